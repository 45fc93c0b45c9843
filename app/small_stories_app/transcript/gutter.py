"""The margin of the transcript: stripes, who speaks, and when."""

from collections.abc import Iterator
from typing import Final

from PySide6.QtCore import QPoint, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPen, QTextBlock

from small_stories.model import Span
from small_stories_app.appearance.palettes import colours
from small_stories_app.transcript.document import LINE_HEIGHT, TranscriptDocument
from small_stories_app.transcript.lines import Line
from small_stories_app.transcript.stripes import LANE, Stripe, draw_stripe, lanes

_LANES: Final = 2
_EDGE: Final = 6
_LABEL_LETTERS: Final = 15
_SMALLER: Final = 0.78
_MOST_POINTS: Final = 12.0


class Gutter:
    """What stands left of the words; it scrolls with them."""

    def __init__(self, document: TranscriptDocument, font: QFont) -> None:
        self._document = document
        self.stripes: list[Stripe] = []
        self.at_hand: int | None = None
        self._lines: list[Line] = []
        self.set_font(font)

    def set_font(self, font: QFont) -> None:
        """Take a size that follows the transcript's."""
        self._quiet = QFont(font)
        self._quiet.setPointSizeF(min(font.pointSizeF() * _SMALLER, _MOST_POINTS))
        self._strong = QFont(self._quiet)
        self._strong.setWeight(QFont.Weight.Bold)
        self._metrics = QFontMetrics(self._strong)
        self._measure()

    def show_lines(self, lines: list[Line]) -> None:
        """Take the room that the labels and notes of these lines need."""
        self._lines = lines
        self._measure()

    def _measure(self) -> None:
        words = {word for line in self._lines for word in (line.label, line.note)}
        self._widest = max(map(self._metrics.horizontalAdvance, words), default=0)

    @property
    def width(self) -> int:
        """The room the margin takes, in pixels."""
        return self._stripes_width + self._labels_width + 2 * _EDGE

    @property
    def _stripes_width(self) -> int:
        return _EDGE + LANE * max(lanes(self.stripes), _LANES)

    @property
    def _labels_width(self) -> int:
        return min(self._widest, self._metrics.averageCharWidth() * _LABEL_LETTERS)

    def paint(self, painter: QPainter, blocks: list[tuple[QTextBlock, QRectF]]) -> None:
        """Draw what stands beside the given blocks, whose places are on the painter's device."""
        for block, place in blocks:
            line = self._document.line_of(block)
            if line is not None and line.turn_id is not None:
                self._paint_speaker(painter, line, block, place)
        if blocks:
            painter.setFont(self._strong)
            for stripe in self.stripes:
                self._paint_stripe(painter, stripe, blocks)

    def story_at(self, point: QPoint, blocks: list[tuple[QTextBlock, QRectF]]) -> int | None:
        """Return the story whose stripe is at a point."""
        for stripe in self.stripes:
            for _, place in self._pieces(stripe, blocks):
                if place.contains(point):
                    return stripe.story
        return None

    def _paint_speaker(
        self, painter: QPainter, line: Line, block: QTextBlock, place: QRectF
    ) -> None:
        painter.setFont(self._quiet if line.quiet else self._strong)
        painter.setPen(QColor(colours().muted if line.quiet else colours().text))
        room = QRect(self._stripes_width, 0, self._labels_width, self._metrics.height())
        first = block.layout().lineAt(0)
        room.moveBottom(round(place.top() + first.y() + first.ascent() + self._metrics.descent()))
        label = self._metrics.elidedText(line.label, Qt.TextElideMode.ElideRight, room.width())
        painter.drawText(room, Qt.AlignmentFlag.AlignRight, label)
        if line.note:
            painter.setFont(self._quiet)
            painter.setPen(QColor(colours().muted))
            room.translate(0, self._metrics.height() if line.label else 0)
            painter.drawText(room, Qt.AlignmentFlag.AlignRight, line.note)

    def _paint_stripe(
        self, painter: QPainter, stripe: Stripe, blocks: list[tuple[QTextBlock, QRectF]]
    ) -> None:
        self._paint_thread(painter, stripe, blocks)
        for _, place in self._pieces(stripe, blocks):
            painter.fillRect(place, QColor(colours().text_field))
            draw_stripe(painter, place, stripe.themes, at_hand=stripe.story == self.at_hand)

    def _paint_thread(
        self, painter: QPainter, stripe: Stripe, blocks: list[tuple[QTextBlock, QRectF]]
    ) -> None:
        """Tie the pieces of a story together by a thin line through what lies between."""
        numbers = [self._document.block_of(piece.turn_id).blockNumber() for piece in stripe.pieces]
        first, last = min(numbers, default=0), max(numbers, default=0)
        between = [place for block, place in blocks if first < block.blockNumber() < last]
        if between:
            x = _EDGE + LANE * stripe.lane + LANE / 2
            painter.setPen(QPen(QColor(colours().line), 1))
            painter.drawLine(round(x), round(between[0].top() - LANE), round(x),
                             round(between[-1].bottom() + LANE))  # fmt: skip

    def _pieces(
        self, stripe: Stripe, blocks: list[tuple[QTextBlock, QRectF]]
    ) -> Iterator[tuple[Span, QRectF]]:
        seen = {block.blockNumber(): (block, place) for block, place in blocks}
        for piece in stripe.pieces:
            number = self._document.block_of(piece.turn_id).blockNumber()
            if number in seen and piece.start < piece.end:
                block, place = seen[number]
                top, bottom = self._lines_of(block, piece)
                x = _EDGE + LANE * stripe.lane
                yield piece, QRectF(x, place.top() + top, LANE, bottom - top)

    def _lines_of(self, block: QTextBlock, piece: Span) -> tuple[float, float]:
        within = self._document.within
        first = block.layout().lineForTextPosition(within(piece.turn_id, piece.start))
        last = block.layout().lineForTextPosition(within(piece.turn_id, piece.end))
        # A line tells its letters' height; the room to the next line is part of the stripe.
        return first.y(), last.y() + last.height() * LINE_HEIGHT / 100 - 3
