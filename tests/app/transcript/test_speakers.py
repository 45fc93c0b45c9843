"""Who asks and who tells: proposed, confirmed or swapped; names here and everywhere."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from small_stories.changes.interviewing import NewInterview, NewTurn, add_interview
from small_stories.changes.turns import give_turn
from small_stories.model import Role, SourceKind, Span
from small_stories.storage.interviews import speakers
from small_stories_app.speakers.naming import NameDialog

# Menus that pop up ask the screen for what the one of the tests does not have.
pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)
Key = Qt.Key


@pytest.fixture
def heard(analyst):
    """Two voices whose roles are proposed, the wrong way round."""
    turns = tuple(NewTurn(f"Sanoja {n}.", n % 2, state="draft") for n in range(4))
    talking = (("Puhuja 1", Role.INTERVIEWEE), ("Puhuja 2", Role.INTERVIEWER))
    number = add_interview(
        analyst.project, NewInterview("H02", SourceKind.AUDIO, "fi", talking, turns)
    )
    with analyst.project.change("speaker.role_set"):
        analyst.project.db.execute(
            "UPDATE speaker SET proposed = 1 WHERE interview_id = ?", [number]
        )
    analyst.page.show_interview(number)
    analyst.page.text.setFocus()
    return number


def roles(analyst, heard):
    return [each.role for each in speakers(analyst.project, heard)]


def labels(analyst):
    return [turn.label for turn in analyst.page.opened.shown.turns.values()]


def answer(name):
    asked = QApplication.activeModalWidget()
    assert isinstance(asked, NameDialog)
    asked.name.setText(name)
    asked.accept()


def test_roles_are_proposed_until_they_are_confirmed(analyst, heard):
    strip = analyst.page.speakers
    assert strip.isVisible()
    assert strip.roles.text() == "Ehdotus: Puhuja 1 kertoo, Puhuja 2 kysyy."
    strip.confirm.click()
    assert not strip.isVisible()
    assert roles(analyst, heard) == [Role.INTERVIEWEE, Role.INTERVIEWER]
    analyst.page.text.setFocus()
    analyst.undo()
    assert strip.isVisible()


def test_one_key_swaps_who_asks_and_who_tells(analyst, heard):
    analyst.press(Key.Key_G, shift=True)
    assert roles(analyst, heard) == [Role.INTERVIEWER, Role.INTERVIEWEE]
    assert not analyst.page.speakers.isVisible()
    assert analyst.page.text.talk.lines[0].quiet
    analyst.undo()
    assert roles(analyst, heard) == [Role.INTERVIEWEE, Role.INTERVIEWER]
    assert analyst.page.speakers.isVisible()


def test_an_interview_without_a_proposal_says_nothing(analyst, heard):
    analyst.page.show_interview(1)
    assert not analyst.page.speakers.isVisible()


def test_the_line_gives_way_to_the_talk_alone(analyst, heard, window):
    window.way.switch_alone()
    assert not analyst.page.speakers.isVisible()
    window.way.switch_alone()
    assert analyst.page.speakers.isVisible()


def test_a_speaker_is_renamed_everywhere(analyst, heard):
    analyst.page.who.rename()
    answer(" Liisa  H ")
    assert labels(analyst) == ["Liisa H", "Puhuja 2", "Liisa H", "Puhuja 2"]
    analyst.page.text.setFocus()
    analyst.undo()
    assert labels(analyst)[0] == "Puhuja 1"


def test_somebody_else_says_one_turn_only(analyst, heard):
    analyst.page.who.give_somebody_else()
    answer("Tulkki")
    assert labels(analyst) == ["Tulkki", "Puhuja 2", "Puhuja 1", "Puhuja 2"]
    analyst.page.text.setFocus()
    analyst.undo()
    assert labels(analyst)[0] == "Puhuja 1"
    assert len(speakers(analyst.project, heard)) == 2


def test_somebody_else_says_some_words_of_a_turn_in_one_change(analyst, heard):
    first = next(iter(analyst.page.opened.shown.turns))
    analyst.page.text.select(Span(first, 0, 6))
    before = len(analyst.project.history())
    analyst.page.who.give_somebody_else()
    answer("Tulkki")
    assert labels(analyst)[:3] == ["Tulkki", "Puhuja 1", "Puhuja 2"]
    assert len(analyst.project.history()) == before + 1
    analyst.page.text.setFocus()
    analyst.undo()
    assert labels(analyst) == ["Puhuja 1", "Puhuja 2"] * 2
    assert len(speakers(analyst.project, heard)) == 2


def test_several_selected_turns_are_given_in_one_change(analyst, heard):
    first, second, third, _ = analyst.page.opened.shown.turns
    asks = speakers(analyst.project, heard)[1].id
    with analyst.project.change("turn.given"):
        for turn in (first, third):
            give_turn(analyst.project, turn, asks)
    text = analyst.page.text
    text.select(Span(first, 0, 9))
    selecting = text.textCursor()
    selecting.setPosition(text.talk.position_of(third, 6), selecting.MoveMode.KeepAnchor)
    text.setTextCursor(selecting)
    assert [span.turn_id for span in text.selected()] == [first, second, third]
    before = len(analyst.project.history())
    analyst.press(Key.Key_G)
    assert labels(analyst) == ["Puhuja 1", "Puhuja 1", "Puhuja 1", "Puhuja 2", "Puhuja 2"]
    assert len(analyst.project.history()) == before + 1
    analyst.undo()
    assert labels(analyst) == ["Puhuja 2"] * 4


def test_an_empty_name_changes_nothing(analyst, heard):
    analyst.page.who.rename()
    answer("  ")
    assert labels(analyst)[0] == "Puhuja 1"


def test_with_three_speakers_one_is_asked_for(analyst, heard):
    analyst.page.who.give_somebody_else()
    answer("Tulkki")
    asked = []
    analyst.page.who.menu_asked.connect(lambda: asked.append(True))
    analyst.page.text.setFocus()
    analyst.press(Key.Key_G)
    assert asked == [True]
    menu = QApplication.activePopupWidget()
    assert [a.text() for a in menu.actions()][:3] == ["Puhuja 1", "Puhuja 2", "Tulkki"]
    menu.close()
