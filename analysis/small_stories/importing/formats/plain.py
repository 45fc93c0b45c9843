"""Plain text and Markdown: the file is its own text."""

import re
from typing import Final

from small_stories.importing.formats.rows import tables_in
from small_stories.importing.formats.written import Written
from small_stories.importing.passages import Piece

_STRONG: Final = re.compile(r"(\*\*|__)(?=\S)([^\n*_]{1,2000}?)(?<=\S)\1")
_ITEM: Final = re.compile(r"^[ \t]{0,12}(?:[-*+]|\d{1,3}[.)])[ \t]+(?=\S)", re.M)
_HEADING: Final = re.compile(r"^#{1,6}[ \t]+(?=\S)", re.M)


def read(text: str, name: str) -> Written:
    """Return plain text as it is."""
    return Written(text, tables=tables_in(text))


def read_markdown(text: str, name: str) -> Written:
    """Return Markdown as it is, with what it makes bold, its list items and its headings."""
    return Written(
        text,
        tables=tables_in(text),
        emphasis=[Piece(found.start(2), found.end(2)) for found in _STRONG.finditer(text)],
        items=[found.end() for found in _ITEM.finditer(text)],
        headings=[found.end() for found in _HEADING.finditer(text)],
    )
