"""Drawing parts of cards: themes by number and line, words on a few lines, the teller's bar."""

from itertools import pairwise
from typing import Final

from PySide6.QtCore import QLineF, QRect, Qt
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontMetrics,
    QIcon,
    QPainter,
    QPalette,
    QPen,
    QPixmap,
    QTextLayout,
)
from PySide6.QtWidgets import QStyle, QStyleOptionViewItem

from small_stories_app.appearance.palettes import colours
from small_stories_app.transcript.stripes import ICON, draw_theme_line

THEME_LINE: Final = 22
_GAP: Final = 6
_CHOSEN_TINT: Final = 40


def draw_frame(painter: QPainter, frame: QRect, option: QStyleOptionViewItem) -> None:
    """Draw an empty card; a chosen one has a strong edge and a tint, so its lines stay seen."""
    role = QPalette.ColorRole
    painter.fillRect(frame, option.palette.color(role.Base))
    if option.state & QStyle.StateFlag.State_Selected:
        tint = QColor(option.palette.color(role.Highlight))
        tint.setAlpha(_CHOSEN_TINT)
        painter.fillRect(frame, tint)
        _draw_edge(painter, frame, option.palette.color(role.Highlight), 3)
    else:
        _draw_edge(painter, frame, option.palette.color(role.Mid), 1)
    if option.state & QStyle.StateFlag.State_HasFocus:
        _draw_edge(painter, frame.adjusted(-2, -2, 2, 2), option.palette.color(role.Text), 2)


def _draw_edge(painter: QPainter, frame: QRect, colour: QColor, width: int) -> None:
    inset = width // 2
    painter.setPen(QPen(colour, width, Qt.PenStyle.SolidLine, Qt.PenCapStyle.SquareCap,
                        Qt.PenJoinStyle.MiterJoin))  # fmt: skip
    painter.drawRect(frame.adjusted(inset, inset, -inset, -inset))


def draw_themes(
    painter: QPainter, place: QRect, themes: tuple[int, ...], long: int = THEME_LINE
) -> int:
    """Draw each theme's number and line from the left of a place; return the width they took."""
    painter.save()
    x, metrics = place.left(), painter.fontMetrics()
    for theme in themes:
        number = str(theme + 1)
        at = QRect(x, place.top(), metrics.horizontalAdvance(number), place.height())
        painter.drawText(at, Qt.AlignmentFlag.AlignVCenter, number)
        x = at.right() + 4
        y = place.center().y() + 1
        ink = painter.pen()
        draw_theme_line(painter, QLineF(x, y, x + long, y), theme, 3)
        painter.setPen(ink)
        x += long + _GAP
    painter.restore()
    return x - place.left()


def rows_icon(themes: tuple[int, ...]) -> QIcon:
    """Return the lines of themes for a row of a table.

    On a selected row they stand on the colour of fields, where they can be told apart.
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
    for place, theme in enumerate(themes, start=1):
        y = ICON.height() * place / (len(themes) + 1)
        draw_theme_line(painter, QLineF(2, y, ICON.width() - 2, y), theme, 3)
    painter.end()
    return picture


def draw_lines(painter: QPainter, place: QRect, words: str, most: int) -> int:
    """Draw words on at most so many lines and return how many they took."""
    step, ascent = painter.fontMetrics().lineSpacing(), painter.fontMetrics().ascent()
    lines = lines_of(words, painter.font(), place.width(), most)
    for number, line in enumerate(lines):
        painter.drawText(place.left(), place.top() + ascent + number * step, line)
    return len(lines)


def draw_line(painter: QPainter, place: QRect, words: str) -> None:
    """Draw words on one line; what does not fit ends in an ellipsis."""
    shown = painter.fontMetrics().elidedText(words, Qt.TextElideMode.ElideRight, place.width())
    painter.drawText(place.left(), place.top() + painter.fontMetrics().ascent(), shown)


def lines_of(words: str, font: QFont, width: int, most: int) -> list[str]:
    """Return words broken into at most so many lines; what is left over ends in an ellipsis."""
    layout = QTextLayout(words, font)
    layout.beginLayout()
    cuts = [0]
    while len(cuts) < most:
        line = layout.createLine()
        if not line.isValid():
            break
        line.setLineWidth(width)
        cuts.append(line.textStart() + line.textLength())
    layout.endLayout()
    lines = [words[a:b].strip() for a, b in pairwise(cuts)]
    rest = words[cuts[-1] :].strip()
    if rest:
        lines.append(QFontMetrics(font).elidedText(rest, Qt.TextElideMode.ElideRight, width))
    return lines
