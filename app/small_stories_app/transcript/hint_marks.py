"""Dotted marks beside the words that hints point to: no stripes, since hints are no stories."""

from collections.abc import Iterable, Iterator
from typing import Final

from PySide6.QtCore import QPoint, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QTextBlock

from small_stories.model import Span
from small_stories.storage.hints import StoredHint
from small_stories_app.appearance.palettes import colours
from small_stories_app.transcript.document import TranscriptDocument
from small_stories_app.transcript.lines import Line

LANE: Final = 16
_TO_WORDS: Final = 4
_DOT: Final = 1.3
_DOT_AT_HAND: Final = 1.8
_APART: Final = 5.0
# How far from dot to dot by strength, and in how many columns: few dots for few cues.
_DOTS: Final = {1: (12.0, 1), 2: (6.0, 1), 3: (6.0, 2)}

Placed = Iterable[tuple[Line, QTextBlock, QRectF]]


class HintMarks:
    """The marks of an interview; ``width`` is the room they take left of the words, in pixels."""

    def __init__(self, document: TranscriptDocument) -> None:
        self._document = document
        self._in_turn: dict[int, list[tuple[StoredHint, Span]]] = {}
        self.at_hand: int | None = None
        self.width = 0

    def show(self, hints: Iterable[StoredHint], *, anew: bool) -> None:
        """Show hints; room that was taken stays so while the same interview is shown."""
        self._in_turn = {}
        for hint in hints:
            for span in hint.spans:
                self._in_turn.setdefault(span.turn_id, []).append((hint, span))
        self.width = LANE if self._in_turn or (self.width and not anew) else 0

    def paint(self, painter: QPainter, turns: Placed, right: int) -> None:
        """Draw the marks beside turns, whose words begin at ``right``."""
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        for hint, room in self._places(turns, right):
            at_hand = hint.id == self.at_hand
            painter.setBrush(QColor(colours().text if at_hand else colours().muted))
            for dot in _dots(room, hint.strength):
                size = _DOT_AT_HAND if at_hand else _DOT
                painter.drawEllipse(dot, size, size)
        painter.restore()

    def hint_at(self, point: QPoint, turns: Placed, right: int) -> int | None:
        """Return the hint whose mark is at a point, or None."""
        found = (hint.id for hint, room in self._places(turns, right) if room.contains(point))
        return next(found, None)

    def _places(self, turns: Placed, right: int) -> Iterator[tuple[StoredHint, QRectF]]:
        for line, block, place in turns:
            for hint, span in self._in_turn.get(line.turn_id or 0, ()):
                top, bottom = self._document.lines_beside(block, span)
                yield hint, QRectF(right - LANE, place.top() + top, LANE - _TO_WORDS, bottom - top)


def _dots(room: QRectF, strength: int) -> Iterator[QPointF]:
    step, columns = _DOTS[strength]
    first = room.center().x() - _APART * (columns - 1) / 2
    y = room.top() + step / 2
    while y < room.bottom():
        for column in range(columns):
            yield QPointF(first + column * _APART, y)
        y += step
