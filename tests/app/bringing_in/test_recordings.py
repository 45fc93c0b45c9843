from pathlib import Path

import pytest
from PySide6.QtWidgets import QMessageBox
from pytestqt.qtbot import QtBot

from small_stories.storage.interviews import (
    Interview,
    interview_by_code,
    interviews,
    recording,
    turns,
)
from small_stories.storage.project_file import open_project
from small_stories_app.bringing_in.sheet import ImportSheet
from small_stories_app.jobs import Job
from small_stories_app.main_window import MainWindow

SPOKEN = Path(__file__).parents[2] / "analysis" / "transcribing" / "spoken_interview.ogg"
MINUTES = 180_000


def bring_in(qtbot: QtBot, window: MainWindow, path: Path) -> None:
    window.interviews.bring_in([path])
    sheet = window.findChild(ImportSheet)
    assert isinstance(sheet, ImportSheet)
    qtbot.waitUntil(lambda: sheet.files[0].is_read, timeout=20_000)
    assert sheet.files[0].is_recording
    sheet.accept()


def stored(window: MainWindow) -> Interview | None:
    return interview_by_code(window.session.project, "H02")


def test_a_recording_is_stored_then_written_down_as_draft_turns(
    qtbot: QtBot, window: MainWindow
) -> None:
    bring_in(qtbot, window, SPOKEN)
    recordings = window.interviews.recordings
    qtbot.waitUntil(lambda: not window.progress.isHidden())
    qtbot.waitUntil(lambda: not recordings.is_working, timeout=MINUTES)
    found = stored(window)
    assert found is not None
    assert found.source_kind == "audio"
    assert found.turns == found.draft_turns > 0
    assert window.progress.isHidden()
    assert "tarkistettavana" in window.interviews.list.model().index(1, 0).data()
    words = " ".join(turn.text for turn in turns(window.session.project, found.id))
    assert len(words.split()) > 30
    # Taking both changes back leaves the project as it was.
    window.session.undo()
    found = stored(window)
    assert found is not None
    assert found.turns == 0
    window.session.undo()
    assert stored(window) is None


def test_stopping_leaves_the_recording_to_be_gone_on_with(
    qtbot: QtBot, window: MainWindow, folder: Path
) -> None:
    bring_in(qtbot, window, SPOKEN)
    view = window.interviews
    qtbot.waitUntil(lambda: view.recordings.at_work_on is not None, timeout=MINUTES)
    found = stored(window)
    assert found is not None
    view.show_interview(found.id)
    qtbot.waitUntil(lambda: not view.run_line.stop.isHidden() and running(window), timeout=MINUTES)
    view.run_line.stop.click()
    assert not view.recordings.is_working
    assert window.progress.isHidden()
    assert view.untranscribed.isVisible()
    assert "kesken" in view.run_line.words.text()
    assert "litteroitu kohtaan 0:00" in view.list.model().index(1, 0).data()
    window.session.close()
    with open_project(folder) as again:
        assert recording(again, found.recording_id or 0).whole
    # Opened again it goes on by one click; until then nothing runs.
    said: list[str] = []
    window.session.said.connect(said.append)
    window.start.open_folder(folder)
    view = window.interviews
    view.show_interview(found.id)
    assert not view.recordings.is_working
    assert any("kesken: H02" in sentence for sentence in said)
    view.run_line.go_on.click()
    qtbot.waitUntil(lambda: not view.recordings.is_working, timeout=MINUTES)
    assert turns(window.session.project, found.id)


def running(window: MainWindow) -> bool:
    """Tell whether a child is at work, and not only its model being made ready."""
    return any(job.job is not None for job in window.session.jobs.running)


def test_closing_the_project_stops_the_work_and_harms_nothing(
    qtbot: QtBot, window: MainWindow, folder: Path
) -> None:
    bring_in(qtbot, window, SPOKEN)
    assert window.interviews.recordings.is_working
    window.session.close()
    assert not window.interviews.recordings.is_working
    with open_project(folder) as again:
        assert [each.code for each in interviews(again)] == ["H01"]


def test_closing_the_window_asks_first_while_work_goes_on(qtbot: QtBot, window: MainWindow) -> None:
    bring_in(qtbot, window, SPOKEN)
    window.close()
    assert window.isVisible()
    box = window.findChild(QMessageBox)
    assert isinstance(box, QMessageBox)
    assert window.interviews.recordings.is_working
    go_on = box.button(QMessageBox.StandardButton.Cancel)
    go_on.click()
    assert window.isVisible()
    window.close()
    stop = next(
        button
        for box in window.findChildren(QMessageBox)
        for button in box.buttons()
        if button.isVisible() and button.text() == window.session.text("window.stop_work")
    )
    stop.click()
    assert not window.isVisible()
    assert not window.session.is_open


def test_a_broken_recording_is_told_and_nothing_of_it_stays(
    qtbot: QtBot, window: MainWindow, tmp_path: Path
) -> None:
    broken = tmp_path / "rikki.mp3"
    broken.write_bytes(b"\x00\x01\x02\x03" * 500)
    bring_in(qtbot, window, broken)
    qtbot.waitUntil(lambda: not window.interviews.recordings.is_working, timeout=MINUTES)
    assert "rikki.mp3" in window.messages.last
    assert [each.code for each in interviews(window.session.project)] == ["H01"]


def test_without_a_model_the_recording_stays_and_the_sentence_says_what_to_do(
    qtbot: QtBot, window: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    in_the_way = tmp_path / "models"
    in_the_way.write_text("not a folder", encoding="utf-8")
    monkeypatch.setenv("SMALL_STORIES_MODELS", str(in_the_way))
    bring_in(qtbot, window, SPOKEN)
    qtbot.waitUntil(lambda: not window.interviews.recordings.is_working, timeout=MINUTES)
    said = window.session.text("errors.transcribing.model_not_written", folder=in_the_way)
    assert window.messages.last == said
    found = stored(window)
    assert found is not None
    assert found.turns == 0


def test_that_a_file_is_here_already_is_said_in_passing(qtbot: QtBot, window: MainWindow) -> None:
    said: list[str] = []
    window.session.said.connect(said.append)
    recordings = window.interviews.recordings
    for code in ("H02", "H03"):
        bring_in(qtbot, window, SPOKEN)
        qtbot.waitUntil(
            lambda code=code: interview_by_code(window.session.project, code) is not None,
            timeout=MINUTES,
        )
        recordings.stop_all()
    (remark,) = (sentence for sentence in said if SPOKEN.name in sentence)
    assert "jo haastatteluna H02" in remark
    assert not window.messages.last
    # So long a sentence is read whole, also while its recording is at work.
    window.resize(1366, 768)
    bar = window.statusBar()
    window.progress.follow(Job("demo", "fi", window), "Litteroidaan haastattelua H03")
    qtbot.waitUntil(window.progress.isVisible)
    window.status.say(remark)
    wanted = bar.fontMetrics().horizontalAdvance(remark)
    qtbot.waitUntil(lambda: window.progress.x() > wanted)
    window.status.say("Selvä.")
    qtbot.waitUntil(window.status.jobs.isVisible)
