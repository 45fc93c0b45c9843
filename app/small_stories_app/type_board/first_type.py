"""What stands beside the stories while there is no type yet: how one begins."""

from functools import partial
from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QPushButton, QVBoxLayout

from small_stories_app.session import Session
from small_stories_app.type_board.wording import STARTS
from small_stories_app.widgets.headings import explanation, heading

_LETTERS: Final = 70


class FirstType(QFrame):
    """A question, three suggestions and an own wording; ``asked`` carries a suggestion's key."""

    asked = Signal(str)

    def __init__(self, session: Session) -> None:
        super().__init__()
        say = session.text
        self.setMaximumWidth(self.fontMetrics().averageCharWidth() * _LETTERS)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 8, 8, 8)
        column.addWidget(heading(say("types_view.what_recurs")))
        column.addWidget(explanation(say("types_view.as_mechanism")))
        column.addWidget(explanation(say("types_view.one_is_enough")))
        self.buttons = [QPushButton(say(f"types_view.starts.{start}")) for start in STARTS]
        for button, start in zip(self.buttons, STARTS, strict=True):
            button.clicked.connect(partial(self.asked.emit, start))
        self.own = QPushButton(say("types_view.own_wording"))
        self.own.clicked.connect(partial(self.asked.emit, ""))
        for button in (*self.buttons, self.own):
            column.addWidget(button)
        column.addStretch(1)
