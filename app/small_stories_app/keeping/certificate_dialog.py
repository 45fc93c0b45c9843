"""The certificate of a removal, to read, to save and to print."""

from pathlib import Path
from typing import Any

from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QTextBrowser,
    QVBoxLayout,
    QWidget,
)

from small_stories.erasing.certificate import paragraphs, write_certificate
from small_stories.storage.removals import Removal, removals
from small_stories.storage.setup import project_facts
from small_stories.strings import LANGUAGES
from small_stories_app.dialogs.buttons import close_only
from small_stories_app.dialogs.opening import ask_where, open_once
from small_stories_app.dialogs.printing import ask_printer, page
from small_stories_app.folders import documents
from small_stories_app.session import Session
from small_stories_app.widgets.fitting import fit
from small_stories_app.widgets.headings import explanation
from small_stories_app.widgets.notice import Notice
from small_stories_app.widgets.still import StillBox
from small_stories_app.widgets.waiting import waiting

_WIDTH, _HEIGHT = 600, 620


class CertificateDialog(QDialog):
    """Shows the certificate in the project's language, or another."""

    def __init__(self, session: Session, removal: Removal, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._removal = removal
        self.language = StillBox()
        self.words = QTextBrowser()
        self.save = QPushButton(session.text("lock_away.certificate.save"))
        self.print = QPushButton(session.text("printing.print"))
        self.notice = Notice()
        self._lay_out()
        self.save.clicked.connect(self._ask_where)
        self.print.clicked.connect(self._print)
        self.language.currentIndexChanged.connect(self._show_words)
        self._show_words()

    def _lay_out(self) -> None:
        say = self._session.text
        self.setWindowTitle(say("lock_away.certificate.title"))
        kind = self._removal.kind.partition("_")[0]
        done = QLabel(say(f"lock_away.certificate.done.{kind}"))
        done.setWordWrap(True)
        self.words.setAccessibleName(say("lock_away.certificate.title"))
        self.words.setTabChangesFocus(True)
        self.language.setAccessibleName(say("lock_away.certificate.language"))
        for language in LANGUAGES:
            self.language.addItem(say(f"languages.{language}"), language)
        own = project_facts(self._session.project).language
        self.language.setCurrentIndex(max(self.language.findData(own), 0))
        row = QHBoxLayout()
        row.addWidget(QLabel(say("lock_away.certificate.language")))
        row.addWidget(self.language)
        row.addStretch(1)
        row.addWidget(self.print)
        row.addWidget(self.save)
        column = QVBoxLayout(self)
        column.addWidget(done)
        column.addWidget(explanation(say("lock_away.certificate.about")))
        column.addLayout(row)
        column.addWidget(self.words, 1)
        column.addWidget(self.notice)
        column.addWidget(close_only(self, self._session))
        for button in (self.save, self.print):
            button.setAutoDefault(False)
        fit(self, _WIDTH, _HEIGHT)

    def _chosen(self) -> str:
        return str(self.language.currentData())

    def _show_words(self) -> None:
        document = page(*paragraphs(self._removal, self._chosen()))
        document.setParent(self.words)
        self.words.setDocument(document)

    def _print(self) -> None:
        ask_printer(
            self._session, self, page(*paragraphs(self._removal, self._chosen())), self.notice.say
        )

    def _ask_where(self) -> None:
        name = self._session.text("report.certificate.file")
        ask_where(self._session, self, self.windowTitle(), documents() / name, self.write)

    def write(self, path: Path) -> None:
        """Write the certificate and say where it is, or why it could not be written."""
        session, language = self._session, self._chosen()
        with waiting():
            written = session.attempt(
                lambda: write_certificate(session.project, self._removal, path, language)
            )
        if written:
            self.notice.say(session.text("lock_away.certificate.saved", None, name=path.name))


def offer_certificate(session: Session, removal: Removal, parent: QWidget) -> None:
    """Show the certificate of a removal."""
    open_once(CertificateDialog(session, removal, parent))


def offer_newest(start: Any) -> None:
    """Show the certificate of what was just removed, in the window of a start page."""
    removal = removals(start.session.project)[-1]
    offer_certificate(start.session, removal, start.window())
