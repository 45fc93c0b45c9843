"""One column of the board: a type worded as a mechanism, and its cards below."""

from typing import Final

from PySide6.QtCore import QModelIndex, Signal
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QLabel, QListView, QVBoxLayout

from small_stories.storage.types import StoryType
from small_stories_app.session import Session
from small_stories_app.type_board.cards import Card, CardDelegate, CardsModel
from small_stories_app.widgets.headings import explanation, heading

LETTERS: Final = 37


class CardList(QListView):
    """The cards; ``entered`` comes when the analyst goes to this column."""

    entered = Signal()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Choose the first card when none is chosen yet."""
        super().focusInEvent(event)
        if not self.selectedIndexes() and self.model().rowCount():
            self.setCurrentIndex(self.model().index(max(self.currentIndex().row(), 0), 0))
        self.entered.emit()


class TypeColumn(QFrame):
    """A type, or what is not yet typed when ``story_type`` is None."""

    story_opened = Signal(int)
    entered = Signal()

    def __init__(self, session: Session, story_type: int | None) -> None:
        super().__init__()
        self.story_type = story_type
        self._session = session
        self.name = heading("", 1.05)
        self.mechanism = explanation()
        self.support = QLabel()
        self.cards = CardList()
        self.delegate = CardDelegate(self.cards)
        self.model = CardsModel(story_type)
        self._lay_out()

    def _lay_out(self) -> None:
        self.setFixedWidth(self.fontMetrics().averageCharWidth() * LETTERS)
        self.setFrameShape(QFrame.Shape.StyledPanel)
        self.support.setWordWrap(True)
        cards = self.cards
        cards.setModel(self.model)
        cards.setItemDelegate(self.delegate)
        cards.setUniformItemSizes(True)
        cards.setFrameShape(QFrame.Shape.NoFrame)
        cards.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        cards.setDragDropMode(QAbstractItemView.DragDropMode.DragDrop)
        cards.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        cards.activated.connect(self._open)
        cards.entered.connect(self.entered)
        column = QVBoxLayout(self)
        column.setContentsMargins(8, 8, 8, 8)
        for part in (self.name, self.mechanism, self.support):
            column.addWidget(part)
        column.addWidget(cards, 1)

    def show_type(self, story_type: StoryType, support: str) -> None:
        """Show a type's wording and what backs it, in words."""
        arrow = " → "
        parts = (story_type.experience, story_type.change, story_type.opens_up)
        self._show_head(story_type.name, arrow.join(filter(None, parts)), support)

    def show_untyped(self) -> None:
        """Show the head of what has no type, and may stay without."""
        self._show_head(
            self._session.text("types_view.untyped"), self._session.text("types_view.may_stay"), ""
        )

    def show_cards(self, cards: list[Card]) -> None:
        """Show the cards with the same one chosen as before, or else its neighbour."""
        place = self.cards.currentIndex().row()
        chosen = self.current()
        self.model.show(cards)
        again = self.model.place_of(chosen) if chosen is not None else None
        if again is None and cards and place >= 0:
            again = min(place, len(cards) - 1)
        if again is not None:
            self.cards.setCurrentIndex(self.model.index(again, 0))

    def current(self) -> int | None:
        """Return the story of the chosen card."""
        place = self.cards.currentIndex().row()
        return self.model.cards[place].story if 0 <= place < len(self.model.cards) else None

    def be_here(self, here: bool) -> None:
        """Show the chosen card as chosen, or only keep its place."""
        self.delegate.here = here
        self.cards.viewport().update()

    def _show_head(self, name: str, mechanism: str, support: str) -> None:
        for label, words in (
            (self.name, name),
            (self.mechanism, mechanism),
            (self.support, support),
        ):
            label.setText(words)
            label.setVisible(bool(words))
        self.cards.setAccessibleName(name)
        self.cards.setAccessibleDescription(" · ".join(filter(None, (mechanism, support))))

    def _open(self, index: QModelIndex) -> None:
        self.story_opened.emit(self.model.cards[index.row()].story)
