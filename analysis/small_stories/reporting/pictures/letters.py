"""The letters of a figure: how wide words are, and where their lines break; all in points."""

from collections.abc import Iterator
from functools import cache
from importlib.resources import as_file, files
from typing import Any, Final

DPI: Final = 300
SCALE: Final = DPI / 72  # pixels in a point
_FACES: Final = {False: "DejaVuSansCondensed.ttf", True: "DejaVuSansCondensed-Bold.ttf"}


@cache
def face(size: float, *, bold: bool) -> Any:
    """Return the figure's typeface at a size in points, as Pillow draws with it."""
    from PIL import ImageFont

    with as_file(files("small_stories_resources") / "fonts" / _FACES[bold]) as path:
        # The simplest way to set letters is on every computer, and enough for our languages.
        plain = ImageFont.Layout.BASIC
        return ImageFont.truetype(str(path), round(size * SCALE), layout_engine=plain)


def text_width(words: str, size: float, *, bold: bool = False) -> float:
    """Return how wide words are in one line."""
    return float(face(size, bold=bold).getlength(words)) / SCALE


def line_height(size: float) -> float:
    """Return the distance from one line to the next."""
    return size * 1.3


def wrapped(words: str, width: float, size: float, *, bold: bool = False) -> list[str]:
    """Return words in lines that fit a width; a word that is wider than a line is broken."""
    lines: list[str] = []
    for word in words.split():
        longer = f"{lines[-1]} {word}" if lines else word
        if lines and text_width(longer, size, bold=bold) <= width:
            lines[-1] = longer
        else:
            lines += _broken(word, width, size, bold)
    return lines or [""]


def shortened(lines: list[str], most: int) -> list[str]:
    """Return at most so many lines, with an ellipsis where the rest is left out."""
    if len(lines) <= most:
        return lines
    return [*lines[: most - 1], lines[most - 1].rstrip(" ,;.-") + " …"]


def _broken(word: str, width: float, size: float, bold: bool) -> Iterator[str]:
    """Yield a word in pieces that fit, each but the last with a hyphen."""
    while text_width(word, size, bold=bold) > width and len(word) > 2:
        cut = len(word) - 1
        while cut > 1 and text_width(f"{word[:cut]}-", size, bold=bold) > width:
            cut -= 1
        yield f"{word[:cut]}-"
        word = word[cut:]
    yield word
