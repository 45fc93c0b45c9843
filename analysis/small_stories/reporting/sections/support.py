"""Pictures of what backs the types, with the same in words for who cannot see them."""

from collections.abc import Sequence
from itertools import pairwise
from typing import Final, TypeVar

from small_stories.model import Profile
from small_stories.reporting.blocks import Picture
from small_stories.reporting.grammar import sentence
from small_stories.reporting.material import Material
from small_stories.reporting.pictures.support import Legend, TypeRow, support_picture
from small_stories.storage.stories import Story
from small_stories.storage.types import StoryType
from small_stories.typology.support import support_in_words, support_of

_Thing = TypeVar("_Thing")
_MOST_COLUMNS: Final = 30  # interviews that can be told apart across a page
_MOST_ROWS: Final = 9  # types whose names fit below each other
_MOST_PICTURES: Final = 4


def support_pictures(material: Material) -> list[Picture]:
    """Return the types against the interviews, a shape for each story and its first theme.

    There is no picture where it would be one dot, or where there would be too many to be looked at:
    the table beside has it all then.
    """
    behind = {kind: _stories_of(material, kind) for kind in material.types}
    talks = _columns(material, [story for told in behind.values() for story in told])
    if len(talks) < 2 or len(behind) < 2:
        return []
    cells = {kind: _cells(material, told, talks) for kind, told in behind.items()}
    wide = max(map(len, cells.values()))
    groups = [
        (kinds, columns)
        for kinds in _in_groups(list(behind), _MOST_ROWS)
        for columns in _in_groups(range(wide), _MOST_COLUMNS)
    ]
    if len(groups) > _MOST_PICTURES:
        return []
    return [_picture(material, cells, kinds, columns, talks) for kinds, columns in groups]


def _in_groups(things: Sequence[_Thing], most: int) -> list[tuple[_Thing, ...]]:
    """Return things in groups of nearly the same size, none larger than that."""
    count = -(-len(things) // most)
    ends = [round(len(things) * place / count) for place in range(count + 1)]
    return [tuple(things[a:b]) for a, b in pairwise(ends)]


def _picture(
    material: Material,
    cells: dict[StoryType, list[tuple[int, ...]]],
    kinds: tuple[StoryType, ...],
    columns: tuple[int, ...],
    talks: Sequence[int],
) -> Picture:
    names = [_name(material, kind) for kind in kinds]
    rows = tuple(
        TypeRow(name, tuple(cells[kind][columns[0] : columns[-1] + 1]))
        for name, kind in zip(names, kinds, strict=True)
    )
    themes = (*(theme.name for theme in material.themes), material.say("support.no_theme"))
    used = {theme for row in rows for cell in row.stories for theme in cell}
    inside = material.facts.profile == Profile.INTERNAL
    legend = Legend(
        themes=themes if len(themes) - 1 in used else themes[:-1],
        columns=tuple(material.interviews[talks[n]].code for n in columns) if inside else (),
        about_columns=material.say(f"support.{'columns' if inside else 'boxes'}"),
    )
    told = [f"{name}: {_words(material, kind)}" for name, kind in zip(names, kinds, strict=True)]
    about = material.say(f"support.alternative_{'columns' if inside else 'boxes'}")
    return Picture(
        image=support_picture(rows, legend),
        caption=material.say("support.caption"),
        source=material.say("support.source"),
        alternative=" ".join((about, material.say("support.alternative"), *map(sentence, told))),
    )


def _stories_of(material: Material, kind: StoryType) -> tuple[Story, ...]:
    return support_of(kind.id, material.links, material.stories).stories


def _columns(material: Material, told: list[Story]) -> list[int]:
    """Return the interviews of the stories by their codes."""
    there = {story.interview_id for story in told}
    return sorted(there, key=lambda talk: material.interviews[talk].code)


def _cells(material: Material, told: tuple[Story, ...], talks: list[int]) -> list[tuple[int, ...]]:
    """Return the themes of a type's stories by interview.

    Only an internal report has a column for each interview. Elsewhere each row has an order of its
    own: nobody can be followed from one type to the next.
    """
    cells = [_themes(material, told, talk) for talk in talks]
    if material.facts.profile == Profile.INTERNAL:
        return cells
    return sorted(filter(None, cells), key=lambda cell: (-len(cell), cell))


def _themes(material: Material, told: tuple[Story, ...], talk: int) -> tuple[int, ...]:
    """Return the place of the first theme of each story of an interview."""
    places = {theme.id: place for place, theme in enumerate(material.themes)}
    firsts = (
        next(iter(material.themes_of[story.id]), None)
        for story in told
        if story.interview_id == talk
    )
    return tuple(sorted(places.get(first or 0, len(places)) for first in firsts))


def _name(material: Material, kind: StoryType) -> str:
    return kind.name.strip() or material.say("types.unnamed")


def _words(material: Material, kind: StoryType) -> str:
    """Return a type's support with all else that its row shows: themes, and interviews inside."""
    found = support_of(kind.id, material.links, material.stories)
    firsts = {next(iter(material.themes_of[story.id]), None) for story in found.stories}
    beside = [theme.name for theme in material.themes if theme.id in firsts]
    beside += [material.say("support.no_theme")] if None in firsts else []
    if material.facts.profile == Profile.INTERNAL:
        codes = (story.interview_code for story in found.stories)
        beside += sorted(dict.fromkeys(codes))
    words = support_in_words(found, material.language)
    return f"{words} ({'; '.join(beside)})" if beside else words
