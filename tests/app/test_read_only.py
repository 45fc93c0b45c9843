"""A damaged project is shown as far as it goes, and offered to go on with."""

import shutil
from pathlib import Path

from PySide6.QtWidgets import QMessageBox
from pytestqt.qtbot import QtBot

from small_stories.changes.setting_up import add_goal, begin_project
from small_stories.storage.project_file import PROJECT_DATABASE, open_project
from small_stories_app.main_window import MainWindow


def test_a_damaged_project(window: MainWindow, qtbot: QtBot, tmp_path: Path) -> None:
    folder = tmp_path / "v.smallstories"
    with begin_project(folder, "Koe", None, "fi") as project:
        add_goal(project, "tavoite")
    file = folder / PROJECT_DATABASE
    whole = file.read_bytes()
    file.write_bytes(whole[: len(whole) * 3 // 4])
    window.session.open(folder, None)
    assert window.session.text("read_only.rescued") in window.windowTitle()
    window.commands.action("edit.undo").trigger()
    box = next(box for box in window.findChildren(QMessageBox) if len(box.buttons()) == 2)
    assert "tiedosto" in box.text() or "file" in box.text()
    take = window.session.text("rescued.take")
    next(button for button in box.buttons() if button.text() == take).click()
    assert not window.session.is_open
    shutil.rmtree(folder / "backups")
    open_project(folder).close()
