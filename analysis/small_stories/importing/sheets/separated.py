"""CSV files, with semicolons, commas or tabs, in any encoding that Finnish programs write."""

import csv
import io
from collections import Counter
from typing import Final

from small_stories.errors import SmallStoriesError
from small_stories.importing.encodings import CutOff, NotText, decoded
from small_stories.importing.sheets.rows import Row, checked

_SIGNS: Final = (";", "\t", ",")
_SAMPLE: Final = 40
_LINES_AT_MOST: Final = 1_048_576
"""Lines with the empty ones: as many as Excel has rows, each ended by one sign or two."""


def read(content: bytes, name: str) -> list[Row]:
    """Return the rows of a CSV file; raises SmallStoriesError with the row that cannot be read."""
    try:
        text, _ = decoded(content)
    except CutOff as error:
        raise SmallStoriesError("sheet.damaged", name=name) from error
    except NotText as error:
        raise SmallStoriesError("sheet.wrong_kind", name=name) from error
    if text.count("\n") + text.count("\r") > 2 * _LINES_AT_MOST:
        raise SmallStoriesError("sheet.too_large", name=name)
    lines = list(io.StringIO(text, newline=""))
    named = lines[0].strip().strip('"').casefold() if lines else ""
    if named.startswith("sep=") and len(named) == 5:  # what Excel itself is told by
        return _rows(["\n", *lines[1:]], named[4], name)
    return _rows(lines, _sign(lines), name)


def _sign(lines: list[str]) -> str:
    """Return what stands between cells: what cuts most lines into the same number of cells."""

    def agreement(sign: str) -> tuple[int, int]:
        try:
            widths = Counter(len(row) for row in csv.reader(lines[:_SAMPLE], delimiter=sign) if row)
        except csv.Error:
            return 0, 0
        width, count = max(widths.items(), key=lambda each: each[1], default=(0, 0))
        return (count, width) if width > 1 else (0, 0)

    return max(_SIGNS, key=agreement)


def _rows(lines: list[str], sign: str, name: str) -> list[Row]:
    rows: list[Row] = []
    number = 0
    try:
        for number, cells in enumerate(csv.reader(lines, delimiter=sign, strict=True), start=1):
            row = Row(number, tuple(" ".join(cell.split()) for cell in cells))
            if any(row.cells):
                rows.append(checked(row, len(rows), name))
    except csv.Error as error:
        raise SmallStoriesError("sheet.quotes", name=name, row=number + 1) from error
    return rows
