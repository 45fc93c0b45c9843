"""One row of a table, and how much of a table is read."""

from dataclasses import dataclass
from typing import Final

from small_stories.errors import SmallStoriesError

ROWS_AT_MOST: Final = 20_000
COLUMNS_AT_MOST: Final = 256
LETTERS_AT_MOST: Final = 5_000
"""Rows with something in them, columns, and code points of a cell: far more than figures need."""


@dataclass(frozen=True, slots=True)
class Row:
    """A row with its number, from one, and its cells as words; an empty cell is an empty word."""

    number: int
    cells: tuple[str, ...]


def checked(row: Row, so_far: int, name: str) -> Row:
    """Return a row, or raise SmallStoriesError where a table is larger than one typed by people."""
    if (
        so_far >= ROWS_AT_MOST
        or len(row.cells) > COLUMNS_AT_MOST
        or max(map(len, row.cells), default=0) > LETTERS_AT_MOST
    ):
        raise SmallStoriesError("sheet.too_large", name=name)
    return row
