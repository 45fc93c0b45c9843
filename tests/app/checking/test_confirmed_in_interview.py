"""The teller confirms a reading while still talking: the words of it are written down."""

from typing import Any

from PySide6.QtCore import Qt

from small_stories.changes.interviewing import correct_turn
from small_stories.model import Span
from small_stories.storage.interviews import turns
from small_stories_app.main_window import MainWindow

Key = Qt.Key


def find(hands: Any, words: str) -> None:
    hands.press(Key.Key_F, control=True)
    hands.type(words)
    hands.press(Key.Key_Return)
    hands.press(Key.Key_Escape)


def test_selected_words_become_the_place_of_the_confirmation(
    window: MainWindow, hands: Any, told: list[int]
) -> None:
    window.show_story(told[0])
    find(hands, "kuunneltiin")
    window.interviews.page.opened.take(told[0])
    hands.press(Key.Key_C)
    found = hands.check(told[0])
    said = turns(hands.project, 1)[11]
    start = said.text.index("kuunneltiin")
    assert (found.state, found.means) == ("confirmed", "interview")
    assert (found.turn_id, found.start, found.end) == (said.id, start, start + len("kuunneltiin"))
    assert "H01/1" in hands.heard[-1]
    window.show_step_of("checking")
    page = hands.view.page.story
    assert page.place.text() == "”kuunneltiin”"
    assert page.go_there.isVisible()
    # A correction of the turn moves the place with its words.
    correct_turn(hands.project, said.id, "No joo. " + said.text)
    assert page.place.text() == "”kuunneltiin”"
    hands.press(Key.Key_Z, control=True)
    hands.press(Key.Key_Z, control=True)
    assert hands.check(told[0]).state == "not_offered"


def test_without_a_selection_it_is_the_turn_at_the_cursor(
    window: MainWindow, hands: Any, told: list[int]
) -> None:
    window.show_story(told[1])
    said = turns(hands.project, 1)[5]
    hands.press(Key.Key_C)
    found = hands.check(told[1])
    assert Span(found.turn_id or 0, found.start, found.end) == Span(said.id, 0, len(said.text))


def test_without_a_story_nothing_is_written_down(window: MainWindow, hands: Any) -> None:
    window.show_step_of("interviews")
    window.interviews.page.text.setFocus()
    before = hands.project.next_undo()
    hands.press(Key.Key_Escape, Key.Key_C)
    assert hands.project.next_undo() == before
