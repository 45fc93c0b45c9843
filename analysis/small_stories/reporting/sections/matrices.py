"""Tables of types against goals, themes, interviews and areas; a cell lists its stories.

Where a report goes to the public, no cell may lead to a person: interviews have no names there, and
areas in which few people were interviewed stand in no column of their own.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from small_stories.model import Profile
from small_stories.reporting.material import Material
from small_stories.reporting.sections.examples import areas_to_tell_of
from small_stories.reporting.sections.story_names import names_of
from small_stories.storage.stories import Story
from small_stories.strings import number_word, text
from small_stories.typology.support import support_of


@dataclass(frozen=True, slots=True)
class Column:
    """What a column stands for: its number, and the name it is read by."""

    id: int
    name: str


@dataclass(frozen=True, slots=True)
class Matrix:
    """Types as rows; ``cells`` holds the stories by type and column number, in the order told.

    ``key`` is one under ``report.sheets``; ``hidden`` says that areas were left out, ``as_numbers``
    that a cell may tell how many stories it has and not which.
    """

    key: str
    columns: tuple[Column, ...]
    cells: dict[tuple[int, int], tuple[Story, ...]]
    hidden: bool = False
    as_numbers: bool = False

    def cell(self, kind: int, column: Column) -> tuple[Story, ...]:
        """Return the stories of one cell."""
        return self.cells.get((kind, column.id), ())

    def in_words(self, kind: int, column: Column, material: Material) -> str:
        """Return a cell as it is printed: its stories by name, or how many they are."""
        told = self.cell(kind, column)
        if not self.as_numbers or not told:
            return names_of(material, told)
        n = number_word(len(told), material.language)
        return text("typology.stories", material.language, len(told), n=n)

    def note(self, material: Material) -> str:
        """Return what a reader has to know of the table, or nothing."""
        if self.as_numbers:
            return material.say("columns.own_order")
        return material.say("columns.hidden_areas") if self.hidden else ""


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

    Only an internal report has a column for each interview. Elsewhere each row has an order of its
    own and its cells are told as numbers: nobody can be followed from one type to the next, nor by
    a story that stands in two.
    """
    key, talks = "types_by_interviews", list(material.interviews.values())
    columns = [Column(talk.id, talk.code) for talk in talks]
    found = _matrix(material, key, columns, lambda story: [story.interview_id])
    if material.facts.profile == Profile.INTERNAL:
        return found
    cells: dict[tuple[int, int], tuple[Story, ...]] = {}
    for kind in material.types:
        told = filter(None, (found.cell(kind.id, column) for column in columns))
        for place, stories in enumerate(sorted(told, key=len, reverse=True), start=1):
            cells[kind.id, place] = stories
    widest = max((place for _, place in cells), default=0)
    numbered = tuple(Column(place, f"{place}.") for place in range(1, widest + 1))
    return Matrix(key, numbered, cells, as_numbers=True)


def by_areas(material: Material) -> Matrix:
    """Return which stories that support a type were told in which area."""
    shown = areas_to_tell_of(material)
    columns = [Column(area.id, area.name) for area in shown]
    told_in = material.circumstances.areas_of
    found = _matrix(
        material, "types_by_areas", columns, lambda story: told_in.get(story.interview_id, [])
    )
    asked = {area for areas in told_in.values() for area in areas}
    return Matrix(found.key, found.columns, found.cells, hidden=0 < len(shown) < len(asked))


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
