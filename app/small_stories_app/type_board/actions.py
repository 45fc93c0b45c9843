"""What is done on the board: types are worded, merged, split and placed, and cards are moved."""

from collections.abc import Callable
from functools import partial

from PySide6.QtWidgets import QDialog, QWidget

from small_stories.changes import grouping
from small_stories.model import TypeRole
from small_stories.storage.types import StoryType, retired_types, story_type
from small_stories_app.session import Session
from small_stories_app.story_cards.told_stories import ToldStories
from small_stories_app.story_cards.type_chooser import Choice, TypeChooser
from small_stories_app.type_board.board import TypeBoard
from small_stories_app.type_board.cards import Dropped, Place
from small_stories_app.type_board.merging import MergeTypes, Merging
from small_stories_app.type_board.placing import Placing
from small_stories_app.type_board.wording import TypeWording


class BoardActions:
    """Each works on the type or the chosen cards where the analyst is, as one change."""

    def __init__(
        self, session: Session, parent: QWidget, told: ToldStories, board: TypeBoard
    ) -> None:
        self._session = session
        self._parent = parent
        self._told = told
        self._board = board
        self._placing = Placing(session)

    def drop(self, dropped: Dropped) -> None:
        """Do what dragging cards from one place to another means."""
        self._placing.drop(dropped)

    def new_type(self, start: str = "") -> None:
        """Ask how a new type is worded."""
        project = self._session.project
        dialog = self._word("new_type", None, lambda parts: grouping.add_type(project, **parts))
        if start:
            dialog.begin_from(start)

    def edit_type(self) -> None:
        """Ask how the type of this column is to be worded."""
        found, project = self._type_here(), self._session.project
        if found is not None:
            self._word("edit_type", found,
                       lambda parts: grouping.edit_type(project, found.id, **parts))  # fmt: skip

    def split(self) -> None:
        """Ask how a new type is worded, into which the chosen stories go out of this one."""
        stories, left = self._board.here.chosen(), self._board.here.place.story_type
        project = self._session.project
        self._word("split", None,
                   lambda parts: grouping.split_type(project, stories, left, **parts))  # fmt: skip

    def merge(self) -> None:
        """Ask with which other type this one becomes one, and how."""
        found = self._type_here()
        if found is not None:
            dialog = MergeTypes(self._session, self._parent, self._told, found)
            dialog.merged.connect(self._merge)
            self._open(dialog)

    def ask_where(self, *, also: bool = False) -> None:
        """Ask where the chosen cards go, or in which types they stand as well."""
        here, put = self._board.here, self._placing.put_also if also else None
        stories, title = here.chosen(), "types_view.also" if also else "types_view.move"
        choices = []
        for each in self._told.types:
            place = Place(each.id, here.place.role)
            act = partial(put or partial(self._placing.move, left=here.place), stories, place=place)
            if each.id != here.place.story_type:
                choices.append(Choice(each.name, act))
        if not also:
            if here.place.story_type is not None:
                choices.append(Choice(self._session.text("types_view.untyped"), self.take_out))
            choices.append(Choice(self._session.text("stories.new_type"), self.split))
        self._choose(title, choices)

    def take_out(self) -> None:
        """Take the chosen cards out of their type."""
        here = self._board.here
        self._placing.move(here.chosen(), here.place, Place(None))

    def turn_round(self) -> None:
        """Turn the chosen cards into counter-examples of their type, or into its support again."""
        here = self._board.here
        if here.place.story_type is not None:
            self._placing.turn_round(here.chosen(), here.place)
            return
        against = TypeRole.COUNTER_EXAMPLE
        self._choose("types_view.against_which", [
            Choice(each.name, partial(self._placing.move, here.chosen(), here.place,
                                      Place(each.id, against)))
            for each in self._told.types
        ])  # fmt: skip

    def ask_what_comes_back(self) -> None:
        """Ask which type that was put aside comes back to the board."""
        self._choose("types_view.bring_back", [
            Choice(each.name, partial(self._bring_back, each.id))
            for each in retired_types(self._session.project)
        ])  # fmt: skip

    def _bring_back(self, number: int) -> None:
        # It comes after the others, where it might be out of sight.
        self._change(grouping.bring_back_type, self._session.project, number)
        self._board.go_to_type(number)

    def _word(
        self, title: str, found: StoryType | None, write: Callable[[dict[str, str]], object]
    ) -> TypeWording:
        dialog = TypeWording(self._session, self._parent, f"types_view.{title}", found)
        dialog.worded.connect(lambda parts: self._session.attempt(lambda: write(parts)))
        self._open(dialog)
        return dialog

    def _open(self, dialog: QDialog) -> None:
        dialog.finished.connect(dialog.deleteLater)
        dialog.finished.connect(lambda: self._board.here.setFocus())
        dialog.open()

    def _merge(self, merging: Merging) -> None:
        self._change(grouping.merge_types, self._session.project, merging.kept, merging.other,
                     merging.roles, memo=merging.memo)  # fmt: skip
        self._board.go_to_type(merging.kept)

    def change_type(self, change: Callable[..., object]) -> None:
        """Do something to the type of this column."""
        self._change(change, self._session.project, self._board.here.place.story_type)

    def place(self, step: int) -> None:
        """Move the type of this column among the others: -1 to the left, 1 to the right."""
        number = self._board.here.place.story_type
        place = [each.id for each in self._told.types].index(number or 0) + step
        if 0 <= place < len(self._told.types):
            self._change(grouping.place_type, self._session.project, number, place)
            self._board.go_to_type(number)

    def _change(self, change: Callable[..., object], *given: object, **named: object) -> None:
        self._session.attempt(lambda: change(*given, **named))

    def _choose(self, title: str, choices: list[Choice]) -> None:
        if not choices:
            self._session.said.emit(self._session.text("types_view.no_other_type"))
            return
        here = self._board.here
        place = here.visualRect(here.currentIndex()).bottomLeft()
        text = self._session.text
        shown = TypeChooser(self._parent, text(title), text("types_view.first_letters"), choices)
        shown.open_at(here.viewport().mapToGlobal(place))

    def _type_here(self) -> StoryType | None:
        number = self._board.here.place.story_type
        return None if number is None else story_type(self._session.project, number)
