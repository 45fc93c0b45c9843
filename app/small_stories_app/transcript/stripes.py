"""Stripes: each story's place beside the text, and the lines that tell its themes."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QLineF, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QIcon, QPainter, QPen, QPixmap

from small_stories.model import StoryKind
from small_stories.storage.stories import StorySpan
from small_stories_app.appearance.palettes import PATTERNS, colours, theme_colour
from small_stories_app.transcript.content import Content

LANE: Final = 26
MOST_LANES: Final = 5
"""Where more stories share a place, the last lane tells how many it stands for."""
_WIDTH: Final = 2.5
_WIDTH_AT_HAND: Final = 5.0
_APART: Final = 6.5
ICON: Final = QSize(26, 14)

# What is no success story has a sign of its own before its theme numbers.
SIGNS: Final = {
    StoryKind.SUCCESS: "",
    StoryKind.OTHER_STORY: "○",
    StoryKind.DISAPPOINTMENT: "–",
    StoryKind.ATTRIBUTION: "→",
    StoryKind.CONTEXT: "i",
    StoryKind.OFF_TOPIC: "×",
}
LOST: Final = "!"


@dataclass(frozen=True, slots=True)
class Stripe:
    """A story beside the text: the lane it stands in, what it is, and its words.

    ``first`` and ``last`` are the turns it reaches from and to, counted from the beginning of the
    interview; ``themes`` are positions from 0.
    """

    story: int
    lane: int
    sign: str
    themes: tuple[int, ...]
    pieces: tuple[StorySpan, ...]
    first: int
    last: int

    @property
    def label(self) -> str:
        """The sign and the theme numbers that stand above the lines."""
        between = " " if len(self.themes) < 3 else "\u200a"
        numbers = between.join(str(theme + 1) for theme in self.themes)
        return f"{self.sign}{between if self.sign and numbers else ''}{numbers}" or "·"


def stripes_of(content: Content) -> list[Stripe]:
    """Return the stripes of an interview; stories that overlap stand in lanes side by side."""
    order = {turn: number for number, turn in enumerate(content.turns)}
    reach = []
    for story, own in content.spans.items():
        places = [(order[span.turn_id], span.start) for span in own]
        reach.append((min(places), max(places)[0], story))
    ends: list[int] = []
    stripes = []
    for (first, _), last, story in sorted(reach):
        # A stripe is as high as its lines of text, so stories that share a turn stand apart.
        lane = next((n for n, end in enumerate(ends) if end < first), len(ends))
        lane = min(lane, MOST_LANES - 1)
        if lane < len(ends):
            ends[lane] = max(last, ends[lane])
        else:
            ends.append(last)
        sign = SIGNS[StoryKind(content.stories[story].kind)]
        pieces = tuple(content.spans[story])
        stripes.append(Stripe(story, lane, sign, content.themes_of(story), pieces, first, last))
    return stripes


def lanes(stripes: Iterable[Stripe]) -> int:
    """Return how many lanes stripes need."""
    return max((stripe.lane + 1 for stripe in stripes), default=0)


def draw_stripe(
    painter: QPainter, place: QRectF, label: str, themes: tuple[int, ...], *, at_hand: bool
) -> None:
    """Draw one piece of a stripe: its label above a line for each theme."""
    painter.setPen(QColor(colours().text))
    height = painter.fontMetrics().height()
    top = QRectF(place.left() - 4, place.top(), place.width() + 8, height)
    painter.drawText(top, Qt.AlignmentFlag.AlignCenter, label)
    if place.height() - height < height / 2:
        height = int(place.height() / 2)
    x = place.center().x() - _APART * (max(len(themes), 1) - 1) / 2
    for n, theme in enumerate(themes or (-1,)):
        line = QLineF(x + n * _APART, place.top() + height, x + n * _APART, place.bottom())
        draw_theme_line(painter, line, theme, _WIDTH_AT_HAND if at_hand else _WIDTH)


def draw_lost(painter: QPainter, place: QRectF) -> None:
    """Draw the sign of words that a correction took, in a box of its own."""
    side = painter.fontMetrics().height()
    box = QRectF(place.center().x() - side / 2, place.top() + 1, side, side)
    painter.setPen(QPen(QColor(colours().text), 1.5))
    painter.drawRect(box)
    painter.drawText(box, Qt.AlignmentFlag.AlignCenter, LOST)


def draw_theme_line(painter: QPainter, line: QLineF, theme: int, width: float) -> None:
    """Draw a theme's line in its colour and pattern; own themes are double, none is grey."""
    colour = theme_colour(theme) if theme >= 0 else QColor(colours().line)
    pen = QPen(colour, width, PATTERNS[theme % 3] if theme >= 0 else Qt.PenStyle.SolidLine)
    pen.setCapStyle(Qt.PenCapStyle.FlatCap)
    if pen.style() == Qt.PenStyle.DashLine:
        pen.setDashPattern([6 / width, 4 / width])
    elif pen.style() == Qt.PenStyle.DotLine:
        pen.setDashPattern([2 / width, 3 / width])
    painter.setPen(pen)
    if theme < 3:
        painter.drawLine(line)
        return
    aside = QPointF(1.5, 0) if line.dx() == 0 else QPointF(0, 1.5)
    pen.setWidthF(width / 2)
    painter.setPen(pen)
    painter.drawLine(line.translated(aside))
    painter.drawLine(line.translated(-aside))


def theme_icon(*themes: int) -> QIcon:
    """Return the lines of themes, one below the other, as a small picture."""
    picture = QPixmap(ICON)
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    for n, theme in enumerate(themes, start=1):
        y = ICON.height() * n / (len(themes) + 1)
        draw_theme_line(painter, QLineF(1, y, ICON.width() - 1, y), theme, 3)
    painter.end()
    return QIcon(picture)
