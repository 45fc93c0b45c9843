"""The margin of the transcript: stripes, who speaks, and when."""

from collections.abc import Iterable, Iterator
from typing import Final

from PySide6.QtCore import QPoint, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPen, QTextBlock

from small_stories.storage.stories import StorySpan
from small_stories_app.appearance.palettes import colours
from small_stories_app.transcript.document import TranscriptDocument
from small_stories_app.transcript.hint_marks import HintMarks
from small_stories_app.transcript.lines import Line
from small_stories_app.transcript.pointers import Pointer
from small_stories_app.transcript.stripes import (
    LANE,
    MOST_LANES,
    Stripe,
    draw_lost,
    draw_stripe,
    lanes,
)

_LANES: Final = 2
_EDGE: Final = 6
_LABEL_LETTERS: Final = 15
_SMALLER: Final = 0.78
_MOST_POINTS: Final = 12.0

Placed = list[tuple[QTextBlock, QRectF]]


class Gutter:
    """What stands left of the words; it scrolls with them."""

    def __init__(self, document: TranscriptDocument, font: QFont) -> None:
        self._document = document
        self.stripes: list[Stripe] = []
        self._in_turn: dict[int, list[tuple[Stripe, StorySpan]]] = {}
        self._threads: list[Stripe] = []
        self._order: dict[int, int] = {}
        self._lanes = _LANES
        self.paper = QColor(colours().text_field)
        self.at_hand: int | None = None
        self.hints = HintMarks(document)
        self._lines: list[Line] = []
        self._longest_note = ""
        self.set_font(font)

    def set_font(self, font: QFont) -> None:
        """Take a size that follows the transcript's."""
        self._quiet = QFont(font)
        self._quiet.setPointSizeF(min(font.pointSizeF() * _SMALLER, _MOST_POINTS))
        self._strong = QFont(self._quiet)
        self._strong.setWeight(QFont.Weight.Bold)
        self._metrics = QFontMetrics(self._strong)
        self._measure()

    def show_stripes(self, stripes: list[Stripe], turns: Iterable[int], *, anew: bool) -> None:
        """Show the stripes of stories in turns, given in order.

        Room that a lane once took is not given back while the same interview is shown: the words
        would run on other lines each time.
        """
        self.stripes = stripes
        self._order = {turn: number for number, turn in enumerate(turns)}
        self._in_turn = {}
        for stripe in stripes:
            for piece in stripe.pieces:
                self._in_turn.setdefault(piece.turn_id, []).append((stripe, piece))
        self._threads = [stripe for stripe in stripes if stripe.first < stripe.last]
        needed = max(lanes(stripes), _LANES)
        self._lanes = needed if anew else max(needed, self._lanes)

    def show_lines(self, lines: list[Line], longest_note: str = "") -> None:
        """Take the room that the labels and notes of these lines need, and a note to come.

        So a talk that grows past its first hour need not be laid out anew for a longer time.
        """
        self._lines, self._longest_note = lines, longest_note
        self._measure()

    def _measure(self) -> None:
        words = {word for line in self._lines for word in (line.label, line.note)}
        words.add(self._longest_note)
        self._widest = max(map(self._metrics.horizontalAdvance, words), default=0)

    @property
    def width(self) -> int:
        """The room the margin takes, in pixels."""
        return self._stripes_width + self._labels_width + 2 * _EDGE + self.hints.width

    @property
    def _stripes_width(self) -> int:
        return _EDGE + LANE * self._lanes

    @property
    def _labels_width(self) -> int:
        return min(self._widest, self._metrics.averageCharWidth() * _LABEL_LETTERS)

    def paint(self, painter: QPainter, blocks: Placed) -> None:
        """Draw what stands beside the given blocks, whose places are on the painter's device."""
        turns = self._turns_among(blocks)
        for line, block, place in turns:
            self._paint_speaker(painter, line, block, place)
        painter.setFont(self._strong)
        self._paint_threads(painter, turns)
        for line, block, place in turns:
            for stripe, piece, room in self._pieces(line, block, place):
                self._paint_piece(painter, stripe, piece, room)
            self._paint_crowd(painter, line, place)
        self.hints.paint(painter, turns, self.width)

    def story_at(self, point: QPoint, blocks: Placed) -> int | None:
        """Return the story whose stripe is at a point; the one at hand where several are."""
        found = [
            stripe.story
            for line, block, place in self._turns_among(blocks)
            for stripe, _, room in self._pieces(line, block, place)
            if room.contains(point)
        ]
        return self.at_hand if self.at_hand in found else next(iter(found), None)

    def pointer_at(self, point: QPoint, blocks: Placed) -> Pointer | None:
        """Return what the dots at a point point to."""
        return self.hints.pointer_at(point, self._turns_among(blocks), self.width)

    def _turns_among(self, blocks: Placed) -> list[tuple[Line, QTextBlock, QRectF]]:
        lines = ((self._document.line_of(block), block, place) for block, place in blocks)
        return [
            (line, block, place)
            for line, block, place in lines
            # A turn that is not laid out yet has no line; to ask for one ends the program.
            if line is not None and line.turn_id is not None and block.layout().lineCount()
        ]

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

    def _paint_piece(
        self, painter: QPainter, stripe: Stripe, piece: StorySpan, place: QRectF
    ) -> None:
        painter.fillRect(place, self.paper)
        if piece.lost_words is not None:
            draw_lost(painter, place)
        else:
            at_hand = stripe.story == self.at_hand
            draw_stripe(painter, place, stripe.label, stripe.themes, at_hand=at_hand)

    def _paint_threads(
        self, painter: QPainter, turns: list[tuple[Line, QTextBlock, QRectF]]
    ) -> None:
        """Tie the pieces of each story together by a thin line through what lies between."""
        seen = {self._order.get(line.turn_id or 0, -1): place for line, _, place in turns}
        if not seen:
            return
        top, bottom = min(seen), max(seen)
        painter.setPen(QPen(QColor(colours().line), 1))
        for stripe in self._threads:
            if stripe.first < bottom and stripe.last > top:
                x = round(_EDGE + LANE * stripe.lane + LANE / 2)
                begins, ends = seen.get(stripe.first), seen.get(stripe.last)
                y = round(begins.bottom() if begins else seen[top].top())
                to = round(ends.top() if ends else seen[bottom].bottom())
                painter.drawLine(x, y - _EDGE, x, to)

    def _paint_crowd(self, painter: QPainter, line: Line, place: QRectF) -> None:
        """Tell how many stories the last lane stands for, where it is more than one."""
        there = {stripe.story for stripe, _ in self._last_lane(line)}
        if len(there) > 1:
            x, height = _EDGE + LANE * (MOST_LANES - 1), painter.fontMetrics().height()
            room = QRectF(x, place.top(), LANE, height)
            painter.fillRect(room, self.paper)
            painter.setPen(QColor(colours().text))
            painter.drawText(room, Qt.AlignmentFlag.AlignCenter, f"+{len(there)}")

    def _last_lane(self, line: Line) -> list[tuple[Stripe, StorySpan]]:
        own = self._in_turn.get(line.turn_id or 0, ())
        return [(stripe, piece) for stripe, piece in own if stripe.lane == MOST_LANES - 1]

    def _pieces(
        self, line: Line, block: QTextBlock, place: QRectF
    ) -> Iterator[tuple[Stripe, StorySpan, QRectF]]:
        """Return the stripes beside a turn, the one at hand last."""
        own = self._in_turn.get(line.turn_id or 0, ())
        crowd = len({stripe.story for stripe, _ in self._last_lane(line)}) > 1
        for stripe, piece in sorted(own, key=lambda each: each[0].story == self.at_hand):
            if crowd and stripe.lane == MOST_LANES - 1 and stripe.story != self.at_hand:
                continue
            if piece.start < piece.end or piece.lost_words is not None:
                top, bottom = self._document.lines_beside(block, piece)
                x = _EDGE + LANE * stripe.lane
                yield stripe, piece, QRectF(x, place.top() + top, LANE, bottom - top)
