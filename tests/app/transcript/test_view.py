import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QColor
from PySide6.QtTest import QTest

from small_stories.changes.interviewing import mark_theme, set_role
from small_stories.changes.marking import mark_story, remove_story
from small_stories.changes.setting_up import add_theme
from small_stories.model import Role, Span
from small_stories_app.appearance.palettes import DARK, LIGHT, Mode, show_palette
from small_stories_app.transcript.menus import context_menu, speaker_menu
from small_stories_app.transcript.stripes import LANE

Key = Qt.Key


@pytest.fixture
def told(analyst):
    story = mark_story(analyst.project, 1, [Span(analyst.talk[3].id, 0, 31)], 2)
    analyst.press(Key.Key_Escape)
    return story


def pixels(page):
    """Return the colours of the margin, as they are painted."""
    picture = page.text.viewport().grab().toImage()
    return {
        picture.pixelColor(x, y).name()
        for x in range(LANE + 6)
        for y in range(0, picture.height(), 2)
    }


def test_a_stripe_is_painted_in_the_colour_of_its_theme_and_goes_with_the_story(analyst, told):
    colour = QColor(LIGHT.themes[1]).name()
    assert colour in pixels(analyst.page)
    remove_story(analyst.project, told)
    assert colour not in pixels(analyst.page)


def test_the_dark_palette_is_followed(analyst, told, qtbot):
    def interviewers_colour():
        words = analyst.page.text.document().firstBlock().begin().fragment()
        return words.charFormat().foreground().color()

    assert interviewers_colour() == QColor(LIGHT.muted)
    show_palette(Mode.DARK)
    qtbot.waitUntil(lambda: interviewers_colour() == QColor(DARK.muted))
    assert QColor(DARK.themes[1]).name() in pixels(analyst.page)


def test_a_stripe_that_is_clicked_takes_its_story(analyst, told):
    page = analyst.page
    assert page.opened.current is None
    place = page.text.place_of(analyst.talk[3].id)
    at = QPoint(6 + LANE // 2, round(place.top()) + 12)
    QTest.mouseClick(page.text.viewport(), Qt.MouseButton.LeftButton, pos=at)
    assert page.opened.current.id == told


def test_the_cursor_takes_the_story_it_comes_into_and_esc_leaves_it(analyst, told):
    for _ in range(12):
        analyst.press(Key.Key_Down)
        if analyst.page.opened.current is not None:
            break
    assert analyst.page.opened.current.id == told
    assert analyst.page.text.accessibleDescription() == "Tarina H01/1, teema 2"
    analyst.press(Key.Key_Escape)
    assert analyst.page.panel.currentWidget() is analyst.page.panel.empty


def test_words_of_the_story_at_hand_are_tinted_more(analyst, told):
    def tint():
        (shown,) = analyst.page.text.extraSelections()
        assert shown.cursor.selectedText() == analyst.told(told)[0]
        return shown.format.background().color().alpha()

    before = tint()
    analyst.page.show_story(told)
    assert tint() > before


def test_an_own_theme_has_a_key_a_stripe_and_a_button(analyst):
    add_theme(analyst.project, "hallittavuus ja ennakoitavuus")
    analyst.choose("kuorin perunoita")
    analyst.press(Key.Key_4)
    assert analyst.page.text.gutter.stripes[0].themes == (3,)
    buttons = analyst.page.panel.facts.themes.buttons
    assert [button.isChecked() for button in buttons] == [False, False, False, True]
    assert "4  hallittavuus" in buttons[3].text()


def test_text_size_follows_the_option_and_keeps_the_place(analyst, session):
    analyst.choose("soittaa virastoon")
    top = analyst.page.text.top_in_view()[0]
    session.set_text_size(20)
    assert analyst.page.text.font().pointSize() == 20
    assert analyst.page.text.top_in_view()[0] == top
    assert analyst.page.text.textCursor().selectedText() == "soittaa virastoon"


def test_the_menu_of_speakers_ticks_and_sets_the_role(analyst):
    whole = speaker_menu(analyst.page)
    assert [action.text() for action in whole.actions() if action.isChecked()] == ["H"]
    menu = next(action for action in whole.actions() if action.text() == "H on").menu()
    ticked = [action.text() for action in menu.actions() if action.isChecked()]
    assert ticked == ["haastattelija"]
    next(action for action in menu.actions() if action.text() == "tulkki").trigger()
    assert analyst.talk[0].role == analyst.talk[2].role == Role.INTERPRETER
    set_role(analyst.project, analyst.talk[0].speaker_id, Role.INTERVIEWER)
    assert analyst.page.text.talk.lines[0].quiet


def test_the_menu_over_the_text_holds_the_same_commands(analyst):
    analyst.choose("kuorin perunoita")
    menu = context_menu(analyst.page)
    next(a for a in menu.actions() if a.objectName() == "story.mark_3").trigger()
    assert analyst.told(analyst.stories[0].id) == ["kuorin perunoita"]


def test_two_markers_of_one_theme_come_and_go_between_the_right_turns(analyst):
    fifth, ninth = analyst.talk[4].id, analyst.talk[8].id
    mark_theme(analyst.project, ninth, 2)
    mark_theme(analyst.project, fifth, 1)
    lines = analyst.page.text.toPlainText().splitlines()
    assert [n for n, line in enumerate(lines) if line.startswith("— puhe")] == [4, 9]
    mark_theme(analyst.project, fifth, 1)
    lines = analyst.page.text.toPlainText().splitlines()
    assert [n for n, line in enumerate(lines) if line.startswith("— puhe")] == [8]
    assert lines[:8] == [turn.text for turn in analyst.talk[:8]]


def test_coming_back_to_the_interview_finds_it_as_it_was_left(analyst, told):
    analyst.choose("soittaa virastoon")
    analyst.press(Key.Key_3, control=True)
    analyst.press(Key.Key_2, control=True)
    assert analyst.page.text.textCursor().selectedText() == "soittaa virastoon"


def test_nothing_of_an_interview_stays_when_its_project_closes(analyst, told, session, folder):
    text = analyst.page.text
    session.close()
    assert (text.toPlainText(), text.extraSelections(), text.gutter.stripes) == ("", [], [])
    session.open(folder, None)
    assert text.toPlainText().splitlines()[3] == analyst.page.opened.turn(4).text
    assert [stripe.story for stripe in text.gutter.stripes] == [told]
