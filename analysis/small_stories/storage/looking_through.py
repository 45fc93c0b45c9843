"""Looking at every page of large files beside the work, and telling of one that is damaged.

A small database is looked at before it is opened. A large one would keep its user waiting, and
sounds are larger still: those are looked through while the project is open already.
"""

from collections.abc import Callable, Sequence
from contextlib import closing, suppress
from pathlib import Path
from threading import Event, Lock, Thread
from typing import Final

from small_stories.errors import SmallStoriesError
from small_stories.storage.connection import DatabaseError, connect
from small_stories.storage.pages import looks_whole, read_pages
from small_stories.storage.recordings import RECORDINGS_DATABASE

# Left in the folder so that the next opening looks at every page first.
DAMAGED: Final = "damaged"
# Looked at in a fifth of a second; a larger one is looked through while it is open.
_LOOKED_AT_MOST: Final = 64 * 1024 * 1024
_SECONDS_TO_OPEN: Final = 2.0
_PAUSE_S: Final = 0.01  # after each MiB, so that the work goes on undisturbed
_AGAIN_S: Final = 0.4
_TIMES: Final = 3


def refuse_damaged(file: Path, key: bytes) -> None:
    """Look at every page of a database, unless it is large; raise SmallStoriesError for a bad one.

    SQLite would throw away a log that it can read only in part: with one, all is looked at.
    """
    noted = file.with_name(DAMAGED)
    looked_at = _is_small(file) or file.with_name(f"{file.name}-wal").is_file() or noted.exists()
    if looked_at and not _is_whole(file, key):
        raise SmallStoriesError("project.damaged")
    with suppress(OSError):
        noted.unlink(missing_ok=True)


def look_through(
    folder: Path, key: bytes, database: str, *, with_sounds: bool
) -> "LookingThrough | None":
    """Begin to look through the database where it was too large before, and the sounds if asked."""
    names = [] if _is_small(folder / database) else [database]
    if with_sounds and (folder / RECORDINGS_DATABASE).is_file():
        names.append(RECORDINGS_DATABASE)
    if not names:
        return None
    looking = LookingThrough(folder, key, names)
    looking.start()
    return looking


def _is_small(file: Path) -> bool:
    return file.stat().st_size <= _LOOKED_AT_MOST


class LookingThrough(Thread):
    """Looks through files of an open project until ``stop``; what it finds goes to ``tell``.

    A page that is being written right now looks damaged: it is looked at again before it is told.
    """

    def __init__(self, folder: Path, key: bytes, names: Sequence[str]) -> None:
        super().__init__(name="looking through", daemon=True)
        self._folder, self._key, self._names = folder, key, names
        self._stopped = Event()
        self._lock = Lock()
        self._found: list[str] = []
        self._listener: Callable[[str], None] | None = None

    def tell(self, listener: Callable[[str], None] | None) -> None:
        """Tell the listener of each damaged file once, by name, also of one found before."""
        with self._lock:
            self._listener = listener
            self._tell()

    def _tell(self) -> None:
        while self._listener and self._found:
            self._listener(self._found.pop(0))

    def run(self) -> None:
        """Look through one file after the other."""
        self._stopped.wait(_SECONDS_TO_OPEN)
        for name in self._names:
            if self._is_damaged(name) and not self._stopped.is_set():
                if name != RECORDINGS_DATABASE:
                    with suppress(OSError):
                        (self._folder / DAMAGED).touch()
                with self._lock:
                    self._found.append(name)
                    self._tell()

    def stop(self) -> None:
        """Look no further."""
        self._stopped.set()
        if self.is_alive():
            self.join()

    def _is_damaged(self, name: str) -> bool:
        path = self._folder / name
        with suppress(OSError, SmallStoriesError):
            if looks_whole(path, self._key, lambda: self._stopped.wait(_PAUSE_S)):
                return False
            can_be_read = _can_be_heard if name == RECORDINGS_DATABASE else _is_whole
            for _ in range(_TIMES):
                if self._stopped.wait(_AGAIN_S) or can_be_read(path, self._key):
                    return False
            return True
        return False  # one that is gone is told where it is asked for


def _is_whole(path: Path, key: bytes) -> bool:
    return read_pages(path, key, plain=False).is_whole


def _can_be_heard(path: Path, key: bytes) -> bool:
    """Tell whether every piece of every sound can be read."""
    try:
        with closing(connect(path, key, read_only=True)) as db:
            for (number,) in db.execute("SELECT id FROM chunk").fetchall():
                db.execute("SELECT bytes FROM chunk WHERE id = ?", [number]).fetchone()
    except (DatabaseError, MemoryError, SmallStoriesError):
        return False
    return True
