"""Giving a project a passphrase, changing it, or taking it away."""

from pathlib import Path

from PySide6.QtWidgets import QCheckBox, QDialog, QFormLayout, QLineEdit, QVBoxLayout, QWidget

from small_stories.errors import SmallStoriesError
from small_stories.storage import slowing
from small_stories.storage.keys import data_key, wrap_anew
from small_stories.storage.project_file import needs_passphrase
from small_stories.storage.strength import strength
from small_stories.strings import error_text
from small_stories_app.dialogs.buttons import accept_or_cancel
from small_stories_app.dialogs.opening import open_once
from small_stories_app.dialogs.recovery_code import RecoveryCodeDialog
from small_stories_app.session import Session
from small_stories_app.widgets.fitting import fit_around
from small_stories_app.widgets.headings import explanation
from small_stories_app.widgets.notice import Notice
from small_stories_app.widgets.pages import scrolling
from small_stories_app.widgets.waiting import waiting

_WIDTH = 560


class PassphraseSheet(QDialog):
    """Asks for the words of now and the new ones; nothing else of the project is written anew."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._had = needs_passphrase(self._folder)
        self.now, self.new, self.again = (QLineEdit() for _ in range(3))
        self.strength = explanation(session.text("dialogs.strength.hint"))
        self.declined = QCheckBox(session.text("lock_away.passphrase.take_away"))
        self.meaning = explanation(session.text("lock_away.passphrase.take_away_means"))
        self.notice = Notice()
        self._lay_out()
        self.new.textEdited.connect(self._weigh)
        self.declined.toggled.connect(self._decline)

    @property
    def _folder(self) -> Path:
        return self._session.project.folder

    def _lay_out(self) -> None:
        say = self._session.text
        self.setWindowTitle(say(f"lock_away.passphrase.{'change' if self._had else 'give'}"))
        inside = QWidget()
        form = QFormLayout(inside)
        form.setContentsMargins(0, 0, 8, 0)
        form.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapLongRows)
        if self._had:
            form.addRow(say("lock_away.passphrase.now"), self.now)
        form.addRow(say("lock_away.passphrase.new"), self.new)
        form.addRow("", self.strength)
        form.addRow(say("lock_away.passphrase.again"), self.again)
        for field in (self.now, self.new, self.again):
            field.setEchoMode(QLineEdit.EchoMode.Password)
        if self._had:
            form.addRow("", self.declined)
            form.addRow("", self.meaning)
        column = QVBoxLayout(self)
        column.addWidget(explanation(say("lock_away.passphrase.about")))
        area = scrolling(inside)
        column.addWidget(area, 1)
        column.addWidget(self.notice)
        column.addWidget(accept_or_cancel(self, self._session, say("lock_away.passphrase.do")))
        fit_around(self, area, _WIDTH)

    def _weigh(self, words: str) -> None:
        self.strength.setText(self._session.text(f"dialogs.strength.{strength(words)}"))

    def _decline(self, declined: bool) -> None:
        for field in (self.new, self.again, self.strength):
            field.setEnabled(not declined)

    def accept(self) -> None:
        """Wrap the key in the new words, or stay and say what is missing or wrong."""
        try:
            code = self._wrap()
        except SmallStoriesError as error:
            self.notice.say(error_text(error, self._session.language))
            return
        super().accept()
        self._session.said.emit(self._session.text("lock_away.passphrase.changed"))
        if code:
            open_once(RecoveryCodeDialog(self._session, code, self.parentWidget()))

    def _wrap(self) -> str | None:
        declined = self.declined.isChecked()
        if not declined and not self.new.text():
            raise SmallStoriesError("passphrase.missing")
        if not declined and self.new.text() != self.again.text():
            raise SmallStoriesError("passphrase.not_the_same")
        project = self._session.project
        project.refuse_if_only_read()
        with waiting():
            if self._had:
                self._check(self.now.text())
            if project.copying:
                project.copying.wait()
            return wrap_anew(project.folder, project.key, None if declined else self.new.text())

    def _check(self, words: str) -> None:
        left = slowing.seconds_left(self._folder)
        if left:
            raise SmallStoriesError("passphrase.wait", seconds=left)
        try:
            data_key(self._folder, words)
        except SmallStoriesError:
            slowing.note_wrong(self._folder)
            raise
        slowing.note_right(self._folder)
