"""Writing down what is recommended, to which level, and which story types it rests on."""

from collections.abc import Sequence

from small_stories.changes.ordering import moved_one, put_in_order
from small_stories.storage.project_file import Project
from small_stories.storage.recommendations import recommendations
from small_stories.storage.rows import delete, insert, next_position, update


def add_recommendation(project: Project, level: str, text: str, types: Sequence[int] = ()) -> int:
    """Add a recommendation to a level, with the types it rests on, after the others."""
    with project.change("recommendation.added"):
        position = next_position(project.db, "recommendation")
        number = insert(
            project.db, "recommendation", position=position, level=level.strip(), text=text.strip()
        )
        for story_type in dict.fromkeys(types):
            link_to_type(project, number, story_type)
    return number


def edit_recommendation(project: Project, recommendation: int, **values: object) -> None:
    """Write the ``text`` or the ``level`` of a recommendation anew."""
    with project.change("recommendation.edited"):
        update(project.db, "recommendation", recommendation, **values)


def move_recommendation(project: Project, recommendation: int, step: int) -> None:
    """Move a recommendation a place later (step 1) or earlier (step -1) among those of its level.

    Those of other levels stay where they are.
    """
    with project.change("recommendation.moved"):
        every = recommendations(project)
        level = next(each.level for each in every if each.id == recommendation)
        beside = [each.id for each in every if each.level == level]
        moved = iter(moved_one(beside, recommendation, step))
        order = [next(moved) if each.level == level else each.id for each in every]
        put_in_order(project.db, "recommendation", order)


def remove_recommendation(project: Project, recommendation: int) -> None:
    """Remove a recommendation; the types behind it stay."""
    with project.change("recommendation.removed"):
        delete(project.db, "recommendation", id=recommendation)


def link_to_type(project: Project, recommendation: int, story_type: int) -> None:
    """Say that a recommendation rests on a story type."""
    with project.change("recommendation.linked"):
        row = {"recommendation_id": recommendation, "type_id": story_type}
        delete(project.db, "recommendation_type", **row)
        insert(project.db, "recommendation_type", **row)


def unlink_from_type(project: Project, recommendation: int, story_type: int) -> None:
    """Take back that a recommendation rests on a story type."""
    with project.change("recommendation.unlinked"):
        row = {"recommendation_id": recommendation, "type_id": story_type}
        delete(project.db, "recommendation_type", **row)
