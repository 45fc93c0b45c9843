"""A short list of the project that is edited in place: rows, fields to add one, a way to remove."""

from collections.abc import Callable, Sequence
from typing import Final, Generic, TypeVar

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import (
    QAbstractItemView,
    QApplication,
    QHBoxLayout,
    QHeaderView,
    QLineEdit,
    QPushButton,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from small_stories_app.session import Session
from small_stories_app.widgets.rows import Column, RowsModel, show_rows

Row = TypeVar("Row")
ROW_HEIGHT: Final = 32


class ListedRows(QWidget, Generic[Row]):
    """Rows of one kind; the table is as high as its rows, so that only the page scrolls."""

    def __init__(
        self,
        session: Session,
        name: str,
        columns: Sequence[Column[Row]],
        key: Callable[[Row], object],
    ) -> None:
        super().__init__()
        self.session = session
        self.model = RowsModel([self._told(column) for column in columns], key)
        self.table = QTableView()
        self.fields: list[QLineEdit] = []
        self.buttons = QHBoxLayout()
        self._lay_out(name)

    def _told(self, column: Column[Row]) -> Column[Row]:
        """Return the column with a write that says so when it does not work."""
        write = column.write
        if write is None:
            return column
        tried = lambda row, words: self.session.attempt(lambda: write(row, words))  # noqa: E731
        return Column(column.heading, column.say, tried)

    def _lay_out(self, name: str) -> None:
        table = self.table
        table.setModel(self.model)
        table.setAccessibleName(name)
        table.setTabKeyNavigation(False)
        table.setWordWrap(True)
        table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        table.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        table.verticalHeader().hide()
        table.verticalHeader().setMinimumSectionSize(ROW_HEIGHT)
        table.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        table.horizontalHeader().setHighlightSections(False)
        table.horizontalHeader().setDefaultAlignment(Qt.AlignmentFlag.AlignLeft)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(table)
        column.addLayout(self.buttons)

    def offer_adding(
        self, labels: Sequence[str], button: str, add: Callable[..., object], stretch: int = 2
    ) -> None:
        """Show fields for a new row, the first of which needs words, and a button that adds it."""
        for place, label in enumerate(labels):
            field = QLineEdit()
            field.setPlaceholderText(label)
            field.setAccessibleName(label)
            field.returnPressed.connect(lambda: self._add(add))
            self.fields.append(field)
            self.buttons.addWidget(field, stretch if place == 0 else 1)
        pressed = QPushButton(button)
        pressed.clicked.connect(lambda: self._add(add))
        self.buttons.addWidget(pressed)

    def offer_removing(self, button: str, remove: Callable[[Row], object]) -> None:
        """Show a button that removes the selected row; Delete in the table does the same."""
        self.remove = QPushButton(button)
        self.remove.clicked.connect(lambda: self._remove(remove))
        self.buttons.addWidget(self.remove)
        key = QShortcut(QKeySequence(Qt.Key.Key_Delete), self.table)
        key.setContext(Qt.ShortcutContext.WidgetShortcut)
        key.activated.connect(lambda: self._remove(remove))
        self.table.selectionModel().currentRowChanged.connect(self._allow_removing)
        self.model.modelReset.connect(self._allow_removing)
        self._allow_removing()

    def narrow(self, column: int, width: int) -> None:
        """Give a column a fixed width, in pixels; the others share the rest."""
        header = self.table.horizontalHeader()
        header.setSectionResizeMode(column, QHeaderView.ResizeMode.Fixed)
        header.resizeSection(column, width)

    def show_rows(self, rows: Sequence[Row]) -> None:
        """Show the rows as they are now."""
        # An edit can put its row elsewhere, which closes the field of the cell.
        inside = self.table.isAncestorOf(QApplication.focusWidget() or self)
        show_rows(self.table, self.model, rows)
        self._fit()
        if inside and rows:
            self.table.setFocus()

    def current(self) -> Row | None:
        """Return the selected row."""
        place = self.table.currentIndex().row()
        return self.model.rows[place] if 0 <= place < len(self.model.rows) else None

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep whole what has to wrap now."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        self.table.setVisible(bool(self.model.rows))
        self.table.resizeRowsToContents()
        rows = self.table.verticalHeader().length()
        self.table.setFixedHeight(rows + self.table.horizontalHeader().sizeHint().height() + 4)

    def _add(self, add: Callable[..., object]) -> None:
        words = [field.text().strip() for field in self.fields]
        before = set(map(self.model.key_at, range(len(self.model.rows))))
        if words[0] and self.session.attempt(lambda: add(*words)):
            for field in self.fields:
                field.clear()
            self._choose_new(before)
        self.fields[0].setFocus()

    def _choose_new(self, before: set[object]) -> None:
        for place in range(len(self.model.rows)):
            if self.model.key_at(place) not in before:
                self.table.selectRow(place)

    def _remove(self, remove: Callable[[Row], object]) -> None:
        row = self.current()
        if row is not None:
            self.session.attempt(lambda: remove(row))

    def _allow_removing(self) -> None:
        self.remove.setEnabled(self.current() is not None)
