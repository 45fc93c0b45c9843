"""Dotted marks beside the words that hints point to: no stripes, since hints are no stories.

A proposed theme is its number in a dotted ring; what the search passed over has hollow dots.
"""

from collections.abc import Iterable, Iterator, Mapping
from typing import Final

from PySide6.QtCore import QPoint, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPen, QTextBlock

from small_stories.model import Span
from small_stories.storage.hints import StoredHint
from small_stories_app.appearance.palettes import colours
from small_stories_app.transcript.document import TranscriptDocument
from small_stories_app.transcript.lines import Line
from small_stories_app.transcript.pointers import Pointer, places

LANE: Final = 16
_TO_WORDS: Final = 4
_DOT: Final = 1.3
_DOT_AT_HAND: Final = 1.8
_APART: Final = 5.0
# How far from dot to dot by strength, and in how many columns: few dots for few cues.
_DOTS: Final = {1: (12.0, 1), 2: (6.0, 1), 3: (6.0, 2)}
_HOLLOW: Final = 2.0
_HOLLOW_STEP: Final = 24.0
_RING: Final = 6.5
_DIGIT: Final = 9  # pixels

Placed = Iterable[tuple[Line, QTextBlock, QRectF]]


class HintMarks:
    """The marks of an interview; ``width`` is the room they take left of the words, in pixels."""

    def __init__(self, document: TranscriptDocument) -> None:
        self._document = document
        self._in_turn: dict[int, list[tuple[Pointer, Span]]] = {}
        self._numbers: Mapping[int, int] = {}
        self.at_hand: Pointer | None = None
        self.width = 0

    def show(self, pointers: Iterable[Pointer], numbers: Mapping[int, int], *, anew: bool) -> None:
        """Show what is pointed to, with the ``numbers`` of themes by their ids.

        Room that was taken stays so while the same interview is shown.
        """
        self._in_turn, self._numbers = {}, numbers
        for pointer in pointers:
            for span in places(pointer):
                self._in_turn.setdefault(span.turn_id, []).append((pointer, span))
        self.width = LANE if self._in_turn or (self.width and not anew) else 0

    def paint(self, painter: QPainter, turns: Placed, right: int) -> None:
        """Draw the marks beside turns, whose words begin at ``right``."""
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for pointer, room in self._places(turns, right):
            at_hand = pointer == self.at_hand
            colour = QColor(colours().text if at_hand else colours().muted)
            if not isinstance(pointer, StoredHint):
                self._paint_theme(painter, pointer.theme_id, room, colour, at_hand=at_hand)
            elif pointer.held_down:
                _paint_hollow(painter, room, colour, at_hand=at_hand)
            else:
                painter.setPen(Qt.PenStyle.NoPen)
                painter.setBrush(colour)
                size = _DOT_AT_HAND if at_hand else _DOT
                for dot in _dots(room, *_DOTS[pointer.strength]):
                    painter.drawEllipse(dot, size, size)
        painter.restore()

    def _paint_theme(
        self, painter: QPainter, theme: int, room: QRectF, colour: QColor, *, at_hand: bool
    ) -> None:
        """Draw a theme's number in a ring, beside the first line of its question."""
        pen = QPen(colour, 1.5 if at_hand else 1.0)
        pen.setStyle(Qt.PenStyle.SolidLine if at_hand else Qt.PenStyle.DotLine)
        painter.setPen(pen)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        middle = QPointF(room.center().x(), room.top() + _RING + 2)
        painter.drawEllipse(middle, _RING, _RING)
        font = QFont(painter.font())
        font.setPixelSize(_DIGIT)
        painter.setFont(font)
        painter.setPen(colour)
        ring = QRectF(middle.x() - _RING, middle.y() - _RING, 2 * _RING, 2 * _RING)
        painter.drawText(ring, Qt.AlignmentFlag.AlignCenter, str(self._numbers.get(theme, "")))

    def pointer_at(self, point: QPoint, turns: Placed, right: int) -> Pointer | None:
        """Return what the mark at a point points to, or None."""
        found = (pointer for pointer, room in self._places(turns, right) if room.contains(point))
        return next(found, None)

    def _places(self, turns: Placed, right: int) -> Iterator[tuple[Pointer, QRectF]]:
        for line, block, place in turns:
            for pointer, span in self._in_turn.get(line.turn_id or 0, ()):
                top, bottom = self._document.lines_beside(block, span)
                room = QRectF(right - LANE, place.top() + top, LANE - _TO_WORDS, bottom - top)
                yield pointer, room


def _paint_hollow(painter: QPainter, room: QRectF, colour: QColor, *, at_hand: bool) -> None:
    painter.setPen(QPen(colour, 1.4 if at_hand else 0.8))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    for dot in _dots(room, _HOLLOW_STEP, 1):
        painter.drawEllipse(dot, _HOLLOW, _HOLLOW)


def _dots(room: QRectF, step: float, columns: int) -> Iterator[QPointF]:
    first = room.center().x() - _APART * (columns - 1) / 2
    y = room.top() + step / 2
    while y < room.bottom():
        for column in range(columns):
            yield QPointF(first + column * _APART, y)
        y += step
