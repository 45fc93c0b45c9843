"""Several lines to write in: as high as what is written, and undone by the window alone."""

from typing import Final

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QFocusEvent, QKeyEvent, QKeySequence, QResizeEvent, QTextOption
from PySide6.QtWidgets import QPlainTextEdit

_LEAST_HEIGHT: Final = 28


def asks_for_undo(event: QEvent) -> bool:
    """Tell whether a key is about to undo or redo, and the field may still claim it."""
    standard = QKeySequence.StandardKey
    return (
        isinstance(event, QKeyEvent)
        and event.type() == QEvent.Type.ShortcutOverride
        and (event.matches(standard.Undo) or event.matches(standard.Redo))
    )


class GrowingText(QPlainTextEdit):
    """A field that grows with its words from ``least`` to ``most`` lines. Tab leaves the field.

    Undo and redo are the window's: what is typed is settled before them, and when focus leaves.
    """

    def __init__(self, name: str, least: int, most: int) -> None:
        super().__init__()
        self._least, self._most = least, most
        self._shown = ""
        self.setAccessibleName(name)
        self.setTabChangesFocus(True)
        self.setUndoRedoEnabled(False)
        self.setWordWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
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

    def show_hint(self, words: str) -> None:
        """Say in the empty field what belongs there, as long as nothing does."""
        self.setPlaceholderText(words)
        self.setToolTip(words)
        self.setAccessibleDescription(words)
        self._grow()

    def settle(self) -> None:
        """Keep what is new; each kind of field says how."""
        raise NotImplementedError

    def event(self, event: QEvent) -> bool:
        """Settle what is typed before the window's undo or redo, and leave the key to it."""
        if asks_for_undo(event):
            self.settle()
            event.ignore()
            return False
        return super().event(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Settle what is typed."""
        super().focusOutEvent(event)
        self.settle()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Grow and shrink with the words."""
        super().resizeEvent(event)
        self._grow()

    def _lines(self) -> int:
        """Return how many lines the words take, or the hint that stands in their place."""
        if self.toPlainText() or not self.placeholderText():
            return round(self.document().size().height())
        margin = 2 * round(self.document().documentMargin())
        room = self.viewport().rect().adjusted(0, 0, -margin, 0)
        wrapped = Qt.TextFlag.TextWordWrap
        taken = self.fontMetrics().boundingRect(room, wrapped, self.placeholderText())
        return -(-taken.height() // self.fontMetrics().lineSpacing())

    def _grow(self) -> None:
        lines = min(max(self._lines(), self._least), self._most)
        margins = 2 * (self.frameWidth() + round(self.document().documentMargin()))
        # One pixel more: without it Qt takes the last line for cut and shows a scroll bar.
        height = max(self.fontMetrics().lineSpacing() * lines + margins + 1, _LEAST_HEIGHT)
        if self.minimumHeight() != height or self.maximumHeight() != height:
            self.setFixedHeight(height)
