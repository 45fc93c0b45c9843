"""Hearing beforehand that the computer goes to sleep, where the system says so."""

import sys
from typing import Final

from PySide6.QtCore import SLOT, QObject, Signal, Slot

# systemd's own words, as its page org.freedesktop.login1(5) tells them.
_SERVICE: Final = "org.freedesktop.login1"
_PLACE: Final = "/org/freedesktop/login1"
_INTERFACE: Final = "org.freedesktop.login1.Manager"
_SIGNAL: Final = "PrepareForSleep"


class Sleeping(QObject):
    """``begins`` comes before the computer sleeps: on Linux, over the system's own bus.

    On Windows and macOS nothing tells a window that costs as little; there the clock is what tells
    afterwards that the computer slept (``locking``). Nothing is sent, and nothing leaves the
    computer.
    """

    begins = Signal()

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        if sys.platform == "linux":
            self._listen()

    def _listen(self) -> None:
        from PySide6.QtDBus import QDBusConnection

        bus = QDBusConnection.systemBus()
        if bus.isConnected():
            heard = SLOT("hear(bool)")
            # The stubs ask for bytes, which the binding itself refuses.
            bus.connect(_SERVICE, _PLACE, _INTERFACE, _SIGNAL, self, heard)  # type: ignore[call-overload]

    @Slot(bool)
    def hear(self, before: bool) -> None:
        """Take what the system says: that it goes to sleep, or that it woke."""
        if before:
            self.begins.emit()
