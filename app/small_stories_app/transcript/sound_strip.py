"""Stories marked by ear: pieces on a strip that is as long as the recording."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QLineF, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from small_stories_app.appearance.palettes import colours
from small_stories_app.clock import clock
from small_stories_app.transcript.content import Content
from small_stories_app.transcript.open_interview import OpenInterview
from small_stories_app.transcript.stripes import draw_theme_line

_LANE: Final = 28
_PIECE: Final = 25
_LEAST: Final = 24
_EDGE: Final = 12
_APART: Final = 4
_WIDTH: Final = 2.5
_WIDTH_AT_HAND: Final = 4.0


@dataclass(frozen=True, slots=True)
class Piece:
    """A story on the strip: when it is told, and in which lane it stands."""

    story: int
    start_ms: int
    end_ms: int
    lane: int


def pieces_of(content: Content) -> list[Piece]:
    """Return the stories that have no words yet; those that overlap stand in lanes."""
    found = [
        (story.sound_start_ms, story.sound_end_ms, story.id)
        for story in content.stories.values()
        if story.sound_start_ms is not None
        and story.sound_end_ms is not None
        and story.id not in content.spans
    ]
    ends: list[int] = []
    pieces = []
    for start, end, story in sorted(found):
        lane = next((n for n, free in enumerate(ends) if free <= start), len(ends))
        ends[lane : lane + 1] = [end]
        pieces.append(Piece(story, start, end, lane))
    return pieces


class SoundStrip(QWidget):
    """Hidden while nothing was marked by ear; ``pointed`` carries the story that was clicked."""

    pointed = Signal(int)

    def __init__(self, opened: OpenInterview) -> None:
        super().__init__()
        self._opened = opened
        self._duration_ms = 1
        self._pieces: list[Piece] = []
        self._begun: int | None = None
        self._now = 0
        self.setAccessibleName(opened.session.text("sound.stories"))
        self.hide()

    def follow(self, duration_ms: int) -> None:
        """Show the stories of the interview on the page."""
        content = self._opened.content
        self._duration_ms = max(duration_ms, 1)
        self._pieces = pieces_of(content) if content and duration_ms else []
        self.setAccessibleDescription(". ".join(map(self.sentence, self._pieces)))
        self._fit()

    def show_now(self, now: int, begun: int | None) -> None:
        """Show what is heard now, and from where a story reaches to it that has no end yet."""
        fits = (begun is None) == (self._begun is None)
        before, self._now, self._begun = self._x(self._now), now, begun
        if not fits:
            self._fit()
        elif round(before) != round(self._x(now)):
            self.update()

    def sentence(self, piece: Piece) -> str:
        """Return a piece in words: code, themes and times."""
        story = self._opened.story_sentence(piece.story)
        times = {"start": clock(piece.start_ms), "end": clock(piece.end_ms)}
        return self._opened.session.text("sound.marked", None, story=story, **times)

    def _fit(self) -> None:
        lanes = max((piece.lane + 1 for piece in self._pieces), default=0)
        self.setFixedHeight(max(lanes, 1) * _LANE)
        self.setVisible(bool(self._pieces) or self._begun is not None)
        self.update()

    def _places(self) -> Iterator[tuple[Piece, QRectF]]:
        for piece in self._pieces:
            yield piece, self._place(piece.start_ms, piece.end_ms, piece.lane)

    def _place(self, start_ms: int, end_ms: int, lane: int) -> QRectF:
        x = self._x(start_ms)
        width = max(self._x(end_ms) - x, _LEAST)
        x = min(x, max(self.width() - _EDGE - width, 0))
        return QRectF(x, lane * _LANE + 0.5, width, _PIECE)

    def _x(self, moment_ms: int) -> float:
        return _EDGE + (self.width() - 2 * _EDGE) * moment_ms / self._duration_ms

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Point out a story."""
        for piece, place in self._places():
            if place.contains(event.position()):
                self.pointed.emit(piece.story)
                return
        super().mousePressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the pieces, the one that has only begun, and where it is heard now."""
        painter = QPainter(self)
        font = painter.font()
        font.setPointSizeF(font.pointSizeF() * 0.85)
        painter.setFont(font)
        for piece, place in self._places():
            self._paint(painter, piece, place)
        if self._begun is not None:
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(QColor(colours().text), 1, Qt.PenStyle.DashLine))
            painter.drawRect(self._place(self._begun, max(self._now, self._begun), 0))
        painter.setPen(QPen(QColor(colours().text), 1))
        now = self._x(self._now)
        painter.drawLine(QLineF(now, 0, now, self.height()))

    def _paint(self, painter: QPainter, piece: Piece, place: QRectF) -> None:
        current = self._opened.current
        at_hand = current is not None and current.id == piece.story
        painter.setPen(QPen(QColor(colours().text if at_hand else colours().line), 1 + at_hand))
        painter.setBrush(QColor(colours().text_field))
        painter.drawRect(place)
        themes = self._opened.shown.themes_of(piece.story)
        numbers = " ".join(str(theme + 1) for theme in themes) or "·"
        painter.setPen(QColor(colours().text))
        top = place.adjusted(4, 0, -2, -place.height() / 2 + 2)
        painter.drawText(top, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, numbers)
        for n, theme in enumerate(themes or (-1,)):
            y = place.bottom() - 4 - (max(len(themes), 1) - 1 - n) * _APART
            line = QLineF(place.left() + 4, y, place.right() - 4, y)
            draw_theme_line(painter, line, theme, _WIDTH_AT_HAND if at_hand else _WIDTH)
