"""One line that asks for words and is gone again: who it is, whose name it is, its base form."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLabel, QLineEdit, QVBoxLayout, QWidget

from small_stories_app.widgets.headings import explanation
from small_stories_app.widgets.typed_ahead import offer


class AskLine(QWidget):
    """Hidden while nothing is asked; Enter answers, Esc leaves it, and ``left`` comes of both."""

    left = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.question = QLabel()
        self.question.setWordWrap(True)
        self.field = QLineEdit()
        self.hint = explanation()
        self._then: Callable[[str], object] = str
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        for part in (self.question, self.field, self.hint):
            column.addWidget(part)
        self.question.setBuddy(self.field)
        self.field.returnPressed.connect(self._answer)
        self.hide()

    def ask(
        self,
        question: str,
        words: str,
        hint: str,
        then: Callable[[str], object],
        choices: Sequence[str] = (),
    ) -> None:
        """Ask for words, with what may be meant offered while one types."""
        self.question.setText(question)
        self.field.setAccessibleName(question)
        self.field.setText(words)
        self.field.selectAll()
        self.hint.setText(hint)
        self.hint.setVisible(bool(hint))
        self._then = then
        offer(self.field, choices)
        self.show()
        self.field.setFocus()

    def leave(self) -> None:
        """Ask no more."""
        if not self.isHidden():
            self.hide()
            self.left.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Leave the question unanswered on Esc."""
        if event.key() == Qt.Key.Key_Escape:
            self.leave()
        else:
            super().keyPressEvent(event)

    def _answer(self) -> None:
        words = " ".join(self.field.text().split())
        if words:
            self.leave()
            self._then(words)
