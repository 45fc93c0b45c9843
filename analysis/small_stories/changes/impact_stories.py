"""Choosing stories to be told on a page of their own, and writing what that page needs."""

from small_stories.changes.ordering import moved_one, put_in_order
from small_stories.storage.impact_stories import impact_stories
from small_stories.storage.project_file import Project
from small_stories.storage.rows import delete, insert, next_position, update


def choose_impact_story(project: Project, story: int) -> int:
    """Choose a story for a page of its own, after the others that were chosen."""
    with project.change("impact_story.chosen", story=story):
        position = next_position(project.db, "impact_story")
        return insert(project.db, "impact_story", story_id=story, position=position)


def write_impact_story(project: Project, chosen: int, **values: object) -> None:
    """Write the ``title`` of a page, or what else shows the same (``beside``)."""
    with project.change("impact_story.written"):
        update(project.db, "impact_story", chosen, **values)


def move_impact_story(project: Project, chosen: int, step: int) -> None:
    """Move a page a place later (step 1) or earlier (step -1)."""
    with project.change("impact_story.moved"):
        order = [each.id for each in impact_stories(project)]
        put_in_order(project.db, "impact_story", moved_one(order, chosen, step))


def leave_impact_story(project: Project, chosen: int) -> None:
    """Choose a story no longer; the story itself stays."""
    with project.change("impact_story.left"):
        delete(project.db, "impact_story", id=chosen)
