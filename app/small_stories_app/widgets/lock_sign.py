"""A small lock, drawn in the colour of the words beside it."""

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget


class LockSign(QWidget):
    """A closed lock as high as a capital letter; the words beside it say what it means."""

    def __init__(self) -> None:
        super().__init__()
        self.setFixedSize(self.sizeHint())

    def sizeHint(self) -> QSize:
        """Return the room of the sign, with a little beside it."""
        return QSize(self.fontMetrics().capHeight() + 6, self.fontMetrics().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the body and the shackle."""
        letters = self.fontMetrics()
        high, foot = float(letters.capHeight()), float(letters.ascent())
        body = QRectF(2, foot - high * 0.6, high * 0.9, high * 0.6)
        shackle = QRectF(body.left() + high * 0.2, foot - high, high * 0.5, high * 0.8)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        colour = self.palette().windowText().color()
        painter.setPen(QPen(colour, max(high / 8, 1.2)))
        painter.drawArc(shackle, 0, 180 * 16)
        painter.fillRect(body, colour)
        painter.end()
