"""Shapes that tell things apart without colour: which they are, not only how dark, says what."""

from functools import cache
from math import cos, pi, sin
from typing import Any, Final

from small_stories.reporting.pictures.letters import SCALE

SHAPES: Final = (
    "circle",
    "square",
    "triangle",
    "ring",
    "cross",
    "frame",
    "diamond",
    "star",
    "triangle_down",
)
"""In the order in which themes take them; each can be told from every other in black and white."""

_FINER: Final = 4  # how much larger a shape is drawn than it is put down, so that its edge is even
_INSIDE: Final = 0.56  # how much of a ring or a frame is hollow


def shape_at(place: int) -> str:
    """Return the shape of a theme at its place; a project with more themes uses them again."""
    return SHAPES[place % len(SHAPES)]


@cache
def shape_mask(shape: str, size: float) -> Any:
    """Return a shape as a Pillow mask, ``size`` points wide and high."""
    from PIL import Image, ImageDraw

    side = round(size * SCALE)
    large = Image.new("L", (side * _FINER, side * _FINER), 0)
    _draw(ImageDraw.Draw(large), shape, side * _FINER)
    return large.resize((side, side), Image.Resampling.BOX)


def _draw(pen: Any, shape: str, side: int) -> None:
    edge = side - 1
    inner = (1 - _INSIDE) / 2 * side
    match shape:
        case "circle" | "ring":
            pen.ellipse((0, 0, edge, edge), fill=255)
            if shape == "ring":
                pen.ellipse((inner, inner, edge - inner, edge - inner), fill=0)
        case "square" | "frame":
            gap = side * 0.06
            pen.rectangle((gap, gap, edge - gap, edge - gap), fill=255)
            if shape == "frame":
                inner += gap / 2
                pen.rectangle((inner, inner, edge - inner, edge - inner), fill=0)
        case "cross":
            arm = side * 0.34
            pen.rectangle((arm, 0, edge - arm, edge), fill=255)
            pen.rectangle((0, arm, edge, edge - arm), fill=255)
        case _:
            pen.polygon([(x * edge, y * edge) for x, y in _CORNERS[shape]], fill=255)


def _star() -> tuple[tuple[float, float], ...]:
    reaches = (0.5 if tip % 2 == 0 else 0.21 for tip in range(10))
    return tuple(
        (0.5 + reach * sin(tip * pi / 5), 0.52 - reach * cos(tip * pi / 5))
        for tip, reach in enumerate(reaches)
    )


_CORNERS: Final = {
    "triangle": ((0.5, 0.03), (1.0, 0.95), (0.0, 0.95)),
    "triangle_down": ((0.0, 0.05), (1.0, 0.05), (0.5, 0.97)),
    "diamond": ((0.5, 0.0), (1.0, 0.5), (0.5, 1.0), (0.0, 0.5)),
    "star": _star(),
}
