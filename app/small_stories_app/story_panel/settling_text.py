"""A field of the reading: what is typed is kept by itself, as one change for each pause."""

from typing import Final

from PySide6.QtCore import QEvent, Qt, QTimer, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QKeySequence, QResizeEvent, QTextOption
from PySide6.QtWidgets import QPlainTextEdit

from small_stories_app.session import Session

_PAUSE_MS: Final = 1500
_MOST_LINES: Final = 12


class SettlingText(QPlainTextEdit):
    """Words that grow the field; ``settled`` comes when there is something new to keep.

    That is 1.5 s after the last letter, when focus leaves, and before undo or redo: the window's
    undo is the only one.
    """

    settled = Signal()

    def __init__(self, session: Session, name: str, lines: int = 1) -> None:
        super().__init__()
        self._least = lines
        self._shown = ""
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_PAUSE_MS)
        self._pause.timeout.connect(self.settle)
        self.setAccessibleName(name)
        self.setTabChangesFocus(True)
        self.setUndoRedoEnabled(False)
        self.setWordWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.textChanged.connect(self._typed)
        self.document().documentLayout().documentSizeChanged.connect(self._grow)
        self._grow()

    @property
    def words(self) -> str:
        """What stands in the field, without space around it."""
        return self.toPlainText().strip()

    @property
    def is_new(self) -> bool:
        """Whether something is typed that has not been kept."""
        return self.words != self._shown

    def show_text(self, words: str) -> None:
        """Show what is stored; the cursor stays where it can."""
        self._shown = words
        if self.words == words:
            return
        place = self.textCursor().position()
        self.setPlainText(words)
        cursor = self.textCursor()
        cursor.setPosition(min(place, max(self.document().characterCount() - 1, 0)))
        self.setTextCursor(cursor)

    def settle(self) -> None:
        """Tell of new words now."""
        self._pause.stop()
        if self.is_new:
            self.settled.emit()

    def _typed(self) -> None:
        self._grow()
        if self.is_new:
            self._pause.start()
        else:
            self._pause.stop()

    def show_hint(self, words: str) -> None:
        """Say in the empty field what belongs there, as long as nothing does."""
        self.setPlaceholderText(words)
        self.setToolTip(words)
        self.setAccessibleDescription(words)
        self._grow()

    def _lines(self) -> int:
        """Return how many lines the words take, or the hint that stands in their place."""
        if self.toPlainText() or not self.placeholderText():
            return round(self.document().size().height())
        room = (
            self.viewport().rect().adjusted(0, 0, -2 * round(self.document().documentMargin()), 0)
        )
        taken = self.fontMetrics().boundingRect(
            room, Qt.TextFlag.TextWordWrap, self.placeholderText()
        )
        return -(-taken.height() // self.fontMetrics().lineSpacing())

    def _grow(self) -> None:
        lines = self._lines()
        shown = min(max(lines, self._least), _MOST_LINES)
        margins = 2 * (self.frameWidth() + round(self.document().documentMargin()))
        # One pixel more: without it Qt takes the last line for cut and shows a scroll bar.
        height = max(self.fontMetrics().lineSpacing() * shown + margins + 1, 28)
        if self.height() != height or self.minimumHeight() != height:
            self.setFixedHeight(height)

    def event(self, event: QEvent) -> bool:
        """Keep what is typed before the window's undo or redo, and leave the key to it."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.ShortcutOverride:
            standard = QKeySequence.StandardKey
            if event.matches(standard.Undo) or event.matches(standard.Redo):
                self.settle()
                event.ignore()
                return False
        return super().event(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Keep what is typed."""
        super().focusOutEvent(event)
        self.settle()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Grow and shrink with the words."""
        super().resizeEvent(event)
        self._grow()
