"""Tables of types against interviews and goals; a cell lists its stories, not only a count."""

from collections.abc import Callable
from dataclasses import dataclass

from small_stories.model import StoryKind, TypeRole
from small_stories.storage.interviews import interviews
from small_stories.storage.project_file import Project
from small_stories.storage.setup import goals
from small_stories.storage.stories import Story, stories, story_goals
from small_stories.storage.types import stories_in_types, story_types


@dataclass(frozen=True, slots=True)
class Heading:
    """A row or a column: the number and the name of what it stands for."""

    id: int
    name: str


@dataclass(frozen=True, slots=True)
class Matrix:
    """Types as rows; ``cells`` holds, by row and column number, the stories that stand there."""

    rows: tuple[Heading, ...]
    columns: tuple[Heading, ...]
    cells: dict[tuple[int, int], tuple[Story, ...]]

    def cell(self, row: Heading, column: Heading) -> tuple[Story, ...]:
        """Return the stories of one cell, in the order told."""
        return self.cells.get((row.id, column.id), ())


def types_by_interviews(project: Project) -> Matrix:
    """Return which stories of which interview support which type."""
    columns = tuple(Heading(each.id, each.code) for each in interviews(project))
    return _matrix(project, columns, lambda story: [story.interview_id])


def types_by_goals(project: Project) -> Matrix:
    """Return which stories that support a type show which goal."""
    columns = tuple(Heading(goal.id, goal.name) for goal in goals(project))
    return _matrix(project, columns, lambda story: story_goals(project, story.id))


def _matrix(
    project: Project, columns: tuple[Heading, ...], columns_of: Callable[[Story], list[int]]
) -> Matrix:
    rows = tuple(Heading(each.id, each.name) for each in story_types(project))
    kept = {row.id for row in rows}
    types_of: dict[int, list[int]] = {}
    for link in stories_in_types(project):
        if link.role == TypeRole.SUPPORTS and link.type_id in kept:
            types_of.setdefault(link.story_id, []).append(link.type_id)
    cells: dict[tuple[int, int], list[Story]] = {}
    for story in stories(project):
        if story.kind == StoryKind.SUCCESS and story.id in types_of:
            for column in columns_of(story):
                for row in types_of[story.id]:
                    cells.setdefault((row, column), []).append(story)
    return Matrix(rows, columns, {place: tuple(found) for place, found in cells.items()})
