"""What is said when something goes wrong that nobody foresaw."""

import platform
import traceback
from datetime import datetime
from pathlib import Path

from PySide6.QtGui import QFontDatabase
from PySide6.QtWidgets import (
    QApplication,
    QDialog,
    QLabel,
    QPlainTextEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from small_stories_app.dialogs.buttons import close_only
from small_stories_app.session import Session


def details(error: BaseException) -> str:
    """Return what may leave this computer: kinds of errors and places in code, and no value.

    Messages of exceptions are left out, since they can hold words of an interview.
    """
    from importlib.metadata import version

    lines = [f"Small Stories {version('small-stories')}, Python {platform.python_version()}"]
    link: BaseException | None = error
    while link is not None:
        lines.append(type(link).__name__)
        for frame in traceback.extract_tb(link.__traceback__):
            lines.append(f"  {Path(frame.filename).name}:{frame.lineno} {frame.name}")
        link = link.__cause__ or link.__context__
    return "\n".join(lines)


class CrashDialog(QDialog):
    """One sentence, and details to copy."""

    def __init__(self, session: Session, error: BaseException, parent: QWidget | None) -> None:
        super().__init__(parent)
        text = session.text
        self.setWindowTitle(text("window.title"))
        self.setMinimumWidth(520)
        sentence = QLabel(text("dialogs.crash", time=f"{datetime.now():%H.%M}"))
        sentence.setWordWrap(True)
        self.details = QPlainTextEdit(details(error))
        self.details.setReadOnly(True)
        self.details.setTabChangesFocus(True)
        self.details.setFont(QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont))
        self.details.setAccessibleName(text("dialogs.crash_details"))
        self.copy = QPushButton(text("dialogs.copy"))
        self.copy.clicked.connect(self._copy)
        column = QVBoxLayout(self)
        for part in (sentence, self.details, self.copy):
            column.addWidget(part)
        close = close_only(self, session)
        column.addWidget(close)
        close.buttons()[0].setFocus()

    def _copy(self) -> None:
        QApplication.clipboard().setText(self.details.toPlainText())
