"""A copy of a project for somebody else: whole for a second analyst, or without originals.

Each copy is encrypted anew with a key of its own, so that neither one's key opens the other.
"""

import shutil
from contextlib import closing
from pathlib import Path

from small_stories.erasing.destruction import Destruction, Keep, destroy
from small_stories.errors import SmallStoriesError
from small_stories.storage import keys
from small_stories.storage.backups import BACKUPS
from small_stories.storage.connection import connect, plain_errors
from small_stories.storage.project_file import PROJECT_DATABASE, Project, open_with_key
from small_stories.storage.recordings import RECORDINGS_DATABASE
from small_stories.storage.soundness import is_whole


def hand_over(project: Project, folder: Path, passphrase: str) -> str | None:
    """Write a whole copy with a passphrase of its own; return its recovery code.

    Copies of days are not in it. Raises SmallStoriesError when the folder is there already or
    cannot be written to; nothing stays of it then.
    """
    _, code = _copied(project, folder, passphrase)
    return code


def hand_to_archive(
    project: Project, folder: Path, passphrase: str | None
) -> tuple[Destruction, str | None]:
    """Write a copy of stories, quotes as printed, types and texts; return what is not in it.

    Recordings, transcripts, names, history and sheets are erased from the copy as at a destruction;
    the project itself stays as it is. Returned beside it is the copy's recovery code. Raises
    SmallStoriesError also where a text that stays holds a hidden name.
    """
    key, code = _copied(project, folder, passphrase)
    try:
        with open_with_key(folder, key) as copy:
            gone = destroy(copy, Keep.STORIES)
    except BaseException:
        shutil.rmtree(folder, ignore_errors=True)
        raise
    return gone, code


def _copied(project: Project, folder: Path, passphrase: str | None) -> tuple[bytes, str | None]:
    try:
        folder.mkdir(parents=True)
    except FileExistsError as error:
        raise SmallStoriesError("project.folder_taken", name=folder.name) from error
    except OSError as error:
        raise SmallStoriesError("project.folder_unusable", name=folder.name) from error
    try:
        (folder / BACKUPS).mkdir()
        key, code = keys.new_key_file(folder, passphrase)
        for name in (RECORDINGS_DATABASE, PROJECT_DATABASE):
            if (project.folder / name).is_file():
                _copy(project, folder / name, key)
    except OSError as error:
        shutil.rmtree(folder, ignore_errors=True)
        raise SmallStoriesError("project.folder_unusable", name=folder.name) from error
    except BaseException:
        shutil.rmtree(folder, ignore_errors=True)
        raise
    return key, code


def _copy(project: Project, target: Path, key: bytes) -> None:
    """Copy one database under another key, and read the copy back."""
    source = project.folder / target.name
    with (
        plain_errors(target.parent),
        closing(connect(source, project.key, read_only=True)) as there,
        closing(connect(target, key, new=True)) as here,
    ):
        there.conn.backup(here.conn)
    if not is_whole(target, key):
        raise SmallStoriesError("project.damaged")
