"""A day that is written once it has been chosen, not at each press of an arrow."""

from collections.abc import Hashable
from typing import Final

from PySide6.QtCore import QDate, QSignalBlocker, QTimer, Signal

from small_stories_app.session import Session
from small_stories_app.widgets.still import StillDate

_SETTLES_MS: Final = 600
_ISO: Final = "yyyy-MM-dd"


class SettledDate(StillDate):
    """``settled`` carries a day after a pause, when the field is left, or before closing."""

    settled = Signal(QDate)

    def __init__(self, session: Session, name: str) -> None:
        super().__init__()
        self._session = session
        self._of: Hashable = None
        self._stored = self.date()
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_SETTLES_MS)
        self._pause.timeout.connect(self.settle)
        self.setCalendarPopup(True)
        self.setDisplayFormat("d.M.yyyy")
        self.setSpecialValueText("–")
        self.setAccessibleName(name)
        self.dateChanged.connect(lambda: self._pause.start())
        self.editingFinished.connect(self.settle)
        session.settling.connect(self.settle)

    def show_day(self, iso: str | None, of: Hashable = None) -> None:
        """Show what is stored of something: a day (ISO 8601), or a dash for none.

        A newer choice stays, and so does one that waits for its disk.
        """
        waiting = self._session.unstored.waiting((self, of)).get("", iso or "")
        day = QDate.fromString(waiting, _ISO)
        stored = day if day.isValid() else self.minimumDate()
        if self._pause.isActive() and of == self._of and stored == self._stored:
            return
        self._pause.stop()
        self._of, self._stored = of, stored
        with QSignalBlocker(self):
            self.setDate(stored)

    def settle(self) -> None:
        """Tell of a day that is new."""
        self._pause.stop()
        if self.date() not in (self._stored, self.minimumDate()):
            self._stored = self.date()
            with self._session.unstored.typed((self, self._of), {"": self._stored.toString(_ISO)}):
                self.settled.emit(self._stored)
