"""A field that takes a key as it is pressed."""

from typing import Final

from PySide6.QtCore import QEvent, QKeyCombination, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QLineEdit

_HOLDS: Final = {
    Qt.Key.Key_Control, Qt.Key.Key_Shift, Qt.Key.Key_Alt, Qt.Key.Key_AltGr, Qt.Key.Key_Meta,
    Qt.Key.Key_CapsLock, Qt.Key.Key_NumLock, Qt.Key.Key_unknown,
}  # fmt: skip
_LEAVES: Final = {Qt.Key.Key_Tab, Qt.Key.Key_Backtab, Qt.Key.Key_Escape}


class KeyField(QLineEdit):
    """``pressed`` carries the key in portable words; Tab and Esc go on as everywhere."""

    pressed = Signal(str)

    def __init__(self, name: str, hint: str) -> None:
        super().__init__()
        self.setReadOnly(True)
        self.setAccessibleName(name)
        self.setPlaceholderText(hint)

    def event(self, event: QEvent) -> bool:
        """Keep keys that are commands from doing something while they are chosen."""
        if event.type() == QEvent.Type.ShortcutOverride:
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Take the key, unless it only holds another or leaves the field."""
        key = Qt.Key(event.key())
        if key in _LEAVES:
            super().keyPressEvent(event)
            return
        if key not in _HOLDS:
            held = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
            sequence = QKeySequence(QKeyCombination(held, key))
            self.pressed.emit(sequence.toString(QKeySequence.SequenceFormat.PortableText))
        event.accept()
