"""What a view shows while it has nothing: one sentence, and the one button that starts it."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from small_stories_app.widgets.reading import reads


class EmptyState(QWidget):
    """A sentence in the middle; ``started`` comes from its button, where it has one.

    ``otherwise`` comes from a second button, for another way to begin.
    """

    started = Signal()
    otherwise = Signal()

    def __init__(self, sentence: str, button: str = "", other: str = "") -> None:
        super().__init__()
        reads(self)
        self.sentence = QLabel(sentence)
        self.sentence.setWordWrap(True)
        self.sentence.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.button = QPushButton(button)
        self.button.setVisible(bool(button))
        self.button.clicked.connect(self.started)
        self.other = QPushButton(other)
        self.other.setVisible(bool(other))
        self.other.clicked.connect(self.otherwise)
        column = QVBoxLayout(self)
        column.setContentsMargins(48, 24, 48, 24)
        column.setSpacing(12)
        column.addStretch(1)
        column.addWidget(self.sentence)
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(self.button)
        row.addWidget(self.other)
        row.addStretch(1)
        column.addLayout(row)
        column.addStretch(2)
