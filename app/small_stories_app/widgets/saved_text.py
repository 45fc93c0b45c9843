"""Fields that are saved as one change when the analyst leaves them."""

from PySide6.QtCore import QEvent, Signal
from PySide6.QtWidgets import QLineEdit

from small_stories_app.session import Session
from small_stories_app.widgets.growing_text import GrowingText, asks_for_undo


class SavedLine(QLineEdit):
    """One line; ``saved`` carries its words once, when Enter is pressed or focus leaves.

    Undo and redo are the window's: what is typed is saved before them.
    """

    saved = Signal(str)

    def __init__(self, session: Session, name: str) -> None:
        super().__init__()
        self._session = session
        self._before = ""
        self.setAccessibleName(name)
        self.editingFinished.connect(self.settle)
        session.project_closing.connect(self.settle)
        session.disk_back.connect(self.settle)

    def show_text(self, text: str) -> None:
        """Show what is stored, unless something newer is being typed here."""
        typing = self.hasFocus() and self.text() != self._before
        self._before = text
        if not typing and self.text() != text:
            self.setText(text)

    def settle(self) -> None:
        """Tell of the words, when they are new; they stay so where a disk did not take them."""
        if self.text() != self._before:
            before, typed = self._before, self.text()
            failed = self._session.not_stored
            self._before = typed
            self.saved.emit(typed.strip())
            if self._session.not_stored != failed:
                self._before = before
                self.setText(typed)

    def event(self, event: QEvent) -> bool:
        """Save what is typed before the window's undo or redo, and leave the key to it."""
        if asks_for_undo(event):
            self.settle()
            event.ignore()
            return False
        return super().event(event)


class SavedText(GrowingText):
    """Several lines; ``saved`` carries the text once, when focus leaves or before undo."""

    saved = Signal(str)

    def __init__(
        self, session: Session, name: str, lines: int = 3, *, most: int | None = None
    ) -> None:
        super().__init__(name, lines, most or lines)
        self._session = session
        session.project_closing.connect(self.settle)
        session.disk_back.connect(self.settle)

    def show_text(self, words: str) -> None:
        """Show what is stored, unless something newer is being typed here."""
        if self.hasFocus() and self.is_new:
            self._shown = words
        else:
            super().show_text(words)

    def settle(self) -> None:
        """Tell of the text, when it is new; it stays so where a disk did not take it."""
        if self.is_new:
            before, typed = self._shown, self.words
            failed = self._session.not_stored
            self._shown = typed
            self.saved.emit(typed)
            if self._session.not_stored != failed:
                self._shown = before
                self.setPlainText(typed)
