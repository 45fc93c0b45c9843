"""Ending in order when the system asks for it: a signal, or a session that is logged out of."""

import os
import signal
import sys
from collections.abc import Callable
from typing import Final

from PySide6.QtCore import QObject, QSocketNotifier

_ASKED_BY: Final = ("SIGTERM", "SIGHUP", "SIGINT")


class Ending(QObject):
    """Calls ``end`` when a signal asks the process to end: at once, though Qt waits for events.

    A signal that whoever started the program has it ignore, as ``nohup`` does, stays ignored.
    Windows sends none; what it says at logging out, Qt tells by itself.
    """

    def __init__(self, end: Callable[[], object], parent: QObject) -> None:
        super().__init__(parent)
        self._end = end
        if sys.platform != "win32":
            self._listen()

    def _listen(self) -> None:
        reads, writes = os.pipe()
        os.set_blocking(writes, False)
        signal.set_wakeup_fd(writes, warn_on_full_buffer=False)
        for name in _ASKED_BY:
            number = getattr(signal, name)
            if signal.getsignal(number) is not signal.SIG_IGN:
                # Python only takes note; what wakes Qt is the byte in the pipe.
                signal.signal(number, lambda *_: None)
        self._notifier = QSocketNotifier(reads, QSocketNotifier.Type.Read, self)
        self._notifier.activated.connect(lambda: self._end())
