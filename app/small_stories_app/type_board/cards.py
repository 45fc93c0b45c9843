"""The cards of one part of a column: a model over stories, which can be dragged and dropped."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Final

from PySide6.QtCore import (
    QAbstractListModel,
    QByteArray,
    QMimeData,
    QModelIndex,
    QPersistentModelIndex,
    Qt,
    Signal,
)

from small_stories.model import TypeRole
from small_stories_app.story_cards.card_delegate import said_of
from small_stories_app.story_cards.faces import Faces

Index = QModelIndex | QPersistentModelIndex
_NOWHERE: Final = QModelIndex()
MIME: Final = "application/x-small-stories-card"


@dataclass(frozen=True, slots=True)
class Place:
    """A part of the board: a type, or None for what has no type, and how stories stand to it."""

    story_type: int | None
    role: TypeRole = TypeRole.SUPPORTS


@dataclass(frozen=True, slots=True)
class Dropped:
    """Stories that were dragged from one place to another; ``also`` leaves them where they were."""

    stories: tuple[int, ...]
    left: Place
    place: Place
    also: bool


class CardsModel(QAbstractListModel):
    """The stories of one place; ``dropped`` carries what was let fall here from another one."""

    dropped = Signal(object)

    def __init__(self, place: Place, faces: Faces) -> None:
        super().__init__()
        self.place = place
        self._faces = faces
        self.stories: list[int] = []

    def show(self, stories: Sequence[int]) -> None:
        """Show stories in place of the ones before; only rows that differ come and go."""
        new, old = list(stories), self.stories
        start = _alike(old, new)
        end = _alike(old[start:][::-1], new[start:][::-1])
        gone, come = len(old) - start - end, len(new) - start - end
        if gone:
            self.beginRemoveRows(QModelIndex(), start, start + gone - 1)
            self.stories = old[:start] + old[start + gone :]
            self.endRemoveRows()
        if come:
            self.beginInsertRows(QModelIndex(), start, start + come - 1)
            self.stories = new
            self.endInsertRows()

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        """Return the number of cards."""
        return 0 if parent.isValid() else len(self.stories)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return a card's name, its words for readers of the screen, or its face."""
        if not index.isValid():
            return None
        return said_of(self._faces.of(self.stories[index.row()]), role)

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Let cards be dragged, and dropped anywhere in the place."""
        if index.isValid():
            return super().flags(index) | Qt.ItemFlag.ItemIsDragEnabled
        return super().flags(index) | Qt.ItemFlag.ItemIsDropEnabled

    def supportedDropActions(self) -> Qt.DropAction:
        """Return that a card moves, or with Ctrl held down stands here as well."""
        return Qt.DropAction.MoveAction | Qt.DropAction.CopyAction

    def mimeTypes(self) -> list[str]:
        """Return the one kind of thing that can be dropped here: cards of this board."""
        return [MIME]

    def mimeData(self, indexes: Sequence[QModelIndex]) -> QMimeData:
        """Return the stories and where they come from; no words leave the window."""
        carried = QMimeData()
        stories = (str(self.stories[index.row()]) for index in indexes)
        place = f"{self.place.story_type or 0} {self.place.role}"
        carried.setData(MIME, QByteArray(" ".join([place, *stories]).encode()))
        return carried

    def dropMimeData(
        self, data: QMimeData, action: Qt.DropAction, row: int, column: int, parent: Index
    ) -> bool:
        """Tell of cards that were dropped here from another place."""
        story_type, role, *stories = bytes(data.data(MIME).data()).decode().split()
        left = Place(int(story_type) or None, TypeRole(role))
        if left == self.place:
            return False
        also = action == Qt.DropAction.CopyAction
        self.dropped.emit(Dropped(tuple(map(int, stories)), left, self.place, also))
        return True


def _alike(one: list[int], other: list[int]) -> int:
    """Return how many stories two lists have alike from their beginning."""
    count = 0
    for a, b in zip(one, other, strict=False):
        if a != b:
            break
        count += 1
    return count
