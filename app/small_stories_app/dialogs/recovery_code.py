"""The recovery code of a project, shown this once: to write down, or to print."""

from datetime import date

from PySide6.QtGui import QFontDatabase, QTextDocument
from PySide6.QtWidgets import (
    QApplication,
    QCheckBox,
    QDialog,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from small_stories.reporting.grammar import written_date
from small_stories_app.dialogs.buttons import close_only
from small_stories_app.dialogs.printing import ask_printer, page
from small_stories_app.session import Session
from small_stories_app.widgets.notice import Notice


class RecoveryCodeDialog(QDialog):
    """Goes away only when the analyst says that the code is written down.

    ``first`` is a sentence of what the code has come from, where that was not just asked for.
    """

    def __init__(
        self, session: Session, code: str, parent: QWidget | None = None, first: str = ""
    ) -> None:
        super().__init__(parent)
        self._first = first
        self._session = session
        self.code = QLineEdit(code)
        self.copy = QPushButton(session.text("dialogs.copy"))
        self.print = QPushButton(session.text("printing.print"))
        self.notice = Notice()
        self.written = QCheckBox(session.text("dialogs.code_written"))
        self._lay_out()
        self.copy.clicked.connect(self._copy)
        self.print.clicked.connect(self._print)
        self.written.toggled.connect(self._allow)
        self._allow(False)

    def _lay_out(self) -> None:
        self.setWindowTitle(self._session.text("dialogs.code_title"))
        self.setMinimumWidth(480)
        why = QLabel(self._session.text("dialogs.code_why"))
        why.setWordWrap(True)
        why.setBuddy(self.code)
        self.code.setReadOnly(True)
        self.code.setFont(QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont))
        self.code.setAccessibleName(self._session.text("dialogs.code_title"))
        self.print.setToolTip(self._session.text("printing.queue"))
        self.print.setAutoDefault(False)
        self.copy.setAutoDefault(False)
        row = QHBoxLayout()
        row.addWidget(self.print)
        row.addWidget(self.copy)
        row.addStretch(1)
        column = QVBoxLayout(self)
        if self._first:
            done = QLabel(self._first)
            done.setWordWrap(True)
            column.addWidget(done)
        column.addWidget(why)
        column.addWidget(self.code)
        column.addLayout(row)
        column.addWidget(self.notice)
        column.addWidget(self.written)
        column.addStretch(1)
        self._buttons = close_only(self, self._session)
        column.addWidget(self._buttons)

    def _copy(self) -> None:
        QApplication.clipboard().setText(self.code.text())
        self.copy.setText(self._session.text("dialogs.copied"))

    def _print(self) -> None:
        document = code_page(self._session, self.code.text())
        ask_printer(self._session, self, document, self.notice.say)

    def _allow(self, allowed: bool) -> None:
        for button in self._buttons.buttons():
            button.setEnabled(allowed)

    def reject(self) -> None:
        """Stay while the code is not written down."""
        if self.written.isChecked():
            super().reject()


def code_page(session: Session, code: str) -> QTextDocument:
    """Return the page to print: what the code is for, and no name of a project or a person."""
    say, language = session.text, session.language
    day = written_date(date.today().isoformat(), language)
    parts = [
        ("p", say("recovery_page.what")),
        ("code", code),
        ("p", say("recovery_page.project")),
        ("p", say("recovery_page.day", day=day)),
        ("p", say("recovery_page.how")),
        ("p", say("recovery_page.until")),
    ]
    return page(say("dialogs.code_title"), parts)
