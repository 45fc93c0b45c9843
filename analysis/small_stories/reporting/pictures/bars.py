"""How many stories there are of each kind: a row for each, a block for each story, a sum in words.

The blocks count stories and nobody: there is no axis, and no part of a whole.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from small_stories.reporting.pictures.canvas import FILL, PAPER, WIDTH, Canvas
from small_stories.reporting.pictures.letters import line_height, shortened, text_width, wrapped

_LETTERS: Final = 8.5
_NAMES: Final = 160.0  # the width of the names
_BLOCK: Final = 9.0  # how wide and high a block is where there is room
_NARROWEST: Final = 2.0
_MOST_LINES: Final = 3
_HEADING: Final = 22.0


@dataclass(frozen=True, slots=True)
class Bar:
    """A row: its name, how many of its stories are told in detail and in brief, and their sum."""

    name: str
    detailed: int
    brief: int
    total: str


@dataclass(frozen=True, slots=True)
class Group:
    """Rows under a heading."""

    heading: str
    bars: tuple[Bar, ...]


@lru_cache(maxsize=8)
def bars_picture(groups: tuple[Group, ...], detailed: str, brief: str) -> bytes:
    """Return the figure as PNG; the last two are what full and hollow blocks are called."""
    step = _step([bar for group in groups for bar in group.bars])
    heights = [_HEADING + sum(_height(bar) for bar in group.bars) for group in groups]
    canvas = Canvas(24 + sum(heights))
    _draw_legend(canvas, detailed, brief)
    y = 20.0
    for group in groups:
        canvas.text(6, y + 6, group.heading, 9, bold=True)
        y += _HEADING
        for bar in group.bars:
            _draw_bar(canvas, bar, y, step)
            y += _height(bar)
    return canvas.png()


def _step(bars: Sequence[Bar]) -> float:
    """Return how far one block is from the next, so that the longest row and its sum have room."""
    room = WIDTH - _NAMES - 14 - max(text_width(bar.total, _LETTERS) for bar in bars)
    longest = max(1, *(bar.detailed + bar.brief for bar in bars))
    return min(_BLOCK + 2, room / longest)


def _lines(bar: Bar) -> list[str]:
    return shortened(wrapped(bar.name, _NAMES - 14, _LETTERS), _MOST_LINES)


def _height(bar: Bar) -> float:
    return max(17.0, len(_lines(bar)) * line_height(_LETTERS) + 6)


def _draw_bar(canvas: Canvas, bar: Bar, y: float, step: float) -> None:
    lines, middle = _lines(bar), y + _height(bar) / 2
    canvas.lines(6, middle - len(lines) * line_height(_LETTERS) / 2, lines, _LETTERS)
    for place in range(bar.detailed + bar.brief):
        _draw_block(canvas, _NAMES + place * step, middle, step, brief=place >= bar.detailed)
    end = _NAMES + (bar.detailed + bar.brief) * step
    canvas.text(end + 4, middle - line_height(_LETTERS) / 2, bar.total, _LETTERS)


def _draw_block(canvas: Canvas, x: float, middle: float, step: float, *, brief: bool) -> None:
    wide = max(step - 2, min(step, _NARROWEST))
    fill = PAPER if brief else FILL
    canvas.box(x, middle - _BLOCK / 2, wide, _BLOCK, fill=fill, edge=FILL)


def _draw_legend(canvas: Canvas, detailed: str, brief: str) -> None:
    x, middle = 6.0, 9.0
    for words, hollow in ((detailed, False), (brief, True)):
        _draw_block(canvas, x, middle, _BLOCK + 2, brief=hollow)
        canvas.text(x + 14, middle - line_height(_LETTERS) / 2, words, _LETTERS)
        x += text_width(words, _LETTERS) + 34
