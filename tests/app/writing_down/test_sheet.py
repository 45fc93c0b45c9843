"""What is asked before a recording is written down, and what of it is proposed the next time."""

from pathlib import Path

import pytest
from faster_whisper.tokenizer import _LANGUAGE_CODES
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialog, QScrollArea
from pytestqt.qtbot import QtBot
from told_events import begun, heard, plan, recorded

from small_stories.changes.hiding import add_identity
from small_stories.changes.interviewing import check_turn
from small_stories.heard import Wishes
from small_stories.model import IdentityKind
from small_stories.storage.interviews import interview_by_code, turns
from small_stories.storage.project_file import Project
from small_stories.storage.transcriptions import run_of_interview
from small_stories.transcribing.bring_in import store
from small_stories.transcribing.languages import RECOGNISED
from small_stories_app.bringing_in.incoming import Facts
from small_stories_app.bringing_in.sheet import ImportSheet
from small_stories_app.main_window import MainWindow
from small_stories_app.session import Session
from small_stories_app.speech_models.dialog import ModelsDialog
from small_stories_app.writing_down.languages import languages_by_name
from small_stories_app.writing_down.last_choices import proposed
from small_stories_app.writing_down.memory import hindrance_of
from small_stories_app.writing_down.sheet import WriteDownSheet

SPOKEN = Path(__file__).parents[2] / "analysis" / "transcribing" / "spoken_interview.ogg"
MINUTES = 180_000


@pytest.fixture
def sheet(window: MainWindow) -> WriteDownSheet:
    """The sheet with what is proposed for an interview in Finnish."""
    made = sheet_for(window)
    made.show()
    return made


def sheet_for(window: MainWindow, hindrance: str = "") -> WriteDownSheet:
    wishes = proposed(window.session, "fi")
    return WriteDownSheet(window.session, "H02", wishes, lambda _: hindrance, parent=window)


def test_one_enter_starts_with_what_is_proposed(qtbot: QtBot, sheet: WriteDownSheet) -> None:
    wanted: list[Wishes] = []
    sheet.wanted.connect(wanted.append)
    QTest.keyClick(sheet, Qt.Key.Key_Return)
    assert wanted == [Wishes(model="base", languages=("fi",), speakers=2)]
    assert not sheet.isVisible()


def test_the_sheet_is_as_high_as_what_is_in_it(qtbot: QtBot, sheet: WriteDownSheet) -> None:
    area = sheet.findChild(QScrollArea)
    assert isinstance(area, QScrollArea)
    for part in (sheet.form.more, sheet.form.expect, sheet.form.more):
        part.click()
        qtbot.waitUntil(lambda: area.verticalScrollBar().maximum() == 0)
        assert area.height() - area.widget().layout().totalSizeHint().height() < 40


def test_every_wish_can_be_told(qtbot: QtBot, sheet: WriteDownSheet) -> None:
    form = sheet.form
    assert not form.rest.isVisible()
    form.more.click()
    assert form.rest.isVisible()
    form.second.setCurrentIndex(form.second.findData("sv"))
    form.speakers.setCurrentIndex(form.speakers.findData(3))
    form.pauses.click()
    form.fillers.click()
    assert not form.expected.isVisible()
    form.expect.click()
    assert form.expected.isVisible()
    form.expected.setPlainText("Keittola\n\n  osallisuus \n")
    assert sheet.wishes() == Wishes(
        model="base", languages=("fi", "sv"), speakers=3, pauses=False, fillers=True,
        expected=("Keittola", "osallisuus"),
    )  # fmt: skip


def test_a_language_to_be_heard_has_no_second_one(qtbot: QtBot, sheet: WriteDownSheet) -> None:
    sheet.form.more.click()
    sheet.form.second.setCurrentIndex(sheet.form.second.findData("sv"))
    sheet.language.setCurrentIndex(sheet.language.findData(""))
    sheet.language.activated.emit(sheet.language.currentIndex())
    assert not sheet.form.second.isEnabled()
    assert sheet.wishes().languages == ()


def test_names_of_the_project_are_proposed_and_go_nowhere_unless_wanted(
    qtbot: QtBot, window: MainWindow, project: Project
) -> None:
    add_identity(project, IdentityKind.PERSON, "Marjatta")
    sheet = sheet_for(window)
    assert "Marjatta" in sheet.form.expected.toPlainText()
    assert sheet.wishes().expected == ()


def test_what_was_chosen_is_proposed_the_next_time_but_for_words(
    qtbot: QtBot, window: MainWindow, sheet: WriteDownSheet
) -> None:
    form = sheet.form
    form.speakers.setCurrentIndex(form.speakers.findData(0))
    form.fillers.setChecked(True)
    form.expect.setChecked(True)
    form.expected.setPlainText("Keittola")
    sheet.accept()
    again = proposed(window.session, "fi")
    assert (again.speakers, again.fillers, again.expected) == (0, True, ())


def test_what_stands_in_the_way_is_said_and_nothing_starts(
    qtbot: QtBot, window: MainWindow
) -> None:
    sheet = sheet_for(window, "Muisti ei riitä.")
    wanted: list[Wishes] = []
    sheet.wanted.connect(wanted.append)
    sheet.show()
    sheet.accept()
    assert sheet.notice.text() == "Muisti ei riitä."
    assert sheet.isVisible()
    assert wanted == []


def test_a_model_for_which_there_is_no_memory_is_refused_by_name(session: Session) -> None:
    assert hindrance_of(session, Wishes(model="base")) == ""
    assert hindrance_of(session, Wishes(model="")) == session.text("writing_down.no_model_yet")


def test_every_language_that_is_recognised_has_a_name_to_be_read(session: Session) -> None:
    assert set(RECOGNISED) == set(_LANGUAGE_CODES)
    names = dict(languages_by_name(session))
    assert list(names)[:3] == ["fi", "sv", "en"]
    assert names.keys() == set(RECOGNISED)
    assert len(set(names.values())) == len(names)
    assert all(name and max(name) < "\u0530" for name in names.values())


def test_a_draft_makes_room_for_another_and_undo_brings_it_back(
    qtbot: QtBot, window: MainWindow, project: Project
) -> None:
    number = recorded(project, "H02")
    run = begun(project, number, 0)
    store(project, run, plan(1))
    store(project, run, heard(0, "ensin minä vain kuorin perunoita"))
    found = interview_by_code(project, "H02")
    assert found is not None
    window.show_step_of("interviews")
    view = window.interviews
    view.show_interview(found.id)
    view.writing.begin_anew()
    sheet = window.findChild(WriteDownSheet)
    assert isinstance(sheet, WriteDownSheet)
    assert sheet.about.isVisible()
    sheet.form.speakers.setCurrentIndex(sheet.form.speakers.findData(1))
    sheet.accept()
    # There is no sound to be heard in this recording: the new run begins, and ends at once.
    qtbot.waitUntil(lambda: not view.recordings.is_working, timeout=MINUTES)
    begun_anew = run_of_interview(project, found.id)
    assert begun_anew is not None
    assert begun_anew.wishes.speakers == 1
    assert turns(project, found.id) == []
    window.session.undo()
    assert [turn.text for turn in turns(project, found.id)] == ["ensin minä vain kuorin perunoita"]


def test_checked_work_is_never_written_over(
    qtbot: QtBot, window: MainWindow, project: Project
) -> None:
    run = begun(project, recorded(project, "H02"), 0)
    store(project, run, plan(1))
    store(project, run, heard(0, "ensin minä"))
    found = interview_by_code(project, "H02")
    assert found is not None
    check_turn(project, turns(project, found.id)[0].id)
    window.show_step_of("interviews")
    window.interviews.show_interview(found.id)
    window.commands.action("file.transcribe_anew").trigger()
    assert window.messages.last == window.session.text("errors.transcribing.work_in_draft")
    assert not any(box.isVisible() for box in window.findChildren(WriteDownSheet))


def test_a_recording_is_imported_as_it_is_to_be_written_down(
    qtbot: QtBot, window: MainWindow
) -> None:
    window.interviews.bring_in([SPOKEN])
    sheet = window.findChild(ImportSheet)
    assert isinstance(sheet, ImportSheet)
    qtbot.waitUntil(lambda: sheet.files[0].is_read, timeout=20_000)
    assert sheet.wishes.isVisible()
    wanted: list[tuple[Path, Facts, Wishes]] = []
    sheet.recording_wanted.disconnect()
    sheet.recording_wanted.connect(lambda *told: wanted.append(told))
    sheet.wishes.speakers.setCurrentIndex(sheet.wishes.speakers.findData(1))
    sheet.facts.language.setCurrentIndex(sheet.facts.language.findData(""))
    sheet.facts.edited.emit()
    sheet.accept()
    ((path, facts, wishes),) = wanted
    assert path == SPOKEN
    assert facts.language == ""
    assert wishes == Wishes(model="base", languages=(), speakers=1)


def test_the_way_to_all_models_leads_to_their_page(qtbot: QtBot, window: MainWindow) -> None:
    number = recorded(window.session.project, "H02")
    assert number
    window.show_step_of("interviews")
    found = interview_by_code(window.session.project, "H02")
    assert found is not None
    window.interviews.show_interview(found.id)
    window.commands.action("file.transcribe").trigger()
    sheet = window.findChild(WriteDownSheet)
    assert isinstance(sheet, QDialog)
    sheet.form.models.click()
    assert window.findChild(ModelsDialog) is not None
