"""A field of the reading: what is typed is kept by itself, as one change for each pause."""

from typing import Final

from PySide6.QtCore import QTimer, Signal

from small_stories_app.widgets.growing_text import GrowingText

_PAUSE_MS: Final = 1500
_MOST_LINES: Final = 12


class SettlingText(GrowingText):
    """Words that grow the field; ``settled`` comes when there is something new to keep.

    That is 1.5 s after the last letter, when focus leaves, and before undo or redo.
    """

    settled = Signal()

    def __init__(self, name: str, lines: int = 1) -> None:
        super().__init__(name, lines, _MOST_LINES)
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_PAUSE_MS)
        self._pause.timeout.connect(self.settle)
        self.textChanged.connect(self._wait)

    def settle(self) -> None:
        """Tell of new words now."""
        self._pause.stop()
        if self.is_new:
            self.settled.emit()

    def _wait(self) -> None:
        if self.is_new:
            self._pause.start()
        else:
            self._pause.stop()
