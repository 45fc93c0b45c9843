"""How a database of a project is opened: the one place that knows SQLCipher and its settings."""

import os
import shutil
import sqlite3
import sys
from collections.abc import Generator, Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from types import ModuleType
from typing import Any, Final, cast

import sqlcipher3
import sqlcipher3.dbapi2

from small_stories.errors import SmallStoriesError

# sqlite-utils catches the exceptions of the driver it finds under these names; SQLCipher's are no
# subclasses of the standard library's, so they have to be in place before its first import.
sys.modules["pysqlite3"] = sqlcipher3
sys.modules["pysqlite3.dbapi2"] = sqlcipher3.dbapi2

# sqlite-utils imports numpy where there is one, only to know its types; the window need not wait
# for that.
_numpy = sys.modules.get("numpy")
sys.modules["numpy"] = cast(ModuleType, None)
import sqlite_utils  # noqa: E402
from sqlite_utils import Migrations  # noqa: E402

if _numpy is None:
    del sys.modules["numpy"]
else:
    sys.modules["numpy"] = _numpy

__all__ = [
    "Database", "DatabaseError", "Migrations", "connect", "copy_in_memory", "in_memory",
    "plain_errors", "written_through",
]  # fmt: skip

DatabaseError = sqlcipher3.dbapi2.DatabaseError

# What opening a database takes for its log and index, in bytes.
_ROOM_NEEDED: Final = 256 * 1024
# SQLite opens no longer one, in bytes: 512 at most, and Windows 260, with the file's own name.
_PATH_AT_MOST: Final = 230 if sys.platform == "win32" else 480

_NO_INDEX: Final = ("project.disk_full", "project.disk_gone")

_SETTINGS: Final = (
    "PRAGMA journal_mode = WAL",
    "PRAGMA synchronous = NORMAL",
    "PRAGMA foreign_keys = ON",
    "PRAGMA secure_delete = ON",
    "PRAGMA busy_timeout = 5000",
    "PRAGMA temp_store = MEMORY",
)


class Database(sqlite_utils.Database):
    """An encrypted database; what it says of disk, folder and file is told plainly."""

    def execute(
        self, sql: str, parameters: Sequence[Any] | dict[str, Any] | None = None
    ) -> sqlite3.Cursor:
        """Run one statement; raises SmallStoriesError as ``plain_errors`` does."""
        with plain_errors():
            return super().execute(sql, parameters)

    def query(
        self, sql: str, params: Sequence[Any] | dict[str, Any] | None = None
    ) -> Generator[dict[Any, Any], None, None]:
        """Run one query and yield its rows by the names of their columns; raises the same."""
        with plain_errors():
            rows = super().query(sql, params)
        return _plainly(rows)


def _plainly(rows: Iterable[dict[Any, Any]]) -> Generator[dict[Any, Any], None, None]:
    with plain_errors():
        yield from rows


def connect(path: Path, key: bytes, *, new: bool = False, read_only: bool = False) -> Database:
    """Open an encrypted database with its 32-byte key, or make a new one.

    Raises SmallStoriesError when the file is missing or empty, or no database of this key.
    """
    if not new and path.is_file() and path.stat().st_size == 0:
        raise SmallStoriesError("project.damaged")
    mode = "ro" if read_only else "rwc" if new else "rw"
    try:
        return _opened(_address(path, mode), path.parent, key, read_only=read_only)
    except SmallStoriesError as error:
        # A full disk has no room for the index of a log; where there is no log, none is needed.
        log = _log_of(path)
        if not read_only or error.key not in _NO_INDEX or (log.exists() and log.stat().st_size):
            raise
        return _opened(f"{_address(path, mode)}&immutable=1", path.parent, key, read_only=True)


def _opened(address: str, folder: Path, key: bytes, *, read_only: bool) -> Database:
    with plain_errors(folder):
        connection = sqlcipher3.connect(address, uri=True, check_same_thread=False)
        try:
            connection.execute("PRAGMA cipher_log_level = NONE")
            connection.execute(f"PRAGMA key = \"x'{key.hex()}'\"")
            connection.execute("SELECT count(*) FROM sqlite_master").fetchone()
            # Only who may write can choose the journal.
            for setting in _SETTINGS[1:] if read_only else _SETTINGS:
                connection.execute(setting).fetchall()
        except DatabaseError:
            connection.close()
            raise
    return Database(cast(sqlite3.Connection, connection), execute_plugins=False)


def _address(path: Path, mode: str) -> str:
    if mode == "ro" and not _can_be_written_beside(path):
        mode += "&immutable=1"  # no index of the log can be made, nor is there a log
    return f"{path.absolute().as_uri()}?mode={mode}"


def _can_be_written_beside(path: Path) -> bool:
    return os.access(path.parent, os.W_OK) or _log_of(path).exists()


def _log_of(path: Path) -> Path:
    return path.with_name(f"{path.name}-wal")


def in_memory() -> Database:
    """Return a database that stands in no file."""
    connection = sqlcipher3.connect(":memory:", check_same_thread=False)
    return Database(cast(sqlite3.Connection, connection), execute_plugins=False)


def copy_in_memory(path: Path, key: bytes) -> Database:
    """Return what an encrypted database holds, in memory alone; the file is only read."""
    # By an address, so that the other one can be told by its own.
    connection = sqlcipher3.connect("file::memory:", uri=True, check_same_thread=False)
    with plain_errors(path.parent):
        try:
            connection.execute(f"ATTACH ? AS there KEY \"x'{key.hex()}'\"", [_address(path, "ro")])
            connection.execute("SELECT sqlcipher_export('main', 'there')").fetchall()
            connection.commit()
            connection.execute("DETACH there")
            # It wrote triggers into the schema that the connection has not read yet.
            connection.execute("PRAGMA writable_schema = RESET")
        except DatabaseError:
            connection.close()
            raise
    return Database(cast(sqlite3.Connection, connection), execute_plugins=False)


@contextmanager
def written_through(db: Database) -> Iterator[None]:
    """Wait with each transaction inside until it is on the disk: a power cut does not take it."""
    db.execute("PRAGMA synchronous = FULL")
    try:
        yield
    finally:
        db.execute("PRAGMA synchronous = NORMAL")


@contextmanager
def plain_errors(folder: Path | None = None) -> Iterator[None]:
    """Turn what SQLite says of disk, folder and file into an error a user can be told.

    With the folder of the file, a disk without room is told from one that is gone.
    """
    try:
        yield
    except DatabaseError as error:
        key = _error_key(str(error))
        if key is None:
            raise
        raise SmallStoriesError(_told_apart(key, folder)) from error
    except MemoryError as error:
        # What SQLCipher says of a page that is not what it was written as.
        raise SmallStoriesError("project.damaged") from error
    except SmallStoriesError as error:
        if _told_apart(error.key, folder) == error.key:
            raise
        raise SmallStoriesError(_told_apart(error.key, folder)) from error


def _told_apart(key: str, folder: Path | None) -> str:
    if key != "project.disk_gone" or folder is None:
        return key
    if _is_full(folder):
        return "project.disk_full"
    long = len(os.fsencode(folder.absolute())) > _PATH_AT_MOST
    return "project.path_too_long" if long else key


def _is_full(folder: Path) -> bool:
    try:
        return shutil.disk_usage(folder).free < _ROOM_NEEDED
    except OSError:
        return False


def _error_key(message: str) -> str | None:
    told = {
        "database or disk is full": "project.disk_full",
        "disk I/O error": "project.disk_gone",
        "unable to open database file": "project.disk_gone",
        "attempt to write a readonly database": "project.read_only",
        "readonly": "project.read_only",
        "database is locked": "project.busy",
        "file is not a database": "project.damaged",
        "malformed": "project.damaged",
    }
    return next((key for words, key in told.items() if words in message), None)
