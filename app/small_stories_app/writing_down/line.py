"""The line that tells where the writing down of the interview on the page stands."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QSizePolicy, QWidget

from small_stories_app.session import Session
from small_stories_app.widgets.reading import reads


class RunLine(QWidget):
    """Words, and the buttons of what can be done now; hidden while there is nothing to say.

    Each button is named by what it does: ``stop``, ``go_on``, ``voices`` (tell them apart once
    more) and ``places`` (go to those to listen to).
    """

    stop_asked = Signal()
    go_on_asked = Signal()
    voices_asked = Signal()
    places_asked = Signal()

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._alone = False
        self.words = QLabel()
        self.stop = QPushButton(session.text("progress.stop"))
        self.go_on = QPushButton(session.text("writing_down.go_on"))
        self.voices = QPushButton(session.text("writing_down.voices_again"))
        self.places = QPushButton(session.text("writing_down.places"))
        reads(self.places)
        self.buttons = (self.stop, self.go_on, self.voices, self.places)
        self.setAccessibleName(session.text("writing_down.line"))
        self._lay_out()
        for button, signal in ((self.stop, self.stop_asked), (self.go_on, self.go_on_asked),
                               (self.voices, self.voices_asked),
                               (self.places, self.places_asked)):  # fmt: skip
            button.clicked.connect(signal)
        self.hide()

    def _lay_out(self) -> None:
        self.words.setWordWrap(True)
        self.words.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 0, 12, 6)
        row.setSpacing(8)
        row.addWidget(self.words, 1)
        for button in self.buttons:
            button.hide()
            row.addWidget(button)
        row.addStretch()

    def give_way(self, *, alone: bool) -> None:
        """Leave the room to the talk alone, or come back."""
        self._alone = alone
        self._show()

    def say(self, sentence: str, *offered: QPushButton) -> None:
        """Say a sentence with the buttons that are offered, or nothing."""
        if self.words.text() != sentence:
            self.words.setText(sentence)
            # No wider than its words: the buttons stand beside them, and both wrap in a narrow row.
            self.words.setMaximumWidth(self.words.fontMetrics().horizontalAdvance(sentence) + 4)
        for button in self.buttons:
            button.setVisible(button in offered)
            button.setAccessibleDescription(sentence)
        self._show()

    def _show(self) -> None:
        self.setVisible(bool(self.words.text()) and not self._alone)
