"""The board: a row of columns, of which as many are seen as can be read."""

from functools import partial
from typing import Final

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QWidget

from small_stories.storage.types import StoryType
from small_stories.typology.support import support_in_words, support_of
from small_stories_app.session import Session
from small_stories_app.story_cards.faces import Faces
from small_stories_app.story_cards.told_stories import ToldStories
from small_stories_app.type_board.board_places import BoardPlaces
from small_stories_app.type_board.card_list import CardList
from small_stories_app.type_board.column import TypeColumn

_LEAST_LETTERS: Final = 32
_MOST_LETTERS: Final = 46
_FEW: Final = 4
_EDGE: Final = 40
_BETWEEN: Final = 6
_AROUND: Final = 12


class TypeBoard(QScrollArea):
    """Columns of types, the first what is not yet typed.

    ``dropped`` carries what was dragged from one place to another, ``menu_asked`` a point on the
    screen; ``edit_asked`` comes from a double click on a head.
    """

    story_opened = Signal(int)
    dropped = Signal(object)
    menu_asked = Signal(QPoint)
    edit_asked = Signal()

    def __init__(self, session: Session, told: ToldStories, faces: Faces) -> None:
        super().__init__()
        self._session = session
        self._told = told
        self._faces = faces
        self.columns: list[TypeColumn] = []
        self._here: CardList | None = None
        self.inside = QWidget()
        self._row = QHBoxLayout(self.inside)
        self._row.setContentsMargins(_AROUND, 4, _AROUND, 8)
        self._row.setSpacing(_BETWEEN)
        self._row.addStretch(1)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setWidget(self.inside)

    @property
    def here(self) -> CardList:
        """The place where the analyst is."""
        return self._here if self._here is not None else self.columns[0].cards

    @property
    def column(self) -> TypeColumn:
        """The column where the analyst is."""
        return next(each for each in self.columns if self.here in each.lists())

    def add_last(self, widget: QWidget) -> None:
        """Put something after the last column."""
        self._row.insertWidget(self._row.count() - 1, widget, 1)

    def show_board(self, places: BoardPlaces) -> None:
        """Show types and stories; only what is different is laid out anew."""
        types = self._told.types
        if [None, *(each.id for each in types)] != [each.story_type for each in self.columns]:
            self._make_columns(types)
        self.columns[0].show_untyped()
        links, told, language = self._told.links(), self._told.stories(), self._session.language
        for each, column in zip(types, self.columns[1:], strict=True):
            column.show_type(each, support_in_words(support_of(each.id, links, told), language))
        for column in self.columns:
            column.show_stories(places)

    def go(self, step: int) -> None:
        """Go to the next column, or the one before."""
        place = self.columns.index(self.column) + step
        if 0 <= place < len(self.columns):
            self._go_into(self.columns[place])

    def go_to_type(self, story_type: int | None) -> None:
        """Go to the column of a type, when it is there."""
        for column in self.columns:
            if column.story_type == story_type:
                self._go_into(column)

    def _go_into(self, column: TypeColumn) -> None:
        self._enter(column.cards)
        column.cards.setFocus()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Give the columns sizes at which they can be read, and none is cut in two."""
        super().resizeEvent(event)
        self._set_sizes()

    def _set_sizes(self) -> None:
        letter = self.fontMetrics().averageCharWidth()
        room = self.viewport().width() - 2 * _AROUND + _BETWEEN
        fit = max(room // (letter * _LEAST_LETTERS + _BETWEEN), 1)
        fit = min(fit, max(len(self.columns), _FEW))
        width = min(room // fit - _BETWEEN, letter * _MOST_LETTERS)
        for column in self.columns:
            column.setFixedWidth(width)
            column.fit_into(self.viewport().height())

    def _make_columns(self, types: list[StoryType]) -> None:
        """Make a column for each type; those that stay keep their chosen cards and the focus."""
        before = {column.story_type: column for column in self.columns}
        focused, left = self.focusWidget(), self.columns.index(self.column) if self.columns else 0
        self.columns = [
            before.pop(number) if number in before else self._new_column(number)
            for number in (None, *(each.id for each in types))
        ]
        for place, column in enumerate(self.columns):
            self._row.insertWidget(place, column)
        for gone in before.values():
            self._let_go(gone, left)
        if focused is not None and any(focused in each.lists() for each in self.columns):
            focused.setFocus()
        self._set_sizes()

    def _let_go(self, gone: TypeColumn, left: int) -> None:
        if self._here in gone.lists():
            neighbour = self.columns[min(left, len(self.columns) - 1)].cards
            had_focus = self.here.hasFocus()
            self._enter(neighbour)
            if had_focus:
                neighbour.setFocus()
        gone.hide()
        self._row.removeWidget(gone)
        gone.deleteLater()

    def _new_column(self, story_type: int | None) -> TypeColumn:
        column = TypeColumn(self._session, self._faces, story_type)
        column.story_opened.connect(self.story_opened)
        column.head.edit_asked.connect(partial(self._ask_to_edit, column))
        column.head.customContextMenuRequested.connect(partial(self._ask_menu_of_head, column))
        for each in column.lists():
            each.entered.connect(partial(self._enter, each))
            each.cards.dropped.connect(self.dropped)
            each.dragged_over.connect(self._scroll_towards)
            each.customContextMenuRequested.connect(partial(self._ask_menu, each))
        return column

    def _enter(self, place: CardList) -> None:
        self._here = place
        self.setFocusProxy(place)
        for column in self.columns:
            for each in column.lists():
                each.be_here(each is place)
        self.ensureWidgetVisible(self.column, _BETWEEN, 0)

    def _scroll_towards(self, point: QPoint) -> None:
        """Bring further columns into sight while cards are held near an edge."""
        x, bar = self.viewport().mapFromGlobal(point).x(), self.horizontalScrollBar()
        if x < _EDGE:
            bar.setValue(bar.value() - _EDGE)
        elif x > self.viewport().width() - _EDGE:
            bar.setValue(bar.value() + _EDGE)

    def _ask_to_edit(self, column: TypeColumn) -> None:
        self._go_into(column)
        self.edit_asked.emit()

    def _ask_menu(self, place: CardList, point: QPoint) -> None:
        place.setFocus()
        self.menu_asked.emit(place.viewport().mapToGlobal(point))

    def _ask_menu_of_head(self, column: TypeColumn, point: QPoint) -> None:
        self._go_into(column)
        self.menu_asked.emit(column.head.mapToGlobal(point))
