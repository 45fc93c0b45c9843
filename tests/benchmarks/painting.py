"""Waiting until what was done is on screen: the paint event of a widget has been handled."""

import time
from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QAbstractScrollArea, QApplication, QWidget


class Painted(QObject):
    """Counts the paint events of a widget, or of the viewport of one that scrolls."""

    def __init__(self, widget: QWidget) -> None:
        super().__init__()
        self.times = 0
        scrolls = isinstance(widget, QAbstractScrollArea)
        self._watched = widget.viewport() if scrolls else widget
        self._watched.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self._watched and event.type() == QEvent.Type.Paint:
            self.times += 1
        return False

    def after(self, action: Callable[[], object], done: Callable[[], bool] = lambda: True) -> None:
        """Do something and return when it is painted, and true what it was to bring about."""
        self.times = 0
        action()
        too_late = time.monotonic() + 20
        while not (self.times and done()):
            QApplication.processEvents()
            assert time.monotonic() < too_late, "nothing came of it"


def settle() -> None:
    """Let everything that waits to be done or painted be done, so that it is not measured."""
    for _ in range(5):
        QApplication.sendPostedEvents()
        QApplication.processEvents()
