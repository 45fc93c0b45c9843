"""Looking for new names of the ledger in all interviews while the analyst goes on deciding."""

import time
from contextlib import nullcontext
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
    """Looks a little at a time, when nothing else waits.

    What it finds belongs to the decision that brought the name, so that one undo takes both back;
    where the analyst has gone on to something else meanwhile it is a change of its own.
    """

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self.is_storing = False
        self._waiting: dict[int, int] = {}
        self._entries: dict[int, int] = {}
        self._texts: list[tuple[int, str]] = []
        self._at = 0
        self._book: NameBook | None = None
        self._hits: list[int] = []
        self._timer = QTimer(self, interval=0)
        self._timer.timeout.connect(self._go_on)
        session.project_closing.connect(self.finish)

    def look_for(self, entry: int) -> None:
        """Look for the names of an entry, new by the last change, as soon as there is time."""
        brought = self._session.project.next_undo()
        self._waiting[entry] = brought.id if brought else 0
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
        self._entries, self._waiting = self._waiting, {}
        self._book = book_of(project, self._entries)
        self._texts, self._at, self._hits = words_of_turns(project), 0, []

    def _end(self) -> None:
        session, project = self._session, self._session.project
        entries, self._book, self._texts = self._entries, None, []
        if not self._waiting:
            self._timer.stop()
        for entry, change in reversed(entries.items()):
            known = identity(project, entry)
            found = self._store(entry, change) if known and self._hits else 0
            if known and found:
                session.said.emit(session.text("marks.looked_back", found, name=known.base))

    def _store(self, entry: int, change: int) -> int:
        project = self._session.project
        last = project.next_undo()
        is_last = last is not None and last.id == change and project.next_redo() is None
        self.is_storing = True
        try:
            with project.growing(change) if is_last else nullcontext():
                return look_back(project, entry, self._hits)
        finally:
            self.is_storing = False
