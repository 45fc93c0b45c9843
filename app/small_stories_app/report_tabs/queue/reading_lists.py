"""Reading the lists of names beside the window, so that the first decision does not wait."""

from threading import Thread
from typing import Final

from PySide6.QtCore import QObject, QTimer, Signal

_LOOK_MS: Final = 30


class ReadingLists(QObject):
    """Reads once what proposals and inflection need; ``read`` comes when it is there."""

    read = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.is_ready = False
        self._thread: Thread | None = None
        # The thread touches nothing of Qt: the window may be gone before it ends.
        self._look = QTimer(self, interval=_LOOK_MS)
        self._look.timeout.connect(self._see)

    def begin(self) -> None:
        """Begin to read, once."""
        if self._thread is None:
            self._thread = Thread(target=_read, daemon=True)
            self._thread.start()
            self._look.start()

    def wait(self) -> None:
        """Wait until all is read: who decides at once gets the same proposals."""
        self.begin()
        assert self._thread is not None
        self._thread.join()
        self._look.stop()
        self.is_ready = True

    def _see(self) -> None:
        if self._thread is not None and not self._thread.is_alive():
            self.wait()
            self.read.emit()


def _read() -> None:
    from small_stories.anonymising.deciding.invented import invented_name
    from small_stories.anonymising.ledger import proposed_base
    from small_stories.anonymising.rewriting.inflecting import inflect_like
    from small_stories.anonymising.rewriting.levels import proposed
    from small_stories.model import IdentityKind

    base = proposed_base("Marjatalla", "fi")
    invented_name(base, "fi", frozenset())
    inflect_like("ystävä", "Hakunilassa", base, IdentityKind.PERSON)
    for kind in IdentityKind:
        proposed(kind, "Hakunilassa", "Hakunila", "fi")
