"""Looking for new names of the ledger in all interviews while the analyst goes on deciding."""

import time
from typing import Final

from PySide6.QtCore import QObject, QTimer

from small_stories.anonymising.looking_back import book_of, look_back, turns_with
from small_stories.anonymising.matching.known import NameBook
from small_stories.storage.identities import identity
from small_stories.storage.interviews import words_of_turns
from small_stories_app.session import Session

_SLICE: Final = 0.010
_AT_A_TIME: Final = 20


class LookingBack(QObject):
    """Looks a little at a time, when nothing else waits; what it finds is a change of its own."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self._waiting: list[int] = []
        self._entries: list[int] = []
        self._texts: list[tuple[int, str]] = []
        self._at = 0
        self._book: NameBook | None = None
        self._hits: list[int] = []
        self._timer = QTimer(self, interval=0)
        self._timer.timeout.connect(self._go_on)
        session.project_closing.connect(self.finish)

    def look_for(self, entry: int) -> None:
        """Look for the names of an entry as soon as there is time."""
        self._waiting.append(entry)
        self._timer.start()

    def finish(self) -> None:
        """Look through all that is left at once."""
        while self._timer.isActive():
            self._go_on()

    def _go_on(self) -> None:
        if self._book is None:
            self._begin()
        assert self._book is not None
        until = time.perf_counter() + _SLICE
        while self._at < len(self._texts) and time.perf_counter() < until:
            piece = self._texts[self._at : self._at + _AT_A_TIME]
            self._hits += turns_with(piece, self._book)
            self._at += _AT_A_TIME
        if self._at >= len(self._texts):
            self._end()

    def _begin(self) -> None:
        project = self._session.project
        self._entries, self._waiting = self._waiting, []
        self._book = book_of(project, self._entries)
        self._texts, self._at, self._hits = words_of_turns(project), 0, []

    def _end(self) -> None:
        session, project = self._session, self._session.project
        entries, self._book, self._texts = self._entries, None, []
        if not self._waiting:
            self._timer.stop()
        for entry in entries:
            known = identity(project, entry)
            found = look_back(project, entry, self._hits) if known and self._hits else 0
            if known and found:
                session.said.emit(session.text("marks.looked_back", found, name=known.base))
