"""Correcting the words of one turn, in its place."""

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QApplication, QFrame, QPlainTextEdit, QVBoxLayout, QWidget

from small_stories_app.session import Session
from small_stories_app.transcript.text import TranscriptText
from small_stories_app.widgets.headings import explanation

_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class TurnEditor(QFrame):
    """A field over a turn: Ctrl+Enter or leaving it keeps the words, Esc leaves them as they were.

    ``corrected`` carries the turn and its new words, ``ended`` comes after every end.
    """

    corrected = Signal(int, str)
    ended = Signal()

    def __init__(self, session: Session, text: TranscriptText, parent: QWidget) -> None:
        super().__init__(parent)
        self._text = text
        self._over = parent
        self._turn: int | None = None
        self.field = QPlainTextEdit()
        self.field.setAccessibleName(session.text("transcript.correcting"))
        self.field.setTabChangesFocus(True)
        self.field.setFrameShape(QFrame.Shape.NoFrame)
        self.field.installEventFilter(self)
        self.setFrameShape(QFrame.Shape.Box)
        self.setAutoFillBackground(True)
        column = QVBoxLayout(self)
        column.setContentsMargins(4, 4, 4, 4)
        column.addWidget(self.field, 1)
        column.addWidget(explanation(session.text("transcript.correcting_keys")))
        text.verticalScrollBar().valueChanged.connect(self._place)
        session.project_closing.connect(self.keep)
        self.hide()

    @property
    def is_open(self) -> bool:
        """Whether a turn is being corrected."""
        return self._turn is not None

    def open(self, turn: int, words: str, point: int) -> None:
        """Begin to correct a turn, with the cursor at a position of the field's text."""
        self._turn = turn
        self.field.setFont(self._text.font())
        self.field.setPlainText(words)
        cursor = self.field.textCursor()
        cursor.setPosition(point)
        self.field.setTextCursor(cursor)
        self._text.ensureCursorVisible()
        self._place()
        self.show()
        self.raise_()
        self.field.setFocus(Qt.FocusReason.OtherFocusReason)

    def keep(self) -> None:
        """End with the words as they are now."""
        if self._turn is not None:
            turn, words = self._turn, self.field.toPlainText()
            self._end()
            self.corrected.emit(turn, words)

    def leave(self) -> None:
        """End with the words as they were."""
        if self._turn is not None:
            self._end()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Follow the keys and the focus of the field."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.ShortcutOverride:
            if self._own(event):
                event.accept()
                return True
        elif isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            if self._own(event):
                self.leave() if event.key() == Qt.Key.Key_Escape else self.keep()
                return True
        elif isinstance(event, QFocusEvent) and event.type() == QEvent.Type.FocusOut:
            elsewhere = QApplication.focusWidget()
            if elsewhere is not None and elsewhere is not self.field:
                self.keep()
        return super().eventFilter(watched, event)

    def _own(self, event: QKeyEvent) -> bool:
        control = event.modifiers() & Qt.KeyboardModifier.ControlModifier
        return event.key() == Qt.Key.Key_Escape or bool(control and event.key() in _ENTER)

    def _end(self) -> None:
        self._turn = None
        self.hide()
        self._text.setFocus(Qt.FocusReason.OtherFocusReason)
        self.ended.emit()

    def _place(self) -> None:
        """Stand over the turn, as far as it is in view."""
        if self._turn is None:
            return
        turn = self._text.place_of(self._turn)
        corner = self._text.viewport().mapTo(self._over, turn.topLeft().toPoint())
        room = self._text.geometry()
        left = max(corner.x(), room.left() + self._text.gutter.width) - 10
        height = min(max(round(turn.height()) + 56, 110), room.height())
        top = min(max(corner.y() - 6, room.top()), room.bottom() - height)
        right = room.left() + min(self._text.lineWrapColumnOrWidth(), room.width())
        self.setGeometry(left, top, right - left, height)
