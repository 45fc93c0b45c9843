"""A command given where nobody expects it does no harm: at every step, and without a project."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QDialog, QFileDialog
from pytestqt.qtbot import QtBot

from small_stories.changes.grouping import add_type, put_in_type
from small_stories.changes.interviewing import mark_theme
from small_stories.changes.marking import mark_story
from small_stories.changes.setting_up import begin_project
from small_stories.model import Span
from small_stories.storage.change_record import UNRECORDED
from small_stories.storage.interviews import turns
from small_stories.storage.project_file import Project
from small_stories.storage.types import story_types
from small_stories_app.main_window import MainWindow
from small_stories_app.session import Session

# Menus that pop up ask the screen for what the one of the tests does not have.
pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)

# The example takes minutes and has tests of its own.
LEFT_OUT = ("file.quit", "file.close", "file.example", "view.language_")


@pytest.fixture
def no_questions(qtbot: QtBot) -> Iterator[None]:
    """Dialogs that wait for files are answered by no."""
    turned_down = QTimer()
    turned_down.timeout.connect(turn_down)
    turned_down.start(20)
    yield
    turned_down.stop()


def turn_down() -> None:
    asked = QApplication.activeModalWidget()
    if isinstance(asked, QFileDialog):
        asked.reject()


def clear_screen() -> None:
    """Close every menu and dialog, those that come by closing another too."""
    for _ in range(5):
        QApplication.processEvents()
        shown = QApplication.activePopupWidget() or QApplication.activeModalWidget()
        if shown is None:
            return
        shown.reject() if isinstance(shown, QDialog) else shown.close()


def give_all(window: MainWindow, step: str) -> None:
    for command, action in window.commands.all():
        if not command.key.startswith(LEFT_OUT):
            if window.step_on_screen() != step and window.session.is_open:
                window.show_step_of(step)
            action.trigger()
            clear_screen()


def told(project: Project) -> dict[str, list[tuple[object, ...]]]:
    tables = [name for name in project.db.table_names() if name not in UNRECORDED]
    return {name: project.db.execute(f'SELECT * FROM "{name}"').fetchall() for name in tables}


def fill(project: Project) -> None:
    """A story of a type, so that every step has something at hand."""
    turn = turns(project, 1)[1]
    mark_theme(project, turn.id, 1)
    story = mark_story(project, 1, [Span(turn.id, 3, 20)], 1)
    put_in_type(project, story, add_type(project, "Kutsu"))


def test_without_a_project(window: MainWindow, session: Session, no_questions: None) -> None:
    fill(session.project)
    for row in range(len(window.views)):
        window.show_step(row)
    folder = session.project.folder
    before = told(session.project)
    session.close()
    give_all(window, "")
    assert not session.is_open
    session.open(folder, None)
    assert told(session.project) == before


@pytest.mark.parametrize("step", range(7))
def test_at_each_step_of_a_project_with_nothing_in_it(
    window: MainWindow, session: Session, no_questions: None, tmp_path: Path, step: int
) -> None:
    fill(session.project)
    for row in range(len(window.views)):
        window.show_step(row)
    empty = begin_project(tmp_path / "toinen.smallstories", "Toinen", None, "fi")
    session.take(empty)
    window.show_step(step)
    give_all(window, window.views[step].key)


def test_what_another_project_had_at_hand_is_not_touched(
    window: MainWindow, session: Session, no_questions: None, tmp_path: Path
) -> None:
    fill(session.project)
    window.show_step_of("types")
    window.views[4].board.go(1)  # type: ignore[attr-defined]
    assert window.commands.can(command_of(window, "types.remove"))
    other = begin_project(tmp_path / "toinen.smallstories", "Toinen", None, "fi")
    add_type(other, "Aivan toinen")
    session.take(other)
    window.show_step_of("prepare")
    window.commands.action("types.remove").trigger()
    assert [each.name for each in story_types(other)] == ["Aivan toinen"]


def command_of(window: MainWindow, key: str):
    return next(command for command, _ in window.commands.all() if command.key == key)
