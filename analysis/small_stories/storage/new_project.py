"""Making a project: a folder that counts as empty until all of it is there."""

from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path

from filelock import FileLock

from small_stories.errors import SmallStoriesError
from small_stories.storage import change_record, keys
from small_stories.storage.backups import BACKUPS
from small_stories.storage.connection import connect, plain_errors
from small_stories.storage.migrations import migrate
from small_stories.storage.owner import OWNER_FILE, Presence
from small_stories.storage.project_file import (
    LOCK,
    PROJECT_DATABASE,
    UNFINISHED,
    Project,
    folder_error,
    locked,
)
from small_stories.storage.recordings import RECORDINGS_DATABASE, open_recordings
from small_stories.storage.rows import insert
from small_stories.storage.stored_count import COUNT_FILE


def create_project(folder: Path, name: str, passphrase: str | None = None) -> Project:
    """Make a new encrypted project in a folder that must not hold anything yet.

    The recovery code stands in ``recovery_code`` this once. Until ``finish_project`` the folder
    counts as empty, so that a crash does not leave one that can be neither opened nor used.
    Raises SmallStoriesError when the folder is taken or cannot be written to; nothing of the
    project stays then.
    """
    was_there = folder.is_dir()
    _make_room(folder)
    try:
        lock = locked(folder)
        key, code = keys.new_key_file(folder, passphrase)
        (folder / BACKUPS).mkdir()
        with plain_errors(folder):
            project = _new_project(folder, key, lock, name)
    except (OSError, SmallStoriesError) as error:
        _clear(folder)
        if not was_there:
            _leave_no_folder(folder)
        if isinstance(error, SmallStoriesError) and error.key == "project.disk_full":
            raise SmallStoriesError("project.folder_full", name=folder.name) from error
        if isinstance(error, SmallStoriesError):
            raise
        raise folder_error(error, folder) from error
    project.recovery_code = code
    project.presence = Presence(folder)
    return project


def finish_project(project: Project) -> None:
    """Make everything done so far the ground of undo, and the project one that can be opened."""
    change_record.keep_all(project.db)
    (project.folder / UNFINISHED).unlink()


def _make_room(folder: Path) -> None:
    """Make the folder, or empty it of a project whose making was cut off."""
    try:
        if (folder / UNFINISHED).exists():
            with locked(folder):
                _clear(folder)
        if folder.exists() and any(folder.iterdir()):
            raise SmallStoriesError("project.folder_taken", name=folder.name)
        folder.mkdir(parents=True, exist_ok=True)
        (folder / UNFINISHED).touch()
    except OSError as error:
        raise folder_error(error, folder) from error


def _clear(folder: Path) -> None:
    """Remove what a new project has made so far, and nothing else."""
    names = (LOCK, OWNER_FILE, COUNT_FILE, keys.KEY_FILE, PROJECT_DATABASE,
             RECORDINGS_DATABASE)  # fmt: skip
    logs = [f"{name}{end}" for name in names[-2:] for end in ("-wal", "-shm", "-journal")]
    for name in (*names, *logs, UNFINISHED):
        (folder / name).unlink(missing_ok=True)
    if (folder / BACKUPS).is_dir():
        (folder / BACKUPS).rmdir()


def _leave_no_folder(folder: Path) -> None:
    """Remove the folder as well, where nothing of anybody's is in it."""
    with suppress(OSError):
        folder.rmdir()


def _new_project(folder: Path, key: bytes, lock: FileLock, name: str) -> Project:
    project = Project(folder, connect(folder / PROJECT_DATABASE, key, new=True), key, lock)
    try:
        migrate(project.db)
        project.count()
        open_recordings(folder, key, new=True).close()
        with project.change("project.created"):
            now = datetime.now(UTC).isoformat(timespec="seconds")
            insert(project.db, "project", id=1, name=name, created_at=now)
    except BaseException:
        project.close()
        raise
    return project
