"""A short list of the project that is edited in place: rows, fields to add one, a way to remove."""

from collections.abc import Callable, Sequence
from typing import Final, Generic, TypeVar

from PySide6.QtCore import QModelIndex, QPoint, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QApplication,
    QBoxLayout,
    QHeaderView,
    QLineEdit,
    QMenu,
    QPushButton,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from small_stories_app.session import Session
from small_stories_app.widgets.flowing_row import FlowingRow
from small_stories_app.widgets.rows import Column, RowsModel, show_rows

Row = TypeVar("Row")
ROW_HEIGHT: Final = 32
_AROUND: Final = 24  # pixels of frame, margin and space around the words of a field
_TALLEST: Final = 440  # pixels; more rows scroll inside the table
_LEAST: Final = 140
_ELSEWHERE: Final = 300  # what menu, heading, buttons and status bar take of a window's height


class ListedRows(QWidget, Generic[Row]):
    """Rows of one kind; the table is as high as its rows, while its buttons stay in sight.

    Adding stands in the first line below the rows, what is done to the selected one in the second.
    """

    def __init__(
        self,
        session: Session,
        name: str,
        columns: Sequence[Column[Row]],
        key: Callable[[Row], object],
        model: type[RowsModel[Row]] = RowsModel,
    ) -> None:
        super().__init__()
        self.session = session
        self.model = model([self._told(column, key) for column in columns], key)
        self.table = QTableView()
        self.fields: list[QLineEdit] = []
        self.adding = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self.acting = FlowingRow()
        self._is_open = True
        self._narrow: dict[int, int] = {}
        self._adders: list[QWidget] = []
        self._actors: list[QPushButton] = []
        self._remove: Callable[[Row], object] | None = None
        self._move: Callable[[Row, int], object] | None = None
        self._lay_out(name)

    def _told(self, column: Column[Row], key: Callable[[Row], object]) -> Column[Row]:
        """Return the column with a write that says so when it does not work."""
        write = column.write
        if write is None:
            return column

        def tried(row: Row, words: str) -> bool:
            where = (self, column.heading, key(row))
            with self.session.unstored.typed(where, {"": words}):
                return self.session.attempt(lambda: write(row, words))

        return Column(column.heading, column.say, tried)

    def _lay_out(self, name: str) -> None:
        table = self.table
        table.setModel(self.model)
        table.setAccessibleName(name)
        table.setTabKeyNavigation(False)
        table.setWordWrap(True)
        table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        table.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        table.verticalHeader().hide()
        table.verticalHeader().setMinimumSectionSize(ROW_HEIGHT)
        table.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        table.horizontalHeader().setHighlightSections(False)
        table.horizontalHeader().setDefaultAlignment(Qt.AlignmentFlag.AlignLeft)
        table.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        table.customContextMenuRequested.connect(self._show_menu)
        table.selectionModel().currentRowChanged.connect(self.allow_acting)
        table.selectionModel().currentChanged.connect(self._go_to_words)
        self.model.modelReset.connect(self.allow_acting)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(table)
        column.addLayout(self.adding)
        column.addLayout(self.acting)

    def offer_adding(
        self, labels: Sequence[str], button: str, add: Callable[..., object], stretch: int = 2
    ) -> None:
        """Show fields for a new row, the first of which needs words, and a button that adds it."""
        for place, label in enumerate(labels):
            field = QLineEdit()
            field.setPlaceholderText(label)
            field.setToolTip(label)
            field.setAccessibleName(label)
            field.setMinimumWidth(40)
            field.returnPressed.connect(lambda: self._add(add))
            self.fields.append(field)
            self.adding.addWidget(field, stretch if place == 0 else 1)
        pressed = QPushButton(button)
        pressed.clicked.connect(lambda: self._add(add))
        self.adding.addWidget(pressed)
        self._adders = [*self.fields, pressed]

    def offer_moving(self, up: str, down: str, move: Callable[[Row, int], object]) -> None:
        """Show buttons that move the selected row past its neighbour."""
        self._move = move
        self.offer(up, lambda: self.move_current(-1))
        self.offer(down, lambda: self.move_current(1))

    def offer_removing(self, button: str, remove: Callable[[Row], object]) -> None:
        """Show a button that removes the selected row."""
        self._remove = remove
        self.offer(button, self.remove_current)

    def offer(self, words: str, act: Callable[[], object]) -> QPushButton:
        """Show a button for the selected row."""
        button = QPushButton(words)
        button.clicked.connect(lambda: self.session.attempt(act))
        self.acting.addWidget(button)
        self._actors.append(button)
        self.allow_acting()
        return button

    def narrow(self, column: int, letters: int) -> None:
        """Make a column as wide as so many letters; the others share the rest."""
        self._narrow[column] = letters
        header = self.table.horizontalHeader()
        header.setSectionResizeMode(column, QHeaderView.ResizeMode.Fixed)

    def show_rows(self, rows: Sequence[Row]) -> None:
        """Show the rows as they are now."""
        # An edit can put its row elsewhere, which closes the field of the cell.
        inside = self.table.isAncestorOf(QApplication.focusWidget() or self)
        show_rows(self.table, self.model, rows)
        self._fit()
        if inside and (rows or self.fields):
            (self.table if rows else self.fields[0]).setFocus()

    def current(self) -> Row | None:
        """Return the selected row."""
        place = self.table.currentIndex().row()
        return self.model.rows[place] if 0 <= place < len(self.model.rows) else None

    def choose(self, key: object) -> None:
        """Go to the row of a key, when it is here."""
        place = self.model.place_of(key)
        if place is not None:
            self.table.selectRow(place)
            self.table.setFocus()

    def remove_current(self) -> None:
        """Remove the selected row, where rows can be removed."""
        row = self.current()
        if row is not None and self._remove is not None:
            self._remove(row)

    def move_current(self, step: int) -> None:
        """Move the selected row past its neighbour, where rows have an order of their own."""
        row = self.current()
        if row is not None and self._move is not None:
            self._move(row, step)

    @property
    def can_remove(self) -> bool:
        """Whether there is a selected row that can be removed."""
        return self._remove is not None and self.current() is not None

    @property
    def can_move(self) -> bool:
        """Whether there is a selected row that can be moved."""
        return self._move is not None and self.current() is not None

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep whole what has to wrap now."""
        super().resizeEvent(event)
        self._share_line()
        self._fit()

    def _share_line(self) -> None:
        """Put the fields beside each other where their hints can be read, or else below."""
        hints = [field.fontMetrics().horizontalAdvance(field.placeholderText()) + _AROUND
                 for field in self.fields]  # fmt: skip
        others = [each.sizeHint().width() for each in self._adders[len(self.fields) :]]
        # All fields but the first get the same share of what is left.
        is_tight = max(hints, default=0) * len(hints) + sum(others) > self.width()
        direction = QBoxLayout.Direction
        self.adding.setDirection(direction.TopToBottom if is_tight else direction.LeftToRight)

    def _go_to_words(self, index: QModelIndex) -> None:
        """Go from a number to the words beside it, which F2 opens for editing."""
        places = [self.model.index(index.row(), n) for n in range(len(self.model.columns))]
        can = [at for at in places if at.flags() & Qt.ItemFlag.ItemIsEditable]
        if can and index not in can:
            self.table.setCurrentIndex(can[0])

    def allow_acting(self) -> None:
        """Grey out the buttons of the selected row while there is none."""
        self.let_act(can=self.current() is not None)

    def let_act(self, *, can: bool) -> None:
        """Allow, or not, what is done to the selected row."""
        for button in self._actors:
            button.setEnabled(can)

    def let_add(self, *, can: bool) -> None:
        """Show, or not, what adds and changes rows."""
        self._is_open = can
        for widget in self._adders:
            widget.setVisible(can)
        self._show_actors()

    def _show_actors(self) -> None:
        for button in self._actors:
            button.setVisible(self._is_open and bool(self.model.rows))

    def _show_menu(self, place: QPoint) -> None:
        """Show what can be done to the row under the pointer."""
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for button in self._actors:
            if button.isVisible():
                action = menu.addAction(button.text(), button.click)
                action.setEnabled(button.isEnabled())
        if menu.actions():
            menu.popup(self.table.viewport().mapToGlobal(place))

    def _fit(self) -> None:
        self.table.setVisible(bool(self.model.rows))
        self._show_actors()
        for column, letters in self._narrow.items():
            width = letters * self.table.fontMetrics().averageCharWidth()
            self.table.horizontalHeader().resizeSection(column, width)
        self.table.resizeRowsToContents()
        rows = self.table.verticalHeader().length()
        header = self.table.horizontalHeader()
        above = 0 if header.isHidden() else header.sizeHint().height()
        tallest = min(max(self.window().height() - _ELSEWHERE, _LEAST), _TALLEST)
        self.table.setFixedHeight(min(rows + above + 4, tallest))

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
