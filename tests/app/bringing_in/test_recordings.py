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


def test_stopping_leaves_the_recording_to_be_written_down_later(
    qtbot: QtBot, window: MainWindow, folder: Path
) -> None:
    bring_in(qtbot, window, SPOKEN)
    recordings = window.interviews.recordings
    qtbot.waitUntil(lambda: recordings.at_work_on is not None, timeout=MINUTES)
    window.progress.stop.click()
    assert not recordings.is_working
    assert window.progress.isHidden()
    found = stored(window)
    assert found is not None
    assert (found.turns, found.recording_id is not None) == (0, True)
    window.interviews.show_interview(found.id)
    assert window.interviews.untranscribed.isVisible()
    assert not window.interviews.untranscribed.button.isHidden()
    window.session.close()
    with open_project(folder) as again:
        assert recording(again, found.recording_id or 0).whole


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
