"""After a removal: that it is done, and the certificate of it to save."""

from pathlib import Path

from PySide6.QtWidgets import QDialog, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from small_stories.erasing.certificate import Certificate, write_certificate
from small_stories.storage.setup import project_facts
from small_stories.strings import LANGUAGES
from small_stories_app.dialogs.buttons import close_only
from small_stories_app.dialogs.opening import ask_where, open_once
from small_stories_app.folders import documents
from small_stories_app.session import Session
from small_stories_app.widgets.headings import explanation
from small_stories_app.widgets.notice import Notice
from small_stories_app.widgets.still import StillBox
from small_stories_app.widgets.waiting import waiting

_WIDTH = 520


class CertificateDialog(QDialog):
    """Offers the certificate in the project's language, or another."""

    def __init__(
        self, session: Session, certificate: Certificate, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._session = session
        self._certificate = certificate
        self.language = StillBox()
        self.save = QPushButton(session.text("lock_away.certificate.save"))
        self.notice = Notice()
        self._lay_out()
        self.save.clicked.connect(self._ask_where)

    def _lay_out(self) -> None:
        say = self._session.text
        self.setWindowTitle(say("lock_away.certificate.title"))
        self.setMinimumWidth(_WIDTH)
        kind = self._certificate.kind.partition("_")[0]
        done = QLabel(say(f"lock_away.certificate.done.{kind}"))
        done.setWordWrap(True)
        self.language.setAccessibleName(say("lock_away.certificate.language"))
        for language in LANGUAGES:
            self.language.addItem(say(f"languages.{language}"), language)
        own = project_facts(self._session.project).language
        self.language.setCurrentIndex(max(self.language.findData(own), 0))
        row = QHBoxLayout()
        row.addWidget(QLabel(say("lock_away.certificate.language")))
        row.addWidget(self.language)
        row.addStretch(1)
        row.addWidget(self.save)
        column = QVBoxLayout(self)
        column.addWidget(done)
        column.addWidget(explanation(say("lock_away.certificate.about")))
        column.addLayout(row)
        column.addWidget(self.notice)
        column.addWidget(close_only(self, self._session))
        self.save.setAutoDefault(False)

    def _ask_where(self) -> None:
        name = self._session.text("report.certificate.file")
        ask_where(self._session, self, self.windowTitle(), documents() / name, self.write)

    def write(self, path: Path) -> None:
        """Write the certificate and say where it is, or why it could not be written."""
        session, language = self._session, str(self.language.currentData())
        with waiting():
            written = session.attempt(
                lambda: write_certificate(session.project, self._certificate, path, language)
            )
        if written:
            self.notice.say(session.text("lock_away.certificate.saved", None, name=path.name))


def offer_certificate(session: Session, certificate: Certificate, parent: QWidget) -> None:
    """Say that the removal is done, and offer its certificate."""
    open_once(CertificateDialog(session, certificate, parent))
