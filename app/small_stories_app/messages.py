"""The one door to the user for what needs more than the status bar."""

from collections.abc import Callable

from PySide6.QtWidgets import QMessageBox, QWidget

from small_stories_app.dialogs.opening import open_once
from small_stories_app.session import Session


class Messages:
    """Dialogs in the window's language; the last sentence is kept for whoever asks."""

    def __init__(self, session: Session, parent: QWidget) -> None:
        self._session = session
        self._parent = parent
        self.last = ""
        session.failed.connect(self.tell)

    def tell(self, sentence: str) -> None:
        """Say what did not work, in a box that does not stop the rest of the window."""
        self.last = sentence
        box = self.box(sentence)
        box.setIcon(QMessageBox.Icon.Information)
        box.setStandardButtons(QMessageBox.StandardButton.Ok)
        open_once(box)

    def ask_first(self, question: str, yes: str, do: Callable[[], object]) -> None:
        """Ask in a box that stops nothing, and do it when the answer is yes."""
        box = self.box(question)
        box.addButton(yes, QMessageBox.ButtonRole.AcceptRole).clicked.connect(do)
        box.addButton(QMessageBox.StandardButton.Cancel)
        open_once(box)

    def box(self, sentence: str) -> QMessageBox:
        """Return a box with a sentence over the window; who asks adds the buttons."""
        box = QMessageBox(self._parent)
        box.setWindowTitle(self._session.text("window.title"))
        box.setText(sentence)
        return box
