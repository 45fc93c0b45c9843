"""Tables in plain text: Markdown's pipes, and rows of a spreadsheet under a header."""

import re
from collections.abc import Iterator
from itertools import pairwise
from typing import Final

from small_stories.importing.formats.written import Row
from small_stories.importing.passages import Piece
from small_stories.importing.role_words import plain
from small_stories.transcript_words import word_list

_COLUMN_NAMES: Final = word_list("lines.columns")
_RULE: Final = re.compile(r"[|\s:+=-]*")
_CELL: Final = {
    sign: re.compile(rf'[ ]*"((?:[^"]|""){{0,20000}})"[ ]*(?=[{sign}\r\n]|\Z)|([^{sign}\r\n]*)')
    for sign in ("\t", ";", ",")
}
_PIPE: Final = re.compile(r"\|")
_LINE: Final = re.compile(r"[^\r\n]*")


def tables_in(text: str) -> list[list[Row]]:
    """Return the rows of cells of each table that plain text draws."""
    return _separated(text) or _piped(text)


def _piped(text: str) -> list[list[Row]]:
    tables: list[list[Row]] = [[]]
    if text.count("|") < 4:
        return []
    for line in _LINE.finditer(text):
        drawn = line.group().strip()
        if drawn.startswith("|") and drawn.endswith("|") and len(drawn) > 2:
            if not _RULE.fullmatch(drawn):
                tables[-1].append(_between_pipes(text, line.start(), line.end()))
        elif drawn and tables[-1]:
            tables.append([])
    return [table for table in tables if len(table) >= 2]


def _between_pipes(text: str, start: int, end: int) -> Row:
    pipes = [pipe.start() for pipe in _PIPE.finditer(text, start, end)]
    return tuple(Piece(one + 1, other) for one, other in pairwise(pipes))


def _separated(text: str) -> list[list[Row]]:
    """Read rows whose first names the columns: ``Aika;Puhuja;Teksti``."""
    start = len(text) - len(text.lstrip())
    header = _LINE.match(text, start)
    for sign in _CELL:
        names = [name.strip(' "') for name in header.group().split(sign)] if header else []
        if len(names) >= 2 and all(plain(name) in _COLUMN_NAMES for name in names):
            rows = [row for row in _rows(text, start, sign) if row]
            return [[row for row in rows if len(row) == len(names)]]
    return []


def _rows(text: str, at: int, sign: str) -> Iterator[Row]:
    row: list[Piece] = []
    while at < len(text):
        cell = _CELL[sign].match(text, at)
        assert cell  # the pattern matches nothing too
        row.append(Piece(*cell.span(1 if cell[1] is not None else 2)))
        at = cell.end()
        if text[at : at + 1] != sign:
            if any(piece.start < piece.end for piece in row):
                yield tuple(row)
            row = []
        at += 1
