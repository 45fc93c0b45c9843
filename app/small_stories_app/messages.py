"""The one door to the user for what needs more than the status bar."""

from PySide6.QtWidgets import QMessageBox, QWidget

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
        box = QMessageBox(self._parent)
        box.setIcon(QMessageBox.Icon.Information)
        box.setWindowTitle(self._session.text("window.title"))
        box.setText(sentence)
        box.setStandardButtons(QMessageBox.StandardButton.Ok)
        box.open()

    def ask(self, question: str, yes: str) -> bool:
        """Ask before something that cannot be undone; the consequence stands on the button."""
        box = QMessageBox(self._parent)
        box.setWindowTitle(self._session.text("window.title"))
        box.setText(question)
        accept = box.addButton(yes, QMessageBox.ButtonRole.AcceptRole)
        box.addButton(QMessageBox.StandardButton.Cancel)
        box.exec()
        return box.clickedButton() is accept
