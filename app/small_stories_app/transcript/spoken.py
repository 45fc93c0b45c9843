"""What is being spoken, marked in the talk by a line under it."""

from typing import Final, cast

from PySide6.QtCore import QLineF, QRectF
from PySide6.QtGui import QColor, QPainter, QPen, QTextBlock, QTextLine

from small_stories_app.appearance.palettes import colours
from small_stories_app.transcript.document import TranscriptDocument

_THIN: Final = 1.0
_THICK: Final = 2.5


class SpokenMark:
    """A thin line under the turn that is heard, a thicker one under its word.

    Drawn over the text and not into it: going from word to word, nothing is laid out anew.
    """

    def __init__(self, document: TranscriptDocument) -> None:
        self._document = document
        self.turn: int | None = None
        self.word: tuple[int, int] | None = None

    def paint(self, painter: QPainter, blocks: list[tuple[QTextBlock, QRectF]]) -> None:
        """Draw the lines, where the turn is among the given blocks."""
        if self.turn is None:
            return
        spoken = self._document.block_of(self.turn)
        for block, place in blocks:
            if block == spoken:
                self._underline(painter, block, place, 0, block.length() - 1, _THIN)
                if self.word is not None:
                    start, end = (self._document.within(self.turn, at) for at in self.word)
                    self._underline(painter, block, place, start, end, _THICK)

    def _underline(
        self,
        painter: QPainter,
        block: QTextBlock,
        place: QRectF,
        start: int,
        end: int,
        width: float,
    ) -> None:
        painter.setPen(QPen(QColor(colours().text), width))
        layout = block.layout()
        for number in range(layout.lineCount()):
            line = layout.lineAt(number)
            first = max(start, line.textStart())
            last = min(end, line.textStart() + line.textLength())
            if first < last:
                y = place.top() + line.y() + line.ascent() + line.descent() + 1
                from_x, to_x = _x(line, first), _x(line, last)
                painter.drawLine(QLineF(place.left() + from_x, y, place.left() + to_x, y))


def _x(line: QTextLine, position: int) -> float:
    # The stubs do not know that Qt gives the position back beside the place of the letter.
    return float(cast(tuple[float, int], line.cursorToX(position))[0])
