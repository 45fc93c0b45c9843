"""A row of small buttons in words, below what they act on; it breaks where there is little room."""

from collections.abc import Callable
from typing import Final

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QPushButton, QWidget

from small_stories_app.widgets.flowing_row import FlowingRow

Act = tuple[str, Callable[[], object]]
_INSIDE: Final = 10


class Tools(QWidget):
    """Buttons side by side; each is named with what it acts on, for those who hear it."""

    def __init__(self, *acts: Act, of: str) -> None:
        super().__init__()
        self.buttons: list[SmallButton] = []
        row = FlowingRow()
        self.setLayout(row)
        for words, act in acts:
            button = SmallButton(words)
            button.setAccessibleName(f"{of}: {words}")
            button.clicked.connect(act)
            row.addWidget(button)
            self.buttons.append(button)


class SmallButton(QPushButton):
    """A button as wide as its words."""

    def sizeHint(self) -> QSize:
        """Return the size of the words with a little room around them."""
        words = self.fontMetrics().horizontalAdvance(self.text())
        return QSize(words + 2 * _INSIDE, super().sizeHint().height())

    def minimumSizeHint(self) -> QSize:
        """Return the same: words are not cut."""
        return self.sizeHint()
