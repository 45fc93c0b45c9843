"""Tables of types against goals, themes, interviews and areas; a cell lists its stories.

Where a report goes to the public, no cell may lead to a person: interviews have no names there, and
areas in which few people were interviewed stand in no column of their own.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from small_stories.model import Profile
from small_stories.reporting.material import Material
from small_stories.reporting.sections.examples import may_tell_of
from small_stories.storage.setup import Area
from small_stories.storage.stories import Story
from small_stories.typology.support import support_of


@dataclass(frozen=True, slots=True)
class Column:
    """What a column stands for: its number, and the name it is read by."""

    id: int
    name: str


@dataclass(frozen=True, slots=True)
class Matrix:
    """Types as rows; ``cells`` holds the stories by type and column number, in the order told.

    ``key`` is one under ``report.sheets``; ``hidden`` says that areas were left out.
    """

    key: str
    columns: tuple[Column, ...]
    cells: dict[tuple[int, int], tuple[Story, ...]]
    hidden: bool = False

    def cell(self, kind: int, column: Column) -> tuple[Story, ...]:
        """Return the stories of one cell."""
        return self.cells.get((kind, column.id), ())


def matrices(material: Material) -> list[Matrix]:
    """Return the tables that a report of its profile may hold, without those that are empty."""
    found = [by_goals(material), by_themes(material), by_interviews(material), by_areas(material)]
    return [each for each in found if each.columns]


def by_goals(material: Material) -> Matrix:
    """Return which stories that support a type show which goal."""
    columns = [Column(goal.id, goal.name) for goal in material.goals]
    return _matrix(material, "types_by_goals", columns, lambda story: material.goals_of[story.id])


def by_themes(material: Material) -> Matrix:
    """Return which stories that support a type are read under which theme."""
    columns = [Column(theme.id, theme.name) for theme in material.themes]
    return _matrix(material, "types_by_themes", columns, lambda story: material.themes_of[story.id])


def by_interviews(material: Material) -> Matrix:
    """Return which stories of which interview support which type.

    Only an internal report names the interviews; elsewhere they are told apart and not named.
    """
    talks = list(material.interviews.values())
    if material.facts.profile == Profile.INTERNAL:
        columns = [Column(talk.id, talk.code) for talk in talks]
    else:
        told = {talk.id: 0 for talk in talks}
        for story in material.successes():
            told[story.interview_id] += 1
        in_order = sorted(talks, key=lambda talk: -told[talk.id])
        columns = [Column(talk.id, f"{place}.") for place, talk in enumerate(in_order, start=1)]
    return _matrix(material, "types_by_interviews", columns, lambda story: [story.interview_id])


def by_areas(material: Material) -> Matrix:
    """Return which stories that support a type were told in which area."""
    shown, hidden = _areas(material)
    columns = [Column(area.id, area.name) for area in shown]
    told_in = material.circumstances.areas_of
    found = _matrix(
        material, "types_by_areas", columns, lambda story: told_in.get(story.interview_id, [])
    )
    return Matrix(found.key, found.columns, found.cells, hidden=bool(hidden and shown))


def _areas(material: Material) -> tuple[list[Area], list[Area]]:
    """Return the areas that may be told of, and those that may not.

    What is left of a type's stories when the shown areas are taken off is in the hidden ones: few
    people must not be among those either, so the smallest shown areas are hidden with them.
    """
    asked = {area for areas in material.circumstances.areas_of.values() for area in areas}
    there = [area for area in material.circumstances.areas if area.id in asked]
    shown = [area for area in there if may_tell_of(material, area)]
    hidden = [area for area in there if area not in shown]
    shown.sort(key=lambda area: -_people(material, area))
    while hidden and shown and sum(_people(material, each) for each in hidden) < _fewest(material):
        hidden.append(shown.pop())
    return [area for area in there if area in shown], hidden


def _people(material: Material, area: Area) -> int:
    return sum(area.id in areas for areas in material.circumstances.areas_of.values())


def _fewest(material: Material) -> int:
    return 0 if material.facts.profile == Profile.INTERNAL else material.facts.fewest_alike


def _matrix(
    material: Material,
    key: str,
    columns: Iterable[Column],
    columns_of: Callable[[Story], Iterable[int]],
) -> Matrix:
    kept = tuple(columns)
    there = {column.id for column in kept}
    cells: dict[tuple[int, int], list[Story]] = {}
    for kind in material.types:
        for story in support_of(kind.id, material.links, material.stories).stories:
            tellings = material.tellings([story])
            tied = dict.fromkeys(column for each in tellings for column in columns_of(each))
            for column in tied:
                if column in there:
                    cells.setdefault((kind.id, column), []).append(story)
    return Matrix(key, kept, {place: tuple(found) for place, found in cells.items()})
