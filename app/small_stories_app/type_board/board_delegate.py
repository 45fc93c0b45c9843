"""How a card of the board is painted: themes, two lines of words, and one quiet line."""

from typing import Final

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize
from PySide6.QtGui import QPainter, QPalette
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from small_stories_app.story_cards.card_delegate import FACE
from small_stories_app.story_cards.drawing import draw_frame, draw_line, draw_lines, draw_themes
from small_stories_app.story_cards.faces import Face

Index = QModelIndex | QPersistentModelIndex
_INSIDE: Final = 7
_APART: Final = 3
_LINES: Final = 3
_THEME_LINE: Final = 15


class BoardCardDelegate(QStyledItemDelegate):
    """Paints a card; only where the analyst is (``here``) does a chosen one look chosen."""

    here = False

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Return a height of three lines; the width is the column's."""
        return QSize(120, option.fontMetrics.lineSpacing() * _LINES + 2 * (_INSIDE + _APART))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint one card."""
        face: Face = index.data(FACE)
        if not self.here:
            option.state &= ~QStyle.StateFlag.State_Selected
        frame: QRect = option.rect.adjusted(_APART, _APART, -_APART, -_APART)
        painter.save()
        draw_frame(painter, frame, option)
        inside = frame.adjusted(_INSIDE, _INSIDE, -_INSIDE, -_INSIDE)
        step = option.fontMetrics.lineSpacing()
        painter.setPen(option.palette.color(QPalette.ColorRole.Text))
        draw_lines(painter, inside, face.name, _LINES - 1)
        below = QRect(inside.left(), inside.top() + (_LINES - 1) * step, inside.width(), step)
        taken = draw_themes(painter, below, face.themes, _THEME_LINE)
        painter.setPen(option.palette.color(QPalette.ColorRole.PlaceholderText))
        draw_line(painter, below.adjusted(taken, 0, 0, 0), face.short)
        painter.restore()
