import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from small_stories.changes.interviewing import NewInterview, NewTurn, add_interview
from small_stories.model import SourceKind

Key = Qt.Key


@pytest.fixture
def draft(analyst):
    """An interview as it is written down: three drafts of two speakers, the second checked."""
    turns = (
        NewTurn("Mitä sitten tapahtui?", 0, state="draft"),
        NewTurn("No minä menin 😀 sinne.", 1),
        NewTurn("Ja sitten kotiin.", 1, state="draft"),
    )
    talking = (("Puhuja 1", "interviewer"), ("Puhuja 2", "interviewee"))
    number = add_interview(
        analyst.project, NewInterview("H02", SourceKind.AUDIO, "fi", talking, turns)
    )
    analyst.page.show_interview(number)
    analyst.page.text.setFocus()
    return number


def words(analyst):
    return [turn.text for turn in analyst.page.opened.shown.turns.values()]


def states(analyst):
    return [turn.state for turn in analyst.page.opened.shown.turns.values()]


@pytest.mark.parametrize(
    ("key", "mark"), [(Key.Key_G, "(nauraa)"), (Key.Key_U, "(epäselvää)"), (Key.Key_D, "(.)")]
)
def test_a_mark_is_written_at_the_cursor_and_the_turn_stays_a_draft(analyst, draft, key, mark):
    analyst.choose("sitten tapahtui")
    analyst.page.text.end_selection()
    analyst.press(Key.Key_Left, Key.Key_Left, Key.Key_Left)
    analyst.press(key, control=True)
    assert words(analyst)[0] == f"Mitä sitten tapahtui? {mark}"
    assert states(analyst)[0] == "draft"
    analyst.undo()
    assert words(analyst)[0] == "Mitä sitten tapahtui?"


def test_marks_follow_each_other_from_the_cursor(analyst, draft):
    analyst.choose("menin")
    analyst.press(Key.Key_G, control=True)
    analyst.press(Key.Key_D, control=True)
    assert words(analyst)[1] == "No minä menin (nauraa) (.) 😀 sinne."
    assert states(analyst)[1] == "checked"


def test_a_mark_is_written_while_a_turn_is_corrected(analyst, draft):
    analyst.choose("😀")
    analyst.press(Key.Key_F2)
    analyst.press(Key.Key_U, control=True)
    analyst.type(" juu")
    analyst.press(Key.Key_Return, control=True)
    assert words(analyst)[1] == "No minä menin 😀 (epäselvää) juu sinne."


def test_marks_are_in_the_language_of_the_interview(analyst, draft):
    from small_stories.changes.interviewing import describe_interview

    describe_interview(analyst.project, draft, language="sv")
    analyst.choose("menin")
    analyst.press(Key.Key_G, control=True)
    assert "(skrattar)" in words(analyst)[1]
    describe_interview(analyst.project, draft, language="so")
    analyst.press(Key.Key_U, control=True)
    assert "(epäselvää)" in words(analyst)[1]


def test_what_is_no_word_stands_back(analyst, draft):
    analyst.choose("menin")
    analyst.press(Key.Key_G, control=True)
    drawn = [
        one.cursor.selectedText()
        for one in analyst.page.text.extraSelections()
        if one.format.foreground().color() == _muted()
    ]
    assert drawn == ["(nauraa)"]


def test_a_pause_is_not_torn_apart_at_the_end_of_a_line(analyst, draft):
    analyst.choose("menin")
    analyst.press(Key.Key_F2)
    analyst.type(" (3 s)")
    analyst.press(Key.Key_Return, control=True)
    assert words(analyst)[1] == "No minä menin (3 s) 😀 sinne."
    analyst.choose("(3 s)")
    assert analyst.page.text.textCursor().selectedText() == "(3\u00a0s)"
    analyst.press(Key.Key_C, control=True)
    assert QApplication.clipboard().text() == "(3 s)"


def _muted():
    from PySide6.QtGui import QColor

    from small_stories_app.appearance.palettes import colours

    return QColor(colours().muted)


def test_ctrl_shift_enter_goes_from_draft_to_draft(analyst, draft):
    page = analyst.page
    first, _, last = page.opened.shown.turns
    page.text.go_to(first, 0)
    analyst.press(Key.Key_F2)
    analyst.press(Key.Key_Return, control=True, shift=True)
    assert states(analyst) == ["checked", "checked", "draft"]
    assert page.editor.turn == last
    analyst.press(Key.Key_Return, control=True, shift=True)
    assert states(analyst) == ["checked"] * 3
    assert not page.editor.is_open
    assert "tarkistettu" in analyst.heard[-1]


def test_a_turn_found_right_as_it_is_counts_as_checked(analyst, draft):
    analyst.choose("kotiin")
    analyst.press(Key.Key_F2)
    analyst.press(Key.Key_Return, control=True)
    assert states(analyst) == ["draft", "checked", "checked"]
    analyst.undo()
    assert states(analyst) == ["draft", "checked", "draft"]


def test_a_turn_that_was_only_looked_at_stays_a_draft(analyst, draft):
    analyst.choose("kotiin")
    analyst.press(Key.Key_F2)
    analyst.page.text.setFocus()
    assert states(analyst) == ["draft", "checked", "draft"]


def test_checking_goes_on_to_the_next_draft(analyst, draft):
    first, _, last = analyst.page.opened.shown.turns
    analyst.page.text.go_to(first, 0)
    analyst.press(Key.Key_Return, control=True, shift=True)
    assert analyst.page.text.turn_here() == last


def test_who_speaks_and_whether_it_was_checked_is_told_in_words(analyst, draft):
    text = analyst.page.text
    analyst.choose("tapahtui")
    assert text.accessibleDescription() == "Puhuja 1, luonnos"
    analyst.press(Key.Key_Return, control=True, shift=True)
    analyst.choose("menin")
    assert text.accessibleDescription() == "Puhuja 2, tarkistettu"
