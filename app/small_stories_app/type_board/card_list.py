"""A list of cards in one place of the board."""

from typing import Final

from PySide6.QtCore import QItemSelectionModel, QPoint, Qt, Signal
from PySide6.QtGui import (
    QDragEnterEvent,
    QDragLeaveEvent,
    QDragMoveEvent,
    QDropEvent,
    QFocusEvent,
    QKeyEvent,
    QPainter,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import QAbstractItemView, QFrame, QListView

from small_stories_app.story_cards.faces import Faces
from small_stories_app.type_board.board_delegate import BoardCardDelegate
from small_stories_app.type_board.cards import CardsModel, Place

_EMPTY: Final = "–"


class CardList(QListView):
    """The cards of a place; ``entered`` comes when the analyst goes to it.

    ``left_above`` and ``left_below`` come when an arrow key goes past the first or the last card;
    ``dragged_over`` carries the point on the screen where dragged cards are held.
    """

    entered = Signal()
    dragged_over = Signal(QPoint)
    left_above = Signal()
    left_below = Signal()

    def __init__(self, place: Place, faces: Faces) -> None:
        super().__init__()
        self.place = place
        self._is_target = False
        self.cards = CardsModel(place, faces)
        self.cards_painted = BoardCardDelegate(self)
        self.setModel(self.cards)
        self.setItemDelegate(self.cards_painted)
        self.setUniformItemSizes(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setDragDropMode(QAbstractItemView.DragDropMode.DragDrop)
        self.setDefaultDropAction(Qt.DropAction.MoveAction)
        self.setDropIndicatorShown(False)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)

    def chosen(self) -> list[int]:
        """Return the chosen stories in the order on screen."""
        rows = sorted(index.row() for index in self.selectionModel().selectedIndexes())
        return [self.cards.stories[row] for row in rows]

    def show_stories(self, stories: list[int]) -> None:
        """Show stories with the same ones chosen as before, or the neighbour of one that went."""
        if stories != self.cards.stories:
            row, chosen = self.currentIndex().row(), set(self.chosen())
            here = self.cards.stories[row] if row >= 0 else None
            at = self.verticalScrollBar().value()
            self.cards.show(stories)
            self.verticalScrollBar().setValue(at)
            self._choose_again(row, here, chosen)
        self.viewport().update()

    def choose(self, story: int) -> None:
        """Choose the card of a story alone."""
        row = self.cards.stories.index(story)
        flag = QItemSelectionModel.SelectionFlag.ClearAndSelect
        self.selectionModel().setCurrentIndex(self.cards.index(row, 0), flag)

    def be_here(self, here: bool) -> None:
        """Show chosen cards as chosen, or only keep which they are."""
        if self.cards_painted.here != here:
            self.cards_painted.here = here
            self.viewport().update()

    def _choose_again(self, row: int, here: int | None, chosen: set[int]) -> None:
        stories, flags = self.cards.stories, QItemSelectionModel.SelectionFlag
        if row < 0 or not stories:
            return
        again = stories.index(here) if here in stories else min(row, len(stories) - 1)
        self.selectionModel().setCurrentIndex(self.cards.index(again, 0), flags.ClearAndSelect)
        for story in chosen.intersection(stories):
            index = self.cards.index(stories.index(story), 0)
            self.selectionModel().select(index, flags.Select)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Choose the first card when none is chosen yet."""
        super().focusInEvent(event)
        if not self.selectedIndexes() and self.cards.stories:
            self.choose(self.cards.stories[max(self.currentIndex().row(), 0)])
        self.entered.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go on past the first and the last card with the arrow keys."""
        row, plain = self.currentIndex().row(), not event.modifiers()
        if plain and event.key() == Qt.Key.Key_Up and row <= 0:
            self.left_above.emit()
        elif plain and event.key() == Qt.Key.Key_Down and row >= len(self.cards.stories) - 1:
            self.left_below.emit()
        else:
            super().keyPressEvent(event)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Show that cards can be let fall here."""
        super().dragEnterEvent(event)
        self._be_target(event.isAccepted())

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        """Tell where dragged cards are held."""
        super().dragMoveEvent(event)
        self.dragged_over.emit(self.viewport().mapToGlobal(event.position().toPoint()))

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        """Show no more that cards can be let fall here."""
        super().dragLeaveEvent(event)
        self._be_target(False)

    def dropEvent(self, event: QDropEvent) -> None:
        """Take what is let fall."""
        super().dropEvent(event)
        self._be_target(False)

    def _be_target(self, target: bool) -> None:
        self._is_target = target
        self.viewport().update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the cards, or a dash that says there are none; and a ring while cards can fall."""
        super().paintEvent(event)
        painter = QPainter(self.viewport())
        if self._is_target:
            painter.setPen(QPen(self.palette().highlight().color(), 3))
            painter.drawRect(self.viewport().rect().adjusted(1, 1, -2, -2))
        if not self.cards.stories and self.place.story_type is not None:
            painter.setPen(self.palette().placeholderText().color())
            top = self.viewport().rect().adjusted(8, 4, 0, 0)
            painter.drawText(top, Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft, _EMPTY)
