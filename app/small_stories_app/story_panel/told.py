"""The teller's words of a story, upright with a bar beside them."""

from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPalette
from PySide6.QtWidgets import QLabel

from small_stories_app.appearance.palettes import colours
from small_stories_app.session import Session

_BAR: Final = 3


class ToldWords(QLabel):
    """Words that can be read and copied, and never look like our own reading."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        flags = Qt.TextInteractionFlag
        self.setAccessibleName(session.text("story_panel.told_words"))
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setWordWrap(True)
        self.setTextInteractionFlags(flags.TextSelectableByMouse | flags.TextSelectableByKeyboard)
        self.setBackgroundRole(QPalette.ColorRole.Base)
        self.setAutoFillBackground(True)
        self.setContentsMargins(_BAR + 9, 6, 8, 6)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the words and the bar."""
        super().paintEvent(event)
        painter = QPainter(self)
        painter.fillRect(0, 0, _BAR, self.height(), QColor(colours().text))
