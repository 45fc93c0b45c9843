"""The plot in the panel and in the text."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QTextCharFormat

from small_stories.changes.marking import mark_story
from small_stories.model import Span
from small_stories.storage.story_parts import story_parts

Key = Qt.Key


@pytest.fixture
def story(analyst):
    turn = analyst.talk[5]
    number = mark_story(analyst.project, 1, [Span(turn.id, 0, len(turn.text))])
    analyst.page.show_story(number)
    return number


def plot(analyst, story):
    return [(part.kind, part.wording or part.words) for part in story_parts(analyst.project, story)]


def mark(analyst, words, key):
    analyst.choose(words)
    analyst.press(key)


def test_selected_words_become_parts_of_the_plot_by_keys(analyst, story):
    mark(analyst, "kehuivat niitä pullia", Key.Key_P)
    mark(analyst, "osaan minä jotain", Key.Key_E)
    mark(analyst, "Jännitti", Key.Key_B)
    assert plot(analyst, story) == [
        ("beginning", "Jännitti"), ("plot_turn", "kehuivat niitä pullia"),
        ("end", "osaan minä jotain"),
    ]  # fmt: skip
    assert analyst.heard[-1] == "Merkitty: alku."
    rows = analyst.page.panel.plot.parts
    shown = [rows.index(n).data() for n in range(rows.rowCount())]
    assert shown[1] == "juonenkäänne: ”kehuivat niitä pullia”"
    analyst.undo()
    assert [kind for kind, _ in plot(analyst, story)] == ["plot_turn", "end"]


def test_words_outside_the_story_are_not_its_plot(analyst, story):
    mark(analyst, "joka tiistai", Key.Key_P)
    assert plot(analyst, story) == []
    assert "eivät kuulu tähän tarinaan" in analyst.heard[-1]
    analyst.page.text.end_selection()
    analyst.press(Key.Key_P)
    assert analyst.heard[-1] == "Valitse ensin tarinan sanoja."


def test_a_silence_stands_at_the_cursor_where_nothing_is_selected(analyst, story):
    analyst.page.text.go_to(analyst.talk[5].id, 9)
    analyst.press(Key.Key_S)
    assert [kind for kind, _ in plot(analyst, story)] == ["silence"]


def test_parts_are_moved_worded_shown_and_removed_in_the_list(analyst, story, qtbot):
    mark(analyst, "Jännitti", Key.Key_V)
    mark(analyst, "ajattelin", Key.Key_V)
    view = analyst.page.panel.plot
    view.list.setFocus()
    view.list.setCurrentIndex(view.parts.index(1))
    analyst.press(Key.Key_Up, alt=True)
    assert [words for _, words in plot(analyst, story)] == ["ajattelin", "Jännitti"]
    assert view.list.currentIndex().row() == 0
    analyst.press(Key.Key_F2)
    assert analyst.at.accessibleName() == "Oma sanamuoto"
    analyst.type("huomaa osaavansa")
    analyst.press(Key.Key_Return)
    qtbot.waitUntil(lambda: plot(analyst, story)[0] == ("event", "huomaa osaavansa"))
    view.list.setFocus()
    analyst.press(Key.Key_Delete)
    assert [words for _, words in plot(analyst, story)] == ["Jännitti"]
    analyst.press(Key.Key_Return)
    assert analyst.page.text.here() == (analyst.talk[5].id, 0)


def test_what_is_typed_is_kept_when_wording_is_asked_for_again(analyst, story, qtbot):
    mark(analyst, "Jännitti", Key.Key_V)
    view = analyst.page.panel.plot
    view.list.setFocus()
    analyst.press(Key.Key_F2)
    analyst.type("huomaa osaavansa")
    analyst.press(Key.Key_F2)
    assert plot(analyst, story) == [("event", "huomaa osaavansa")]
    assert analyst.at.accessibleName() == "Oma sanamuoto"
    analyst.press(Key.Key_Return)


def test_the_plot_of_the_story_at_hand_is_underlined_apart_from_marks(analyst, story):
    mark(analyst, "kehuivat niitä pullia", Key.Key_P)
    lines = [each.format.underlineStyle() for each in analyst.page.text.extraSelections()]
    assert QTextCharFormat.UnderlineStyle.WaveUnderline in lines
    analyst.press(Key.Key_Escape)
    lines = [each.format.underlineStyle() for each in analyst.page.text.extraSelections()]
    assert QTextCharFormat.UnderlineStyle.WaveUnderline not in lines


def test_the_menu_in_the_panel_marks_the_words_that_are_selected(analyst, story):
    analyst.choose("ajattelin")
    action = analyst.page.panel.plot.mark.menu().actions()[1]
    assert action.text() == "juonenkäänne"
    action.trigger()
    assert plot(analyst, story) == [("plot_turn", "ajattelin")]


def test_an_event_is_added_in_the_analysts_own_words(analyst, story, qtbot):
    mark(analyst, "Jännitti", Key.Key_B)
    analyst.page.panel.plot.mark.menu().actions()[-1].trigger()
    analyst.type("odottaa vuoroaan")
    analyst.press(Key.Key_Return)
    qtbot.waitUntil(lambda: plot(analyst, story)[1] == ("event", "odottaa vuoroaan"))
    part = story_parts(analyst.project, story)[1]
    assert part.turn_id is None


def test_a_wording_that_is_being_typed_is_kept_when_the_project_closes(
    analyst, story, session, folder
):
    mark(analyst, "Jännitti", Key.Key_B)
    analyst.page.panel.plot.word()
    analyst.type("ensin jännittää")
    session.close()
    session.open(folder, None)
    assert story_parts(session.project, story)[0].wording == "ensin jännittää"
