"""Stripes: each story's place beside the text, and the lines that tell its themes."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QLineF, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QIcon, QPainter, QPen, QPixmap

from small_stories.model import Span
from small_stories_app.appearance.palettes import PATTERNS, colours, theme_colour
from small_stories_app.transcript.content import Content

LANE: Final = 26
_WIDTH: Final = 2.5
_WIDTH_AT_HAND: Final = 5.0
_APART: Final = 6.5
ICON: Final = QSize(26, 14)


@dataclass(frozen=True, slots=True)
class Stripe:
    """A story beside the text: the lane it stands in, its themes' positions and its words."""

    story: int
    lane: int
    themes: tuple[int, ...]
    pieces: tuple[Span, ...]


def stripes_of(content: Content) -> list[Stripe]:
    """Return the stripes of an interview; stories that overlap stand in lanes side by side."""
    order = {turn: number for number, turn in enumerate(content.turns)}
    reach = {
        story: (
            min((order[s.turn_id], s.start) for s in own),
            max((order[s.turn_id], s.end) for s in own),
        )
        for story, own in content.spans.items()
    }
    ends: list[tuple[int, int]] = []
    stripes = []
    for story in sorted(reach, key=lambda story: (reach[story][0], story)):
        first, last = reach[story]
        # A stripe is as high as its lines of text, so stories that share a turn stand apart.
        lane = next((n for n, end in enumerate(ends) if end[0] < first[0]), len(ends))
        ends[lane : lane + 1] = [last]
        pieces = tuple(Span(s.turn_id, s.start, s.end) for s in content.spans[story])
        stripes.append(Stripe(story, lane, content.themes_of(story), pieces))
    return stripes


def lanes(stripes: Iterable[Stripe]) -> int:
    """Return how many lanes stripes need."""
    return max((stripe.lane + 1 for stripe in stripes), default=0)


def draw_stripe(
    painter: QPainter, place: QRectF, themes: tuple[int, ...], *, at_hand: bool
) -> None:
    """Draw one piece of a stripe: its theme numbers above a line for each theme."""
    between = " " if len(themes) < 3 else "\u200a"
    numbers = between.join(str(theme + 1) for theme in themes) or "·"
    painter.setPen(QColor(colours().text))
    height = painter.fontMetrics().height()
    top = QRectF(place.left() - 4, place.top(), place.width() + 8, height)
    painter.drawText(top, Qt.AlignmentFlag.AlignCenter, numbers)
    if place.height() - height < height / 2:
        height = int(place.height() / 2)
    x = place.center().x() - _APART * (max(len(themes), 1) - 1) / 2
    for n, theme in enumerate(themes or (-1,)):
        line = QLineF(x + n * _APART, place.top() + height, x + n * _APART, place.bottom())
        draw_theme_line(painter, line, theme, _WIDTH_AT_HAND if at_hand else _WIDTH)


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
    """Return the lines of themes, one below the other, as a small picture.

    On a selected row the lines stand on the colour of fields, where they can be told apart.
    """
    icon = QIcon(_lines_on(QColor(Qt.GlobalColor.transparent), themes))
    if themes:
        field = QColor(colours().text_field)
        icon.addPixmap(_lines_on(field, themes), QIcon.Mode.Selected)
    return icon


def _lines_on(ground: QColor, themes: tuple[int, ...]) -> QPixmap:
    picture = QPixmap(ICON)
    picture.fill(ground)
    painter = QPainter(picture)
    for n, theme in enumerate(themes, start=1):
        y = ICON.height() * n / (len(themes) + 1)
        draw_theme_line(painter, QLineF(2, y, ICON.width() - 2, y), theme, 3)
    painter.end()
    return picture
