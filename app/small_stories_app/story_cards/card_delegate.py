"""How a card of the step stories is painted."""

from typing import Any, Final

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QFont, QPainter, QPalette, QPen
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem

from small_stories_app.story_cards.drawing import draw_frame, draw_line, draw_lines, draw_themes
from small_stories_app.story_cards.faces import Face

Index = QModelIndex | QPersistentModelIndex
FACE: Final = Qt.ItemDataRole.UserRole
_INSIDE: Final = 10
_BAR: Final = 9
_LINES: Final = 6


def said_of(face: Face, role: int) -> Any:
    """Return what a model says of a card: its name, all its words for readers, or its face."""
    if role == Qt.ItemDataRole.DisplayRole:
        return face.name
    if role in (Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleTextRole):
        return face.in_words()
    return face if role == FACE else None


class CardDelegate(QStyledItemDelegate):
    """Paints themes and title, the teller's words beside their bar, place, and state."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Return a height of five lines; the width is the view's to give."""
        return QSize(200, option.fontMetrics.lineSpacing() * _LINES + 2 * _INSIDE)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint one card."""
        face: Face = index.data(FACE)
        frame: QRect = option.rect
        painter.save()
        draw_frame(painter, frame, option)
        painter.setPen(option.palette.color(QPalette.ColorRole.Text))
        inside = frame.adjusted(_INSIDE, _INSIDE, -_INSIDE, -_INSIDE)
        step = option.fontMetrics.lineSpacing()
        head = QRect(inside.left(), inside.top(), inside.width(), step)
        taken = draw_themes(painter, head, face.themes)
        if face.title:
            _draw_title(painter, head.adjusted(taken, 0, 0, 0), face.title)
        first = 1 if face.title or face.themes else 0
        words = QRect(inside.left(), inside.top() + first * step, inside.width(), step)
        _draw_said(painter, words, face.said, _LINES - 2 - first, option.palette)
        below = inside.translated(0, (_LINES - 2) * step + 2)
        painter.setPen(option.palette.color(QPalette.ColorRole.PlaceholderText))
        draw_line(painter, below, face.place)
        draw_line(painter, below.translated(0, step), face.state)
        painter.restore()


def _draw_title(painter: QPainter, place: QRect, title: str) -> None:
    plain = painter.font()
    strong = QFont(plain)
    strong.setWeight(QFont.Weight.DemiBold)
    painter.setFont(strong)
    draw_line(painter, place, title)
    painter.setFont(plain)


def _draw_said(painter: QPainter, place: QRect, said: str, most: int, palette: QPalette) -> None:
    """Draw the teller's words, upright beside a bar: the reading never looks like them."""
    step = painter.fontMetrics().lineSpacing()
    taken = draw_lines(painter, place.adjusted(_BAR, 1, 0, 1), said, most)
    ink = painter.pen()
    painter.setPen(QPen(palette.color(QPalette.ColorRole.Mid), 2))
    painter.drawLine(place.left() + 1, place.top() + 3, place.left() + 1,
                     place.top() + taken * step)  # fmt: skip
    painter.setPen(ink)
