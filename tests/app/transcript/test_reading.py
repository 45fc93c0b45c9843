"""Reading: keys that go by turns, the place that is kept, one's own look, uncertain words."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QTextCharFormat
from PySide6.QtTest import QTest

from small_stories.changes.interviewing import (
    NewInterview,
    NewTurn,
    NewWord,
    add_interview,
    correct_turn,
)
from small_stories.model import SourceKind
from small_stories.storage.interviews import turns
from small_stories_app.appearance.palettes import Mode, Paper, paper_colour, show_palette
from small_stories_app.main_window import MainWindow
from small_stories_app.options import FONT, LETTER_SPACING, LINE_HEIGHT, PAPER, UNCERTAIN

Key = Qt.Key
DOTS = QTextCharFormat.UnderlineStyle.DotLine


@pytest.fixture
def long(analyst):
    """A second interview that is longer than the page."""
    talk = tuple(NewTurn(f"Puheenvuoro {n} " + "sanoja ja sanoja " * 12) for n in range(120))
    return add_interview(
        analyst.project, NewInterview("H02", SourceKind.TRANSCRIPT, "fi", (), talk)
    )


@pytest.fixture
def draft(analyst):
    """Three turns as a recogniser wrote them; it was not sure of two words."""
    words = (
        NewWord(0, 2, 0, 300, 0.9),
        NewWord(3, 6, 300, 700, 0.2),
        NewWord(7, 11, 700, 900, 0.4),
    )
    talk = (
        NewTurn("No moi kaik", state="draft", start_ms=0, words=words),
        NewTurn("Joo.", state="draft", start_ms=900),
        NewTurn("Hei sitten.", state="draft", start_ms=1500),
    )
    number = add_interview(analyst.project, NewInterview("H02", SourceKind.AUDIO, "fi", (), talk))
    analyst.page.show_interview(number)
    analyst.page.text.setFocus()
    return number


def dotted(page):
    return [
        each.cursor.selectedText()
        for each in page.text.extraSelections()
        if each.format.underlineStyle() == DOTS
    ]


def test_uncertain_words_are_dotted_until_the_turn_is_checked(analyst, draft):
    assert dotted(analyst.page) == ["moi", "kaik"]
    analyst.press(Key.Key_Return, control=True, shift=True)
    assert dotted(analyst.page) == []
    analyst.undo()
    assert dotted(analyst.page) == ["moi", "kaik"]


def test_uncertain_words_can_be_shown_plain(analyst, draft, options):
    command = next(a for c, a in analyst.page.window().commands.all() if c.key == "view.uncertain")
    command.trigger()
    assert (dotted(analyst.page), options.get(UNCERTAIN)) == ([], "off")
    command.trigger()
    assert dotted(analyst.page) == ["moi", "kaik"]


def test_several_turns_are_checked_as_one_change(analyst, draft):
    def states():
        return [turn.state for turn in turns(analyst.project, draft)]

    analyst.press(Key.Key_PageDown, control=True)
    analyst.press(Key.Key_Return, control=True, alt=True)
    assert states() == ["checked", "checked", "draft"]
    assert analyst.heard[-1] == "2 puheenvuoroa merkitty tarkistetuksi."
    analyst.undo()
    assert states() == ["draft"] * 3
    analyst.page.marking.check_turns(to_end=True)
    assert states() == ["checked"] * 3
    analyst.undo()
    assert states() == ["draft"] * 3


def test_the_cursor_goes_by_turns_and_passes_theme_markers(analyst):
    analyst.press(Key.Key_PageDown, control=True)
    analyst.press(Key.Key_2, alt=True)
    analyst.press(Key.Key_PageUp, control=True)
    assert analyst.page.text.here() == (analyst.talk[0].id, 0)
    analyst.press(Key.Key_PageDown, control=True)
    analyst.press(Key.Key_PageDown, control=True)
    assert analyst.page.text.here() == (analyst.talk[2].id, 0)
    analyst.press(Key.Key_Right)
    analyst.press(Key.Key_PageUp, control=True)
    assert analyst.page.text.here() == (analyst.talk[2].id, 0)


def test_whole_turns_are_selected_one_after_the_other(analyst):
    analyst.press(Key.Key_PageDown, control=True)
    analyst.press(Key.Key_A)
    assert [span.turn_id for span in analyst.page.text.selected()] == [analyst.talk[1].id]
    analyst.press(Key.Key_A, Key.Key_A)
    assert [s.turn_id for s in analyst.page.text.selected()] == [t.id for t in analyst.talk[1:4]]
    analyst.press(Key.Key_1)
    (story,) = analyst.stories
    assert analyst.told(story.id) == [analyst.talk[1].text, analyst.talk[3].text]


def test_words_are_selected_word_by_word(analyst):
    analyst.press(Key.Key_PageDown, control=True)
    analyst.press(Key.Key_Right, Key.Key_Right, control=True, shift=True)
    analyst.press(Key.Key_1)
    assert analyst.told(analyst.stories[0].id) == ["No siskontyttö"]


def test_the_number_pad_makes_a_story_and_adds_words(analyst):
    pad = Qt.KeyboardModifier.KeypadModifier
    analyst.choose("kuorin perunoita")
    QTest.keyClick(analyst.at, Key.Key_Enter, pad)
    analyst.choose("osaan minä jotain")
    QTest.keyClick(analyst.at, Key.Key_Plus, pad)
    assert analyst.told(analyst.stories[0].id) == ["kuorin perunoita", "osaan minä jotain"]


def test_each_interview_is_found_where_it_was_left(analyst, long):
    page = analyst.page
    analyst.choose("soittaa virastoon")
    page.show_interview(long)
    page.text.setFocus()
    analyst.choose("Puheenvuoro 90")
    analyst.press(Key.Key_Left)
    here, top = page.text.here(), page.text.top_in_view()
    page.show_interview(1)
    assert page.text.here()[0] == analyst.talk[9].id
    page.show_interview(long)
    assert page.text.here() == here
    assert page.text.top_in_view()[0] == top[0]
    assert abs(page.text.top_in_view()[1] - top[1]) <= 1


def test_the_window_opens_where_reading_stopped(analyst, long, session, folder, window, qtbot):
    page = analyst.page
    window.interviews.show_interview(long)
    page.text.setFocus()
    analyst.choose("Puheenvuoro 90")
    here, top = page.text.here(), page.text.top_in_view()
    session.close()
    window.close()
    session.open(folder, None)
    again = MainWindow(session)
    session.project_opened.emit()
    qtbot.addWidget(again)
    again.resize(window.size())
    again.show()
    text = again.interviews.page.text
    assert again.interviews.page.opened.shown.interview.id == long
    assert text.here() == here
    qtbot.waitUntil(lambda: text.top_in_view()[0] == top[0])
    again.close()


def test_a_place_that_is_gone_is_no_trouble(analyst, long):
    page = analyst.page
    page.show_interview(long)
    page.text.setFocus()
    analyst.choose("Puheenvuoro 90")
    gone = page.text.turn_here()
    page.show_interview(1)
    with analyst.project.change("interview.turns_added"):
        analyst.project.db.execute("DELETE FROM turn WHERE id = ?", [gone])
    page.show_interview(long)
    assert page.text.here() is not None


def test_nothing_of_the_talk_is_kept_with_the_place(analyst, long, options, tmp_path):
    analyst.page.show_interview(long)
    analyst.page.show_interview(1)
    options._settings.sync()
    kept = (tmp_path / "options.ini").read_text()
    assert "reading_places" in kept
    assert "Puheenvuoro" not in kept
    assert "H02" not in kept


def test_lines_letters_font_and_paper_follow_the_settings(analyst, session):
    text = analyst.page.text
    analyst.choose("soittaa virastoon")
    top = text.top_in_view()[0]
    height = text.place_of(analyst.talk[1].id).height()
    session.set_reading_look(LINE_HEIGHT, "200")
    assert text.place_of(analyst.talk[1].id).height() > height * 1.2
    session.set_reading_look(LETTER_SPACING, "112")
    assert text.font().letterSpacing() == 112
    session.set_reading_look(FONT, "DejaVu Serif")
    assert text.font().family() == "DejaVu Serif"
    session.set_reading_look(PAPER, Paper.CREAM)
    corner = text.viewport().grab().toImage().pixelColor(text.viewport().width() - 3, 3)
    assert corner == paper_colour(Paper.CREAM) != QColor("white")
    assert text.top_in_view()[0] == top
    assert text.textCursor().selectedText() == "soittaa virastoon"


def test_paper_follows_the_mode(analyst, session, qtbot):
    session.set_reading_look(PAPER, Paper.CREAM)
    light = paper_colour(Paper.CREAM)
    show_palette(Mode.DARK)
    text = analyst.page.text
    assert paper_colour(Paper.CREAM) != light
    qtbot.waitUntil(lambda: text.palette().base().color() == paper_colour(Paper.CREAM))
    assert text.gutter.paper == paper_colour(Paper.CREAM)


def test_only_the_corrected_turn_is_read_anew(analyst):
    before = analyst.page.opened.shown
    correct_turn(analyst.project, analyst.talk[3].id, "Ihan muuta.")
    after = analyst.page.opened.shown
    same = [after.turns[turn] is before.turns[turn] for turn in before.turns]
    assert same.count(False) == 1
    assert after.markers is before.markers
