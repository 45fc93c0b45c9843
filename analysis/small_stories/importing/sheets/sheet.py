"""A table from a file: its rows as words, numbered as the program that wrote it numbers them."""

from dataclasses import dataclass
from pathlib import Path
from typing import Final

from small_stories.errors import SmallStoriesError
from small_stories.importing.sheets import excel, separated
from small_stories.importing.sheets.rows import Row

FILE_AT_MOST: Final = 20 * 1024 * 1024
_PACKED: Final = b"PK\x03\x04"
_OLD: Final = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


@dataclass(frozen=True, slots=True)
class Sheet:
    """The rows of a table that are not empty; ``name`` is the Excel sheet's, or nothing."""

    name: str
    rows: tuple[Row, ...]


def read_sheet(path: Path) -> Sheet:
    """Read a CSV or Excel file; whatever is wrong with it is a SmallStoriesError."""
    content = _content(path)
    if content.startswith(_OLD):
        encrypted = "EncryptedPackage".encode("utf-16-le") in content
        raise SmallStoriesError(f"sheet.{'password' if encrypted else 'old'}", name=path.name)
    if content.startswith(_PACKED):
        name, rows = excel.read(content, path.name)
    else:
        name, rows = "", separated.read(content, path.name)
    filled = tuple(row for row in rows if any(row.cells))
    if not filled:
        raise SmallStoriesError("sheet.empty", name=path.name)
    return Sheet(name, filled)


def _content(path: Path) -> bytes:
    try:
        if not path.is_file():
            raise SmallStoriesError("sheet.missing", name=path.name)
        if path.stat().st_size > FILE_AT_MOST:
            raise SmallStoriesError("sheet.too_large", name=path.name)
        content = path.read_bytes()
    except (OSError, ValueError) as error:
        raise SmallStoriesError("sheet.unreadable", name=path.name) from error
    if not content.strip():
        raise SmallStoriesError("sheet.empty", name=path.name)
    return content
