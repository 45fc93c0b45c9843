"""The one place where Python's code points and Qt's UTF-16 units meet."""

from bisect import bisect_left
from itertools import accumulate


class TextPositions:
    """Positions in one text, counted both ways."""

    def __init__(self, text: str) -> None:
        self._wide = any(letter > "\uffff" for letter in text)
        widths = (2 if letter > "\uffff" else 1 for letter in text)
        self._units = [0, *accumulate(widths)] if self._wide else []

    def to_qt(self, position: int) -> int:
        """Return the UTF-16 unit at which a code point begins."""
        return self._units[position] if self._wide else position

    def from_qt(self, unit: int) -> int:
        """Return the code point that stands at, or is cut by, a UTF-16 unit."""
        return bisect_left(self._units, unit) if self._wide else unit
