"""A row of small buttons in words, below the list that they act on."""

from collections.abc import Callable

from PySide6.QtWidgets import QHBoxLayout, QToolButton, QWidget

Act = tuple[str, Callable[[], object]]


class Tools(QWidget):
    """Buttons side by side; each is named with what it acts on, for those who hear it."""

    def __init__(self, *acts: Act, of: str) -> None:
        super().__init__()
        self.buttons: list[QToolButton] = []
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(4)
        for words, act in acts:
            button = QToolButton()
            button.setText(words)
            button.setAccessibleName(f"{of}: {words}")
            button.setMinimumHeight(26)
            button.clicked.connect(act)
            row.addWidget(button)
            self.buttons.append(button)
        row.addStretch(1)
