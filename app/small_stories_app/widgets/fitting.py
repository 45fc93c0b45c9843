"""How large a window may be: never larger than the screen it comes up on."""

from typing import Final

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QWidget

# What a window's own frame and a panel of the desktop take.
_FRAME: Final = QSize(8, 40)


def fit(window: QWidget, width: int, height: int) -> None:
    """Give a window a size, or as much of it as the screen has."""
    window.resize(QSize(width, height).boundedTo(window.screen().availableSize() - _FRAME))
