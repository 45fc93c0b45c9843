"""The recovery code of a new project, shown this once."""

from PySide6.QtGui import QFontDatabase
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

from small_stories_app.dialogs.buttons import close_only
from small_stories_app.session import Session


class RecoveryCodeDialog(QDialog):
    """Goes away only when the analyst says that the code is written down."""

    def __init__(self, session: Session, code: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self.code = QLineEdit(code)
        self.copy = QPushButton(session.text("dialogs.copy"))
        self.written = QCheckBox(session.text("dialogs.code_written"))
        self._lay_out()
        self.copy.clicked.connect(self._copy)
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
        row = QHBoxLayout()
        row.addWidget(self.code, 1)
        row.addWidget(self.copy)
        column = QVBoxLayout(self)
        column.addWidget(why)
        column.addLayout(row)
        column.addWidget(self.written)
        self._buttons = close_only(self, self._session)
        column.addWidget(self._buttons)

    def _copy(self) -> None:
        QApplication.clipboard().setText(self.code.text())
        self.copy.setText(self._session.text("dialogs.copied"))

    def _allow(self, allowed: bool) -> None:
        for button in self._buttons.buttons():
            button.setEnabled(allowed)

    def reject(self) -> None:
        """Stay while the code is not written down."""
        if self.written.isChecked():
            super().reject()
