"""What moving cards on the board does to the project."""

from collections.abc import Callable, Sequence

from small_stories.changes.grouping import put_stories, set_roles, take_stories_out
from small_stories.model import TypeRole
from small_stories_app.session import Session
from small_stories_app.type_board.cards import Dropped, Place


class Placing:
    """Puts stories into types; a place without a type stands for not yet typed."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def drop(self, dropped: Dropped) -> None:
        """Do what dragging cards from one place to another means."""
        if dropped.left.story_type == dropped.place.story_type:
            self.set_role(dropped.stories, dropped.place)
        elif dropped.also:
            self.put_also(dropped.stories, dropped.place)
        else:
            self.move(dropped.stories, dropped.left, dropped.place)

    def move(self, stories: Sequence[int], left: Place, place: Place) -> None:
        """Move stories from one type to another, or out of a type."""
        project, number, before = self._session.project, place.story_type, left.story_type
        if number is not None:
            self._put(lambda: put_stories(project, stories, number, place.role, before))
        elif before is not None:
            self._session.attempt(lambda: take_stories_out(project, stories, before))

    def put_also(self, stories: Sequence[int], place: Place) -> None:
        """Put stories in a type besides the ones they stand in."""
        project, number = self._session.project, place.story_type
        if number is not None:
            self._put(lambda: put_stories(project, stories, number, place.role))

    def set_role(self, stories: Sequence[int], place: Place) -> None:
        """Make stories of a type its support, or its counter-examples."""
        project, number = self._session.project, place.story_type
        if number is not None:
            self._put(lambda: set_roles(project, stories, number, place.role))

    def turn_round(self, stories: Sequence[int], place: Place) -> None:
        """Make what supports a type its counter-examples, and the other way round."""
        supports = place.role == TypeRole.SUPPORTS
        role = TypeRole.COUNTER_EXAMPLE if supports else TypeRole.SUPPORTS
        self.set_role(stories, Place(place.story_type, role))

    def _put(self, change: Callable[[], list[int]]) -> None:
        """Make a change, and say which stories cannot support a type and so stand against it."""

        def put() -> None:
            turned = change()
            if turned:
                said = self._session.text("types_view.only_success_supports", len(turned))
                self._session.said.emit(said)

        self._session.attempt(put)
