"""Headings and quiet explanations, sized from the window's own font."""

from PySide6.QtGui import QFont, QPalette
from PySide6.QtWidgets import QLabel


def heading(words: str, bigger: float = 1.2) -> QLabel:
    """Return a heading of a part of a view."""
    label = QLabel(words)
    font = label.font()
    font.setPointSizeF(font.pointSizeF() * bigger)
    font.setWeight(QFont.Weight.DemiBold)
    label.setFont(font)
    label.setWordWrap(True)
    return label


def explanation(words: str = "") -> QLabel:
    """Return quiet words beside or below what they explain."""
    label = QLabel(words)
    label.setWordWrap(True)
    label.setForegroundRole(QPalette.ColorRole.PlaceholderText)
    return label
