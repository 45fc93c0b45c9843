"""Rich text (.rtf), as Word, LibreOffice, WordPad and TextEdit write it."""

import re
from typing import Final

from small_stories.errors import SmallStoriesError
from small_stories.importing.formats.written import Written
from small_stories.importing.passages import Piece

# Cells and rows come out of striprtf as "|" and line ends, which text has too. Written as
# private characters instead, they can be told apart.
_CELL: Final = "\ue000"
_ROW: Final = "\ue001"
_CELL_WORD: Final = re.compile(r"\\(?:nest)?cell(?![a-z])")
_FONT_WORD: Final = re.compile(r"(?<!\\)\\f(?=\d)")
_PICTURE: Final = re.compile(r"[0-9a-fA-F\r\n]{400,}+")
_WRITTEN_AT_MOST: Final = 8_000_000
"""Signs and marks of a text without its pictures, which are read one by one."""
_FIELD: Final = re.compile(r"\{\\field\{", re.I)
_ENDLESS_FONT: Final = re.compile(r"[^;]{600}(?=[^;])")
_ROW_WORD: Final = re.compile(r"\\(?:nest)?row(?![a-z])")


def read(content: bytes, name: str) -> Written:
    """Return what a rich text file says; bold and italic are not kept."""
    from striprtf.striprtf import rtf_to_text

    rtf = content.decode("latin-1")
    if not rtf.rstrip("\x00\r\n\t ").endswith("}"):
        raise SmallStoriesError("import.damaged", name=name)
    rtf = _PICTURE.sub("\n", rtf)  # pictures, sign by sign; nobody talks so
    if len(rtf) > _WRITTEN_AT_MOST:
        raise SmallStoriesError("import.too_long", name=name)
    rtf = _CELL_WORD.sub(r"\\u57344 ?", _ROW_WORD.sub(r"\\u57345 ?", rtf))
    # A space here changes nothing but keeps striprtf's pattern for links, which is slow in the
    # square, from matching: link texts are wanted, addresses are not.
    rtf = _FIELD.sub(lambda field: field.group().replace("d{", "d {").replace("D{", "D {"), rtf)
    # A line end here means nothing either, and keeps its pattern for fonts within one font.
    rtf = _with_ended_fonts(_FONT_WORD.sub("\n\\\\f", rtf))
    try:
        text: str = rtf_to_text(rtf, errors="replace")  # type: ignore[no-untyped-call]
        # Signs beyond 16 bits stand there as two halves.
        text = text.encode("utf-16", "surrogatepass").decode("utf-16")
    except (ValueError, TypeError, LookupError, OverflowError) as error:
        raise SmallStoriesError("import.damaged", name=name) from error
    if "\x00" in text:
        raise SmallStoriesError("import.damaged", name=name)
    return _with_tables(text)


def _with_ended_fonts(rtf: str) -> str:
    """End every font that has no end in sight: striprtf would look for it again and again."""
    from striprtf.striprtf import font_table_group

    table: str = font_table_group(rtf)  # type: ignore[no-untyped-call]
    ended = _ENDLESS_FONT.sub(r"\g<0>;\n", table)
    return rtf if ended == table else rtf.replace(table, ended, 1)


def _with_tables(text: str) -> Written:
    """Note where rows and cells stand, and turn their marks into tabs and line ends."""
    written = Written()
    at = last_row_end = 0
    while (mark := text.find(_ROW, at)) >= 0:
        first_cell_end = text.find(_CELL, at, mark)
        if first_cell_end >= 0:
            start = max(at, text.rfind("\n", at, first_cell_end) + 1)
            if not written.tables or start != last_row_end:
                written.tables.append([])
            written.tables[-1].append(_cells(text, start, mark))
            last_row_end = mark + 1
        at = mark + 1
    written.text = text.replace(_CELL, "\t").replace(_ROW, "\n")
    return written


def _cells(text: str, start: int, end: int) -> tuple[Piece, ...]:
    cells = []
    while (stop := text.find(_CELL, start, end)) >= 0:
        cells.append(Piece(start, stop))
        start = stop + 1
    return tuple(cells)
