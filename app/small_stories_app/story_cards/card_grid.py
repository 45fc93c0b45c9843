"""A view of cards in groups: painted, with no widget per card, and gone through by arrow keys."""

from collections.abc import Iterable
from typing import Final

from PySide6.QtCore import QItemSelection, QModelIndex, QPersistentModelIndex, QPoint, QRect, Qt
from PySide6.QtGui import QFont, QPainter, QPaintEvent, QRegion, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QListView,
    QStyle,
    QStyleOptionViewItem,
)

from small_stories_app.story_cards.card_delegate import CardDelegate
from small_stories_app.story_cards.drawing import draw_line, draw_themes
from small_stories_app.story_cards.grouped_model import GroupedModel
from small_stories_app.story_cards.groups import Group
from small_stories_app.story_cards.places import GAP, CardPlaces, lay_cards

Index = QModelIndex | QPersistentModelIndex
_LEAST_LETTERS: Final = 38
_BOLDER: Final = 1.1


class CardGrid(QListView):
    """Cards under the headings of their groups; several can be chosen.

    It is a list for readers of the screen, and lays and paints its cards itself.
    """

    def __init__(self, model: GroupedModel, name: str) -> None:
        super().__init__()
        self._cards = model
        self._places: CardPlaces = lay_cards([], 0, 1, 1, 1, 1)
        self.setModel(model)
        self.setItemDelegate(CardDelegate(self))
        self.setAccessibleName(name)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setTabKeyNavigation(False)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)

    def show_groups(self, groups: list[Group]) -> None:
        """Show groups with the same cards chosen as before, and the same place on screen."""
        chosen, here, row = set(self.chosen()), self._story_here(), self.currentIndex().row()
        key = self._cards.groups[self._cards.group_at(row)].key if row >= 0 else None
        at = self.verticalScrollBar().value()
        moved = self._cards.show(groups)
        self._lay()
        if moved:
            self.verticalScrollBar().setValue(at)
            self._choose_again(chosen, here, key, row)
        self.viewport().update()

    def chosen(self) -> list[int]:
        """Return the chosen stories, each once, in the order on screen."""
        rows = sorted(index.row() for index in self.selectionModel().selectedIndexes())
        return list(dict.fromkeys(self._cards.stories[row] for row in rows))

    def choose(self, stories: Iterable[int]) -> None:
        """Choose stories, each where it stands first, and bring the first of them into view."""
        self._choose_again(set(stories), next(iter(stories), None), None, 0)

    def _story_here(self) -> int | None:
        row = self.currentIndex().row()
        return self._cards.stories[row] if 0 <= row < len(self._cards.stories) else None

    def _choose_again(self, chosen: set[int], here: int | None, key: object, row: int) -> None:
        if not self._cards.stories:
            return
        found = self._cards.row_of(here, key) if here is not None else None
        flag = self.selectionModel().SelectionFlag
        last = len(self._cards.stories) - 1
        current = self._cards.index(min(max(row, 0), last) if found is None else found, 0)
        self.selectionModel().setCurrentIndex(current, flag.ClearAndSelect)
        for story in chosen - {here}:
            again = self._cards.row_of(story)
            if again is not None and found is not None:
                self.selectionModel().select(self._cards.index(again, 0), flag.Select)

    def _lay(self) -> None:
        option = QStyleOptionViewItem()
        self.initViewItemOption(option)
        high = self.itemDelegate().sizeHint(option, QModelIndex()).height()
        self._places = lay_cards(
            self._cards.starts,
            len(self._cards.stories),
            self.viewport().width(),
            self.fontMetrics().averageCharWidth() * _LEAST_LETTERS,
            high,
            self.fontMetrics().lineSpacing() * 2 + GAP,
        )
        bar = self.verticalScrollBar()
        bar.setSingleStep(high // 2)
        bar.setPageStep(self.viewport().height())
        bar.setRange(0, max(self._places.height - self.viewport().height(), 0))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Lay the cards out for the new width."""
        self._lay()

    def doItemsLayout(self) -> None:
        """Lay the cards out in their groups, in place of a list's own way."""
        self._lay()

    def updateGeometries(self) -> None:
        """Keep the scroll bar as the groups need it."""

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the groups and cards that are in sight."""
        painter = QPainter(self.viewport())
        top = self.verticalOffset() + event.rect().top()
        bottom = self.verticalOffset() + event.rect().bottom()
        option = QStyleOptionViewItem()
        self.initViewItemOption(option)
        for group in self._places.groups_between(top, bottom):
            self._paint_heading(painter, group)
            for row in self._places.rows_between(group, top, bottom):
                self._paint_card(painter, option, self._cards.index(row, 0))

    def _paint_card(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex
    ) -> None:
        state = QStyle.StateFlag.State_Enabled
        if self.selectionModel().isSelected(index):
            state |= QStyle.StateFlag.State_Selected
        if self.hasFocus() and index == self.currentIndex():
            state |= QStyle.StateFlag.State_HasFocus
        option.state = state
        option.rect = self.visualRect(index)
        self.itemDelegate().paint(painter, option, index)

    def _paint_heading(self, painter: QPainter, place: int) -> None:
        group = self._cards.groups[place]
        room = self._places.heading_rect(place, self.viewport().width())
        line = self.fontMetrics().lineSpacing()
        room = room.adjusted(0, room.height() - line - GAP, 0, -GAP)
        room.translate(0, -self.verticalOffset())
        font = QFont(self.font())
        font.setPointSizeF(font.pointSizeF() * _BOLDER)
        font.setWeight(QFont.Weight.DemiBold)
        painter.setFont(font)
        painter.setPen(self.palette().text().color())
        taken = draw_themes(painter, room, () if group.theme is None else (group.theme,))
        room = room.adjusted(taken, 0, 0, 0)
        draw_line(painter, room, group.name)
        named = painter.fontMetrics().horizontalAdvance(group.name) + 2 * GAP
        painter.setFont(self.font())
        painter.setPen(self.palette().placeholderText().color())
        if named < room.width():
            draw_line(painter, room.adjusted(named, 1, 0, 0), group.support)

    def visualRect(self, index: Index) -> QRect:
        """Return where a card stands on the viewport."""
        if not index.isValid() or index.row() >= self._places.count:
            return QRect()
        return self._places.rect(index.row()).translated(0, -self.verticalOffset())

    def indexAt(self, point: QPoint) -> QModelIndex:
        """Return the card at a point of the viewport."""
        row = self._places.row_at(point + QPoint(0, self.verticalOffset()))
        return QModelIndex() if row is None else self._cards.index(row, 0)

    def scrollTo(
        self,
        index: Index,
        hint: QAbstractItemView.ScrollHint = QAbstractItemView.ScrollHint.EnsureVisible,
    ) -> None:
        """Bring a card into sight, with its group's heading where there is room for it."""
        if not index.isValid() or index.row() >= self._places.count:
            return
        place = self._places.rect(index.row())
        group = self._places.group_of(index.row())
        in_first_line = index.row() - self._places.starts[group] < self._places.columns
        top = self._places.tops[group] if in_first_line else place.top() - GAP
        bar, high = self.verticalScrollBar(), self.viewport().height()
        if top < bar.value() or place.bottom() + GAP - top > high:
            bar.setValue(top)
        elif place.bottom() + GAP > bar.value() + high:
            bar.setValue(place.bottom() + GAP - high)

    def moveCursor(
        self, action: QAbstractItemView.CursorAction, modifiers: Qt.KeyboardModifier
    ) -> QModelIndex:
        """Go among the cards: sideways in reading order, up and down over the groups."""
        count, row = self._places.count, self.currentIndex().row()
        if not count:
            return QModelIndex()
        move = QAbstractItemView.CursorAction
        page = max(self.viewport().height() // (self._places.card.height() + GAP), 1)
        lines = {move.MoveUp: -1, move.MoveDown: 1, move.MovePageUp: -page,
                 move.MovePageDown: page}  # fmt: skip
        if row < 0 or action == move.MoveHome:
            return self._cards.index(0, 0)
        if action == move.MoveEnd:
            return self._cards.index(count - 1, 0)
        if action in lines:
            return self._cards.index(self._places.row_below(row, lines[action]), 0)
        step = 1 if action in (move.MoveRight, move.MoveNext) else -1
        return self._cards.index(min(max(row + step, 0), count - 1), 0)

    def horizontalOffset(self) -> int:
        """Return 0: cards are never wider than the view."""
        return 0

    def verticalOffset(self) -> int:
        """Return how far the view is scrolled."""
        return self.verticalScrollBar().value()

    def isIndexHidden(self, index: Index) -> bool:
        """Return that no card is hidden."""
        return False

    def setSelection(self, rect: QRect, command: object) -> None:
        """Choose from one card to another in reading order, or what a dragged rectangle touches."""
        ends = [self.indexAt(rect.topLeft()).row(), self.indexAt(rect.bottomRight()).row()]
        if self.state() == QAbstractItemView.State.DragSelectingState or min(ends) < 0:
            rows = self._rows_in(rect.normalized().translated(0, self.verticalOffset()))
        else:
            rows = range(min(ends), max(ends) + 1)
        chosen = QItemSelection()
        for row in rows:
            index = self._cards.index(row, 0)
            chosen.select(index, index)
        self.selectionModel().select(chosen, command)  # type: ignore[call-overload]

    def _rows_in(self, area: QRect) -> Iterable[int]:
        """Return the cards that an area touches, reckoned from the top of all cards."""
        places = self._places
        return [
            row
            for group in places.groups_between(area.top(), area.bottom())
            for row in places.rows_between(group, area.top(), area.bottom())
            if places.rect(row).intersects(area)
        ]

    def visualRegionForSelection(self, selection: QItemSelection) -> QRegion:
        """Return what a changed choice may repaint: what is in sight."""
        return QRegion(self.viewport().rect())
