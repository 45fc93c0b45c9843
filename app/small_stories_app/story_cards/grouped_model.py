"""The cards of all groups as one model, so that one view shows two thousand of them."""

from bisect import bisect_right
from typing import Any, Final

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, Qt

from small_stories_app.story_cards.card_delegate import said_of
from small_stories_app.story_cards.faces import Faces
from small_stories_app.story_cards.groups import Group

Index = QModelIndex | QPersistentModelIndex
_NOWHERE: Final = QModelIndex()


class GroupedModel(QAbstractListModel):
    """One row per card, group after group; ``starts`` holds the first row of each group."""

    def __init__(self, faces: Faces) -> None:
        super().__init__()
        self._faces = faces
        self.groups: list[Group] = []
        self.stories: list[int] = []
        self.starts: list[int] = []

    def show(self, groups: list[Group]) -> bool:
        """Show groups in place of the ones before; return whether cards stand elsewhere now."""
        stories = [story for group in groups for story in group.stories]
        same = stories == self.stories and len(groups) == len(self.groups)
        if not same:
            self.beginResetModel()
        self.groups, self.stories, self.starts = groups, stories, []
        start = 0
        for group in groups:
            self.starts.append(start)
            start += len(group.stories)
        if not same:
            self.endResetModel()
        return not same

    def group_at(self, row: int) -> int:
        """Return the place of the group that a row stands in."""
        return bisect_right(self.starts, row) - 1

    def row_of(self, story: int, key: object = None) -> int | None:
        """Return the row of a story, in the group of the key where it stands in several."""
        rows = [row for row, each in enumerate(self.stories) if each == story]
        own = (row for row in rows if self.groups[self.group_at(row)].key == key)
        return next(own, rows[0] if rows else None)

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        """Return the number of cards."""
        return 0 if parent.isValid() else len(self.stories)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return a card's name, its words for readers of the screen, or its face."""
        if not index.isValid():
            return None
        if role == Qt.ItemDataRole.AccessibleDescriptionRole:
            return self.groups[self.group_at(index.row())].heading
        return said_of(self._faces.of(self.stories[index.row()]), role)
