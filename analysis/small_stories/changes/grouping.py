"""Building types across interviews; what is done to several stories at once is one change."""

from collections.abc import Mapping, Sequence

from small_stories.changes.ordering import put_in_order
from small_stories.model import StoryKind, TypeRole
from small_stories.storage.project_file import Project
from small_stories.storage.rows import delete, insert, next_position, update
from small_stories.storage.stories import story as story_of
from small_stories.storage.types import stories_of_type, story_types

NOTHING: Mapping[int, TypeRole] = {}


def add_type(project: Project, name: str, **parts: object) -> int:
    """Add a story type; parts are ``experience``, ``change``, ``opens_up``, ``memo`` and so on."""
    with project.change("type.added"):
        position = next_position(project.db, "story_type")
        return insert(project.db, "story_type", position=position, name=name, **parts)


def edit_type(project: Project, story_type: int, **parts: object) -> None:
    """Word a type anew."""
    with project.change("type.edited"):
        update(project.db, "story_type", story_type, **parts)


def remove_type(project: Project, story_type: int) -> None:
    """Remove a type; its stories stay, without it."""
    with project.change("type.removed"):
        delete(project.db, "story_type", id=story_type)


def retire_type(project: Project, story_type: int) -> None:
    """Put a type aside, off the board and out of the report; what it holds is kept with it."""
    with project.change("type.retired"):
        update(project.db, "story_type", story_type, retired=1)


def bring_back_type(project: Project, story_type: int) -> None:
    """Bring a type back that was put aside, with its stories, after the others."""
    with project.change("type.brought_back"):
        position = next_position(project.db, "story_type")
        update(project.db, "story_type", story_type, retired=0, position=position)


def place_type(project: Project, story_type: int, place: int) -> None:
    """Put a type at a place among those in use, counted from 0."""
    with project.change("type.placed"):
        numbers = [each.id for each in story_types(project) if each.id != story_type]
        numbers.insert(place, story_type)
        put_in_order(project.db, "story_type", numbers)


def merge_types(
    project: Project,
    kept: int,
    other: int,
    roles: Mapping[int, TypeRole] = NOTHING,
    **parts: object,
) -> None:
    """Make two types one: ``kept`` takes the stories of the other, each once, and ``parts``.

    A story that supports one and stands against the other gets the role given for it in ``roles``,
    or else stays as it stood in ``kept``.
    """
    with project.change("type.merged"):
        there = stories_of_type(project, kept)
        for story, role in stories_of_type(project, other).items():
            chosen = roles.get(story, TypeRole(there.get(story, role)))
            put_in_type(project, story, kept, chosen)
        delete(project.db, "story_type", id=other)
        if parts:
            update(project.db, "story_type", kept, **parts)


def split_type(
    project: Project, stories: Sequence[int], left: int | None, name: str, **parts: object
) -> int:
    """Move stories out of a type, or of none, into a new one; their roles stay as they were."""
    with project.change("type.split"):
        roles = stories_of_type(project, left) if left is not None else {}
        made = add_type(project, name, **parts)
        for story in stories:
            role = TypeRole(roles[story]) if story in roles else _fitting(project, story)
            move_to_type(project, story, left, made, role)
    return made


def put_in_type(
    project: Project, story: int, story_type: int, role: TypeRole = TypeRole.SUPPORTS
) -> None:
    """Say that a story supports a type, or is a counter-example of it."""
    with project.change("type.story_put", story=story):
        delete(project.db, "story_in_type", story_id=story, type_id=story_type)
        insert(project.db, "story_in_type", story_id=story, type_id=story_type, role=role)


def move_to_type(
    project: Project, story: int, left: int | None, story_type: int, role: TypeRole
) -> None:
    """Move a story from one type to another; its role there is given anew."""
    with project.change("type.story_moved", story=story):
        if left is not None:
            take_out_of_type(project, story, left)
        put_in_type(project, story, story_type, role)


def take_out_of_type(project: Project, story: int, story_type: int) -> None:
    """Take a story out of a type."""
    with project.change("type.story_taken", story=story):
        delete(project.db, "story_in_type", story_id=story, type_id=story_type)


def put_stories(
    project: Project,
    stories: Sequence[int],
    story_type: int,
    role: TypeRole = TypeRole.SUPPORTS,
    left: int | None = None,
) -> list[int]:
    """Put stories into a type, out of ``left`` where that is given, in one change.

    Only a success story supports a type. Returns the stories that therefore stand there as
    counter-examples although they were to support it.
    """
    with project.change(_named("put" if left is None else "moved", stories)):
        roles = {story: _fitting(project, story, role) for story in stories}
        for story, own in roles.items():
            move_to_type(project, story, left, story_type, own)
    return [story for story, own in roles.items() if own != role]


def set_roles(
    project: Project, stories: Sequence[int], story_type: int, role: TypeRole
) -> list[int]:
    """Make stories of a type its support or its counter-examples; returns as ``put_stories``."""
    with project.change("type.role_set"):
        return put_stories(project, stories, story_type, role)


def take_stories_out(project: Project, stories: Sequence[int], story_type: int) -> None:
    """Take stories out of a type in one change."""
    with project.change(_named("taken", stories)):
        for story in stories:
            take_out_of_type(project, story, story_type)


def _named(done: str, stories: Sequence[int]) -> str:
    return f"type.{'story' if len(stories) == 1 else 'stories'}_{done}"


def _fitting(project: Project, story: int, role: TypeRole = TypeRole.SUPPORTS) -> TypeRole:
    found = story_of(project, story)
    success = found is not None and found.kind == StoryKind.SUCCESS
    return role if success else TypeRole.COUNTER_EXAMPLE
