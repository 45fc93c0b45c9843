"""A table over rows of the project, one row selected at a time."""

from collections.abc import Sequence
from typing import Any, Final

from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView

from small_stories_app.widgets.rows import RowsModel, show_rows

ROW_HEIGHT: Final = 32
_LEAST_LETTERS: Final = 20


class RowsTable(QTableView):
    """A table whose columns are as wide as so many letters; a width of 0 takes what is left."""

    def __init__(self, model: RowsModel[Any], name: str, widths: Sequence[int]) -> None:
        super().__init__()
        self._rows = model
        self.setModel(model)
        self.setAccessibleName(name)
        self.setTabKeyNavigation(False)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setWordWrap(False)
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(ROW_HEIGHT)
        header = self.horizontalHeader()
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft)
        header.setHighlightSections(False)
        letter = self.fontMetrics().averageCharWidth()
        self._sharing = [column for column, letters in enumerate(widths) if not letters]
        for column, letters in enumerate(widths):
            if letters:
                header.resizeSection(column, letters * letter)
            else:
                header.setSectionResizeMode(column, QHeaderView.ResizeMode.Fixed)
        header.sectionResized.connect(self._share_again)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Share out what is left; a column that takes it stays wide enough to be read."""
        super().resizeEvent(event)
        self._share()

    def moveCursor(
        self, action: QAbstractItemView.CursorAction, modifiers: Qt.KeyboardModifier
    ) -> QModelIndex:
        """Let Home and End lead to the first and the last row: cells are not chosen here."""
        ends = {self.CursorAction.MoveHome: 0, self.CursorAction.MoveEnd: len(self._rows.rows) - 1}
        if action in ends:
            return self._rows.index(ends[action], max(self.currentIndex().column(), 0))
        return super().moveCursor(action, modifiers)

    def _share_again(self, column: int) -> None:
        if column not in self._sharing:
            self._share()

    def _share(self) -> None:
        header = self.horizontalHeader()
        others = [c for c in range(header.count()) if c not in self._sharing]
        left = self.viewport().width() - sum(map(header.sectionSize, others))
        least = self.fontMetrics().averageCharWidth() * _LEAST_LETTERS
        for column in self._sharing:
            header.resizeSection(column, max(left // len(self._sharing), least))

    def show_rows(self, rows: Sequence[Any]) -> None:
        """Show rows with the same one selected as before, or its neighbour, or the first."""
        show_rows(self, self._rows, rows)
        if rows and not self.currentIndex().isValid():
            self.selectRow(0)

    def current(self) -> Any:
        """Return the selected row, or None."""
        place = self.currentIndex().row()
        return self._rows.rows[place] if 0 <= place < len(self._rows.rows) else None

    def go_to(self, key: object) -> None:
        """Select the row of a key, when it is here."""
        place = self._rows.place_of(key)
        if place is not None:
            self.selectRow(place)
