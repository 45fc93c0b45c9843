"""A table or list over things read from the project: one model, no widget per row."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QTableView

Row = TypeVar("Row")
Index = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()


@dataclass(frozen=True, slots=True)
class Column(Generic[Row]):
    """One column: its heading, what it says of a row, and how a new wording is written, if it is.

    ``write`` takes the row and the words typed; it makes the change itself. ``whole`` says in full
    what ``say`` says in short, for the pointer and for readers of the screen; ``picture`` is drawn
    before the words.
    """

    heading: str
    say: Callable[[Row], str]
    write: Callable[[Row, str], object] | None = None
    whole: Callable[[Row], str] | None = None
    picture: Callable[[Row], QIcon] | None = None


class RowsModel(QAbstractTableModel, Generic[Row]):
    """Rows with columns of words; ``key`` tells two readings of the same row."""

    def __init__(self, columns: Sequence[Column[Row]], key: Callable[[Row], object]) -> None:
        super().__init__()
        self.columns = list(columns)
        self.rows: list[Row] = []
        self._key = key

    def show(self, rows: Sequence[Row]) -> None:
        """Show rows in place of the ones before; the same rows anew keep selection and place."""
        same = [self._key(row) for row in rows] == [self._key(row) for row in self.rows]
        if not same:
            self.beginResetModel()
        self.rows = list(rows)
        if not same:
            self.endResetModel()
        elif rows:
            last = self.index(len(rows) - 1, len(self.columns) - 1)
            self.dataChanged.emit(self.index(0, 0), last)

    def place_of(self, key: object) -> int | None:
        """Return where the row with a key stands, or None when it is not here."""
        return next((n for n, row in enumerate(self.rows) if self._key(row) == key), None)

    def key_at(self, place: int) -> object:
        """Return the key of the row at a place, or None where there is no row."""
        return self._key(self.rows[place]) if 0 <= place < len(self.rows) else None

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        """Return the number of rows."""
        return 0 if parent.isValid() else len(self.rows)

    def columnCount(self, parent: Index = _NOWHERE) -> int:
        """Return the number of columns."""
        return 0 if parent.isValid() else len(self.columns)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return the words of a cell; the same words whole when the pointer rests on it."""
        if not index.isValid():
            return None
        column, row = self.columns[index.column()], self.rows[index.row()]
        if role in (Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleTextRole):
            return (column.whole or column.say)(row)
        if role == Qt.ItemDataRole.DecorationRole and column.picture:
            return column.picture(row)
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.EditRole):
            return column.say(row)
        return None

    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        """Write a cell's new words, when they are new."""
        column, row = self.columns[index.column()], self.rows[index.row()]
        words = str(value).strip()
        if column.write is None or words == column.say(row):
            return False
        column.write(row, words)
        return True

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Let the cells be edited whose column can be written."""
        flags = super().flags(index)
        if index.isValid() and self.columns[index.column()].write is not None:
            flags |= Qt.ItemFlag.ItemIsEditable
        return flags

    def headerData(
        self,
        section: int,
        orientation: Qt.Orientation,
        role: int = Qt.ItemDataRole.DisplayRole,
    ) -> Any:
        """Return the headings of the columns; rows have none."""
        if role == Qt.ItemDataRole.DisplayRole and orientation == Qt.Orientation.Horizontal:
            return self.columns[section].heading
        return None


def show_rows(table: QTableView, model: RowsModel[Row], rows: Sequence[Row]) -> None:
    """Show rows in a table, with the same row current as before, or else its neighbour."""
    place = table.currentIndex().row()
    column = max(table.currentIndex().column(), 0)
    key = model.key_at(place)
    model.show(rows)
    again = model.place_of(key) if key is not None else None
    if again is None and rows and place >= 0:
        again = min(place, len(rows) - 1)
    if again is not None and again != table.currentIndex().row():
        table.setCurrentIndex(model.index(again, column))
