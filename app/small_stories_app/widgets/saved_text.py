"""Fields that are saved as one change when the analyst leaves them."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent, QTextOption
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QWidget

from small_stories_app.session import Session


class SavedLine(QLineEdit):
    """One line; ``saved`` carries its words once, when Enter is pressed or focus leaves."""

    saved = Signal(str)

    def __init__(self, session: Session, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._before = ""
        self.setAccessibleName(name)
        self.editingFinished.connect(self.save)
        session.project_closing.connect(self.save)

    def show_text(self, text: str) -> None:
        """Show what is stored, unless something newer is being typed here."""
        typing = self.hasFocus() and self.text() != self._before
        self._before = text
        if not typing and self.text() != text:
            self.setText(text)

    def save(self) -> None:
        """Tell of the words, when they are new."""
        if self.text() != self._before:
            self._before = self.text()
            self.saved.emit(self._before.strip())


class SavedText(QPlainTextEdit):
    """Several lines; ``saved`` carries the text once, when focus leaves. Tab leaves the field."""

    saved = Signal(str)

    def __init__(
        self, session: Session, name: str, lines: int = 3, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._before = ""
        self.setAccessibleName(name)
        self.setTabChangesFocus(True)
        self.setWordWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        self.setFixedHeight(self.fontMetrics().lineSpacing() * lines + 20)
        session.project_closing.connect(self.save)

    def show_text(self, text: str) -> None:
        """Show what is stored, unless something newer is being typed here."""
        typing = self.hasFocus() and self.toPlainText() != self._before
        self._before = text
        if not typing and self.toPlainText() != text:
            self.setPlainText(text)

    def save(self) -> None:
        """Tell of the text, when it is new."""
        if self.toPlainText() != self._before:
            self._before = self.toPlainText()
            self.saved.emit(self._before.strip())

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Save when the analyst goes elsewhere."""
        super().focusOutEvent(event)
        self.save()
