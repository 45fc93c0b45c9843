"""Excel files (.xlsx): the first sheet that is shown and has something in it, by its values.

A formula gives the value that was saved with it. What is merged has its value in every cell.
"""

import re
import struct
import warnings
import zipfile
import zlib
from collections.abc import Iterator
from datetime import date, datetime, time
from io import BytesIO
from itertools import islice
from typing import Any, Final

from small_stories.errors import SmallStoriesError
from small_stories.importing.kinds import part_of
from small_stories.importing.sheets.rows import COLUMNS_AT_MOST, ROWS_AT_MOST, Row, checked

_PART_AT_MOST: Final = 16 * 1024 * 1024
_ALL_AT_MOST: Final = 200 * 1024 * 1024
_PARTS_AT_MOST: Final = 5_000
_LAST_ROW: Final = 1_048_576
_MERGED_AT_MOST: Final = 2_000
_MERGED: Final = re.compile(
    rb'<(?:\w+:)?mergeCell\s[^>]*?ref="([A-Z]{1,3})(\d{1,7}):([A-Z]{1,3})(\d{1,7})"'
)
_UNBROKEN_AT_MOST: Final = 500_000
_TAGS_AT_MOST: Final = 2_000_000
_ROW_TAGS_AT_MOST: Final = 100_000
"""Tags of a part, and rows of a sheet with the empty ones: each takes its time, filled or not."""
_ROW_TAG: Final = re.compile(rb"<(?:\w+:)?row[\s/>]")
_LONG_TAG: Final = re.compile(rb"<[^<>]{1200,}")
_ATTRIBUTES_AT_MOST: Final = 300
_OPENING: Final = re.compile(rb"<!--|<!\[CDATA\[|<\?")
_TROUBLES: Final = (
    zipfile.BadZipFile, zlib.error, EOFError, OSError, LookupError, ValueError, TypeError,
    AttributeError, struct.error, SyntaxError, OverflowError, NotImplementedError, RuntimeError,
    AssertionError,
)  # fmt: skip


def read(content: bytes, name: str) -> tuple[str, list[Row]]:
    """Return the sheet's name and its rows; whatever is wrong is a SmallStoriesError."""
    from openpyxl import load_workbook

    try:
        with zipfile.ZipFile(BytesIO(content)) as packed, warnings.catch_warnings():
            _refuse(packed, name)
            warnings.simplefilter("ignore")  # what openpyxl leaves out is no part of the values
            book = load_workbook(BytesIO(content), read_only=True, data_only=True)
            for sheet in book.worksheets:
                if sheet.sheet_state == "visible":
                    rows = _rows(sheet, packed.read(sheet._worksheet_path), name)
                    if rows:
                        return str(sheet.title), rows
    except _TROUBLES as error:
        raise SmallStoriesError("sheet.damaged", name=name) from error
    return "", []


def _refuse(packed: zipfile.ZipFile, name: str) -> None:
    """Raise SmallStoriesError for what is no Excel file, or unpacks to more than people type."""
    parts = packed.infolist()
    if "xl/workbook.xml" not in packed.namelist():
        raise SmallStoriesError("sheet.wrong_kind", name=name)
    if any(part.flag_bits & 1 for part in parts):
        raise SmallStoriesError("sheet.password", name=name)
    written = [part for part in parts if part.filename.endswith((".xml", ".rels"))]
    if (
        len(parts) > _PARTS_AT_MOST
        or sum(part.file_size for part in parts) > _ALL_AT_MOST
        or any(part.file_size > _PART_AT_MOST for part in written)
    ):
        raise SmallStoriesError("sheet.too_large", name=name)
    for each in written:
        part = part_of(packed, each)
        # No program writes these into a table; they are there to unfold into more.
        if b"<!DOCTYPE" in part or b"<!ENTITY" in part:
            raise SmallStoriesError("sheet.damaged", name=name)
        if _is_endless(part) or _has_too_much(part):
            raise SmallStoriesError("sheet.too_large", name=name)


def _has_too_much(part: bytes) -> bool:
    rows = part.count(b"row") > _ROW_TAGS_AT_MOST and len(_ROW_TAG.findall(part))
    return part.count(b"<") > _TAGS_AT_MOST or rows > _ROW_TAGS_AT_MOST


def _is_endless(part: bytes) -> bool:
    """Tell whether a word, a tag or a comment is so long that parsing would not end.

    The parser gets a part in small pieces, and begins what is not at its end again with each; and
    for each attribute of a tag it goes through those before it.
    """
    if max(map(len, part.split(b"<"))) > _UNBROKEN_AT_MOST:
        return True
    if any(tag[0].count(b"=") > _ATTRIBUTES_AT_MOST for tag in _LONG_TAG.finditer(part)):
        return True
    at = 0
    while found := _OPENING.search(part, at):
        at = found.end()
        closed = {b"<!--": b"-->", b"<?": b"?>"}.get(found[0], b"]]>")
        end = part.find(closed, at)
        if (len(part) if end < 0 else end) - at > _UNBROKEN_AT_MOST:
            return True
        at = max(at, end)
    return False


def _rows(sheet: Any, written: bytes, name: str) -> list[Row]:
    sheet.reset_dimensions()
    found: dict[int, list[str]] = {}
    cells = sheet.iter_rows(min_row=1, max_row=_LAST_ROW, max_col=COLUMNS_AT_MOST + 1)
    gap: object = None  # one and the same for each row that the file leaves out: up to a million
    for number, row in enumerate(cells, start=1):
        if row is gap:
            continue
        words = [_words(cell) for cell in row]
        while words and not words[-1]:
            words.pop()
        gap = None if words else row
        if words:
            checked(Row(number, tuple(words)), len(found), name)
            found[number] = words
    merged = list(islice(_merged(written), _MERGED_AT_MOST + 1))
    if len(merged) > _MERGED_AT_MOST:
        raise SmallStoriesError("sheet.too_large", name=name)
    for first, last in merged:
        _fill(found, first, last)
    return [Row(number, tuple(found[number])) for number in sorted(found)]


def _words(cell: Any) -> str:
    """Return a cell's value as it would be typed; a number keeps the sign of its format."""
    value = cell.value
    if value is None:
        return ""
    if isinstance(value, bool) or not isinstance(value, int | float):
        return " ".join(_day(value).split())
    form = str(cell.number_format)
    if "%" in form:
        return f"{value * 100:.10g} %"
    return f"{value:.15g}{' €' if '€' in form else ''}" if abs(value) < 1e15 else str(value)


def _day(value: object) -> str:
    if isinstance(value, datetime) and value.time() != time():
        return f"{value:%d.%m.%Y %H.%M}"
    if isinstance(value, date):
        return f"{value.day}.{value.month}.{value.year}"
    return str(value)


def _merged(written: bytes) -> Iterator[tuple[tuple[int, int], tuple[int, int]]]:
    """Yield the first and the last place of what is merged: row and column, from one."""
    for found in _MERGED.finditer(written):
        left, top, right, bottom = (part.decode() for part in found.groups())
        yield (int(top), _column(left)), (int(bottom), _column(right))


def _column(letters: str) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - ord("A") + 1
    return number


def _fill(rows: dict[int, list[str]], first: tuple[int, int], last: tuple[int, int]) -> None:
    """Give the value of what is merged to each of its rows that has something in it."""
    there = rows.get(first[0], [])
    value = there[first[1] - 1] if first[1] <= len(there) else ""
    end = min(last[1], COLUMNS_AT_MOST)
    if not value or last[0] - first[0] > ROWS_AT_MOST:
        return
    for number in range(first[0], last[0] + 1):
        if row := rows.get(number):
            row.extend([""] * (end - len(row)))
            row[first[1] - 1 : end] = [value] * (end - first[1] + 1)
