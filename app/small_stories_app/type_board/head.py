"""The head of a column: a type's name, its mechanism, and what backs it in words."""

from bisect import bisect_right
from typing import Final

from PySide6.QtCore import QRect, Signal
from PySide6.QtGui import QFont, QMouseEvent, QPainter, QPaintEvent, QPalette, QResizeEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from small_stories_app.story_cards.drawing import draw_lines, lines_of

_BIGGER: Final = 1.05
# On how many lines each part may be in columns so many lines high and more.
_HEIGHTS: Final = (24, 38)
_LINES: Final = ((1, 2, 2), (1, 3, 6), (1, 3, 4), (1, 1, 1))


class ShortLabel(QWidget):
    """Words on at most so many lines, as high as they need; the whole stands in the tooltip."""

    def __init__(self, most: int, role: QPalette.ColorRole) -> None:
        super().__init__()
        self.words = ""
        self._most = most
        self._role = role

    def show_words(self, words: str, most: int | None = None) -> None:
        """Show words, on another number of lines when it is given."""
        self.words = words
        self._most = most or self._most
        self.setToolTip(words)
        self.setVisible(bool(words))
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Break the words anew for another width."""
        super().resizeEvent(event)
        if event.oldSize().width() != event.size().width():
            self._fit()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the words."""
        painter = QPainter(self)
        painter.setPen(self.palette().color(self._role))
        draw_lines(painter, QRect(0, 0, self.width(), self.height()), self.words, self._most)

    def _fit(self) -> None:
        count = len(lines_of(self.words, self.font(), max(self.width(), 40), self._most))
        self.setFixedHeight(max(count, 1) * self.fontMetrics().lineSpacing() + 2)
        self.update()


class TypeHead(QWidget):
    """What a type is called, how it works, its support, and the beginning of its memo.

    ``edit_asked`` comes from a double click.
    """

    edit_asked = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.name = ShortLabel(2, QPalette.ColorRole.Text)
        self.mechanism = ShortLabel(4, QPalette.ColorRole.PlaceholderText)
        self.support = ShortLabel(3, QPalette.ColorRole.Text)
        self.memo = ShortLabel(1, QPalette.ColorRole.PlaceholderText)
        self.parts = (self.name, self.mechanism, self.support, self.memo)
        font = QFont(self.font())
        font.setPointSizeF(font.pointSizeF() * _BIGGER)
        font.setWeight(QFont.Weight.DemiBold)
        self.name.setFont(font)
        column = QVBoxLayout(self)
        column.setContentsMargins(4, 0, 4, 0)
        column.setSpacing(4)
        for part in self.parts:
            column.addWidget(part)

    def show_type(self, *words: str) -> None:
        """Show name, mechanism, support and memo in words; what is empty takes no room."""
        for part, said in zip(self.parts, words, strict=True):
            part.show_words(said)

    def fit_into(self, height: int) -> None:
        """Leave the room to the cards where the column, so many pixels high, is low."""
        least = bisect_right(_HEIGHTS, height // self.fontMetrics().lineSpacing())
        for part, lines in zip(self.parts, _LINES, strict=True):
            part.show_words(part.words, lines[least])

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Ask to word the type anew."""
        self.edit_asked.emit()
