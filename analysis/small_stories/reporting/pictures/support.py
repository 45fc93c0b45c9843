"""Which stories back which type: a row for each type, a column for each interview, a shape a theme.

It shows support and never how common something is: there is no axis with a number on it.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from math import ceil
from typing import Final

from small_stories.reporting.pictures.canvas import BAND, INK, QUIET, RULE, WIDTH, Canvas
from small_stories.reporting.pictures.letters import (
    line_height,
    shortened,
    text_width,
    wrapped,
)
from small_stories.reporting.pictures.shapes import shape_at

_LETTERS: Final = 8.5
_NAMES: Final = 150.0  # the width of the types' names
_DOT: Final = 7.0
_STEP: Final = 10.0  # from one dot to the next
_MOST_LINES: Final = 4
_LEAST_ROW: Final = 26.0
_WIDEST_COLUMN: Final = 46.0


@dataclass(frozen=True, slots=True)
class TypeRow:
    """A type's name, and for each interview the themes of its stories by their places."""

    name: str
    stories: tuple[tuple[int, ...], ...]


@dataclass(frozen=True, slots=True)
class Legend:
    """The themes in the order of their shapes, and what the columns are."""

    themes: tuple[str, ...]
    columns: tuple[str, ...]
    about_columns: str


@lru_cache(maxsize=8)
def support_picture(rows: tuple[TypeRow, ...], legend: Legend) -> bytes:
    """Return the figure as PNG; columns without a name have only their line."""
    columns = max((len(row.stories) for row in rows), default=0)
    wide = min(_WIDEST_COLUMN, (WIDTH - _NAMES) / max(columns, 1))
    across = max(1, int((wide - 4) // _STEP))
    names = [shortened(wrapped(row.name, _NAMES - 12, _LETTERS), _MOST_LINES) for row in rows]
    heights = [_height(row, lines, across) for row, lines in zip(rows, names, strict=True)]
    keys = _in_lines(legend.themes)
    named = _names_fit(legend, wide)
    top = line_height(_LETTERS) * (len(keys) + 1) + (18 if named else 8)
    canvas = Canvas(top + sum(heights) + 4)
    _draw_legend(canvas, legend, keys)
    if named:
        _draw_heads(canvas, legend, wide, top)
    y = top
    for place, (row, lines, height) in enumerate(zip(rows, names, heights, strict=True)):
        if place % 2 == 0:
            canvas.box(0, y, _NAMES + wide * columns, height, fill=BAND)
        text_top = y + (height - len(lines) * line_height(_LETTERS)) / 2
        canvas.lines(6, text_top, lines, _LETTERS, ink=INK)
        for column, themes in enumerate(row.stories):
            _draw_cell(canvas, themes, (_NAMES + wide * column, y), (wide, height), across)
        for edge in range(len(row.stories) + 1):
            x = _NAMES + wide * edge
            canvas.line((x, y), (x, y + height), RULE, 0.4)
        y += height
    return canvas.png()


def _height(row: TypeRow, lines: Sequence[str], across: int) -> float:
    deepest = max((ceil(len(cell) / across) for cell in row.stories), default=0)
    return max(_LEAST_ROW, len(lines) * line_height(_LETTERS) + 8, deepest * _STEP + 8)


def _draw_cell(
    canvas: Canvas,
    themes: Sequence[int],
    corner: tuple[float, float],
    size: tuple[float, float],
    across: int,
) -> None:
    """Put the stories of one cell down in rows about its middle."""
    (x, y), (wide, height) = corner, size
    lines = [themes[at : at + across] for at in range(0, len(themes), across)]
    middle = y + height / 2 - (len(lines) - 1) * _STEP / 2
    for number, line in enumerate(lines):
        left = x + wide / 2 - (len(line) - 1) * _STEP / 2
        for beside, theme in enumerate(line):
            at = (left + beside * _STEP, middle + number * _STEP)
            canvas.dot(*at, shape_at(theme), min(_DOT, wide - 2.5))


def _in_lines(themes: Sequence[str]) -> list[list[int]]:
    """Return the themes by their places in lines that fit the width of the figure."""
    lines: list[list[int]] = []
    used = WIDTH
    for place, name in enumerate(themes):
        wide = text_width(name, _LETTERS) + 30
        if used + wide > WIDTH:
            lines.append([])
            used = 0
        lines[-1].append(place)
        used += wide
    return lines


def _draw_legend(canvas: Canvas, legend: Legend, keys: Sequence[Sequence[int]]) -> None:
    y = 2.0
    for line in keys:
        x = 6.0
        for place in line:
            canvas.dot(x + 4, y + line_height(_LETTERS) / 2, shape_at(place), _DOT)
            canvas.text(x + 13, y, legend.themes[place], _LETTERS)
            x += text_width(legend.themes[place], _LETTERS) + 30
        y += line_height(_LETTERS)
    canvas.text(_NAMES, y + 3, legend.about_columns, 7.5, ink=QUIET)


def _names_fit(legend: Legend, wide: float) -> bool:
    return max((text_width(each, 7.5) for each in legend.columns), default=WIDTH) <= wide - 2


def _draw_heads(canvas: Canvas, legend: Legend, wide: float, top: float) -> None:
    for column, name in enumerate(legend.columns):
        x = _NAMES + wide * (column + 0.5)
        canvas.text(x, top - line_height(7.5), name, 7.5, ink=QUIET, along="middle")
