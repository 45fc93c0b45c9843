"""What is missing or damaged is told in the window in whole sentences."""

from pathlib import Path

from pytestqt.qtbot import QtBot

from small_stories.changes.setting_up import add_goal, begin_project
from small_stories.storage.project_file import PROJECT_DATABASE, open_project
from small_stories_app.main_window import MainWindow


def test_missing_changes_and_damaged_files_are_told(
    window: MainWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    folder = tmp_path / "v.smallstories"
    begin_project(folder, "Koe", None, "fi").close()
    with open_project(folder) as project:
        older = (folder / PROJECT_DATABASE).read_bytes()
        add_goal(project, "tavoite")
        add_goal(project, "toinen")
    (folder / PROJECT_DATABASE).write_bytes(older)
    session = window.session
    session.close()
    session.open(folder, None)
    assert window.messages.last == session.text("noticed.missing", 2)
    session.damage_noticed.emit(PROJECT_DATABASE)
    told = session.text("noticed.project_damaged")
    qtbot.waitUntil(lambda: window.messages.last == told)
