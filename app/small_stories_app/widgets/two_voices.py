"""The teller's words and our reading side by side, in shapes that never look alike."""

from typing import Final

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPalette, QPen
from PySide6.QtWidgets import QLabel

from small_stories_app.appearance.palettes import colours

_BAR: Final = 3
_BETWEEN: Final = 12
_ROUND: Final = 4.0


class _Voice(QLabel):
    """Words that are read and copied, never typed in."""

    def __init__(self, name: str) -> None:
        super().__init__()
        flags = Qt.TextInteractionFlag
        self.setAccessibleName(name)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setWordWrap(True)
        self.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft)
        self.setTextInteractionFlags(flags.TextSelectableByMouse | flags.TextSelectableByKeyboard)
        self.setContentsMargins(_BAR + _BETWEEN, 8, _BETWEEN, 8)

    def say(self, words: str, points: float | None = None) -> None:
        """Show words, in letters of a size when one is given."""
        self.setText(words)
        self.setAccessibleDescription(words)
        if points:
            font = self.font()
            font.setPointSizeF(points)
            self.setFont(font)


class Told(_Voice):
    """The teller's words: upright on the field of text, with a bar beside them."""

    def __init__(self, name: str) -> None:
        super().__init__(name)
        self.setBackgroundRole(QPalette.ColorRole.Base)
        self.setAutoFillBackground(True)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the words and the bar."""
        super().paintEvent(event)
        painter = QPainter(self)
        painter.fillRect(0, 0, _BAR, self.height(), QColor(colours().text))


class Read(_Voice):
    """Our reading: leaning letters in a box of dashes, under a heading with a pencil."""

    def __init__(self, name: str) -> None:
        super().__init__(name)
        font = self.font()
        font.setItalic(True)
        self.setFont(font)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the words and the box."""
        super().paintEvent(event)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(QColor(colours().line), 1.0, Qt.PenStyle.DashLine))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), _ROUND, _ROUND)
