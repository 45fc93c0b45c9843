"""One line of words that ends in an ellipsis where there is too little room for it."""

from typing import Final

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QLabel

_LEAST_LETTERS: Final = 8


class CutLabel(QLabel):
    """Words that are whole where the mouse points at them, and for readers of the screen."""

    def setText(self, words: str) -> None:
        """Show other words."""
        super().setText(words)
        self.setToolTip(words)

    @property
    def shown(self) -> str:
        """What of the words there is room for."""
        room = self.contentsRect().width()
        return self.fontMetrics().elidedText(self.text(), Qt.TextElideMode.ElideRight, room)

    def minimumSizeHint(self) -> QSize:
        """Return the room below which nothing could be read."""
        around = self.width() - self.contentsRect().width()
        letters = self.fontMetrics().averageCharWidth() * _LEAST_LETTERS
        return QSize(letters + around, super().minimumSizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the words, or their beginning."""
        with QPainter(self) as painter:
            painter.setPen(self.palette().windowText().color())
            painter.drawText(self.contentsRect(), self.alignment(), self.shown)
