"""A list of things to tick: the goals a story shows, the types it stands in."""

from collections.abc import Collection, Sequence
from typing import Any, Final

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QListView

from small_stories_app.story_panel.heights import fit_rows

Index = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()
_MOST_ROWS: Final = 6


class CheckModel(QAbstractListModel):
    """Things by id and name, and which of them are ticked; ``ticked`` carries the id turned."""

    ticked = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        self._things: list[tuple[int, str]] = []
        self._chosen: Collection[int] = ()

    def show(self, things: Sequence[tuple[int, str]], chosen: Collection[int]) -> None:
        """Show things; the same things anew keep the place in the list."""
        self._chosen = chosen
        if [number for number, _ in things] == [number for number, _ in self._things]:
            self._things = list(things)
            self.dataChanged.emit(self.index(0), self.index(max(len(things) - 1, 0)))
            return
        self.beginResetModel()
        self._things = list(things)
        self.endResetModel()

    def at(self, index: Index) -> int | None:
        """Return the id of the thing at an index, or None."""
        return self._things[index.row()][0] if index.isValid() else None

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        """Return the number of things."""
        return 0 if parent.isValid() else len(self._things)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return the name of a thing, or whether it is ticked."""
        if not index.isValid():
            return None
        number, name = self._things[index.row()]
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return name
        if role == Qt.ItemDataRole.CheckStateRole:
            state = Qt.CheckState
            return state.Checked if number in self._chosen else state.Unchecked
        return None

    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        """Tell which thing was turned; it shows when the change has been stored."""
        if role != Qt.ItemDataRole.CheckStateRole or not index.isValid():
            return False
        self.ticked.emit(self._things[index.row()][0])
        return True

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Let things be ticked."""
        return super().flags(index) | Qt.ItemFlag.ItemIsUserCheckable


class CheckList(QListView):
    """The list, as high as its things; Space or Enter ticks one. A model over what was read."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self.things = CheckModel()
        self.setModel(self.things)
        self.setAccessibleName(name)
        self.setWordWrap(True)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setSelectionMode(QListView.SelectionMode.SingleSelection)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)

    def show_things(self, things: Sequence[tuple[int, str]], chosen: Collection[int]) -> None:
        """Show things and which are ticked."""
        self.things.show(things, chosen)
        self.setVisible(bool(things))
        self._fit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Tick by Enter as by Space."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.things.setData(self.currentIndex(), None, Qt.ItemDataRole.CheckStateRole)
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Stay as high as the things, whose names take more lines in less room."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        fit_rows(self, _MOST_ROWS)
