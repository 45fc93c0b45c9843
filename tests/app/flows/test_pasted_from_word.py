"""Words copied in Word with their formatting come in plain, whatever field they are put into."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QMimeData, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractSpinBox,
    QApplication,
    QComboBox,
    QDialog,
    QLineEdit,
    QPlainTextEdit,
    QTabWidget,
    QTextEdit,
    QWidget,
)
from pytestqt.qtbot import QtBot

from small_stories.changes.marking import mark_story
from small_stories.model import Span
from small_stories.storage.interviews import turns
from small_stories_app.main_window import MainWindow

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)

PLAIN = "Rohkeus hoitaa\nomia asioita"
RICH = """<html xmlns:w="urn:schemas-microsoft-com:office:word"><body>
<p class=MsoNormal><b>Rohkeus</b> <span style='color:red;font-size:22pt'>hoitaa</span></p>
<p class=MsoNormal><i>omia</i> asioita<o:p></o:p></p></body></html>"""
NOT_PLAIN = ("<", "Mso", "\u2028", "\u2029", "\x0b", "\ufffc")
CONTROL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def copied(qtbot: QtBot) -> Iterator[None]:
    """What Word leaves on the clipboard."""
    words = QMimeData()
    words.setText(PLAIN)
    words.setHtml(RICH)
    QApplication.clipboard().setMimeData(words)
    yield
    QApplication.clipboard().clear()


def fields(within: QWidget) -> list[QWidget]:
    """Return the fields on screen that words can be typed into."""
    return [
        field
        for field in within.findChildren(QWidget)
        if isinstance(field, QLineEdit | QPlainTextEdit | QTextEdit)
        and not isinstance(QWidget.parentWidget(field), QAbstractSpinBox | QComboBox)
        and field.isVisibleTo(within)
        and field.isEnabled()
        and not field.isReadOnly()
    ]


def paste_into(field: QWidget) -> str:
    """Put the clipboard in place of what is in a field, go on, and return what it holds."""
    field.setFocus()
    QTest.keyClick(field, Qt.Key.Key_A, CONTROL)
    QTest.keyClick(field, Qt.Key.Key_V, CONTROL)
    held = field.text() if isinstance(field, QLineEdit) else field.toPlainText()
    if isinstance(field, QTextEdit):
        assert "font-weight" not in field.toHtml()
        assert "color:#ff0000" not in field.toHtml()
    return str(held)


def test_in_every_field_of_every_step(window: MainWindow, copied: None) -> None:
    project = window.session.project
    mark_story(project, 1, [Span(turns(project, 1)[3].id, 0, 30)], 1)
    window.activateWindow()
    met = 0
    for row, view in enumerate(window.views):
        window.show_step(row)
        if view.key == "interviews":
            window.show_story(1)
        tabs = view.findChild(QTabWidget)
        for tab in range(tabs.count() if tabs else 1):
            if tabs:
                tabs.setCurrentIndex(tab)
            for field in fields(view):
                held = paste_into(field)
                assert (
                    "Rohkeus" in held or field.inputMask() if isinstance(field, QLineEdit) else True
                )
                met += 1
    window.show_step(0)
    window.session.settling.emit()
    assert met >= 10
    for table in project.db.table_names():
        for line in project.db.execute(f'SELECT * FROM "{table}"'):
            if table not in ("change", "change_row", "sqlite_master"):
                told = "".join(str(value) for value in line)
                assert not [sign for sign in NOT_PLAIN if sign in told], (table, told)
    stored = project.db.execute("SELECT text FROM reading WHERE story_id = 1").fetchone()
    assert stored[0].split() == PLAIN.split()


def test_in_the_fields_of_dialogs(window: MainWindow, copied: None) -> None:
    window.activateWindow()
    actions = {command.key: action for command, action in window.commands.all()}
    for key in ("file.new", "file.notes", "edit.history", "view.find_command", "types.new"):
        window.show_step_of("types" if key == "types.new" else "interviews")
        actions[key].trigger()
        dialog = next(each for each in window.findChildren(QDialog) if each.isVisible())
        for field in fields(dialog):
            held = paste_into(field)
            assert not [sign for sign in ("<", "Mso", "\x0b", "\ufffc") if sign in held]
        dialog.reject()
        dialog.setParent(None)
        dialog.deleteLater()
