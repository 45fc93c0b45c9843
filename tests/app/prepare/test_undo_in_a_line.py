"""Ctrl+Z in a line of a form is the window's: it takes back what was written, not letters."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from small_stories.storage.project_file import Project
from small_stories.storage.setup import interviewees
from small_stories_app.main_window import MainWindow
from small_stories_app.preparing.person import Person


def test_undo_takes_back_what_a_line_has_saved_and_what_is_typed_in_it(
    window: MainWindow, project: Project, qtbot: QtBot
) -> None:
    window.show_step_of("prepare")
    person = window.findChild(Person)
    assert person is not None
    person.show_person(interviewees(project)[0])
    line: QLineEdit = person.lines["age_band"]
    line.setFocus()
    qtbot.keyClicks(line, "30-39")
    qtbot.keyClick(line, Qt.Key.Key_Return)
    qtbot.keyClicks(line, " or 40")

    def stored() -> str:
        return interviewees(project)[0].age_band

    qtbot.keyClick(line, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert (stored(), line.text()) == ("30-39", "30-39")
    qtbot.keyClick(line, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert (stored(), line.text()) == ("", "")
    qtbot.keyClick(
        line, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
    )
    assert (stored(), line.text()) == ("30-39", "30-39")
