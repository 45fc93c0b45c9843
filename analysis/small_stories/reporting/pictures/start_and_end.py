"""A survey's means at the start and at the end, group by group, on a line from 0 to 100."""

from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from small_stories.reporting.pictures.canvas import PAPER, QUIET, RULE, WIDTH, Canvas
from small_stories.reporting.pictures.letters import line_height, text_width, wrapped

_LABELS: Final = 118.0
_RIGHT: Final = 20.0
_ROW: Final = 32.0
_TOP: Final = 30.0
_LETTERS: Final = 8.5
_MOST_ROWS: Final = 15
_CLOSE: Final = 26.0  # points between two values that can be read beside each other
_START, _END = "ring", "circle"


@dataclass(frozen=True, slots=True)
class Row:
    """A group with its means and how they are written."""

    name: str
    means: tuple[float, float]
    written: tuple[str, str]


@lru_cache(maxsize=8)
def start_and_end(
    rows: tuple[Row, ...], legend: tuple[str, str], cut_off: tuple[float, str]
) -> bytes:
    """Return the figure as PNG; ``cut_off`` is a score and what its line is called.

    It is drawn once for each thing that it shows: a preview asks again and again. The last row,
    which is everybody, is there also where there are more groups than a page has room for.
    """
    shown = rows if len(rows) <= _MOST_ROWS else (*rows[: _MOST_ROWS - 1], rows[-1])
    bottom = _TOP + _ROW * len(shown)
    canvas = Canvas(bottom + 2 * line_height(_LETTERS) + 4)
    _legend(canvas, legend)
    for score in (0, 25, 50, 75, 100):
        x = _at(score)
        canvas.line((x, _TOP - 6), (x, bottom), RULE, 0.4)
        canvas.text(x, bottom + 2, str(score), _LETTERS, ink=QUIET, along="middle")
    x = _at(cut_off[0])
    canvas.line((x, _TOP - 6), (x, bottom), QUIET, 1.2)
    canvas.text(x, bottom + 2 + line_height(_LETTERS), cut_off[1], 7.5, ink=QUIET, along="right")
    for place, row in enumerate(shown):
        _draw(canvas, row, _TOP + _ROW * (place + 0.5))
    return canvas.png()


def _legend(canvas: Canvas, legend: tuple[str, str]) -> None:
    x = _LABELS
    for shape, words in zip((_START, _END), legend, strict=True):
        canvas.dot(x + 4, 10, shape, 8)
        canvas.text(x + 12, 4, words, _LETTERS)
        x += 12 + text_width(words, _LETTERS, bold=False) + 24


def _draw(canvas: Canvas, row: Row, y: float) -> None:
    lines = wrapped(row.name, _LABELS - 14, _LETTERS)[:2]
    canvas.lines(0, y - len(lines) * line_height(_LETTERS) / 2, lines, _LETTERS)
    first, last = map(_at, row.means)
    canvas.line((first, y), (last, y), QUIET, 1.4)
    canvas.dot(first, y, _END, 8, PAPER)
    canvas.dot(first, y, _START, 8)
    canvas.dot(last, y, _END, 8)
    above, below = y - 6 - line_height(_LETTERS), y + 5
    _value(canvas, first, below if abs(first - last) < _CLOSE else above, row.written[0])
    _value(canvas, last, above, row.written[1])


def _value(canvas: Canvas, x: float, y: float, words: str) -> None:
    """Write a value so that no line runs through it."""
    wide = text_width(words, _LETTERS, bold=False)
    canvas.box(x - wide / 2 - 1, y, wide + 2, line_height(_LETTERS) - 1, fill=PAPER)
    canvas.text(x, y, words, _LETTERS, along="middle")


def _at(score: float) -> float:
    return _LABELS + (WIDTH - _RIGHT - _LABELS) * score / 100
