"""Advice before one begins: does the method fit, and what does it ask of the analyst."""

from typing import Final

from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from small_stories_app.session import Session

_ADVICE: Final = ("aim", "words", "language", "few", "skill")


class Fit(QWidget):
    """Points to think over; nothing is asked, counted or kept."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        for key in _ADVICE:
            label = QLabel(f"•  {session.text(f'prepare.fit.{key}')}")
            label.setWordWrap(True)
            column.addWidget(label)
