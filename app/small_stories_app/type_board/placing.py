"""What moving a card on the board does to the project."""

from small_stories.changes.grouping import move_to_type, put_in_type, take_out_of_type
from small_stories.model import StoryKind, TypeRole
from small_stories.storage.stories import story
from small_stories.storage.types import stories_in_types
from small_stories_app.session import Session


class Placing:
    """Puts stories into types; ``None`` as a type stands for not yet typed."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def move(self, told: int, left: int | None, story_type: int | None) -> None:
        """Move a story from one type to another."""
        project = self._session.project
        if story_type is not None:
            role = self._role_of(told)
            self._session.attempt(lambda: move_to_type(project, told, left, story_type, role))
        elif left is not None:
            self._session.attempt(lambda: take_out_of_type(project, told, left))

    def put_also(self, told: int, left: int | None, story_type: int | None) -> None:
        """Put a story in a type besides the ones it stands in."""
        if story_type is not None:
            project, role = self._session.project, self._role_of(told)
            self._session.attempt(lambda: put_in_type(project, told, story_type, role))

    def turn_round(self, told: int, story_type: int) -> None:
        """Make a story a counter-example of its type, or a support again."""
        project = self._session.project
        place = (told, story_type)
        links = {(each.story_id, each.type_id): each.role for each in stories_in_types(project)}
        supports = links[place] == TypeRole.SUPPORTS
        role = TypeRole.COUNTER_EXAMPLE if supports else TypeRole.SUPPORTS
        self._session.attempt(lambda: put_in_type(project, told, story_type, role))

    def _role_of(self, told: int) -> TypeRole:
        """Only a success story supports a type; anything else stands against it."""
        found = story(self._session.project, told)
        success = found is not None and found.kind == StoryKind.SUCCESS
        return TypeRole.SUPPORTS if success else TypeRole.COUNTER_EXAMPLE
