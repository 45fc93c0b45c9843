"""Correcting the words of one turn, in its place."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QEvent, QObject, Qt, Signal, SignalInstance
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QApplication, QFrame, QPlainTextEdit, QVBoxLayout, QWidget

from small_stories_app.session import Session
from small_stories_app.transcript.text import TranscriptText
from small_stories_app.widgets.headings import explanation

_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_NONE = Qt.KeyboardModifier.NoModifier


class TurnEditor(QFrame):
    """A field over a turn: Ctrl+Enter or leaving it keeps the words, Esc leaves them as they were.

    ``corrected`` carries the turn, its new words and those it had when it was opened; ``done``
    carries the turn that is right now, and whether to go on with the next. ``split`` carries the
    turn and the place in the field where Enter cuts it, ``joined`` the turn and the step to the
    one that it joins. ``ended`` comes after every end.
    """

    corrected = Signal(int, str, str)
    done = Signal(int, bool)
    split = Signal(int, int)
    joined = Signal(int, int)
    ended = Signal()

    def __init__(self, session: Session, text: TranscriptText, parent: QWidget) -> None:
        super().__init__(parent)
        self._text = text
        self._over = parent
        self._session = session
        self._turn: int | None = None
        self._read = ""
        self._enter_splits = False
        self.keys = explanation()
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
        column.addWidget(self.keys)
        text.verticalScrollBar().valueChanged.connect(self._place)
        session.settling.connect(self.keep)
        self.hide()

    @property
    def is_open(self) -> bool:
        """Whether a turn is being corrected."""
        return self._turn is not None

    @property
    def turn(self) -> int | None:
        """The turn that is being corrected."""
        return self._turn

    def let_enter_split(self, *, on: bool) -> None:
        """Let Enter cut the turn in two, as where a recording is written down, or begin a line."""
        self._enter_splits = on
        key = "correcting_keys" if on else "correcting_keys_lines"
        self.keys.setText(self._session.text(f"transcript.{key}"))

    def open(self, turn: int, words: str, point: int) -> None:
        """Begin to correct a turn, with the cursor at a position of the field's text.

        A correction that waits for its disk is gone on with.
        """
        self._turn, self._read = turn, words
        self.field.setFont(self._text.font())
        self.field.setPlainText(self._session.unstored.waiting((self, turn)).get("", words))
        cursor = self.field.textCursor()
        cursor.setPosition(min(point, self.field.document().characterCount() - 1))
        self.field.setTextCursor(cursor)
        self._text.ensureCursorVisible()
        self._place()
        self.show()
        self.raise_()
        self.field.setFocus(Qt.FocusReason.OtherFocusReason)

    def keep(self) -> None:
        """End with the words as they are now."""
        if self._turn is not None:
            turn, words, read = self._turn, self.field.toPlainText(), self._read
            self._end()
            if words != read:
                with self._session.unstored.typed((self, turn), {"": words}):
                    self.corrected.emit(turn, words, read)

    def finish(self, *, go_on: bool) -> None:
        """End with the words as they are now: the turn is right, whether they are new or not."""
        turn = self._turn
        self.keep()
        if turn is not None:
            self.done.emit(turn, go_on)

    def leave(self) -> None:
        """End with the words as they were."""
        if self._turn is not None:
            self._end()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Follow the keys and the focus of the field."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.ShortcutOverride:
            if self._own(event) is not None:
                event.accept()
                return True
        elif isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            does = self._own(event)
            if does is not None:
                does()
                return True
        elif isinstance(event, QFocusEvent) and event.type() == QEvent.Type.FocusOut:
            elsewhere = QApplication.focusWidget()
            if elsewhere is not None and elsewhere is not self.field:
                self.keep()
        return super().eventFilter(watched, event)

    def _own(self, event: QKeyEvent) -> Callable[[], object] | None:
        """Return what a key does here that it does in no other field."""
        key, cursor = event.key(), self.field.textCursor()
        pressed = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        control, shift = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
        if key == Qt.Key.Key_Escape:
            return self.leave
        if key in _ENTER:
            if pressed in (control, control | shift):
                return partial(self.finish, go_on=pressed != control)
            return self._split if pressed == (_NONE if self._enter_splits else shift) else None
        if pressed != _NONE or event.isAutoRepeat() or cursor.hasSelection():
            return None
        if key == Qt.Key.Key_Backspace and cursor.atStart():
            return partial(self._join, -1)
        if key == Qt.Key.Key_Delete and cursor.atEnd():
            return partial(self._join, 1)
        return None

    def _split(self) -> None:
        self._hand_over(self.split, self.field.textCursor().position())

    def _join(self, step: int) -> None:
        self._hand_over(self.joined, step)

    def _hand_over(self, asked: SignalInstance, value: int) -> None:
        """End with the words as they are now, and ask for something to be done to the turn."""
        turn = self._turn
        self.keep()
        if turn is not None:
            asked.emit(turn, value)

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
