"""Copies of a project's database, made at the first opening of a day; the ten newest are kept.

A copy holds what the key opens: the database as it was and the key file beside it, both encrypted.
Sound is not copied: what was brought in is never changed afterwards.
"""

import shutil
from contextlib import suppress
from datetime import UTC, date, datetime
from pathlib import Path
from threading import Event, Thread
from typing import Final

from small_stories.errors import SmallStoriesError
from small_stories.storage.connection import Database, DatabaseError, connect, plain_errors
from small_stories.storage.keys import KEY_FILE

BACKUPS: Final = "backups"
KEPT: Final = 10
UNFINISHED: Final = ".new"
_SECONDS_TO_OPEN: Final = 2.0


class Copying(Thread):
    """The copy of a day while it is being made, beside the work; ``join`` waits for it.

    It holds what stood in the project when it began. A project works on where no copy can be made,
    as on a full disk: not opening it would help nobody.
    """

    def __init__(self, folder: Path, key: bytes, database: str) -> None:
        super().__init__(name="copy of the day")
        self._folder = folder
        self._key = key
        self._database = database
        self.is_first = True
        self._source: Database | None = None
        self._awaited = Event()

    def begin(self) -> None:
        """Fix what is to be copied, and start; nothing is done when the day has its copy."""
        with suppress(SmallStoriesError, OSError):
            _remove_unfinished(self._folder / BACKUPS)
            self.is_first = not _target(self._folder, date.today()).exists()
            if not self.is_first:
                return
            self._source = connect(self._folder / self._database, self._key, read_only=True)
            # From here on it sees the project as it is now.
            self._source.execute("BEGIN")
            self._source.execute("SELECT count(*) FROM sqlite_master").fetchone()
            self.start()

    def run(self) -> None:
        """Copy, once the project has had time to come on screen."""
        assert self._source is not None
        self._awaited.wait(_SECONDS_TO_OPEN)
        with suppress(OSError, SmallStoriesError, DatabaseError):
            back_up(self._folder, self._source, self._key, self._database, date.today())
        self._source.close()

    def wait(self) -> None:
        """Return when nothing is being copied any more."""
        self._awaited.set()
        if self.is_alive():
            self.join()


def back_up(folder: Path, db: Database, key: bytes, database: str, day: date) -> Path | None:
    """Copy the database and the key file into ``backups/DAY``, unless that day has its copy.

    Return the new copy's folder, or None. A copy that is cut off is not taken for one.
    """
    target = _target(folder, day)
    return None if target.exists() else _copied_to(target, db, key, database)


def back_up_before_migration(folder: Path, db: Database, key: bytes, database: str) -> None:
    """Copy what an earlier program wrote, also where it made the copy of the day itself.

    Nothing is done where no copy can be made: a migration is whole or has changed nothing.
    """
    now = datetime.now(UTC).astimezone()
    with suppress(OSError, SmallStoriesError, DatabaseError):
        _copied_to(folder / BACKUPS / f"{now:%Y-%m-%dT%H%M%S}", db, key, database)


def _copied_to(target: Path, db: Database, key: bytes, database: str) -> Path:
    folder = target.parent.parent
    beside = target.with_name(target.name + UNFINISHED)
    shutil.rmtree(beside, ignore_errors=True)
    beside.mkdir(parents=True)
    try:
        with plain_errors(folder):
            copy = connect(beside / database, key, new=True)
            try:
                db.conn.backup(copy.conn)
                _refuse_damaged(copy, target.name)
            finally:
                copy.close()
        shutil.copy2(folder / KEY_FILE, beside)
    except BaseException:
        # On a full disk what was copied so far is in the way of the work itself.
        shutil.rmtree(beside, ignore_errors=True)
        raise
    beside.rename(target)
    _forget_old(folder / BACKUPS, target)
    return target


def copies(folder: Path) -> list[Path]:
    """Return the folders of a project's finished copies, oldest first.

    What a desktop leaves in any folder that it shows, such as ``.DS_Store``, is no copy.
    """
    there = folder / BACKUPS
    named = (each for each in there.iterdir() if each.name[:1].isdigit()) if there.is_dir() else ()
    return sorted(each for each in named if each.is_dir() and each.suffix != UNFINISHED)


def is_copy_of(file: Path, key: bytes) -> bool:
    """Tell whether a database is one that the key opens."""
    try:
        connect(file, key, read_only=True).close()
    except (SmallStoriesError, DatabaseError):
        return False
    return True


def _refuse_damaged(copy: Database, name: str) -> None:
    """Read a copy back to its last page: a disk may write other bytes than it was given."""
    if copy.execute("PRAGMA cipher_integrity_check").fetchall():
        raise SmallStoriesError("project.copy_damaged", day=name)


def _target(folder: Path, day: date) -> Path:
    return folder / BACKUPS / day.isoformat()


def _forget_old(backups: Path, made: Path) -> None:
    """Remove what is too old, and what was cut off on its way.

    The copy that was just made stays, even where a wrong clock has left ten of days to come.
    """
    _remove_unfinished(backups)
    for old in copies(backups.parent)[:-KEPT]:
        if old != made:
            # What is cut off in the middle of going is not taken for a damaged copy either.
            shutil.rmtree(old.rename(old.with_name(old.name + UNFINISHED)))


def _remove_unfinished(backups: Path) -> None:
    for left in backups.glob(f"*{UNFINISHED}"):
        shutil.rmtree(left, ignore_errors=True)
