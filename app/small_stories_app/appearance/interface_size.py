"""The size of everything but the transcript, which has a size of its own."""

from typing import Final

from PySide6.QtGui import QFont
from PySide6.QtWidgets import QApplication

_USUAL: Final = "usual_points"


def interface_share() -> float:
    """Return how many times the system's size the letters of the window are."""
    application = QApplication.instance()
    usual = application.property(_USUAL) if application else None
    return QApplication.font().pointSizeF() / usual if usual else 1.0


def show_interface_size(percent: int) -> None:
    """Give the application letters of so many per cent of the system's size.

    Widgets that are made afterwards have it throughout; those that stand already may have taken
    measures from the size before.
    """
    application = QApplication.instance()
    assert isinstance(application, QApplication)
    font = QApplication.font()
    usual = application.property(_USUAL)
    if usual is None:
        usual = font.pointSizeF()
        application.setProperty(_USUAL, usual)
    if abs(font.pointSizeF() - usual * percent / 100) > 0.01:
        sized = QFont(font)
        sized.setPointSizeF(usual * percent / 100)
        QApplication.setFont(sized)
