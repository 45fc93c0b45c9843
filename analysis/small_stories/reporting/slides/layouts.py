"""The layouts of slides: where each text stands, in inches, and how large its letters are."""

from dataclasses import dataclass
from typing import Final

WIDTH: Final = 13.333
HEIGHT: Final = 7.5


@dataclass(frozen=True, slots=True)
class Box:
    """A place for text on a layout: inches from the top left corner, letters in points."""

    left: float
    top: float
    width: float
    height: float
    size: float
    bullets: bool = False
    bold: bool = False
    ink: str = "1A1A1A"
    anchor: str = "t"

    @property
    def sizes(self) -> tuple[float, ...]:
        """The sizes that letters may have here, the largest first; the smallest can be read."""
        return tuple(size for size in (self.size, 24, 22, 20, 18, 16, 14)
                     if self.size * 0.75 <= size <= self.size)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Layout:
    """A layout: its place among those of python-pptx's own file, and its boxes by number.

    Box 0 is the title. ``picture`` is the number of the box that holds one, where there is one.
    ``marks`` are plain areas of colour: left, top, width, height and the colour.
    """

    key: str
    made_from: int
    boxes: dict[int, Box]
    picture: int | None = None
    marks: tuple[tuple[float, float, float, float, str], ...] = ()


INK: Final = "1F3A4D"
QUIET: Final = "404040"
_ACCENT: Final = "C98A3C"
_PALE: Final = "EEF2F4"
_TITLE: Final = Box(0.9, 0.45, 11.5, 1.15, 30, bold=True, ink=INK, anchor="b")
_UNDER_TITLE: Final = (1.0, 1.66, 0.9, 0.05, _ACCENT)

COVER: Final = Layout("cover", 0, {
    0: Box(1.3, 1.9, 11.1, 2.2, 40, bold=True, ink=INK, anchor="b"),
    1: Box(1.3, 4.45, 11.1, 1.4, 20, ink=QUIET),
}, marks=((0, 0, 0.45, HEIGHT, INK), (1.4, 4.22, 1.4, 0.06, _ACCENT)))  # fmt: skip
POINTS: Final = Layout("points", 1, {
    0: _TITLE,
    1: Box(0.9, 1.9, 11.5, 4.9, 24, bullets=True),
}, marks=(_UNDER_TITLE,))  # fmt: skip
PART: Final = Layout("part", 2, {
    0: Box(1.3, 2.2, 11.1, 2.0, 38, bold=True, ink=INK, anchor="b"),
    1: Box(1.3, 4.45, 11.1, 1.6, 20, ink=QUIET),
}, marks=((0, 0, WIDTH, HEIGHT, _PALE), (1.4, 4.27, 1.4, 0.06, _ACCENT)))  # fmt: skip
COLUMNS: Final = Layout("columns", 3, {
    0: _TITLE,
    1: Box(0.9, 1.9, 5.5, 4.9, 18),
    2: Box(6.95, 1.9, 5.45, 4.9, 18),
}, marks=(_UNDER_TITLE, (6.66, 2.0, 0.02, 4.7, "C5CFD5")))  # fmt: skip
QUOTE: Final = Layout("quote", 4, {
    0: _TITLE,
    1: Box(0.9, 1.8, 11.5, 1.45, 18),
    2: Box(1.45, 3.35, 10.9, 1.85, 26, ink=INK, anchor="ctr"),
    3: Box(1.45, 5.22, 10.9, 0.42, 16, ink=QUIET),
    4: Box(0.9, 5.75, 11.5, 1.1, 18),
}, marks=(_UNDER_TITLE, (1.1, 3.35, 0.07, 2.29, _ACCENT)))  # fmt: skip
WORDS: Final = Layout("words", 7, {
    0: _TITLE,
    1: Box(1.45, 1.95, 10.9, 3.2, 22, ink=INK, anchor="ctr"),
    2: Box(0.9, 5.3, 11.5, 1.55, 16),
}, marks=(_UNDER_TITLE, (1.1, 1.95, 0.07, 3.2, _ACCENT)))  # fmt: skip
PICTURE: Final = Layout("picture", 8, {
    0: _TITLE,
    1: Box(0.9, 1.85, 11.5, 4.35, 16),
    2: Box(0.9, 6.25, 10.3, 0.6, 14, ink=QUIET),
}, picture=1, marks=(_UNDER_TITLE,))  # fmt: skip

LAYOUTS: Final = (COVER, POINTS, PART, COLUMNS, QUOTE, WORDS, PICTURE)
