"""Opening a project as far as it lets itself be opened: to work on, to read, or what was saved."""

from contextlib import closing
from pathlib import Path
from typing import Final

from small_stories.errors import SmallStoriesError
from small_stories.storage import keys
from small_stories.storage.connection import (
    Database,
    connect,
    copy_in_memory,
    in_memory,
    plain_errors,
)
from small_stories.storage.migrations import is_migrated, migrate, refuse_strange
from small_stories.storage.owner import owner_of
from small_stories.storage.project_file import (
    PROJECT_DATABASE,
    Project,
    ReadOnly,
    open_project,
    open_with_key,
)
from small_stories.storage.rescuing import Rescued, rescue

_TO_READ: Final = {
    "project.open_elsewhere": ReadOnly.ELSEWHERE,
    "project.open_on": ReadOnly.ELSEWHERE,
    "project.newer": ReadOnly.NEWER,
    "project.folder_unusable": ReadOnly.FOLDER,
    "project.read_only": ReadOnly.FOLDER,
    "project.disk_full": ReadOnly.FULL,
}


def open_as_far_as_can_be(
    folder: Path, passphrase: str | None = None
) -> tuple[Project, Rescued | None]:
    """Open a project; for reading alone where it cannot be written to or is damaged.

    Raises SmallStoriesError as ``open_project`` does where it cannot even be read.
    """
    try:
        return open_project(folder, passphrase), None
    except SmallStoriesError as error:
        if error.key == "project.damaged":
            return rescue(folder, keys.data_key(folder, passphrase))
        why = _TO_READ.get(error.key)
        if why is None or not (folder / PROJECT_DATABASE).is_file():
            raise
        return _open_to_read(folder, passphrase, why, error), None


def can_take_over(project: Project) -> bool:
    """Tell whether it is another computer that has the project open, and no window of this one."""
    owner = owner_of(project.folder)
    elsewhere = owner is not None and owner.is_elsewhere
    return project.read_only is ReadOnly.ELSEWHERE and elsewhere


def take_over(project: Project) -> Project:
    """Close a project that is open for reading and open it for work, whoever has it open."""
    project.close()
    return open_with_key(project.folder, project.key, take_over=True)


def _open_to_read(
    folder: Path, passphrase: str | None, why: ReadOnly, error: SmallStoriesError
) -> Project:
    key = keys.data_key(folder, passphrase)
    with plain_errors(folder):
        db = connect(folder / PROJECT_DATABASE, key, read_only=True)
        if not is_migrated(db):
            db.close()
            db = _brought_up_to_date(folder / PROJECT_DATABASE, key)
        if not _has_all_columns(db):
            db.close()
            raise error
    return Project(folder, db, key, None, read_only=why)


def _brought_up_to_date(file: Path, key: bytes) -> Database:
    """Read what an earlier program wrote into memory, and bring it to this program's schema there.

    It stands in no file, so nothing is written where nothing can be, nor unencrypted anywhere.
    """
    db = copy_in_memory(file, key)
    refuse_strange(db)
    migrate(db)
    return db


def _has_all_columns(db: Database) -> bool:
    """Tell whether a newer program left everything where this one looks for it."""
    with closing(in_memory()) as mine:
        migrate(mine)
        return all(_columns(mine, table) <= _columns(db, table) for table in mine.table_names())


def _columns(db: Database, table: str) -> set[str]:
    return {row[1] for row in db.execute(f'PRAGMA table_info("{table}")')}
