"""What was typed while the project's disk is away, or full: kept with what it belongs to."""

from collections.abc import Callable, Hashable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QObject, QTimer, Signal

from small_stories.errors import SmallStoriesError

DISK_GONE: Final = "project.disk_gone"
_NOT_STORED: Final = (DISK_GONE, "project.disk_full", "project.taken_over")
_LOOK_AGAIN_MS: Final = 1000

Attempt = Callable[[Callable[[], object]], bool]
Words = dict[str, str]


@dataclass(frozen=True, slots=True)
class _Waiting:
    words: Words
    write: Callable[[], object]


class Unstored(QObject):
    """Words that a disk did not take, each with the change that writes them where they belong.

    A field tells what it is about to store, and of what: a story, a person. What is refused then
    waits under that, so it can be shown there again and never comes to stand anywhere else.
    ``refused`` tells that the disk took nothing last, and ``not_taken`` comes each time. ``looked``
    comes every second while a disk is looked for.
    """

    not_taken = Signal()
    looked = Signal()

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.refused = False
        self._waiting: dict[Hashable, _Waiting] = {}
        self._at_hand: tuple[Hashable, Words] | None = None
        self._again = QTimer(self, interval=_LOOK_AGAIN_MS)
        self._again.timeout.connect(self.looked)

    @contextmanager
    def typed(self, where: Hashable, words: Words) -> Iterator[None]:
        """Store words of a place: what the disk refuses meanwhile waits for that place."""
        before, self._at_hand = self._at_hand, (where, words)
        self._waiting.pop(where, None)
        try:
            yield
        finally:
            self._at_hand = before

    @property
    def is_typing(self) -> bool:
        """Whether what is attempted now is to store words that were typed."""
        return self._at_hand is not None

    def waiting(self, where: Hashable) -> Words:
        """Return the words that wait for a place, by the names of its fields."""
        found = self._waiting.get(where)
        return found.words if found else {}

    def words(self) -> list[str]:
        """Return all words that wait, in the order in which they were typed."""
        return [words for each in self._waiting.values() for words in each.words.values() if words]

    def hear(self, error: SmallStoriesError, action: Callable[[], object] | None) -> bool:
        """Take note of what failed; return whether a disk is to blame.

        Then words that were typed wait, with the action that stores them.
        """
        if error.key not in _NOT_STORED:
            return False
        self.refused = True
        if self._at_hand is not None and action is not None:
            where, words = self._at_hand
            self._waiting[where] = _Waiting(words, action)
        if error.key == DISK_GONE:
            self._again.start()
        self.not_taken.emit()
        return True

    def store(self, attempt: Attempt) -> bool:
        """Try again to store what waits; return whether nothing waits any more.

        ``attempt`` does something that may fail in a known way, and tells whether it worked.
        """
        for where, each in list(self._waiting.items()):
            with self.typed(where, each.words):
                if not attempt(each.write) and self.refused:
                    return False
        return not self._waiting

    def answered(self) -> None:
        """Take note that the disk takes changes again."""
        self._again.stop()
        self.refused = False

    def forget(self) -> None:
        """Forget all, as the project it belongs to is left."""
        self.answered()
        self._waiting.clear()
