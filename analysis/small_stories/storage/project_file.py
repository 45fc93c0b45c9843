"""A project on disk: a folder with two encrypted databases, a key file and backups."""

import errno
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager, suppress
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path
from types import TracebackType
from typing import Final, Self

from filelock import FileLock, Timeout

from small_stories.errors import SmallStoriesError
from small_stories.storage import change_record, keys, stored_count
from small_stories.storage.backups import Copying, back_up_before_migration, is_copy_of
from small_stories.storage.change_record import Change, Changed
from small_stories.storage.connection import (
    Database,
    DatabaseError,
    connect,
    plain_errors,
    written_through,
)
from small_stories.storage.erasing import is_erasing
from small_stories.storage.looking_through import (
    LookingThrough,
    look_through,
    refuse_damaged,
)
from small_stories.storage.migrations import is_migrated, migrate, refuse_strange
from small_stories.storage.owner import Presence, owner_of
from small_stories.storage.put_in_order import go_on_erasing, look_after_sounds
from small_stories.storage.reach import Reach

SUFFIX: Final = ".smallstories"
PROJECT_DATABASE: Final = "project.db"
LOCK: Final = "lock"
UNFINISHED: Final = "unfinished"

Listener = Callable[[Changed], None]


class ReadOnly(StrEnum):
    """Why a project is open for reading alone: a key under ``read_only`` in the string files."""

    RESCUED = "rescued"
    ELSEWHERE = "elsewhere"
    NEWER = "newer"
    FOLDER = "folder"
    FULL = "full"


@dataclass(slots=True)
class Project:
    """An open project; every write to it goes through ``change``."""

    folder: Path
    db: Database
    key: bytes = field(repr=False)
    lock: FileLock | None = field(repr=False)
    read_only: ReadOnly | None = None
    analyst: str = ""
    recovery_code: str | None = field(default=None, repr=False)
    copying: Copying | None = None
    presence: Presence | None = field(default=None, repr=False)
    looking: LookingThrough | None = None
    log_lost: bool = False
    missing: int = 0
    sounds_damaged: bool = False
    key_mended: bool = False
    _listeners: list[Listener] = field(default_factory=list, repr=False)
    _open_change: int | None = None
    _stored: int = 0
    _reach: Reach = field(init=False, repr=False)

    def __post_init__(self) -> None:
        self._reach = Reach(self.folder / PROJECT_DATABASE)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    def close(self) -> None:
        """Close the database and let others open the project."""
        try:
            if self.looking:
                self.looking.stop()
            if self.copying:
                self.copying.wait()
            if self.presence:
                self.presence.leave()
            if not self.read_only:
                # One whose drive is gone, or whose place another took, has no more to tell.
                with suppress(SmallStoriesError, DatabaseError):
                    self.count()
            self.db.close()
        finally:
            if self.lock:
                self.lock.release()

    def refuse_if_only_read(self) -> None:
        """Raise SmallStoriesError where nothing may be written, or another computer took over."""
        if self.read_only:
            raise SmallStoriesError(f"project.only_read_{self.read_only}")
        if self.presence and (computer := self.presence.taken_by()) is not None:
            raise SmallStoriesError("project.taken_over", computer=computer)

    @contextmanager
    def _writing(self) -> Iterator[None]:
        """Store something, and count it; go on with a drive that was away and is back."""
        self.refuse_if_only_read()
        if self._reach.is_lost():
            self._connect_anew()
        try:
            yield
        except SmallStoriesError as error:
            self._reach.heard(error)
            raise
        self.count()

    def count(self) -> None:
        """Note beside the database how often something was stored in it."""
        self._stored = stored_count.stored(self.db)
        stored_count.tell(self.folder, self._stored)

    def is_within_reach(self) -> bool:
        """Tell whether changes can be stored; a disk that is back is connected anew."""
        try:
            if self._reach.is_lost() and not self.read_only:
                self._connect_anew()
        except SmallStoriesError:
            return False
        return not self._reach.is_lost()

    def _connect_anew(self) -> None:
        """Open the file again; raises SmallStoriesError where it is away or not as it was left."""
        with plain_errors(self.folder):
            db = connect(self.folder / PROJECT_DATABASE, self.key)
            if stored_count.stored(db) != self._stored:
                db.close()
                raise SmallStoriesError("project.not_as_left")
        if self.lock:
            self.lock.release()
            self.lock = locked(self.folder)
        with suppress(DatabaseError):
            self.db.close()
        self.db, self._reach = db, Reach(self.folder / PROJECT_DATABASE)

    def change(self, name: str, **fields: object) -> AbstractContextManager[None]:
        """Make all writes inside one named change: stored together, undone together.

        A change inside a change is part of the outer one. ``name`` is a key under ``changes`` in
        the string files, ``fields`` what its sentence needs.
        """
        return self._recorded(name, fields, undoable=True)

    def change_for_good(self, name: str, **fields: object) -> AbstractContextManager[None]:
        """Make all writes inside one named change that undo passes over."""
        return self._recorded(name, fields, undoable=False)

    @contextmanager
    def _recorded(self, name: str, fields: dict[str, object], *, undoable: bool) -> Iterator[None]:
        if self._open_change is not None:
            yield
            return
        try:
            with (
                self._writing(),
                change_record.recorded(
                    self.db, name, self.analyst, fields, undoable=undoable
                ) as number,
            ):
                self._open_change = number
                yield
                self._reach.refuse_if_lost()
        finally:
            self._open_change = None
        self._tell(change_record.changed(self.db, number))

    @contextmanager
    def growing(self, number: int) -> Iterator[None]:
        """Make all writes inside part of a change made before, stored together at once.

        So a long job stores each result as it comes, and one undo takes all of it back. What has
        been stored outlasts a power cut. Listeners hear of the new rows alone. Raises
        SmallStoriesError when the change was undone meanwhile.
        """
        newest = 0
        try:
            with (
                self._writing(),
                written_through(self.db),
                change_record.continued(self.db, number),
            ):
                self._open_change = number
                newest = change_record.newest_row(self.db)
                yield
                self._reach.refuse_if_lost()
        finally:
            self._open_change = None
        self._tell(change_record.changed(self.db, number, after_row=newest))

    def forget(self, number: int) -> None:
        """Take a change out of the record that has taken back itself all that it wrote."""
        change_record.forget(self.db, number)

    @property
    def open_change(self) -> int:
        """The number of the change that is being made."""
        assert self._open_change is not None
        return self._open_change

    def undo(self) -> Changed | None:
        """Take the newest change back; None when there is nothing left to undo."""
        with self._writing():
            changed = change_record.undo(self.db)
        return self._tell(changed)

    def redo(self) -> Changed | None:
        """Do again what was undone last; None when there is nothing to redo."""
        with self._writing():
            changed = change_record.redo(self.db)
        return self._tell(changed)

    def undo_to(self, number: int) -> Changed | None:
        """Take back every change after the one of an id; listeners hear of it once."""
        with self._writing():
            changed = change_record.undo_to(self.db, number)
        return self._tell(changed)

    def redo_to(self, number: int) -> Changed | None:
        """Do again what was undone, up to and with the change of an id."""
        with self._writing():
            changed = change_record.redo_to(self.db, number)
        return self._tell(changed)

    def next_undo(self) -> Change | None:
        """Return the change that undo would take back."""
        return None if self.read_only else change_record.next_undo(self.db)

    def next_redo(self) -> Change | None:
        """Return the change that redo would do again."""
        return None if self.read_only else change_record.next_redo(self.db)

    def history(self, limit: int = 200) -> list[Change]:
        """Return the newest changes, newest first."""
        return change_record.history(self.db, limit)

    def listen(self, listener: Listener) -> None:
        """Tell the listener of every change, undo and redo from now on."""
        self._listeners.append(listener)

    def stop_telling(self, listener: Listener) -> None:
        """Tell the listener nothing from now on."""
        self._listeners.remove(listener)

    def _tell(self, changed: Changed | None) -> Changed | None:
        if changed:
            # One may stop listening by what it hears.
            for listener in tuple(self._listeners):
                listener(changed)
        return changed


def open_project(folder: Path, passphrase: str | None = None) -> Project:
    """Open a project with its passphrase or recovery code.

    A project whose recordings are missing or damaged opens without them. Raises SmallStoriesError
    when another file is missing or damaged, the words are wrong, the project is open elsewhere, or
    it was written by a newer program; nothing is changed then.
    """
    _refuse_incomplete(folder)
    key, mended = keys.mended_key(folder, passphrase)
    project = open_with_key(folder, key)
    project.key_mended = mended
    return project


def open_with_key(folder: Path, key: bytes, *, take_over: bool = False) -> Project:
    """Open a project with its data key, also one that another computer says it has open.

    Raises SmallStoriesError as ``open_project`` does. ``missing`` tells how many of the latest
    changes are gone, ``log_lost`` that some may be, as the log of them is not there any more.
    """
    lock = locked(folder)
    owner = owner_of(folder)
    if owner and owner.is_elsewhere and not take_over:
        lock.release()
        raise SmallStoriesError("project.open_on", computer=owner.computer)
    no_log = not (folder / f"{PROJECT_DATABASE}-wal").exists()
    told = stored_count.told(folder)
    copying = Copying(folder, key, PROJECT_DATABASE)
    try:
        with plain_errors(folder):
            refuse_damaged(folder / PROJECT_DATABASE, key)
            db = connect(folder / PROJECT_DATABASE, key)
            refuse_strange(db)
            copying.begin()
            if not is_migrated(db):
                copying.wait()
                if not copying.is_first:
                    back_up_before_migration(folder, db, key, PROJECT_DATABASE)
            migrate(db)
            missing = max(0, (told or 0) - stored_count.stored(db))
            if is_erasing(db):
                copying.wait()
                go_on_erasing(folder, key, db, PROJECT_DATABASE)
            sounds_whole = look_after_sounds(folder, key, db)
            keys.let_copies_follow(folder, lambda copy: is_copy_of(copy / PROJECT_DATABASE, key))
    except BaseException:
        copying.wait()
        lock.release()
        raise
    project = Project(folder, db, key, lock, copying=copying, presence=Presence(folder))
    project.missing, project.sounds_damaged = missing, not sounds_whole
    first_today = copying.is_alive()
    project.looking = look_through(folder, key, PROJECT_DATABASE, with_sounds=first_today)
    # A project that an earlier program had open has no count.
    project.log_lost = told is None and owner is not None and no_log
    project.count()
    return project


def refuse_no_project(folder: Path) -> None:
    """Raise SmallStoriesError for what is not there, is no folder, or holds nothing of a project.

    One whose database is gone may still be rescued from its copies.
    """
    try:
        if not folder.exists():
            raise SmallStoriesError("project.not_found", name=folder.name)
        files = (keys.KEY_FILE, PROJECT_DATABASE)
        some = any((folder / file).exists() for file in files) or keys.is_in_a_copy(folder)
        if not folder.is_dir() or not some or (folder / UNFINISHED).exists():
            raise SmallStoriesError("project.no_project", name=folder.name)
    except OSError as error:
        key = "folder_closed" if isinstance(error, PermissionError) else "not_found"
        raise SmallStoriesError(f"project.{key}", name=folder.name) from error


def _refuse_incomplete(folder: Path) -> None:
    refuse_no_project(folder)
    files = (keys.KEY_FILE, PROJECT_DATABASE)
    missing = [file for file in files if not (folder / file).is_file()]
    if missing == [keys.KEY_FILE] and keys.is_in_a_copy(folder):
        return
    if missing:
        raise SmallStoriesError("project.file_missing", file=missing[0])


def folder_error(error: OSError, folder: Path) -> SmallStoriesError:
    """Return what to tell of a folder that did not take a file."""
    full = error.errno == errno.ENOSPC
    key = "project.folder_full" if full else "project.folder_unusable"
    return SmallStoriesError(key, name=folder.name)


def needs_passphrase(folder: Path) -> bool:
    """Tell whether opening the project asks for a passphrase."""
    return keys.needs_passphrase(folder)


def locked(folder: Path) -> FileLock:
    """Take the project's lock; raises SmallStoriesError when another window has it."""
    lock = FileLock(folder / LOCK, timeout=0)
    try:
        lock.acquire()
    except Timeout as error:
        raise SmallStoriesError("project.open_elsewhere", name=folder.name) from error
    except OSError as error:
        raise folder_error(error, folder) from error
    return lock
