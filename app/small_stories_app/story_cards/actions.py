"""What is done to the chosen cards of the step stories."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QWidget

from small_stories.changes import grouping
from small_stories.changes.several_stories import quote_stories, read_as, remove_stories
from small_stories_app.session import Session
from small_stories_app.story_cards.told_stories import ToldStories
from small_stories_app.story_cards.type_chooser import Choice, TypeChooser


class StoryActions:
    """Each works on all chosen stories and is one change, undone by one undo.

    ``place`` returns where on the screen a question may open; ``group`` the type that the chosen
    card was seen in, when the cards are grouped by type.
    """

    def __init__(
        self,
        session: Session,
        parent: QWidget,
        told: ToldStories,
        chosen: Callable[[], list[int]],
        group: Callable[[], int | None],
        place: Callable[[], QPoint],
    ) -> None:
        self._session = session
        self._parent = parent
        self._told = told
        self._chosen = chosen
        self._group = group
        self._place = place

    def read_as(self, number: int) -> None:
        """Turn the theme of a number on for the chosen stories, or off where all have it."""
        themes = list(self._told.theme_names)
        if 0 < number <= len(themes):
            read_as(self._session.project, self._chosen(), themes[number - 1])
        else:
            self._session.said.emit(self._session.text("stories.no_theme", number=number))

    def remove(self) -> None:
        """Remove the chosen stories; undo brings them back."""
        stories = self._chosen()
        remove_stories(self._session.project, stories)
        self._session.said.emit(self._session.text("stories.removed", len(stories)))

    def quote(self) -> None:
        """Make quotes of all words of the chosen stories."""
        quoted = quote_stories(self._session.project, self._chosen())
        text = self._session.text
        said = text("stories.quoted", len(quoted)) if quoted else text("stories.no_words")
        self._session.said.emit(said)

    def move(self) -> None:
        """Ask to which type the chosen stories are moved from the one they were seen in."""
        stories, left = self._chosen(), self._left()
        choices = [
            Choice(each.name, partial(self._put, stories, each.id, left))
            for each in self._told.types
            if each.id != left
        ]
        if left is not None:
            out = partial(grouping.take_stories_out, self._session.project, stories, left)
            choices.append(
                Choice(self._session.text("types_view.untyped"), partial(self._attempt, out))
            )
        self._ask("types_view.move", choices)

    def choose_types(self) -> None:
        """Ask for types that the chosen stories stand in, or no longer stand in, as well."""
        stories = self._chosen()
        standing = [{link.type_id for link in self._told.lines[each].types} for each in stories]
        choices = []
        for each in self._told.types:
            there = all(each.id in own for own in standing)
            change = grouping.take_stories_out if there else grouping.put_stories
            act = partial(change, self._session.project, stories, each.id)
            choices.append(Choice(each.name, partial(self._attempt, act), ticked=there))
        self._ask("types_view.also", choices)

    def _left(self) -> int | None:
        """Return the type to move out of: the one of the group, or the only one there is."""
        own = {link.type_id for each in self._chosen() for link in self._told.lines[each].types}
        group = self._group()
        return group if group in own else own.pop() if len(own) == 1 else None

    def _put(self, stories: list[int], story_type: int, left: int | None) -> None:
        project = self._session.project
        self._attempt(lambda: grouping.put_stories(project, stories, story_type, left=left))

    def _attempt(self, act: Callable[[], object]) -> None:
        self._session.attempt(act)

    def _ask(self, title: str, choices: list[Choice]) -> None:
        if choices:
            text = self._session.text
            hint = text("types_view.first_letters")
            TypeChooser(self._parent, text(title), hint, choices).open_at(self._place())
        else:
            self._session.said.emit(self._session.text("stories.no_types"))
