"""What a file has written in it, gathered in reading order while a format is walked through."""

from dataclasses import dataclass, field
from typing import Final

from small_stories.errors import SmallStoriesError
from small_stories.importing.passages import Piece

TEXT_AT_MOST: Final = 4_000_000
PARAGRAPHS_AT_MOST: Final = 200_000
PARTS_AT_MOST: Final = 1_000_000
"""Code points of a text, its paragraphs with the empty ones, and the runs, marks and tags that it
is made of: days of talk would fit."""
ANCESTORS_AT_MOST: Final = 20
"""How many styles a style may be based on, one on the other: programs offer ten or so."""

Row = tuple[Piece, ...]


@dataclass(slots=True)
class Written:
    """The text of a file and what its layout shows: emphasis, tables, lists, headings, pages."""

    text: str = ""
    emphasis: list[Piece] = field(default_factory=list)
    tables: list[list[Row]] = field(default_factory=list)
    items: list[int] = field(default_factory=list)
    headings: list[int] = field(default_factory=list)
    pages: list[int] = field(default_factory=list)


class Scribe:
    """Writes down runs, paragraphs and table cells, and keeps count of where it is.

    Raises SmallStoriesError as soon as a file holds more than an interview can.
    """

    def __init__(self, name: str) -> None:
        self._name = name
        self._paragraphs = 0
        self._parts = 0
        self._chunks: list[str] = []
        self._at = 0
        self._written = Written()
        self._depth = 0
        self._row: list[Piece] = []
        self._cell_start = 0

    @property
    def position(self) -> int:
        """Where the next character will stand, in code points."""
        return self._at

    def count_part(self) -> None:
        """Count a part of the file, whether it holds words or not."""
        self._parts += 1
        if self._parts > PARTS_AT_MOST:
            raise SmallStoriesError("import.too_long", name=self._name)

    def write(self, words: str, emphasised: bool = False) -> None:
        """Write one run of a paragraph."""
        self.count_part()
        if not words:
            return
        if self._at + len(words) > TEXT_AT_MOST or self._paragraphs > PARAGRAPHS_AT_MOST:
            raise SmallStoriesError("import.too_long", name=self._name)
        start = self._at
        self._chunks.append(words)
        self._at += len(words)
        if not emphasised:
            return
        marked = self._written.emphasis
        if marked and marked[-1].end == start:
            start = marked.pop().start
        marked.append(Piece(start, self._at))

    def end_paragraph(self) -> None:
        """End the paragraph with a line end."""
        self._paragraphs += 1
        self.write("\n")

    def begin_item(self) -> None:
        """Say that a list item begins here."""
        self._written.items.append(self._at)

    def begin_heading(self) -> None:
        """Say that a heading begins here."""
        self._written.headings.append(self._at)

    def begin_table(self) -> None:
        """Begin a table; one inside a cell is written as plain lines of that cell."""
        self._depth += 1
        if self._depth == 1:
            self._written.tables.append([])

    def begin_cell(self) -> None:
        """Begin a cell of the present row."""
        if self._depth == 1:
            self._cell_start = self._at

    def end_cell(self) -> None:
        """End the cell: its last line end becomes a tab."""
        if self._depth != 1:
            return
        if self._chunks and self._chunks[-1] == "\n" and self._at > self._cell_start:
            self._chunks.pop()
            self._at -= 1
        self._row.append(Piece(self._cell_start, self._at))
        self.write("\t")

    def end_row(self) -> None:
        """End the row: the tab after its last cell becomes a line end."""
        if self._depth != 1:
            return
        if self._row:
            self._chunks[-1] = "\n"
            self._written.tables[-1].append(tuple(self._row))
        self._row = []

    def end_table(self) -> None:
        """End the table."""
        self._depth -= 1

    def finished(self) -> Written:
        """Return all that was written."""
        self._written.text = "".join(self._chunks)
        return self._written
