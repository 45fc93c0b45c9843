"""Fields that are saved as one change when the analyst leaves them."""

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QKeySequence, QResizeEvent, QTextOption
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
    """Several lines; ``saved`` carries the text once, when focus leaves. Tab leaves the field.

    The field grows with its words from ``lines`` to ``most`` lines. Undo and redo are the
    window's: what is typed is saved before them.
    """

    saved = Signal(str)

    def __init__(
        self,
        session: Session,
        name: str,
        lines: int = 3,
        parent: QWidget | None = None,
        *,
        most: int | None = None,
    ) -> None:
        super().__init__(parent)
        self._before = ""
        self._least, self._most = lines, most or lines
        self.setAccessibleName(name)
        self.setTabChangesFocus(True)
        self.setUndoRedoEnabled(False)
        self.setWordWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.document().documentLayout().documentSizeChanged.connect(self._grow)
        session.project_closing.connect(self.save)
        self._grow()

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

    def event(self, event: QEvent) -> bool:
        """Save what is typed before the window's undo or redo, and leave the key to it."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.ShortcutOverride:
            standard = QKeySequence.StandardKey
            if event.matches(standard.Undo) or event.matches(standard.Redo):
                self.save()
                event.ignore()
                return False
        return super().event(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Save when the analyst goes elsewhere."""
        super().focusOutEvent(event)
        self.save()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Grow and shrink with the words."""
        super().resizeEvent(event)
        self._grow()

    def _grow(self) -> None:
        lines = min(max(round(self.document().size().height()), self._least), self._most)
        margins = 2 * (self.frameWidth() + round(self.document().documentMargin()))
        # One pixel more: without it Qt takes the last line for cut and shows a scroll bar.
        height = max(self.fontMetrics().lineSpacing() * lines + margins + 1, 28)
        if self.minimumHeight() != height or self.maximumHeight() != height:
            self.setFixedHeight(height)
