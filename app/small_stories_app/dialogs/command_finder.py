"""Finding a command by its name: every command of the window, with its key."""

from typing import Final

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QAction, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QDialog, QLineEdit, QTableView, QVBoxLayout, QWidget

from small_stories_app.commands import Commands, plain_name
from small_stories_app.session import Session
from small_stories_app.widgets.fitting import fit
from small_stories_app.widgets.rows import Column, RowsModel
from small_stories_app.widgets.rows_table import RowsTable

_KEY_LETTERS: Final = 30
_MOVING: Final = (Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown)


def key_of(action: QAction) -> str:
    """Return the command's keys as they are written on this computer."""
    native = QKeySequence.SequenceFormat.NativeText
    return ", ".join(dict.fromkeys(key.toString(native) for key in action.shortcuts()))


def name_of(action: QAction) -> str:
    """Return the name of a command without the mark of its access key."""
    return plain_name(action.text())


def command_table(session: Session) -> RowsTable:
    """Return a table of commands with their keys."""
    name, key = session.text("look.command"), session.text("look.key")
    columns: list[Column[QAction]] = [Column(name, name_of), Column(key, key_of)]
    table = RowsTable(RowsModel(columns, id), session.text("look.commands"), (0, _KEY_LETTERS))
    table.setShowGrid(False)
    return table


class _FilterLine(QLineEdit):
    """A line to type in, whose arrow keys move in the list below."""

    def __init__(self, table: QTableView) -> None:
        super().__init__()
        self._table = table

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in _MOVING:
            QCoreApplication.sendEvent(self._table, event)
        else:
            super().keyPressEvent(event)


class CommandFinder(QDialog):
    """Type a part of a name; Enter does the command."""

    def __init__(self, session: Session, commands: Commands, parent: QWidget) -> None:
        super().__init__(parent)
        commands.name_anew()
        self._actions = [action for command, action in commands.all() if commands.can(command)]
        self.table = command_table(session)
        self.line = _FilterLine(self.table)
        self.setWindowTitle(session.text("look.find_command"))
        self.line.setPlaceholderText(session.text("look.find_command_hint"))
        self.line.setAccessibleName(session.text("look.find_command"))
        self.table.horizontalHeader().hide()
        column = QVBoxLayout(self)
        column.addWidget(self.line)
        column.addWidget(self.table)
        fit(self, 520, 420)
        self.line.textChanged.connect(self._show_matching)
        self.line.returnPressed.connect(self.accept)
        self.table.activated.connect(self.accept)
        self._show_matching("")

    def _show_matching(self, typed: str) -> None:
        words = typed.casefold().split()
        matching = [
            action
            for action in self._actions
            if all(word in name_of(action).casefold() for word in words)
        ]
        self.table.show_rows(matching)
        self.table.selectRow(0)

    def accept(self) -> None:
        """Close, and then do the command that is selected."""
        chosen: QAction | None = self.table.current()
        super().accept()
        if chosen is not None:
            chosen.trigger()
