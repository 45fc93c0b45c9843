"""The types against goals, themes, interviews and areas, as tables on pages."""

from collections.abc import Iterator
from typing import Final

from small_stories.model import Profile
from small_stories.reporting.blocks import Block, Grid, Part, Prose, ToBeFilled
from small_stories.reporting.grammar import capitalised
from small_stories.reporting.material import Material
from small_stories.reporting.sections.matrices import Matrix, matrices
from small_stories.reporting.sections.story_names import for_readers

_MOST: Final = 5  # columns that can be read beside the types' names on a page
_NAMES: Final = 28  # the share of the names in the width, of 100


def type_tables(material: Material) -> list[Block]:
    """Return the tables that a report of its profile may hold; wide ones go on in another."""
    if not material.types:
        return [ToBeFilled(material.say("to_fill.types"))]
    named = for_readers(material)
    intro = material.say("type_tables.intro")
    if material.facts.profile != Profile.INTERNAL:
        intro = f"{intro} {material.say('type_tables.numbers')}"
    blocks: list[Block] = [Prose((intro,))]
    for matrix in matrices(named):
        blocks += _grids(named, matrix)
        if note := matrix.note(named):
            blocks.append(Prose((note,)))
    return blocks


def _grids(material: Material, matrix: Matrix) -> Iterator[Grid]:
    for first in range(0, len(matrix.columns), _MOST):
        columns = matrix.columns[first : first + _MOST]
        rows: list[tuple[tuple[Part, ...], ...]] = []
        for kind in material.types:
            name = kind.name.strip() or material.say("types.unnamed")
            cells = (matrix.in_words(kind.id, column, material) or "–" for column in columns)
            rows.append(((name,), *((cell,) for cell in cells)))
        yield Grid(
            material.say(f"sheets.{matrix.key}"),
            (material.say("columns.type"), *(capitalised(column.name) for column in columns)),
            tuple(rows),
            (_NAMES, *((100 - _NAMES) // len(columns) for _ in columns)),
        )
