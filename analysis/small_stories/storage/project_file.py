"""A project on disk: a folder with two encrypted databases, a key file and backups."""

from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from types import TracebackType
from typing import Final, Self

from filelock import FileLock, Timeout

from small_stories.errors import SmallStoriesError
from small_stories.storage import change_record, keys
from small_stories.storage.change_record import Change, Changed
from small_stories.storage.connection import Database, connect
from small_stories.storage.migrations import migrate
from small_stories.storage.recordings import (
    RECORDINGS_DATABASE,
    open_recordings,
    remove_unused,
    sounds_in_use,
)
from small_stories.storage.rows import insert

SUFFIX: Final = ".smallstories"
PROJECT_DATABASE: Final = "project.db"
_LOCK: Final = "lock"

Listener = Callable[[Changed], None]


@dataclass(slots=True)
class Project:
    """An open project; every write to it goes through ``change``."""

    folder: Path
    db: Database
    key: bytes = field(repr=False)
    lock: FileLock = field(repr=False)
    analyst: str = ""
    recovery_code: str | None = field(default=None, repr=False)
    _listeners: list[Listener] = field(default_factory=list, repr=False)
    _open_change: int | None = None

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
        self.db.close()
        self.lock.release()

    @contextmanager
    def change(self, name: str, **fields: object) -> Iterator[None]:
        """Make all writes inside one named change: stored together, undone together.

        A change inside a change is part of the outer one. ``name`` is a key under ``changes`` in
        the string files, ``fields`` what its sentence needs.
        """
        if self._open_change is not None:
            yield
            return
        try:
            with change_record.recorded(self.db, name, self.analyst, fields) as number:
                self._open_change = number
                yield
        finally:
            self._open_change = None
        self._tell(change_record.changed(self.db, number))

    def undo(self) -> Changed | None:
        """Take the newest change back; None when there is nothing left to undo."""
        return self._tell(change_record.undo(self.db))

    def redo(self) -> Changed | None:
        """Do again what was undone last; None when there is nothing to redo."""
        return self._tell(change_record.redo(self.db))

    def next_undo(self) -> Change | None:
        """Return the change that undo would take back."""
        return change_record.next_undo(self.db)

    def next_redo(self) -> Change | None:
        """Return the change that redo would do again."""
        return change_record.next_redo(self.db)

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
            for listener in self._listeners:
                listener(changed)
        return changed


def create_project(folder: Path, name: str, passphrase: str | None = None) -> Project:
    """Make a new encrypted project in a folder that must not hold anything yet.

    The recovery code stands in ``recovery_code`` this once. Raises SmallStoriesError when the
    folder is taken or cannot be written to.
    """
    try:
        if folder.exists() and any(folder.iterdir()):
            raise SmallStoriesError("project.folder_taken", name=folder.name)
        folder.mkdir(parents=True, exist_ok=True)
        lock = _locked(folder)
        key, code = keys.new_key_file(folder, passphrase)
        (folder / "backups").mkdir()
    except OSError as error:
        raise SmallStoriesError("project.folder_unusable", name=folder.name) from error
    project = Project(folder, connect(folder / PROJECT_DATABASE, key), key, lock)
    project.recovery_code = code
    migrate(project.db)
    open_recordings(folder, key).close()
    with project.change("project.created"):
        now = datetime.now(UTC).isoformat(timespec="seconds")
        insert(project.db, "project", id=1, name=name, created_at=now)
    return project


def open_project(folder: Path, passphrase: str | None = None) -> Project:
    """Open a project with its passphrase or recovery code.

    Raises SmallStoriesError when a file is missing or damaged, the words are wrong, the project is
    open elsewhere, or it was written by a newer program; nothing is changed then.
    """
    if not folder.is_dir():
        raise SmallStoriesError("project.not_found", name=folder.name)
    for file in (keys.KEY_FILE, PROJECT_DATABASE, RECORDINGS_DATABASE):
        if not (folder / file).is_file():
            raise SmallStoriesError("project.file_missing", file=file)
    key = keys.data_key(folder, passphrase)
    lock = _locked(folder)
    try:
        db = connect(folder / PROJECT_DATABASE, key)
        migrate(db)
        with closing(open_recordings(folder, key)) as sounds:
            remove_unused(sounds, sounds_in_use(db))
    except SmallStoriesError:
        lock.release()
        raise
    return Project(folder, db, key, lock)


def needs_passphrase(folder: Path) -> bool:
    """Tell whether opening the project asks for a passphrase."""
    return keys.needs_passphrase(folder)


def _locked(folder: Path) -> FileLock:
    lock = FileLock(folder / _LOCK, timeout=0)
    try:
        lock.acquire()
    except Timeout as error:
        raise SmallStoriesError("project.open_elsewhere", name=folder.name) from error
    except OSError as error:
        raise SmallStoriesError("project.folder_unusable", name=folder.name) from error
    return lock
