"""The figures beside the stories: a table, sums where they make sense, contradictions in words."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final

from small_stories.figures.together import Figure, Sum, grouped
from small_stories.figures.words import folded, kind_of
from small_stories.reporting.blocks import Block, Grid, Part, Prose, ToBeFilled
from small_stories.reporting.claims.printing import FIGURES
from small_stories.reporting.material import Material
from small_stories.reporting.written_figures import (
    contradiction_in_words,
    kind_name,
    sum_in_words,
    title_of,
    written_value,
)

_MOST_COLUMNS: Final = 6
_WIDEST: Final = 74  # letters of a page's width, at the size of a table's heading
_WIDTHS: Final = {"name": 36, "area": 18, "value": 19, "period": 18, "source": 27}

Rows = tuple[tuple[tuple[Part, ...], ...], ...]


@dataclass(frozen=True, slots=True)
class _Cell:
    """One value of the table: of what, where and when; different values stand beside each other."""

    row: tuple[str, str]
    name: str
    area: str
    period: str
    value: str
    source: str


def numbers(material: Material) -> list[Block]:
    """Return the table of figures, and what does not agree in it as gaps to be settled."""
    own = material.own.get("numbers", "").strip()
    if not material.figures:
        return [] if own else [ToBeFilled(material.say("to_fill.numbers"))]
    cells = _by_kind(material)
    intro = [] if own else [Prose((material.say("numbers.intro"),))]
    first, *others = _tables(material, cells)
    # What rests on figures refers to the first of their tables.
    anchored = replace(first, anchor=FIGURES) if isinstance(first, Grid) else first
    return [*intro, anchored, *others, *map(ToBeFilled, disagreements(material))]


def disagreements(material: Material) -> list[str]:
    """Return each contradiction, and each typed total that its parts do not come to, in words."""
    found = material.figures
    differing = [each for each in found.sums() if each.differs]
    return [
        *(contradiction_in_words(each, material.language) for each in found.contradictions()),
        *(sum_in_words(each, material.language) for each in differing),
    ]


def _tables(material: Material, cells: list[_Cell]) -> list[Block]:
    """Return what is counted by area across, where that is clear, and the rest in lines."""
    by_area = {each.row for each in cells if each.area}
    areas = [each for each in cells if each.row in by_area]
    rest = [each for each in cells if each.row not in by_area]
    if not _across(material, areas):
        return _table(material, cells)
    return [*_table(material, areas), *(_table(material, rest) if rest else [])]


def _table(material: Material, cells: list[_Cell]) -> list[Block]:
    across = _across(material, cells)
    if across is None:
        return [_in_lines(material, cells)]
    grid, sources = across
    return [grid, *_sources(material, sources)]


def _sources(material: Material, sources: list[str]) -> list[Block]:
    if not sources:
        return []
    return [Prose((f"{material.say('source')}: {'; '.join(sources).rstrip('.')}.",))]


def _by_kind(material: Material) -> list[_Cell]:
    """Return the cells in the order of their kinds and things, each sum after its parts."""
    sums = {each.parts: each for each in material.figures.sums()}
    cells: list[_Cell] = []
    kinds = grouped(material.figures.all, lambda each: each.kind or each.what[1])
    for kind in kinds:
        for same in grouped(kind, lambda each: each.what):
            cells += _of_thing(material, same, sums)
    return cells


def _of_thing(
    material: Material, same: Sequence[Figure], sums: dict[tuple[Figure, ...], Sum]
) -> list[_Cell]:
    cells = []
    for when in grouped(same, lambda each: folded(each.period)):
        parts = tuple(each for each in when if each.area)
        places = grouped(when, lambda each: folded(each.area))
        cells += [_cell(material, place) for place in places if place[0].area]
        cells += [_cell(material, place) for place in places if not place[0].area]
        found = sums.get(parts)
        if found and (found.differs or not found.typed):
            cells.append(_computed(material, found))
    return cells


def _cell(material: Material, same: tuple[Figure, ...]) -> _Cell:
    first = same[0]
    values = dict.fromkeys(written_value(each.result.value, material.language) for each in same)
    sources = dict.fromkeys(filter(None, (each.result.source.strip() for each in same)))
    name = _named(material, first)
    return _Cell(first.what, name, first.area, first.period, " / ".join(values), ", ".join(sources))


def _computed(material: Material, found: Sum) -> _Cell:
    first, value = found.parts[0], written_value(found.amount, material.language)
    area = material.say("numbers.computed")
    return _Cell(first.what, _named(material, first), area, first.period, value, "")


def _named(material: Material, figure: Figure) -> str:
    """Return what is counted, under the name of its kind where it has one of its own."""
    name, kind = title_of(figure, material.language), kind_name(figure.kind, material.language)
    if not figure.kind or kind_of(name) == figure.kind:
        return name
    return f"{kind}: {name}"


def _in_lines(material: Material, cells: list[_Cell]) -> Grid:
    """Return the table with a line for each value; columns in which nothing stands are left out."""
    any_area = any(each.area for each in cells)
    whole = material.say("numbers.whole")
    columns = {
        "name": [each.name for each in cells],
        "area": [(each.area or whole) if any_area else "" for each in cells],
        "value": [each.value for each in cells],
        "period": [each.period for each in cells],
        "source": [each.source for each in cells],
    }
    kept = {key: column for key, column in columns.items() if any(column)}
    header = tuple(material.say(f"numbers.{key}") for key in kept)
    rows: Rows = tuple(tuple((words,) for words in row) for row in zip(*kept.values(), strict=True))
    widths = _shared([_WIDTHS[key] for key in kept])
    return Grid(material.say("numbers.caption"), header, rows, widths)


def _across(material: Material, cells: list[_Cell]) -> tuple[Grid, list[str]] | None:
    """Return the table with a column for each area and period, and the sources of its values.

    There is none where the columns are many, wide or mostly empty.
    """
    places = list(dict.fromkeys((folded(each.area), folded(each.period)) for each in cells))
    things = dict.fromkeys(each.row for each in cells)
    filled = len(cells) >= 0.6 * len(things) * len(places)
    if not (1 < len(places) <= _MOST_COLUMNS and filled and len(cells) > len(things)):
        return None
    heads = {(folded(each.area), folded(each.period)): each for each in cells}
    periods = {folded(each.period) for each in cells}
    several = len(periods) > 1
    header = (
        material.say("numbers.name"),
        *(_head(material, heads[place], several=several) for place in places),
    )
    rows = [_row(cells, thing, places) for thing in things]
    widths = [_width(column) for column in zip(header, *rows, strict=True)]
    if sum(widths) > _WIDEST:
        return None
    by_area = any(each.area for each in cells)
    caption = material.say("numbers.caption_by_area" if by_area else "numbers.caption")
    if not several and cells[0].period:
        caption = f"{caption}, {cells[0].period}"
    body: Rows = tuple(tuple((words,) for words in row) for row in rows)
    sources = list(dict.fromkeys(filter(None, (each.source for each in cells))))
    return Grid(caption, header, body, _shared([max(widths[0], 20), *widths[1:]])), sources


def _row(
    cells: list[_Cell], thing: tuple[str, str], places: list[tuple[str, str]]
) -> tuple[str, ...]:
    mine = [each for each in cells if each.row == thing]
    by_place = {(folded(each.area), folded(each.period)): each.value for each in mine}
    return (mine[0].name, *(by_place.get(place, "–") for place in places))


def _width(column: tuple[str, ...]) -> int:
    """Return how many letters a column needs so that no word is broken, with what is around."""
    return max(len(word) for words in column for word in (*words.split(), "")) + 3


def _head(material: Material, cell: _Cell, *, several: bool) -> str:
    where = cell.area or ("" if several and cell.period else material.say("numbers.whole"))
    return " ".join(filter(None, (where, cell.period if several else "")))


def _shared(widths: list[int]) -> tuple[int, ...]:
    """Return widths as parts of a hundred."""
    shares = [round(100 * each / sum(widths)) for each in widths]
    return (*shares[:-1], 100 - sum(shares[:-1]))
