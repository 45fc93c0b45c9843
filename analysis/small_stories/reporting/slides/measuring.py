"""How much room words take on a slide, so that what does not fit goes on to a further one."""

from typing import Final

from small_stories.reporting.slides.layouts import Box

# Advance widths in thousandths of the size, rounded up from those of Arial: the fonts that slides
# are shown in (Calibri, Carlito, Arial, Liberation Sans) are no wider.
_NARROW: Final = dict.fromkeys("ijl'|!.,:;·’‘", 280) | dict.fromkeys(' ft()[]/r-I”“"', 360)
_WIDE: Final = dict.fromkeys("mMW", 890) | dict.fromkeys("w—…%@", 1000)
_CAPITAL: Final = 740
_DIGIT_OR_SMALL: Final = 560
_LINE: Final = 1.22  # of the size: the height of a line in the widest-set of those fonts
_INSET: Final = 14.4  # points: what a text box leaves empty at its left and right together
_INDENT: Final = 20.0  # points: how far in a point stands from its bullet
BETWEEN: Final = 6.0  # points: between two paragraphs


def width_of(words: str, size: float) -> float:
    """Return the width of words in points."""
    return sum(map(_width, words)) * size / 1000


def height_of(words: str, box: Box, size: float | None = None) -> float:
    """Return the height of a paragraph in a box in points, with the distance to the next one."""
    at = size or box.size
    lines = lines_of(words, box.width * 72 - _INSET - (_INDENT if box.bullets else 0), at)
    return lines * at * _LINE + BETWEEN


def lines_of(words: str, width: float, size: float) -> int:
    """Return on how many lines words stand in a width; a word wider than a line is broken."""
    lines, used, gap = 1, 0.0, width_of(" ", size)
    for word in words.split():
        wide = width_of(word, size)
        if used and used + gap + wide > width:
            lines, used = lines + 1, 0.0
        if wide > width:
            lines += int(wide // width)
            wide %= width
        used += wide + (gap if used else 0.0)
    return lines


def room_in(box: Box) -> float:
    """Return the height in points that paragraphs have in a box."""
    return box.height * 72 - 7.2


def _width(letter: str) -> int:
    known = _NARROW.get(letter) or _WIDE.get(letter)
    if known:
        return known
    if ord(letter) > 0x2E80:  # scripts whose letters are as wide as they are high
        return 1000
    return _CAPITAL if letter.isupper() else _DIGIT_OR_SMALL
