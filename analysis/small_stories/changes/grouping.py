"""Building types across interviews."""

from small_stories.model import TypeRole
from small_stories.storage.project_file import Project
from small_stories.storage.rows import delete, insert, next_position, update


def add_type(project: Project, name: str, **parts: object) -> int:
    """Add a story type; parts are ``experience``, ``change``, ``opens_up`` and ``mechanism``."""
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
