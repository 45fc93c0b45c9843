"""The step types: a board on which stories of all interviews are put into types."""

from collections.abc import Callable, Iterable
from functools import partial

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import (
    QCheckBox,
    QFrame,
    QHBoxLayout,
    QMenu,
    QPushButton,
    QScrollArea,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from small_stories.changes.grouping import add_type, edit_type, remove_type
from small_stories.storage.story_lines import StoryLine, story_lines
from small_stories.storage.types import StoryType, story_type, story_types
from small_stories.typology.support import support_in_words, support_of
from small_stories_app.commands import Command
from small_stories_app.session import Session
from small_stories_app.type_board.board import BoardCards
from small_stories_app.type_board.column import TypeColumn
from small_stories_app.type_board.placing import Placing
from small_stories_app.type_board.wording import TypeWording
from small_stories_app.view import View
from small_stories_app.widgets.empty_state import EmptyState


class TypesView(View):
    """Columns are types, the first what is not yet typed; a card is moved by M or by dragging."""

    key = "types"

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self.columns: list[TypeColumn] = []
        self._here = 0
        self.placing = Placing(session)
        self.others = QCheckBox(session.text("types_view.other_kinds"))
        self.board = QWidget()
        self.buttons: dict[str, QPushButton] = {}
        self.empty = EmptyState(
            session.text("types_view.none"), session.text("types_view.to_interviews")
        )
        self.pages = QStackedWidget()
        self._lay_out()

    def commands(self) -> Iterable[Command]:
        """Return the commands of the board; single letters work on its cards alone."""
        in_type, chosen = self._in_type, self._is_chosen

        def also() -> None:
            self.ask_where(also=True)

        return [
            Command("types.new", self.new_type, "N", self.board),
            Command("types.edit", self.edit_type, "F2", self.board, in_type),
            Command("types.move", self.ask_where, "M", self.board, chosen),
            Command("types.also", also, "Shift+M", self.board, chosen),
            Command("types.counter", self.turn_round, "C", self.board,
                    lambda: chosen() and in_type()),
            Command("types.take_out", self.take_out, "Delete", self.board,
                    lambda: chosen() and in_type()),
            Command("types.left", lambda: self._go(-1), "Left", self.board, listed=False),
            Command("types.right", lambda: self._go(1), "Right", self.board, listed=False),
            Command("types.remove", self.remove_type, possible=in_type),
        ]  # fmt: skip

    def show_project(self) -> None:
        """Read types and stories anew."""
        project = self.session.project
        lines = story_lines(project)
        types = story_types(project)
        if [None, *(each.id for each in types)] != [each.story_type for each in self.columns]:
            self._make_columns(types)
        self._fill(types, lines)
        self.pages.setCurrentIndex(1 if lines or types else 0)
        self._show_possible()

    def new_type(self) -> None:
        """Ask how a new type is worded."""
        self._word(None, lambda parts: add_type(self.session.project, **parts))

    def edit_type(self) -> None:
        """Ask how the type of this column is to be worded."""
        number = self._type_here()
        found = story_type(self.session.project, number) if number is not None else None
        if found is not None:
            self._word(found, lambda parts: edit_type(self.session.project, found.id, **parts))

    def remove_type(self) -> None:
        """Remove the type of this column; its stories stay."""
        number = self._type_here()
        if number is not None:
            self.session.attempt(lambda: remove_type(self.session.project, number))

    def ask_where(self, *, also: bool = False) -> None:
        """Show where the chosen card can be moved, or in which types it can stand as well."""
        self._show_places(self.placing.put_also if also else self.placing.move)

    def take_out(self) -> None:
        """Take the chosen card out of its type."""
        column = self._column()
        told = column.current()
        if told is not None:
            self.placing.move(told, column.story_type, None)

    def turn_round(self) -> None:
        """Make the chosen card a counter-example of its type, or a support again."""
        column = self._column()
        told, number = column.current(), column.story_type
        if told is not None and number is not None:
            self.placing.turn_round(told, number)

    def _lay_out(self) -> None:
        actions: dict[str, Callable[[], None]] = {
            "new_type": self.new_type, "edit_type": self.edit_type,
            "remove_type": self.remove_type, "move": self.ask_where,
            "also": lambda: self.ask_where(also=True), "counter": self.turn_round,
        }  # fmt: skip
        bar = QHBoxLayout()
        bar.setContentsMargins(12, 12, 12, 0)
        for key, action in actions.items():
            button = QPushButton(self.session.text(f"types_view.{key}"))
            button.clicked.connect(action)
            self.buttons[key] = button
            bar.addWidget(button)
        bar.addStretch(1)
        below = QHBoxLayout()
        below.setContentsMargins(12, 0, 12, 0)
        below.addWidget(self.others)
        self.others.toggled.connect(self.show_project)
        self.empty.started.connect(lambda: self.step_asked.emit("interviews"))
        shown = QWidget()
        column = QVBoxLayout(shown)
        column.setContentsMargins(0, 0, 0, 0)
        column.addLayout(bar)
        column.addLayout(below)
        column.addWidget(self._scrolled(), 1)
        self.pages.addWidget(self.empty)
        self.pages.addWidget(shown)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self.pages)

    def _scrolled(self) -> QScrollArea:
        self.row = QHBoxLayout(self.board)
        self.row.setContentsMargins(12, 8, 12, 8)
        self.row.addStretch(1)
        scrolled = QScrollArea()
        scrolled.setFrameShape(QFrame.Shape.NoFrame)
        scrolled.setWidgetResizable(True)
        scrolled.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scrolled.setWidget(self.board)
        self.scrolled = scrolled
        return scrolled

    def _make_columns(self, types: list[StoryType]) -> None:
        """Make a column for each type; those that stay keep their chosen card and the focus."""
        before = {column.story_type: column for column in self.columns}
        here = self._column() if self.columns else None
        self.columns = [
            before.pop(number) if number in before else self._new_column(number)
            for number in (None, *(each.id for each in types))
        ]
        for place, column in enumerate(self.columns):
            self.row.insertWidget(place, column)
        self._here = self.columns.index(here) if here in self.columns else 0
        self._mark_here()
        for gone in before.values():
            if gone.cards.hasFocus():
                self._column().cards.setFocus()
            self.row.removeWidget(gone)
            gone.deleteLater()

    def _new_column(self, story_type: int | None) -> TypeColumn:
        column = TypeColumn(self.session, story_type)
        column.entered.connect(partial(self._enter, column))
        column.story_opened.connect(self.story_asked)
        column.model.dropped.connect(partial(self._dropped, story_type))
        return column

    def _fill(self, types: list[StoryType], lines: list[StoryLine]) -> None:
        cards = BoardCards(self.session, lines, others=self.others.isChecked())
        links = [link for line in lines for link in line.types]
        told = [line.story for line in lines]
        self.columns[0].show_untyped()
        self.columns[0].show_cards(cards.untyped())
        for each, column in zip(types, self.columns[1:], strict=True):
            support = support_in_words(support_of(each.id, links, told), self.session.language)
            column.show_type(each, support)
            column.show_cards(cards.of_type(each.id))

    def _show_places(self, put: Callable[[int, int | None, int | None], None]) -> None:
        column = self._column()
        told = column.current()
        if told is None:
            return
        menu = QMenu(self)
        menu.setAccessibleName(self.session.text("types_view.move"))
        places = self._others_than(column, untyped=put == self.placing.move)
        for number, other in enumerate(places, start=1):
            label = f"&{number} {other.name.text().replace('&', '&&')}"
            act = partial(put, told, column.story_type, other.story_type)
            menu.addAction(label if number < 10 else label[1:]).triggered.connect(act)
        menu.aboutToHide.connect(menu.deleteLater)
        place = column.cards.visualRect(column.cards.currentIndex()).bottomLeft()
        menu.popup(column.cards.viewport().mapToGlobal(place))
        if menu.actions():
            menu.setActiveAction(menu.actions()[0])

    def _others_than(self, here: TypeColumn, *, untyped: bool) -> list[TypeColumn]:
        types = [each for each in self.columns if each is not here]
        return types if untyped else [each for each in types if each.story_type is not None]

    def _word(self, found: StoryType | None, write: Callable[[dict[str, str]], object]) -> None:
        dialog = TypeWording(self.session, self, found)
        dialog.worded.connect(lambda parts: self.session.attempt(lambda: write(parts)))
        dialog.finished.connect(dialog.deleteLater)
        dialog.finished.connect(lambda: self._column().cards.setFocus())
        dialog.open()

    def _dropped(self, story_type: int | None, told: int, left: int) -> None:
        # The change waits until the drag is over: it takes the dragged card from under it.
        QTimer.singleShot(0, partial(self.placing.move, told, left or None, story_type))

    def _enter(self, column: TypeColumn) -> None:
        self._here = self.columns.index(column)
        self._mark_here()
        self.scrolled.ensureWidgetVisible(column)
        self._show_possible()

    def _mark_here(self) -> None:
        self.setFocusProxy(self._column().cards)
        for column in self.columns:
            column.be_here(column is self._column())

    def _go(self, step: int) -> None:
        place = self._here + step
        if 0 <= place < len(self.columns):
            self.columns[place].cards.setFocus()

    def _column(self) -> TypeColumn:
        return self.columns[self._here]

    def _type_here(self) -> int | None:
        return self._column().story_type if self.columns else None

    def _in_type(self) -> bool:
        return self._type_here() is not None

    def _is_chosen(self) -> bool:
        return bool(self.columns) and self._column().current() is not None

    def _show_possible(self) -> None:
        for key in ("edit_type", "remove_type"):
            self.buttons[key].setEnabled(self._in_type())
        for key in ("move", "also"):
            self.buttons[key].setEnabled(self._is_chosen())
        self.buttons["counter"].setEnabled(self._is_chosen() and self._in_type())
