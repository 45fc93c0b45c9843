"""A project that can only be read: why is said, what would fail is greyed, a way on is shown."""

import json
import shutil
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QGroupBox,
    QMessageBox,
    QPushButton,
    QTabWidget,
    QVBoxLayout,
    QWidget,
)
from pytestqt.qtbot import QtBot

from small_stories.changes.interviewing import NewInterview, NewTurn, add_interview
from small_stories.changes.marking import mark_story
from small_stories.changes.setting_up import add_goal, add_interviewee, begin_project
from small_stories.model import Role, SourceKind, Span
from small_stories.storage.interviews import turns
from small_stories.storage.owner import OWNER_FILE
from small_stories.storage.project_file import PROJECT_DATABASE, open_project
from small_stories.storage.setup import goals
from small_stories.strings import text
from small_stories_app.application import Program
from small_stories_app.history.dialog import HistoryDialog
from small_stories_app.keeping.hand_over_sheet import HandOverSheet
from small_stories_app.keeping.handing_over import HandingOver
from small_stories_app.main_window import MainWindow
from small_stories_app.options import Options
from small_stories_app.story_panel.past import PastDialog

REASON = text("only_reading.elsewhere", "fi")
# These end the window, leave the program, or wait for a window of the system's own.
LEFT_ALONE = {"file.open", "file.quit", "file.close", "file.lock", "file.show_folder", "file.new"}


@pytest.fixture
def read_folder(tmp_path: Path) -> Path:
    folder = tmp_path / "luettava.smallstories"
    with begin_project(folder, "Luettava", None, "fi") as project:
        add_goal(project, "Rohkeus")
        person = add_interviewee(project, "H01")
        said = (NewTurn("Ensin en puhunut mitään, sitten puhuin.", 0),)
        facts: dict[str, object] = {"interviewee_id": person}
        talking = (("V", Role.INTERVIEWEE),)
        talk = add_interview(
            project, NewInterview("H01", SourceKind.TRANSCRIPT, "fi", talking, said, facts=facts)
        )
        turn = turns(project, talk)[0]
        mark_story(project, talk, [Span(turn.id, 0, len(turn.text))])
    return folder


@pytest.fixture
def program(qtbot: QtBot, options: Options) -> Iterator[Program]:
    made = Program(options)
    yield made
    made.window.close()
    made.window.deleteLater()
    settle()


def settle() -> None:
    QApplication.processEvents()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    QApplication.processEvents()


def have_open_on(folder: Path, computer: str, ago: timedelta) -> None:
    seen = (datetime.now(UTC) - ago).isoformat()
    (folder / OWNER_FILE).write_text(json.dumps({"computer": computer, "seen": seen}))


def button(within: QWidget, words: str) -> QAbstractButton:
    return next(each for each in within.findChildren(QAbstractButton) if each.text() == words)


def test_what_is_left_enabled_changes_nothing_and_is_never_refused(
    program: Program, read_folder: Path
) -> None:
    with open_project(read_folder):
        window, refused = program.window, []
        window.start.open_folder(read_folder)
        window.session.failed.connect(refused.append)
        assert window.reading.words.text() == REASON
        greyed = 0
        for view in window.views:
            window.show_step_of(view.key)
            tabs = view.findChildren(QTabWidget)
            for tab in range(max([1, *(each.count() for each in tabs)])):
                for each in tabs:
                    each.setCurrentIndex(tab)
                settle()
                inputs = [each for each in view.findChildren(QAbstractButton) if each.isVisible()]
                greyed += sum(each.toolTip() == REASON for each in inputs)
                for each in inputs:
                    if each.isEnabled() and view.isVisible() and each.text() not in ENDING:
                        each.click()
                close_dialogs(window)
                window.show_step_of(view.key)
        assert greyed > 40
        for command, action in window.commands.all():
            alone = command.key in LEFT_ALONE or command.key.startswith("view.language")
            if window.commands.can(command) and not alone:
                action.trigger()
                close_dialogs(window)
        assert refused == []
        tips = [(back.isEnabled(), back.toolTip()) for back in backs_of_dialogs(window)]
        assert (False, REASON) in tips
        assert not any(enabled for enabled, _ in tips)
        said: list[str] = []
        window.session.said.connect(said.append)
        window.commands.action("edit.undo").trigger()
        window.commands.refresh()
        assert not window.commands.action("edit.undo").isEnabled()
        assert window.commands.action("edit.undo").toolTip() == REASON
        assert said == [REASON]


def backs_of_dialogs(window: MainWindow) -> Iterator[QPushButton]:
    """Go through the history and a story's past, and give what would take something back."""
    window.show_history()
    history = window.findChild(HistoryDialog)
    assert isinstance(history, HistoryDialog)
    for row in range(3):
        history.table.selectRow(row)
        yield history.back
    history.close()
    past = PastDialog(window.session, 1, "1", window)
    for row in range(past.rows.rowCount()):
        past.list.setCurrentIndex(past.rows.index(row, 0))
        yield past.back


def test_a_copy_of_what_is_only_read_is_made_and_nothing_is_refused(
    qtbot: QtBot, program: Program, read_folder: Path
) -> None:
    with open_project(read_folder):
        window, refused = program.window, []
        window.start.open_folder(read_folder)
        window.session.failed.connect(refused.append)
        handing = window.findChild(HandingOver)
        assert isinstance(handing, HandingOver)
        handing.make(read_folder.with_name("kopio.smallstories"), "neljä sanaa tähän nyt", False)
        qtbot.waitUntil(lambda: handing.job is None, timeout=30_000)
        assert refused == []
    assert (read_folder.with_name("kopio.smallstories") / PROJECT_DATABASE).is_file()


def test_what_is_put_there_later_is_held_back_too(
    qtbot: QtBot, program: Program, read_folder: Path
) -> None:
    with open_project(read_folder):
        window = program.window
        window.start.open_folder(read_folder)
        view = window.views[0]
        window.show_step_of(view.key)
        later, around = QPushButton("myöhemmin"), QGroupBox()
        column = QVBoxLayout(around)
        column.addWidget(later)
        around.setParent(view)
        around.show()
        assert not later.isEnabled()
        around.setEnabled(False)
        around.setEnabled(True)
        later.setEnabled(True)
        assert not later.isEnabled()
        assert later.toolTip() == REASON


ENDING = {text(f"lock_away.{key}", "fi") for key in ("close_open", "open_folder")}


def close_dialogs(window: MainWindow) -> None:
    for dialog in QApplication.topLevelWidgets():
        if dialog is not window and dialog.isVisible():
            dialog.close()


def test_a_project_open_on_another_computer_is_taken_over(
    qtbot: QtBot, program: Program, read_folder: Path
) -> None:
    have_open_on(read_folder, "TYÖKONE", timedelta(minutes=2))
    program.window.start.open_folder(read_folder)
    window = program.window
    box = window.findChild(QMessageBox)
    assert isinstance(box, QMessageBox)
    for words in (box.text(), window.reading.words.text()):
        assert "TYÖKONE" in words
        assert f"{datetime.now() - timedelta(minutes=2):%H.}" in words
    box.close()
    settle()
    window.reading.take_over.click()
    asked = next(each for each in window.findChildren(QMessageBox) if each.isVisible())
    button(asked, text("taking_over.take", "fi")).click()
    settle()
    now = program.window
    assert now is not window
    assert now.reading.isHidden()
    add_goal(now.session.project, "Uusi")
    assert len(goals(now.session.project)) == 2


def test_what_was_left_open_long_ago_is_simply_opened(program: Program, read_folder: Path) -> None:
    have_open_on(read_folder, "TYÖKONE", timedelta(minutes=11))
    program.window.start.open_folder(read_folder)
    assert program.window.reading.isHidden()
    assert program.window.findChild(QMessageBox) is None


def be_of_the_future(folder: Path) -> None:
    with open_project(folder) as project:
        project.db.execute(
            "INSERT INTO _sqlite_migrations (migration_set, name, applied_at)"
            " VALUES ('small-stories', 'm999_of_the_future', '')"
        )
        project.db.conn.commit()


def be_damaged(folder: Path) -> None:
    file = folder / PROJECT_DATABASE
    whole = file.read_bytes()
    file.write_bytes(whole[: len(whole) * 3 // 4])


@pytest.mark.parametrize(
    ("become", "why", "copied"),
    [(be_of_the_future, "newer", True), (be_damaged, "rescued", False)],
    ids=["newer", "damaged"],
)
def test_why_and_what_can_be_done_stand_above_the_work(
    program: Program,
    read_folder: Path,
    become: Callable[[Path], None],
    why: str,
    copied: bool,
) -> None:
    become(read_folder)
    program.window.start.open_folder(read_folder)
    line = program.window.reading
    assert line.words.text() == text(f"only_reading.{why}", "fi")
    assert line.take_over.isHidden()
    assert line.copy.isHidden() is not copied
    assert line.take_rescued.isHidden() is copied
    if copied:
        line.copy.click()
        assert program.window.findChild(HandOverSheet) is not None
        return
    with_two = next(box for box in program.window.findChildren(QMessageBox))
    assert "tiedosto" in with_two.text()
    line.take_rescued.click()
    settle()
    assert not program.window.session.is_open
    assert "Pelastettu" in program.window.messages.last
    shutil.rmtree(read_folder / "backups")
    open_project(read_folder).close()


@pytest.mark.parametrize(
    ("words", "said"), [(None, "ei ole tunnuslausetta"), ("neljä sanaa tähän nyt", "on salattu")]
)
def test_a_synced_folder_is_warned_of_once(
    program: Program, tmp_path: Path, words: str | None, said: str
) -> None:
    folder = tmp_path / "OneDrive - Talo" / "hanke.smallstories"
    begin_project(folder, "Hanke", words, "fi").close()
    session = program.window.session
    session.open(folder, words)
    assert "OneDrive" in program.window.messages.last
    assert said in program.window.messages.last
    session.close()
    program.window.messages.last = ""
    session.open(folder, words)
    assert program.window.messages.last == ""
