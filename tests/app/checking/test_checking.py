"""The step checking in the real window, by keyboard."""

from datetime import date, timedelta
from typing import Any

import pytest
from PySide6.QtCore import QItemSelectionModel, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QApplication, QLabel, QMessageBox, QWidget
from pytestqt.qtbot import QtBot

from small_stories.changes.checking import confirm_in_interview, record_check
from small_stories.changes.interviewing import NewInterview, NewTurn, add_interview
from small_stories.changes.marking import mark_story
from small_stories.changes.reading import write_reading
from small_stories.changes.setting_up import record_consent
from small_stories.model import CheckState, Role, SourceKind, Span
from small_stories.storage.checks import check_history
from small_stories.storage.interviews import turns
from small_stories.storage.project_file import Project
from small_stories.storage.setup import interviewees
from small_stories.storage.stories import reading, stories
from small_stories_app.main_window import MainWindow
from small_stories_app.views.checking import CheckingView

Key = Qt.Key
TODAY = date.today().isoformat()


def row(view: CheckingView, place: int) -> str:
    return str(view.model.index(place, 0).data())


def shown_words(widget: QWidget) -> str:
    labels = [each.text() for each in widget.findChildren(QLabel) if each.isVisible()]
    return "\n".join(labels)


def test_each_teller_has_a_row_that_says_how_the_stories_stand(
    project: Project, told: list[int], view: CheckingView
) -> None:
    record_check(project, told[0], CheckState.CONFIRMED)
    assert row(view, 0) == "H01\nei vielä tarjottu 2, vahvistettu 1"
    assert row(view, 1) == "H02\nei vielä tarjottu 1"
    nobody = NewInterview("H03", SourceKind.TRANSCRIPT, "fi", (("V", Role.INTERVIEWEE),),
                          (NewTurn("Nyt minä uskallan.", 0),))  # fmt: skip
    add_interview(project, nobody)
    assert row(view, 2) == "H03\nei vielä tarinoita"


def test_nothing_on_the_view_counts_in_percent(view: CheckingView, hands: Any) -> None:
    for place in range(view.model.rowCount()):
        view.people.setCurrentIndex(view.model.index(place, 0))
        assert "%" not in shown_words(view) + row(view, place)


@pytest.mark.parametrize(
    ("key", "state"),
    [
        (Key.Key_O, "offered"),
        (Key.Key_C, "confirmed"),
        (Key.Key_M, "modified"),
        (Key.Key_D, "denied"),
        (Key.Key_U, "not_reached"),
    ],
)
def test_a_letter_in_the_list_sets_the_state_with_todays_date(
    hands: Any, told: list[int], key: Qt.Key, state: str
) -> None:
    hands.go_to_stories()
    hands.press(Key.Key_Down, key)
    found = hands.check(told[1])
    assert (found.state, found.on_date) == (state, TODAY)
    assert hands.check(told[0]).state == "not_offered"
    hands.press(Key.Key_Z, control=True)
    assert hands.check(told[1]).state == "not_offered"


def test_several_stories_are_set_by_one_key_and_one_undo(hands: Any, told: list[int]) -> None:
    hands.go_to_stories()
    hands.press(Key.Key_Down, shift=True)
    hands.press(Key.Key_C)
    assert [hands.check(story).state for story in told[:3]] == [
        "confirmed",
        "confirmed",
        "not_offered",
    ]
    assert hands.heard[-1] == "Kirjattu 2 tarinaan: vahvistettu"
    # Both stay chosen, so that a slip of the finger is put right at once.
    hands.press(Key.Key_O)
    assert [hands.check(story).state for story in told[:2]] == ["offered", "offered"]
    hands.press(Key.Key_Z, control=True)
    hands.press(Key.Key_Z, control=True)
    assert {hands.check(story).state for story in told} == {"not_offered"}


def test_all_of_one_teller_are_offered_as_one_change(hands: Any, told: list[int]) -> None:
    record_check(hands.project, told[1], CheckState.CONFIRMED)
    hands.go_to_stories()
    hands.press(Key.Key_O, control=True, shift=True)
    assert [hands.check(story).state for story in told] == [
        "offered",
        "confirmed",
        "offered",
        "not_offered",
    ]
    assert hands.heard[-1] == "Merkittiin 2 tarinaa tarjotuiksi."
    hands.press(Key.Key_Z, control=True)
    assert hands.check(told[0]).state == "not_offered"


def test_what_the_teller_said_is_typed_and_stands_with_the_story(
    hands: Any, told: list[int]
) -> None:
    hands.go_to_stories()
    hands.press(Key.Key_M)
    page = hands.view.page.story
    page.said.setFocus()
    hands.type("Eivät he kehuneet, vaan pyysivät lisää.")
    hands.press(Key.Key_Tab)
    assert hands.check(told[0]).told == "Eivät he kehuneet, vaan pyysivät lisää."
    assert page.take_correction.isVisible()
    hands.view.page.stories.setFocus()
    hands.press(Key.Key_T)
    found = reading(hands.project, told[0])
    assert found is not None
    assert found.text.endswith("\n\nEivät he kehuneet, vaan pyysivät lisää.")
    assert not page.take_correction.isVisible()
    assert page.advice.text() == "Kertojan korjaus on tulkinnassa."


def test_means_and_day_are_chosen_and_own_words_will_do(hands: Any, told: list[int]) -> None:
    hands.go_to_stories()
    hands.press(Key.Key_C)
    page = hands.view.page.story
    page.means.setFocus()
    page.means.setCurrentIndex(page.means.findText("puhelimessa"))
    page.means.activated.emit(page.means.currentIndex())
    assert hands.check(told[0]).means == "phone"
    page.means.lineEdit().selectAll()
    hands.type("keittiöllä")
    hands.press(Key.Key_Tab)
    assert hands.check(told[0]).means == "keittiöllä"
    page.day.setFocus()
    late = date.today().day > 15
    hands.press(*[Key.Key_Down if late else Key.Key_Up] * 2)
    # Tab goes from day to month to year before it leaves.
    hands.press(Key.Key_Tab, Key.Key_Tab, Key.Key_Tab)
    assert (
        hands.check(told[0]).on_date
        == (date.today() + timedelta(days=-2 if late else 2)).isoformat()
    )
    assert len(check_history(hands.project, told[0])) == 4
    assert page.means.currentText() == "keittiöllä"


def test_a_denied_reading_asks_for_a_new_one_and_is_then_offered_anew(
    qtbot: QtBot, window: MainWindow, hands: Any, told: list[int]
) -> None:
    hands.go_to_stories()
    hands.press(Key.Key_D)
    page = hands.view.page.story
    assert "kiistettyä tulkintaa ei viedä raporttiin" in page.advice.text()
    assert page.write_new.isVisible()
    hands.press(Key.Key_O)
    assert hands.check(told[0]).state == "denied"
    assert "kirjoita tarinalle ensin uusi tulkinta" in hands.heard[-1]
    [box] = window.findChildren(QMessageBox)
    box.accept()
    hands.view.page.stories.setFocus()
    hands.press(Key.Key_W)
    assert window.pages.currentWidget() is window.interviews
    current = window.interviews.page.opened.current
    assert current is not None
    assert current.id == told[0]
    panel = window.interviews.page.panel
    assert panel.isAncestorOf(QApplication.focusWidget())
    write_reading(hands.project, told[0], text="Luottamus toi varmuutta.")
    window.show_step_of("checking")
    assert "Uusi tulkinta on kirjoitettu." in page.advice.text()
    assert not page.write_new.isVisible()
    hands.view.page.stories.setFocus()
    hands.press(Key.Key_O)
    assert hands.check(told[0]).state == "offered"
    assert "kiistetty" in page.history.text()


def test_the_field_of_a_new_reading_is_in_sight_whole(
    qtbot: QtBot, window: MainWindow, hands: Any, told: list[int]
) -> None:
    said = "Minä uskalsin sanoa sen ääneen, ja muut kuuntelivat. " * 30
    talk = add_interview(hands.project, NewInterview(
        "H04", SourceKind.TRANSCRIPT, "fi", (("V", Role.INTERVIEWEE),), (NewTurn(said, 0),)
    ))  # fmt: skip
    [turn] = turns(hands.project, talk)
    mark_story(hands.project, talk, [Span(turn.id, 0, len(said))])
    field = window.interviews.page.panel.reading.fields["text"]
    for teller in (0, 2):
        window.show_step_of("checking")
        hands.view.people.setCurrentIndex(hands.view.model.index(teller, 0))
        hands.view.page.stories.setFocus()
        hands.press(Key.Key_W)
        assert QApplication.focusWidget() is field
        qtbot.wait(50)
        assert field.visibleRegion().boundingRect() == field.rect()


def test_the_teller_takes_a_story_back_and_undo_brings_it_back(hands: Any, told: list[int]) -> None:
    hands.go_to_stories()
    hands.press(Key.Key_Delete)
    assert told[0] not in [story.id for story in stories(hands.project)]
    assert "koko hänen aineistonsa poistetaan erikseen" in hands.heard[-1]
    hands.press(Key.Key_Z, control=True)
    assert told[0] in [story.id for story in stories(hands.project)]


def test_enter_opens_the_story_in_its_transcript(
    window: MainWindow, hands: Any, told: list[int]
) -> None:
    hands.go_to_stories()
    hands.press(Key.Key_Down, Key.Key_Return)
    current = window.interviews.page.opened.current
    assert current is not None
    assert current.id == told[1]


def test_words_that_confirmed_a_reading_are_shown_and_gone_to(
    window: MainWindow, hands: Any, told: list[int]
) -> None:
    said = turns(hands.project, 1)[11]
    start = said.text.index("minulla on väliä")
    confirm_in_interview(hands.project, told[0], Span(said.id, start, start + 16), "2026-02-01")
    page = hands.view.page.story
    assert page.place.text() == "”minulla on väliä”"
    assert page.means.currentText() == "haastattelussa"
    hands.go_to_stories()
    hands.press(Key.Key_G)
    assert window.pages.currentWidget() is window.interviews
    assert window.interviews.page.text.selected() == [Span(said.id, start, start + 16)]


def test_notes_are_said_to_be_especially_worth_checking(hands: Any, told: list[int]) -> None:
    view = hands.view
    assert not view.page.know.isVisible()
    view.people.setCurrentIndex(view.model.index(1, 0))
    assert "vain muistiinpanot" in view.page.know.text()
    # Nobody is chased: once they are offered the advice is gone.
    hands.go_to_stories()
    hands.press(Key.Key_O)
    assert not view.page.know.isVisible()


def test_who_has_refused_is_not_asked(hands: Any, told: list[int]) -> None:
    person = interviewees(hands.project)[0].id
    record_consent(hands.project, person, "withdrawn", "stories", given=False)
    page = hands.view.page
    assert "kieltänyt tarinoidensa käytön" in page.know.text()
    assert not page.sheet.isEnabled()
    hands.go_to_stories()
    hands.press(Key.Key_O, control=True, shift=True)
    assert hands.check(told[0]).state == "not_offered"
    hands.press(Key.Key_F5)
    assert not hands.view.aloud.isVisible()


def test_the_two_voices_never_look_alike(hands: Any, told: list[int]) -> None:
    page = hands.view.page.story
    assert page.told.text() == "Ensin minä vain kuorin perunoi"
    assert page.read.text() == "Vastuu toi varmuutta."
    assert page.read.font().italic()
    assert not page.told.font().italic()
    assert page.told.autoFillBackground()
    assert not page.read.autoFillBackground()


def test_everything_that_takes_the_focus_has_a_name(hands: Any, told: list[int]) -> None:
    record_check(hands.project, told[0], CheckState.DENIED)
    takers = [
        each
        for each in hands.view.findChildren(QWidget)
        if each.focusPolicy() & Qt.FocusPolicy.TabFocus
        and each.isVisible()
        and each.focusProxy() is None
        and not each.objectName().startswith("qt_")
    ]
    assert len(takers) > 8
    for each in takers:
        told_as = QAccessible.queryAccessibleInterface(each)
        named = told_as.text(QAccessible.Text.Name) if told_as else ""
        assert named, each.objectName() or type(each).__name__


def test_the_chosen_story_stays_through_a_change_elsewhere(hands: Any, told: list[int]) -> None:
    hands.go_to_stories()
    hands.press(Key.Key_Down, Key.Key_Down)
    write_reading(hands.project, told[0], text="Toinen")
    assert hands.view.page.current == told[2]
    chosen = hands.view.page.stories.selectionModel()
    assert isinstance(chosen, QItemSelectionModel)
    assert len(chosen.selectedRows()) == 1


def test_coming_by_ctrl_and_a_number_leaves_a_story_chosen(
    window: MainWindow, hands: Any, told: list[int]
) -> None:
    for key in (Key.Key_3, Key.Key_4, Key.Key_3, Key.Key_4):
        hands.press(key, control=True)
        write_reading(hands.project, told[0], memo=str(key))
    hands.press(Key.Key_Z, control=True)
    assert hands.view.page.stories.chosen == [told[0]]
