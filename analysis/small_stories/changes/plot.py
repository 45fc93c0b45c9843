"""Marking the plot of a story: its beginning, turn and end, its events, what is left unsaid."""

from typing import Final

from small_stories.changes.ordering import moved_one, put_in_order
from small_stories.model import InTurn, PartKind
from small_stories.storage.interviews import turn
from small_stories.storage.project_file import Project
from small_stories.storage.rows import delete, insert, update
from small_stories.storage.story_parts import StoryPart, story_part, story_parts

# A story begins, turns and ends once; marked again, it does so elsewhere.
_ONCE: Final = (PartKind.BEGINNING, PartKind.PLOT_TURN, PartKind.END)


def mark_part(
    project: Project, story: int, kind: PartKind, place: InTurn | None, wording: str = ""
) -> int:
    """Mark words of a story as a part of its plot, or add one in the analyst's own words.

    The new part comes after those told before it; the order of the others stays.
    """
    with project.change("story.part_marked", story=story):
        if kind in _ONCE:
            delete(project.db, "story_part", story_id=story, kind=kind)
        there = story_parts(project, story)
        words = {"turn_id": place.turn_id, "start": place.start, "end": place.end} if place else {}
        facts = {"story_id": story, "kind": kind, "wording": wording, **words}
        number = insert(project.db, "story_part", position=len(there), **facts)
        order = [part.id for part in there]
        order.insert(_place_among(project, there, place), number)
        put_in_order(project.db, "story_part", order)
    return number


def word_part(project: Project, part: int, wording: str) -> None:
    """Say in the analyst's own words what a part of the plot is."""
    with project.change("story.part_worded"):
        update(project.db, "story_part", part, wording=wording)


def move_part(project: Project, part: int, step: int) -> None:
    """Move a part of the plot one place later (step 1) or earlier (step -1)."""
    found = story_part(project, part)
    if found is not None:
        order = [each.id for each in story_parts(project, found.story_id)]
        with project.change("story.part_moved", story=found.story_id):
            put_in_order(project.db, "story_part", moved_one(order, part, step))


def remove_part(project: Project, part: int) -> None:
    """Take a part out of the plot; the words of the story stay."""
    with project.change("story.part_removed"):
        delete(project.db, "story_part", id=part)


def _place_among(project: Project, there: list[StoryPart], place: InTurn | None) -> int:
    """Return after how many of the parts there are a new one comes."""
    if place is None:
        return len(there)
    new = _told_at(project, place.turn_id, place.start)
    before = [
        n
        for n, part in enumerate(there, 1)
        if part.turn_id is None or _told_at(project, part.turn_id, part.start) <= new
    ]
    return max(before, default=0)


def _told_at(project: Project, number: int, start: int) -> tuple[float, int]:
    found = turn(project, number)
    return (found.position if found else 0, start)
