"""Listening and writing at once: the sound pauses for typing, and its keys work in fields."""

from typing import Final

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QTextEdit, QWidget

from small_stories_app.options import PAUSE_WHILE_TYPING, Options
from small_stories_app.sound.player import Player
from small_stories_app.transcript.correcting import TurnEditor

_GOES_ON_AFTER_MS: Final = 1000
_KEYS: Final = (Qt.Key.Key_K, Qt.Key.Key_J, Qt.Key.Key_L)
_MARK_KEYS: Final = (Qt.Key.Key_G, Qt.Key.Key_U, Qt.Key.Key_D)


class WhileWriting(QObject):
    """While a turn is corrected, the sound stops at a key and goes on a second after the last."""

    def __init__(self, player: Player, editor: TurnEditor, options: Options) -> None:
        super().__init__(player)
        self._player, self._editor, self._options = player, editor, options
        self._waiting = QTimer(self)
        self._waiting.setSingleShot(True)
        self._waiting.setInterval(_GOES_ON_AFTER_MS)
        self._waiting.timeout.connect(player.play)
        editor.ended.connect(self._go_on)
        editor.field.installEventFilter(self)

    @property
    def pauses(self) -> bool:
        """Whether the sound stops while the analyst corrects words."""
        return self._options.get(PAUSE_WHILE_TYPING) == "on"

    def set_pauses(self, *, on: bool) -> None:
        """Let the sound stop while the analyst corrects words, or no longer."""
        self._options.set(PAUSE_WHILE_TYPING, "on" if on else "off")

    def wait_no_longer(self) -> None:
        """Leave it to the analyst when the sound goes on."""
        self._waiting.stop()

    def allow_in(self, part: QWidget) -> None:
        """Let the keys of listening work while somebody writes in a part of the page.

        The fields themselves would cut a line by Ctrl+K on some systems.
        """
        for kind in (QLineEdit, QPlainTextEdit, QTextEdit):
            for field in part.findChildren(kind):
                field.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Leave the keys of listening and marks to the window; notice when a turn is typed in."""
        keys = (*_KEYS, *_MARK_KEYS) if watched is self._editor.field else _KEYS
        if event.type() == QEvent.Type.ShortcutOverride and _is_one_of(keys, event):
            event.ignore()
            return True
        if watched is self._editor.field and _is_typed(event):
            self._pause()
        return super().eventFilter(watched, event)

    def _pause(self) -> None:
        if self._player.is_playing and self.pauses:
            self._player.pause()
            self._waiting.start()
        elif self._waiting.isActive():
            self._waiting.start()

    def _go_on(self) -> None:
        if self._waiting.isActive():
            self._waiting.stop()
            self._player.play()


def _is_one_of(keys: tuple[Qt.Key, ...], event: QEvent) -> bool:
    control = Qt.KeyboardModifier.ControlModifier
    return isinstance(event, QKeyEvent) and event.modifiers() == control and event.key() in keys


def _is_typed(event: QEvent) -> bool:
    if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
        return bool(event.text()) and not event.modifiers() & Qt.KeyboardModifier.ControlModifier
    return event.type() == QEvent.Type.InputMethod
