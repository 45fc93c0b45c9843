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


@dataclass(frozen=True, slots=True)
class Layout:
    """A layout: its place among those of python-pptx's own file, and its boxes by number.

    Box 0 is the title. ``picture`` is the number of the box that holds one, where there is one.
    """

    key: str
    made_from: int
    boxes: dict[int, Box]
    picture: int | None = None


INK: Final = "1F3A4D"
QUIET: Final = "404040"
_TITLE: Final = Box(0.9, 0.5, 11.5, 1.15, 30, bold=True, ink=INK, anchor="b")

COVER: Final = Layout("cover", 0, {
    0: Box(0.9, 1.9, 11.5, 2.2, 40, bold=True, ink=INK, anchor="b"),
    1: Box(0.9, 4.3, 11.5, 1.4, 20, ink=QUIET),
})  # fmt: skip
POINTS: Final = Layout("points", 1, {
    0: _TITLE,
    1: Box(0.9, 1.85, 11.5, 4.95, 22, bullets=True),
})  # fmt: skip
PART: Final = Layout("part", 2, {
    0: Box(0.9, 2.2, 11.5, 2.0, 38, bold=True, ink=INK, anchor="b"),
    1: Box(0.9, 4.35, 11.5, 1.6, 20, ink=QUIET),
})  # fmt: skip
STORY: Final = Layout("story", 3, {
    0: _TITLE,
    1: Box(0.9, 1.85, 5.6, 4.95, 16),
    2: Box(6.9, 1.85, 5.5, 4.95, 16),
})  # fmt: skip
QUOTE: Final = Layout("quote", 4, {
    0: _TITLE,
    1: Box(0.9, 1.8, 11.5, 1.35, 16),
    2: Box(1.4, 3.2, 10.4, 1.95, 26, ink=INK, anchor="ctr"),
    3: Box(1.4, 5.2, 10.4, 0.42, 15, ink=QUIET),
    4: Box(0.9, 5.7, 11.5, 1.1, 16),
})  # fmt: skip
PICTURE: Final = Layout("picture", 8, {
    0: _TITLE,
    1: Box(0.9, 1.8, 11.5, 4.4, 16),
    2: Box(0.9, 6.25, 11.5, 0.6, 14, ink=QUIET),
}, picture=1)  # fmt: skip

LAYOUTS: Final = (COVER, POINTS, PART, STORY, QUOTE, PICTURE)
