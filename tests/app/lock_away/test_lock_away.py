"""The step lock away: what it says holds for the real folder and the real project."""

from datetime import date, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from small_stories.changes.exporting import log_exports
from small_stories.changes.keeping import set_retention
from small_stories.changes.setting_up import begin_project
from small_stories.storage.backups import BACKUPS
from small_stories.storage.exports import NewExport
from small_stories.storage.kept import size_of
from small_stories.storage.project_file import PROJECT_DATABASE, Project
from small_stories.storage.setup import project_facts
from small_stories_app.keeping.in_words import size_in_words
from small_stories_app.main_window import MainWindow
from small_stories_app.session import Session
from small_stories_app.views.lock_away import LockAwayView

Key = Qt.Key


@pytest.fixture
def view(window: MainWindow) -> LockAwayView:
    window.activateWindow()
    window.show_step_of("lock_away")
    found = window.findChild(LockAwayView)
    assert isinstance(found, LockAwayView)
    return found


def kept_until(project: Project) -> str | None:
    return project_facts(project).retention_until


def test_it_is_the_seventh_step(window: MainWindow, view: LockAwayView) -> None:
    window.show_step(0)
    QTest.keyClick(window, Key.Key_7, Qt.KeyboardModifier.ControlModifier)
    assert window.pages.currentWidget() is view


def test_a_declined_passphrase_is_told_with_what_it_means(view: LockAwayView) -> None:
    assert "ei ole tunnuslausetta" in view.lock.text()
    assert view.close_now.text() == "Sulje hanke"


def test_a_passphrase_is_told_and_closing_locks(
    qtbot: QtBot, window: MainWindow, view: LockAwayView, tmp_path: Path
) -> None:
    locked = begin_project(tmp_path / "lukossa.smallstories", "Lukossa", "neljä sanaa", "fi")
    window.session.take(locked)
    window.show_step_of("lock_away")
    assert "Hanke on salattu" in view.lock.text()
    assert view.close_now.text() == "Sulje ja lukitse"
    view.close_now.setFocus()
    qtbot.keyClick(view.close_now, Key.Key_Return)
    assert not window.session.is_open
    assert window.pages.currentWidget() is window.start


def test_folder_size_and_contents_are_those_of_the_project(
    view: LockAwayView, folder: Path
) -> None:
    assert str(folder) in view.place.text()
    assert size_in_words(view.session, size_of(folder)) in view.place.text()
    assert size_of(folder) >= (folder / "project.db").stat().st_size
    assert view.contents.text() == (
        "Hankkeen sisältö: yksi haastattelu, ei nauhoitteita, 0 merkittyä kohtaa, 0 sitaattia."
    )


def test_the_daily_copies_are_listed_once_they_are_made(
    qtbot: QtBot, window: MainWindow, view: LockAwayView, folder: Path
) -> None:
    assert view.copies.text() == "Päivittäisiä kopioita ei ole vielä."
    for name in ("2026-01-02", "2026-01-02T101500", "2026-01-03.new"):
        (folder / BACKUPS / name).mkdir()
        (folder / BACKUPS / name / PROJECT_DATABASE).touch()
    window.session.close()
    window.session.open(folder, None)
    window.show_step_of("lock_away")
    today = date.today()
    all_three = f"{today.day}.{today.month}.{today.year}, 2.1.2026 10.15, 2.1.2026."
    qtbot.waitUntil(lambda: view.copies.text() == f"Kopioita on 3: {all_three}")


def test_the_day_is_decided_changed_and_taken_back_by_keyboard(
    qtbot: QtBot, project: Project, view: LockAwayView
) -> None:
    assert not view.until.isVisible()
    view.decided.setFocus()
    qtbot.keyClick(view.decided, Key.Key_Space)
    first = kept_until(project)
    assert first is not None
    assert view.until.hasFocus()
    qtbot.keyClick(view.until, Key.Key_Tab)
    qtbot.keyClick(view.until, Key.Key_Tab)
    qtbot.keyClick(view.until, Key.Key_Up)
    qtbot.keyClick(view.until, Key.Key_Up)
    qtbot.waitUntil(lambda: kept_until(project) != first)
    assert int(str(kept_until(project))[:4]) == int(first[:4]) + 2
    project.undo()
    assert kept_until(project) == first
    assert view.until.date().toString("yyyy-MM-dd") == first
    view.decided.setFocus()
    qtbot.keyClick(view.decided, Key.Key_Space)
    assert kept_until(project) is None
    assert not view.until.isVisible()


def test_a_day_being_chosen_is_kept_when_the_project_is_closed(
    qtbot: QtBot, window: MainWindow, project: Project, view: LockAwayView, folder: Path
) -> None:
    set_retention(project, date(2030, 5, 5))
    view.until.setFocus()
    qtbot.keyClick(view.until, Key.Key_Up)
    window.session.close()
    window.session.open(folder, None)
    assert kept_until(window.session.project) == "2030-05-06"


@pytest.mark.parametrize(
    ("days", "sentence"),
    [
        (-2, "päättyi 2 päivää sitten"),
        (-1, "päättyi eilen"),
        (0, "päättyy tänään"),
        (1, "päättyy huomenna"),
        (30, "päättyy 30 päivän kuluttua"),
        (31, ""),
    ],
)
def test_the_time_to_keep_is_told_here_and_at_opening(
    window: MainWindow, project: Project, view: LockAwayView, folder: Path, days: int, sentence: str
) -> None:
    set_retention(project, date.today() + timedelta(days=days))
    assert sentence in view.reminder.text()
    assert view.reminder.isVisible() == bool(sentence)
    heard: list[str] = []
    window.session.said.connect(heard.append)
    window.session.close()
    window.session.open(folder, None)
    assert sum("säilytysaika" in each for each in heard) == int(bool(sentence))


def test_the_reminder_comes_at_the_very_first_opening_too(
    qtbot: QtBot, session: Session, project: Project
) -> None:
    set_retention(project, date.today())
    window = MainWindow(session)
    qtbot.addWidget(window)
    heard: list[str] = []
    session.said.connect(heard.append)
    session.project_opened.emit()
    assert [each for each in heard if "säilytysaika" in each] == [
        "Aineiston säilytysaika päättyy tänään."
    ]


def test_what_has_left_is_listed_with_whether_it_is_still_there(
    project: Project, view: LockAwayView, tmp_path: Path
) -> None:
    assert view.nothing_left.isVisible()
    there = tmp_path / "report.docx"
    there.write_bytes(b"x")
    gone = tmp_path / "tarinat.docx"
    log_exports(project, [NewExport("report", str(there), "0", ())])
    log_exports(project, [NewExport("story_sheet", str(gone), "0", ())])
    cells = [[str(view.model.index(row, n).data()) for n in (1, 2, 3)] for row in range(2)]
    assert cells == [
        ["tarinat kertojalle", str(gone), "siirretty tai poistettu"],
        ["raportti", str(there), "tallessa"],
    ]
    assert view.left.isVisible()
    assert not view.nothing_left.isVisible()
