"""The step types: a board on which stories of all interviews are put into types."""

from collections.abc import Iterable, Sequence
from functools import partial
from typing import Final

from PySide6.QtCore import QPoint, QTimer
from PySide6.QtWidgets import (
    QCheckBox,
    QHBoxLayout,
    QMenu,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from small_stories.changes import grouping
from small_stories.storage.change_record import Changed
from small_stories.storage.types import retired_types
from small_stories_app.commands import Command
from small_stories_app.session import Session
from small_stories_app.story_cards.faces import Faces
from small_stories_app.story_cards.told_stories import ToldStories
from small_stories_app.type_board.actions import BoardActions
from small_stories_app.type_board.board import TypeBoard
from small_stories_app.type_board.board_places import BoardPlaces
from small_stories_app.type_board.cards import Dropped
from small_stories_app.type_board.first_type import FirstType
from small_stories_app.view import View
from small_stories_app.widgets.empty_state import EmptyState
from small_stories_app.widgets.pages import Pages
from small_stories_app.widgets.reading import reads

# What the menu of the board holds: of the chosen cards, of cards in a type, and of the type.
_OF_CARDS: Final = ("open", "move", "also", "counter", "split")
_OF_TYPED_CARDS: Final = ("take_out",)
_OF_TYPE: Final = ("edit", "merge", "place_left", "place_right", "retire", "remove")


class TypesView(View):
    """Columns are types, the first what is not yet typed; cards are moved by M or by dragging."""

    key = "types"

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        text = session.text
        self.told = ToldStories(session)
        self.faces = Faces(session, self.told)
        self.board = TypeBoard(session, self.told, self.faces)
        self.acts = BoardActions(session, self, self.told, self.board)
        self.first = FirstType(session)
        self.new = QPushButton(text("types_view.new_type"))
        self.others = QCheckBox(text("types_view.other_kinds"))
        self.retired = QPushButton()
        reads(self.others, self.retired)
        self.empty = EmptyState(text("types_view.none"), text("types_view.to_interviews"))
        self.pages = Pages()
        self._lay_out()
        self._connect()

    def commands(self) -> Iterable[Command]:
        """Return the commands of the board; single letters work on its cards alone."""
        on, in_type, chosen = self.board.inside, self._in_type, self._is_chosen
        act, go = self.acts, self.board.go

        def several() -> bool:
            return in_type() and len(self.told.types) > 1

        def both() -> bool:
            return in_type() and chosen()

        aside = partial(act.change_type, grouping.retire_type)
        remove = partial(act.change_type, grouping.remove_type)
        also = partial(act.ask_where, also=True)
        return [
            Command("types.new", act.new_type, "N", on),
            Command("types.edit", act.edit_type, "F2", on, in_type),
            Command("types.open", self._open_story, "Return", on, chosen, listed=False,
                    also=("Enter",)),
            Command("types.move", act.ask_where, "M", on, chosen),
            Command("types.also", also, "Shift+M", on, chosen),
            Command("types.counter", act.turn_round, "C", on, chosen),
            Command("types.take_out", act.take_out, "Delete", on, both),
            Command("types.split", act.split, "S", on, chosen),
            Command("types.merge", act.merge, "Y", on, several),
            Command("types.left", partial(go, -1), "Left", on, listed=False),
            Command("types.right", partial(go, 1), "Right", on, listed=False),
            Command("types.place_left", partial(act.place, -1), "Ctrl+Left", on, several),
            Command("types.place_right", partial(act.place, 1), "Ctrl+Right", on, several),
            Command("types.retire", aside, place=on, possible=in_type),
            Command("types.bring_back", act.ask_what_comes_back, possible=self._any_retired),
            Command("types.other_kinds", self.others.toggle, possible=self.isVisible,
                    chosen=self.others.isChecked),
            Command("types.remove", remove, place=on, possible=in_type),
        ]  # fmt: skip

    def panes(self) -> Sequence[QWidget]:
        """Return the buttons above the board, and the place on it where the analyst is."""
        return (self.new, self.board.here if self.board.columns else self.board, self.empty)

    def show_project(self) -> None:
        """Read types and stories anew."""
        self.told.read()
        self.faces.forget(None)
        self._show()

    def refresh(self, changed: Changed) -> None:
        """Read the stories anew that a change moved."""
        self.faces.forget(self.told.follow(changed))
        self._show()

    def _lay_out(self) -> None:
        bar = QHBoxLayout()
        bar.setContentsMargins(12, 12, 12, 0)
        bar.addWidget(self.new)
        bar.addWidget(self.others)
        bar.addStretch(1)
        bar.addWidget(self.retired)
        self.board.add_last(self.first)
        shown = QWidget()
        column = QVBoxLayout(shown)
        column.setContentsMargins(0, 0, 0, 0)
        column.addLayout(bar)
        column.addWidget(self.board, 1)
        self.pages.addWidget(self.empty)
        self.pages.addWidget(shown)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self.pages)
        self.setFocusProxy(self.board)

    def _connect(self) -> None:
        self.new.clicked.connect(lambda: self.acts.new_type())
        self.first.asked.connect(self.acts.new_type)
        self.retired.clicked.connect(self.acts.ask_what_comes_back)
        self.others.toggled.connect(self._show)
        self.empty.started.connect(lambda: self.step_asked.emit("interviews"))
        self.board.story_opened.connect(self.story_asked)
        self.board.dropped.connect(self._dropped)
        self.board.edit_asked.connect(self.acts.edit_type)
        self.board.menu_asked.connect(self._show_menu)

    def _show(self) -> None:
        self.board.show_board(BoardPlaces(self.told, others=self.others.isChecked()))
        self.board.setFocusProxy(self.board.here)
        aside = len(retired_types(self.session.project))
        self.retired.setVisible(aside > 0)
        self.retired.setText(self.session.text("types_view.retired", aside))
        self.first.setVisible(not self.told.types)
        self.pages.setCurrentIndex(1 if self.told.lines or self.told.types or aside else 0)

    def _show_menu(self, place: QPoint) -> None:
        menu = QMenu(self)
        menu.aboutToHide.connect(menu.deleteLater)
        named = {action.objectName(): action for action in self.board.inside.actions()}
        parts: list[tuple[str, ...]] = [_OF_CARDS] if self._is_chosen() else []
        if self._in_type():
            parts += [_OF_TYPED_CARDS, _OF_TYPE] if self._is_chosen() else [_OF_TYPE]
        for part in parts:
            menu.addActions([named[f"types.{name}"] for name in part])
            menu.addSeparator()
        menu.addAction(named["types.new"])
        menu.popup(place)

    def _dropped(self, dropped: Dropped) -> None:
        # The change waits until the drag is over: it takes the dragged cards from under it.
        QTimer.singleShot(0, partial(self.acts.drop, dropped))

    def _open_story(self) -> None:
        self.story_asked.emit(self.board.here.chosen()[0])

    def _in_type(self) -> bool:
        return bool(self.board.columns) and self.board.here.place.story_type is not None

    def _is_chosen(self) -> bool:
        return bool(self.board.columns) and bool(self.board.here.chosen())

    def _any_retired(self) -> bool:
        return self.session.is_open and bool(retired_types(self.session.project))
