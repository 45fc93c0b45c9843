"""Figures from a table: what each column is, and what each row says, before anything is stored.

A table has a line for each figure, with a heading for its value; or a line for each thing and a
column for each area or period.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from small_stories.apart.reading import read_apart
from small_stories.apart.readings import Reading
from small_stories.changes.figures import NewFigure
from small_stories.errors import SmallStoriesError
from small_stories.figures.words import column_of, folded, is_total, kind_of
from small_stories.importing.sheets.rows import Row
from small_stories.importing.sheets.sheet import Sheet
from small_stories.storage.setup import QuantResult

FIGURES_AT_MOST: Final = 2_000
_HEAD_AMONG: Final = 15
_WRONG_VALUE: Final = re.compile(r"#[A-Z/0]+[!?]?|[^\d]*")
_WHEN: Final = re.compile(
    r"(?:(?:19|20)\d\d|\d{1,2}[./-](?:19|20)\d\d|[qk]?[1-4][/ ](?:19|20)\d\d)"
    r"(?:\s*[-–]\s*(?:\d{1,2}[./])?(?:19|20)?\d\d)?",
    re.IGNORECASE,
)
_NOTHING: Final = ("", "-", "–", "—")


@dataclass(frozen=True, slots=True)
class Found:
    """The figures of a table, and the headings of columns that were left out."""

    sheet: str
    figures: tuple[NewFigure, ...]
    left_out: tuple[str, ...]


def read_figures(path: Path) -> Found:
    """Read the figures of a CSV or Excel file; a row that cannot be read stops with its reason."""
    sheet = read_apart(Reading.SHEET, path, Sheet)
    head, columns = _head(sheet, path.name)
    rows = [row for row in sheet.rows if row.number > head.number]
    if "value" in columns:
        figures = [_figure(row, columns) for row in rows]
        left_out = [words for place, words in enumerate(head.cells)
                    if words and place not in columns.values()]  # fmt: skip
    else:
        figures = [each for row in rows for each in _figures_across(head, row, columns)]
        left_out = []
    if not figures:
        raise SmallStoriesError("figures.none", name=path.name)
    if len(figures) > FIGURES_AT_MOST:
        raise SmallStoriesError("sheet.too_large", name=path.name)
    return Found(sheet.name, tuple(figures), tuple(left_out))


def not_there_yet(found: Found, stored: list[QuantResult]) -> list[NewFigure]:
    """Return the figures that the project does not have yet, each once."""
    there = {_whole(each) for each in stored}
    return [each for each in dict.fromkeys(found.figures) if _whole(each) not in there]


def _whole(figure: NewFigure | QuantResult) -> tuple[str, ...]:
    facts = (figure.name, figure.value, figure.period, figure.source, figure.area)
    return (*map(folded, facts), kind_of(figure.kind))


def _head(sheet: Sheet, name: str) -> tuple[Row, dict[str, int]]:
    """Return the row that names the columns, and where each fact stands."""
    for row in sheet.rows[:_HEAD_AMONG]:
        columns = _columns(row)
        names_a_thing = "name" in columns or "kind" in columns
        if names_a_thing and (len(columns) > 1 or len([c for c in row.cells if c]) > 1):
            return row, columns
    raise SmallStoriesError("figures.no_headings", name=name)


def _columns(row: Row) -> dict[str, int]:
    columns: dict[str, int] = {}
    for place, words in enumerate(row.cells):
        fact = column_of(words)
        if fact and fact in columns:
            raise SmallStoriesError("figures.heading_twice", row=row.number, heading=words)
        if fact:
            columns[fact] = place
    return columns


def _cell(row: Row, columns: dict[str, int], fact: str) -> str:
    place = columns.get(fact)
    return row.cells[place] if place is not None and place < len(row.cells) else ""


def _figure(row: Row, columns: dict[str, int]) -> NewFigure:
    facts = {fact: _cell(row, columns, fact) for fact in columns}
    kind = kind_of(facts.get("kind", ""))
    name = facts.get("name", "")
    if not (name or kind):
        raise SmallStoriesError("figures.row_no_name", row=row.number)
    value = f"{_value(facts['value'], row)} {facts.get('unit', '')}".rstrip()
    return NewFigure(
        name, value, facts.get("period", ""), facts.get("source", ""), kind,
        _area(facts.get("area", "")),
    )  # fmt: skip


def _figures_across(head: Row, row: Row, columns: dict[str, int]) -> Iterator[NewFigure]:
    """Yield a figure for each filled cell of a row whose columns are areas or periods."""
    facts = {fact: _cell(row, columns, fact) for fact in columns}
    places = [p for p, words in enumerate(head.cells) if words and p not in columns.values()]
    if beyond := [p for p, words in enumerate(row.cells)
                  if words and p not in places and p not in columns.values()]:  # fmt: skip
        raise SmallStoriesError("figures.row_too_long", row=row.number, column=beyond[0] + 1)
    for place in places:
        words = row.cells[place] if place < len(row.cells) else ""
        if words in _NOTHING:
            continue
        if not (facts.get("name") or facts.get("kind")):
            raise SmallStoriesError("figures.row_no_name", row=row.number)
        where = head.cells[place]
        is_period = _WHEN.fullmatch(where) is not None
        yield NewFigure(
            facts.get("name", ""),
            _value(words, row),
            where if is_period else facts.get("period", ""),
            facts.get("source", ""),
            kind_of(facts.get("kind", "")),
            _area(facts.get("area", "") if is_period else where),
        )


def _area(words: str) -> str:
    return "" if is_total(words) else words


def _value(words: str, row: Row) -> str:
    if words in _NOTHING:
        raise SmallStoriesError("figures.row_no_value", row=row.number)
    if _WRONG_VALUE.fullmatch(words):
        raise SmallStoriesError("figures.row_no_number", row=row.number, value=words[:40])
    return words
