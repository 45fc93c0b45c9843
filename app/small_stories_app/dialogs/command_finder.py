"""Finding a command by its name: every command of the window, with its key."""

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QAction, QKeyEvent, QKeySequence
from PySide6.QtWidgets import (
    QAbstractItemView,
    QDialog,
    QHeaderView,
    QLineEdit,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from small_stories_app.commands import Commands, plain_name
from small_stories_app.session import Session
from small_stories_app.widgets.fitting import fit
from small_stories_app.widgets.rows import Column, RowsModel

_MOVING = (Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown)


def key_of(action: QAction) -> str:
    """Return the command's keys as they are written on this computer."""
    native = QKeySequence.SequenceFormat.NativeText
    return ", ".join(key.toString(native) for key in action.shortcuts())


def name_of(action: QAction) -> str:
    """Return the name of a command without the mark of its access key."""
    return plain_name(action.text())


def command_table(session: Session) -> tuple[QTableView, RowsModel[QAction]]:
    """Return a table of commands with their keys."""
    name, key = session.text("look.command"), session.text("look.key")
    columns: list[Column[QAction]] = [Column(name, name_of), Column(key, key_of)]
    model = RowsModel(columns, lambda action: action)
    table = QTableView()
    table.setModel(model)
    table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
    table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
    table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
    table.setShowGrid(False)
    table.setTabKeyNavigation(False)
    table.verticalHeader().hide()
    table.verticalHeader().setDefaultSectionSize(28)
    table.horizontalHeader().setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
    table.horizontalHeader().setSectionResizeMode(1, QHeaderView.ResizeMode.ResizeToContents)
    table.setAccessibleName(session.text("look.commands"))
    return table, model


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
        self.table, self._model = command_table(session)
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
        self._model.show(matching)
        self.table.selectRow(0)

    def accept(self) -> None:
        """Close, and then do the command that is selected."""
        row = self.table.currentIndex().row()
        super().accept()
        if row >= 0:
            self._model.rows[row].trigger()
