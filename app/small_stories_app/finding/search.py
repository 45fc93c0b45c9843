"""A search that goes on between the keys that are typed."""

from collections.abc import Iterator
from time import perf_counter
from typing import Final

from PySide6.QtCore import QObject, QTimer, Signal

from small_stories.storage.change_record import Changed
from small_stories.storage.finding import Hit, ProjectWords
from small_stories_app.session import Session

# How long the window waits for one piece of the search, in seconds.
_PIECE: Final = 0.015
_SHOWN: Final = 2000


class Search(QObject):
    """Looks for words piece by piece; ``found`` carries new hits, ``ended`` comes after the last.

    ``count`` is how many there are so far; of very many only the first are carried.
    """

    found = Signal(object)
    ended = Signal()

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self._words: ProjectWords | None = None
        self._going: Iterator[list[Hit]] = iter(())
        self.count = 0
        self.interviews = 0
        self._next = QTimer(self)
        self._next.setInterval(0)
        self._next.timeout.connect(self._go_on)
        session.changed.connect(self._follow)
        session.project_closed.connect(self.forget)

    @property
    def is_going(self) -> bool:
        """Whether more may be found."""
        return self._next.isActive()

    def start(self, wanted: str) -> None:
        """Look for words in place of those before; the first hits come at once."""
        self.count = self.interviews = 0
        if self._words is None:
            self._words = ProjectWords(self._session.project)
        beforehand: Iterator[list[Hit]] = ([] for _ in self._words.read())
        self._going = self._words.find(wanted) if wanted else beforehand
        self._next.start()
        self._go_on()

    def forget(self) -> None:
        """Hold nothing of a project."""
        self._next.stop()
        self._words, self._going = None, iter(())

    def _follow(self, changed: Changed) -> None:
        if self._words is not None:
            self._words.follow(changed)

    def _go_on(self) -> None:
        until, new = perf_counter() + _PIECE, []
        for hits in self._going:
            if hits:
                new += hits[: max(0, _SHOWN - self.count)]
                self.count += len(hits)
                self.interviews += 1
            if perf_counter() > until:
                break
        else:
            self._next.stop()
        if new:
            self.found.emit(new)
        if not self._next.isActive():
            self.ended.emit()
