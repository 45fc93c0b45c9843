"""Fields that are saved as one change when the analyst leaves them.

Each is shown with what it is of, such as a story: words that a disk does not take wait for that,
and stand in the field whenever it is shown.
"""

from collections.abc import Hashable

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
        self._of: Hashable = None
        self.setAccessibleName(name)
        self.editingFinished.connect(self.settle)
        session.settling.connect(self.settle)

    def show_text(self, text: str, of: Hashable = None) -> None:
        """Show what is stored of something, unless something newer of it is being typed here."""
        typing = of == self._of and self.hasFocus() and self.text() != self._before
        self._of = of
        self._before = self._session.unstored.waiting((self, of)).get("", text)
        if not typing and self.text() != self._before:
            self.setText(self._before)

    def settle(self) -> None:
        """Tell of the words, when they are new."""
        if self.text() != self._before:
            typed = self._before = self.text()
            with self._session.unstored.typed((self, self._of), {"": typed}):
                self.saved.emit(typed.strip())

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
        self._of: Hashable = None
        session.settling.connect(self.settle)

    def show_text(self, words: str, of: Hashable = None) -> None:
        """Show what is stored of something, unless something newer of it is being typed here."""
        typing = of == self._of and self.hasFocus() and self.is_new
        self._of = of
        shown = self._session.unstored.waiting((self, of)).get("", words)
        if typing:
            self._shown = shown
        else:
            super().show_text(shown)

    def settle(self) -> None:
        """Tell of the text, when it is new."""
        if self.is_new:
            typed = self._shown = self.words
            with self._session.unstored.typed((self, self._of), {"": typed}):
                self.saved.emit(typed)
