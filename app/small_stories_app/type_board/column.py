"""One column of the board: a type worded as a mechanism, its cards, its counter-examples."""

from typing import Final

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtWidgets import QFrame, QVBoxLayout

from small_stories.model import TypeRole
from small_stories.storage.types import StoryType
from small_stories_app.session import Session
from small_stories_app.story_cards.faces import Faces
from small_stories_app.type_board.board_places import BoardPlaces
from small_stories_app.type_board.card_list import CardList
from small_stories_app.type_board.cards import Place
from small_stories_app.type_board.head import TypeHead
from small_stories_app.widgets.headings import heading

# How much of a column its counter-examples may take, and what is a low column.
_COUNTERS_SHARE: Final = 0.35
_COUNTERS_SHARE_LOW: Final = 0.22
_LOW_LINES: Final = 24
_LEAST: Final = 56
_STRIP: Final = 26


class TypeColumn(QFrame):
    """A type, or what is not yet typed when ``story_type`` is None."""

    story_opened = Signal(int)

    def __init__(self, session: Session, faces: Faces, story_type: int | None) -> None:
        super().__init__()
        self.story_type = story_type
        self._session = session
        self._room = 0
        self.head = TypeHead()
        self.cards = CardList(Place(story_type), faces)
        self.against = heading(session.text("types_view.counter_examples"), 1.0)
        self.counters = CardList(Place(story_type, TypeRole.COUNTER_EXAMPLE), faces)
        self._lay_out()
        for each in self.lists():
            each.doubleClicked.connect(self._open)
        self.cards.left_below.connect(self._go_down)
        self.counters.left_above.connect(self._go_up)

    def lists(self) -> tuple[CardList, ...]:
        """Return the places of the column; what has no type has no counter-examples either."""
        return (self.cards,) if self.story_type is None else (self.cards, self.counters)

    def show_type(self, story_type: StoryType, support: str) -> None:
        """Show a type's wording and what backs it, in words."""
        noted = self._session.text("types_view.memo", memo=story_type.memo)
        mechanism = story_type.in_words or story_type.mechanism
        self._show_head(story_type.name, mechanism, support, noted if story_type.memo else "")

    def show_untyped(self) -> None:
        """Show the head of what has no type, and may stay without."""
        text = self._session.text
        self._show_head(text("types_view.untyped"), text("types_view.may_stay"))

    def show_stories(self, places: BoardPlaces) -> None:
        """Show the stories that stand here."""
        for each in self.lists():
            each.show_stories(places.of(each.place.story_type, each.place.role))
        self._share_room()

    def fit_into(self, height: int) -> None:
        """Share so much height between the head, the cards and the counter-examples."""
        if height != self._room:
            self._room = height
            self.head.fit_into(height)
            self._share_room()

    def _lay_out(self) -> None:
        self.setFrameShape(QFrame.Shape.StyledPanel)
        self.head.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        column = QVBoxLayout(self)
        column.setContentsMargins(6, 8, 6, 6)
        column.setSpacing(6)
        column.addWidget(self.head)
        column.addWidget(self.cards, 1)
        column.addWidget(self.against)
        column.addWidget(self.counters)
        # Words that can wrap would make the board as high as every list would like to be.
        self.against.setWordWrap(False)
        self.against.setContentsMargins(4, 0, 4, 0)
        self.against.setVisible(self.story_type is not None)
        self.counters.setVisible(self.story_type is not None)
        self.cards.setMinimumHeight(_LEAST)
        self.counters.setToolTip(self._session.text("types_view.counter_how"))

    def _share_room(self) -> None:
        count = len(self.counters.cards.stories)
        high = count * max(self.counters.sizeHintForRow(0), 0)
        low = self._room < _LOW_LINES * self.fontMetrics().lineSpacing()
        most = int(self._room * (_COUNTERS_SHARE_LOW if low else _COUNTERS_SHARE))
        self.counters.setFixedHeight(max(min(high, most), _STRIP))

    def _show_head(self, name: str, mechanism: str, support: str = "", memo: str = "") -> None:
        self.head.show_type(name, mechanism, support, memo)
        against = self._session.text("types_view.counter_examples_of", type=name)
        said = " · ".join(filter(None, (mechanism, support, memo)))
        for each, words in ((self.cards, name), (self.counters, against)):
            each.setAccessibleName(words)
            each.setAccessibleDescription(said)

    def _go_down(self) -> None:
        if self.counters.isVisible() and self.counters.cards.stories:
            self.counters.setFocus()
            self.counters.choose(self.counters.cards.stories[0])

    def _go_up(self) -> None:
        if self.cards.cards.stories:
            self.cards.setFocus()
            self.cards.choose(self.cards.cards.stories[-1])

    def _open(self, index: QModelIndex) -> None:
        self.story_opened.emit(index.model().stories[index.row()])  # type: ignore[attr-defined]
