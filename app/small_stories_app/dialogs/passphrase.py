"""Asking for the passphrase of a project."""

from pathlib import Path

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import (
    QCheckBox,
    QDialog,
    QDialogButtonBox,
    QLabel,
    QLineEdit,
    QVBoxLayout,
    QWidget,
)

from small_stories.errors import SmallStoriesError
from small_stories.storage import slowing
from small_stories.strings import error_text
from small_stories_app.dialogs.buttons import accept_or_cancel
from small_stories_app.session import Session
from small_stories_app.widgets.notice import Notice
from small_stories_app.widgets.waiting import waiting


class PassphraseDialog(QDialog):
    """Opens the project when the words are right; says so in place when they are not."""

    def __init__(self, session: Session, folder: Path, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._folder = folder
        self.words = QLineEdit()
        self.shown = QCheckBox(session.text("dialogs.show_passphrase"))
        self.notice = Notice()
        self._clock = QTimer(self)
        self._clock.setInterval(1000)
        self._clock.timeout.connect(self._wait)
        self._lay_out()
        self.shown.toggled.connect(self._show_words)

    def _lay_out(self) -> None:
        text = self._session.text
        self.setWindowTitle(text("dialogs.open_title"))
        self.setMinimumWidth(420)
        self.words.setEchoMode(QLineEdit.EchoMode.Password)
        label = QLabel(text("dialogs.passphrase_of", name=self._folder.stem))
        label.setWordWrap(True)
        label.setBuddy(self.words)
        self.words.setAccessibleName(label.text())
        column = QVBoxLayout(self)
        for part in (label, self.words, self.shown, self.notice):
            column.addWidget(part)
        self._buttons = accept_or_cancel(self, self._session, text("dialogs.open"))
        column.addWidget(self._buttons)
        self._wait()

    def _show_words(self, shown: bool) -> None:
        mode = QLineEdit.EchoMode.Normal if shown else QLineEdit.EchoMode.Password
        self.words.setEchoMode(mode)

    def accept(self) -> None:
        """Open the project, or stay and say why it cannot be opened."""
        if slowing.seconds_left(self._folder):
            self._wait()
            return
        try:
            with waiting():
                self._session.open(self._folder, self.words.text())
        except SmallStoriesError as error:
            self.notice.say(error_text(error, self._session.language))
            self.words.selectAll()
            self.words.setFocus()
            if error.key == "project.wrong_passphrase":
                slowing.note_wrong(self._folder)
                self._wait()
            return
        slowing.note_right(self._folder)
        super().accept()

    def _wait(self) -> None:
        """Say how long there is to wait after wrong words, and open nothing meanwhile."""
        left = slowing.seconds_left(self._folder)
        for button in self._buttons.buttons():
            if self._buttons.buttonRole(button) == QDialogButtonBox.ButtonRole.AcceptRole:
                button.setEnabled(not left)
        if left:
            self.notice.say(self._session.text("dialogs.wait", left))
            self._clock.start()
        elif self._clock.isActive():
            self._clock.stop()
            self.notice.say("")
