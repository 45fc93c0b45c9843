"""The transcript as a text document, and where its words stand in it.

Positions outside this module are code points inside a turn; only here do they meet the
positions of the document.
"""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtGui import (
    QColor,
    QTextBlock,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
)

from small_stories.model import InTurn, Span
from small_stories_app.appearance.palettes import colours
from small_stories_app.text_positions import TextPositions
from small_stories_app.transcript.lines import Line

_BETWEEN_TURNS: Final = 0.7


class TranscriptDocument:
    """Lines in a document, one block each."""

    def __init__(self, document: QTextDocument) -> None:
        self.document = document
        self.lines: list[Line] = []
        self._places: dict[int, int] = {}
        self._positions: dict[int, TextPositions] = {}
        self.direction = Qt.LayoutDirection.LeftToRight
        self.line_height = 140.0
        """Of each line, as a percentage of its letters' height."""
        document.setUndoRedoEnabled(False)

    def show(self, lines: list[Line], *, anew: bool = False) -> None:
        """Show lines in place of those before; only what is different is written, or all anew."""
        before, self.lines = self.lines, lines
        self._places = {line.turn_id: n for n, line in enumerate(lines) if line.turn_id is not None}
        self._positions.clear()
        cursor = QTextCursor(self.document)
        cursor.beginEditBlock()
        if anew:
            self._write_all(cursor)
        elif len(before) == len(lines):
            for number, (old, new) in enumerate(zip(before, lines, strict=True)):
                if old != new:
                    self._rewrite(cursor, number, old)
        else:
            self._replace(cursor, before)
        cursor.endEditBlock()

    def format_anew(self) -> None:
        """Give every line its format again, as after a change of colours or text size."""
        cursor = QTextCursor(self.document)
        cursor.beginEditBlock()
        for number in range(len(self.lines)):
            self._format(cursor, number)
        cursor.endEditBlock()

    def block_of(self, turn: int) -> QTextBlock:
        """Return the block of a turn; not valid when the turn is not shown."""
        return self.document.findBlockByNumber(self._places.get(turn, -1))

    def line_of(self, block: QTextBlock) -> Line | None:
        """Return the line that stands in a block."""
        number = block.blockNumber()
        return self.lines[number] if 0 <= number < len(self.lines) else None

    def turn_at(self, block: QTextBlock) -> int | None:
        """Return the turn of a block, or the next one where the block is a theme marker."""
        for line in self.lines[max(block.blockNumber(), 0) :]:
            if line.turn_id is not None:
                return line.turn_id
        return None

    def position_of(self, turn: int, point: int) -> int:
        """Return the document's position of a code point of a turn, at most the turn's end."""
        return self.block_of(turn).position() + self.within(turn, point)

    def within(self, turn: int, point: int) -> int:
        """Return the position of a code point inside its own block."""
        length = len(self.lines[self._places[turn]].text)
        return self._of(turn).to_qt(min(point, length))

    def place_at(self, position: int) -> tuple[int, int] | None:
        """Return the turn and code point at a position, or None on a theme marker."""
        block = self.document.findBlock(position)
        line = self.line_of(block)
        if line is None or line.turn_id is None:
            return None
        return line.turn_id, self._of(line.turn_id).from_qt(position - block.position())

    def spans_between(self, start: int, end: int) -> list[Span]:
        """Return the words between two positions, one span for each turn that has any."""
        spans = []
        block = self.document.findBlock(start)
        while block.isValid() and block.position() < end:
            line = self.line_of(block)
            if line is not None and line.turn_id is not None:
                first = max(start - block.position(), 0)
                last = min(end - block.position(), block.length() - 1)
                of = self._of(line.turn_id)
                spans.append(Span(line.turn_id, of.from_qt(first), of.from_qt(last)))
            block = block.next()
        return [span for span in spans if span.start < span.end]

    def lines_beside(self, block: QTextBlock, place: InTurn) -> tuple[float, float]:
        """Return from where to where in its block the lines of a place stand, in pixels."""
        first = block.layout().lineForTextPosition(self.within(place.turn_id, place.start))
        last = block.layout().lineForTextPosition(self.within(place.turn_id, place.end))
        # A line tells its letters' height; the room to the next line is part of what is beside.
        return first.y(), last.y() + last.height() * self.line_height / 100 - 3

    def _of(self, turn: int) -> TextPositions:
        if turn not in self._positions:
            self._positions[turn] = TextPositions(self.lines[self._places[turn]].text)
        return self._positions[turn]

    def _replace(self, cursor: QTextCursor, before: Sequence[Line]) -> None:
        """Write the lines between those that are alike at the beginning and at the end.

        A talk that grows keeps its blocks, and with them what is laid out already.
        """
        tail = _alike(before[::-1], self.lines[::-1])
        head = _alike(before[: len(before) - tail], self.lines[: len(self.lines) - tail])
        if head == tail == 0:
            self._write_all(cursor)
            return
        old, new = before[head : len(before) - tail], self.lines[head : len(self.lines) - tail]
        both = min(len(old), len(new))
        for number in range(both):
            self._rewrite(cursor, head + number, old[number])
        if len(old) > both:
            self._remove(cursor, head + both, head + len(old))
        elif head + both:
            self._insert_after(cursor, head + both, new[both:])
        else:
            self._insert_before_all(cursor, new)

    def _rewrite(self, cursor: QTextCursor, number: int, old: Line) -> None:
        """Write one line in place of another; words that come at its end are put there."""
        new = self.lines[number]
        block = self.document.findBlockByNumber(number)
        cursor.setPosition(block.position())
        if new.text.startswith(old.text):
            cursor.movePosition(QTextCursor.MoveOperation.EndOfBlock)
            cursor.insertText(new.text[len(old.text) :], _letters(new))
        elif new.text != old.text:
            cursor.movePosition(
                QTextCursor.MoveOperation.EndOfBlock, QTextCursor.MoveMode.KeepAnchor
            )
            cursor.insertText(new.text, _letters(new))
        if (new.turn_id is None, new.quiet) != (old.turn_id is None, old.quiet):
            self._format(cursor, number)

    def _remove(self, cursor: QTextCursor, first: int, end: int) -> None:
        """Remove lines; where one stands before them, it keeps its own format."""
        keep = QTextCursor.MoveMode.KeepAnchor
        if first:
            cursor.setPosition(self._end_of(first - 1))
            cursor.setPosition(self._end_of(end - 1), keep)
            cursor.removeSelectedText()
            self._format(cursor, first - 1)
        else:
            cursor.setPosition(0)
            cursor.setPosition(self.document.findBlockByNumber(end).position(), keep)
            cursor.removeSelectedText()
            self._format(cursor, 0)

    def _insert_after(self, cursor: QTextCursor, number: int, lines: Sequence[Line]) -> None:
        cursor.setPosition(self._end_of(number - 1))
        for line in lines:
            cursor.insertBlock(self._block_format(line), _letters(line))
            cursor.insertText(line.text)

    def _insert_before_all(self, cursor: QTextCursor, lines: Sequence[Line]) -> None:
        cursor.setPosition(0)
        for line in lines:
            cursor.insertText(line.text)
            cursor.insertBlock()
        for number in range(len(lines) + 1):
            self._format(cursor, number)

    def _end_of(self, number: int) -> int:
        block = self.document.findBlockByNumber(number)
        return block.position() + block.length() - 1

    def _write_all(self, cursor: QTextCursor) -> None:
        cursor.select(QTextCursor.SelectionType.Document)
        cursor.removeSelectedText()
        for number, line in enumerate(self.lines):
            if number:
                cursor.insertBlock(self._block_format(line), _letters(line))
            else:
                cursor.setBlockFormat(self._block_format(line))
                cursor.setCharFormat(_letters(line))
            cursor.insertText(line.text)
        # Told that all of it is new, the document lays out what is in view and the rest later.
        self.document.markContentsDirty(0, self.document.characterCount())

    def _format(self, cursor: QTextCursor, number: int) -> None:
        line = self.lines[number]
        cursor.setPosition(self.document.findBlockByNumber(number).position())
        cursor.setBlockFormat(self._block_format(line))
        cursor.setBlockCharFormat(_letters(line))
        cursor.movePosition(QTextCursor.MoveOperation.EndOfBlock, QTextCursor.MoveMode.KeepAnchor)
        cursor.setCharFormat(_letters(line))

    def _block_format(self, line: Line) -> QTextBlockFormat:
        shape = QTextBlockFormat()
        # By the interview's language: a name in another script must not turn its turn round.
        shape.setLayoutDirection(self.direction)
        shape.setLineHeight(
            self.line_height, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value
        )
        points = self.document.defaultFont().pointSizeF()
        shape.setBottomMargin(points * _BETWEEN_TURNS)
        if line.turn_id is None:
            shape.setTopMargin(points * _BETWEEN_TURNS)
            shape.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        return shape


def _letters(line: Line) -> QTextCharFormat:
    letters = QTextCharFormat()
    if line.quiet:
        letters.setForeground(QColor(colours().muted))
    return letters


def _alike(one: Sequence[Line], other: Sequence[Line]) -> int:
    pairs = zip(one, other, strict=False)
    return next((n for n, (a, b) in enumerate(pairs) if a != b), min(len(one), len(other)))
