"""A copy of a project for somebody else: whole for a second analyst, or without originals.

Each copy is encrypted anew with a key of its own, so that neither one's key opens the other. It is
made beside its place and put there when it is whole: what a crash leaves is never taken for a copy.
"""

import hashlib
import shutil
from collections.abc import Callable, Sequence
from contextlib import closing
from pathlib import Path
from typing import Final

from small_stories.changes.exporting import log_copy
from small_stories.erasing.destruction import Destruction, Keep, destroy, ready_quotes
from small_stories.errors import SmallStoriesError
from small_stories.storage import keys
from small_stories.storage.backups import BACKUPS
from small_stories.storage.connection import connect, plain_errors
from small_stories.storage.exports import NewExport
from small_stories.storage.interviews import interviews
from small_stories.storage.project_file import PROJECT_DATABASE, Project, open_with_key
from small_stories.storage.quotes import quotes
from small_stories.storage.recordings import RECORDINGS_DATABASE, open_recordings
from small_stories.storage.soundness import is_whole

_WHOLE: Final = (RECORDINGS_DATABASE, PROJECT_DATABASE)
# An archive's copy gets no sound to begin with: what was written once can be read from some disks.
_ARCHIVE: Final = (PROJECT_DATABASE,)
_PAGES: Final = 512  # copied between two looks at how far it is
_UNFINISHED: Final = ".new"

# Called with how many bytes are done of how many; each is copied and then read once more.
Progress = Callable[[int, int], object]


def hand_over(
    source: Path, key: bytes, target: Path, passphrase: str | None, progress: Progress | None = None
) -> str | None:
    """Write a whole copy with a passphrase of its own; return its recovery code.

    Copies of days are not in it. Raises SmallStoriesError when there is something already or no
    room, or the folder cannot be written to; nothing stays of it then.
    """
    _, code = _made(source, key, target, passphrase, _WHOLE, progress)
    _beside(target).rename(target)
    return code


def hand_to_archive(
    source: Path, key: bytes, target: Path, passphrase: str | None, progress: Progress | None = None
) -> tuple[Destruction, str | None]:
    """Write a copy of stories, quotes as printed, types and texts; return what is not in it.

    Recordings are not copied; transcripts, names, history and sheets are erased from the copy as
    at a destruction. The project itself stays as it is. Returned beside it is the copy's recovery
    code. Raises SmallStoriesError also where a text that stays holds a hidden name.
    """
    own_key, code = _made(source, key, target, passphrase, _ARCHIVE, progress)
    try:
        open_recordings(_beside(target), own_key, new=True).close()
        with open_with_key(_beside(target), own_key) as copy:
            gone = destroy(copy, Keep.STORIES)
    except BaseException:
        clear_away(target)
        raise
    _beside(target).rename(target)
    return gone, code


def clear_away(target: Path) -> None:
    """Remove what there is of a copy that was broken off; a finished one stays."""
    shutil.rmtree(_beside(target), ignore_errors=True)


def log_handed_over(project: Project, copy: Path, *, archive: bool) -> None:
    """Write down that a copy has left, with all it tells of; not where nothing can be written.

    Who withdraws later is told of it.
    """
    if project.read_only:
        return
    inside = ready_quotes(project) if archive else [each.id for each in quotes(project)]
    with (copy / PROJECT_DATABASE).open("rb") as file:
        digest = hashlib.file_digest(file, "sha256").hexdigest()
    kind = "archive_copy" if archive else "whole_copy"
    talks = tuple(each.id for each in interviews(project))
    log_copy(project, NewExport(kind, str(copy), digest, tuple(inside), interviews=talks))


def bytes_of_copy(source: Path, *, archive: bool = False) -> int:
    """Return about how many bytes a copy takes."""
    return _bytes(source, _present(source, _ARCHIVE if archive else _WHOLE))


def _bytes(source: Path, names: Sequence[str]) -> int:
    return sum((source / name).stat().st_size for name in names)


def _beside(target: Path) -> Path:
    return target.with_name(target.name + _UNFINISHED)


def _made(
    source: Path,
    key: bytes,
    target: Path,
    passphrase: str | None,
    databases: Sequence[str],
    progress: Progress | None,
) -> tuple[bytes, str | None]:
    if target.resolve().is_relative_to(source.resolve()):
        raise SmallStoriesError("handing_over.inside")
    names = _present(source, databases)
    folder = _make_room(target, _bytes(source, names))
    try:
        (folder / BACKUPS).mkdir()
        own_key, code = keys.new_key_file(folder, passphrase)
        done, whole = 0, 2 * _bytes(source, names)

        def tell(share: float) -> None:
            if progress is not None:
                progress(int(done + share * size), whole)

        for name in names:
            size = (source / name).stat().st_size
            _copy(source / name, key, folder / name, own_key, tell)
            done += 2 * size
    except OSError as error:
        clear_away(target)
        raise SmallStoriesError("project.folder_unusable", name=target.name) from error
    except BaseException:
        clear_away(target)
        raise
    return own_key, code


def _present(source: Path, databases: Sequence[str]) -> list[str]:
    return [name for name in databases if (source / name).is_file()]


def _make_room(target: Path, size: int) -> Path:
    """Make the folder beside, where there is a place and room for the copy."""
    if target.exists():
        raise SmallStoriesError("project.folder_taken", name=target.name)
    try:
        clear_away(target)
        _beside(target).mkdir(parents=True)
        free = shutil.disk_usage(_beside(target)).free
    except OSError as error:
        raise SmallStoriesError("project.folder_unusable", name=target.name) from error
    if free < size:
        clear_away(target)
        raise SmallStoriesError("project.folder_full", name=target.name)
    return _beside(target)


def _copy(
    file: Path, key: bytes, target: Path, own_key: bytes, tell: Callable[[float], None]
) -> None:
    """Copy one database under another key as it is now, and read the copy back."""
    with (
        plain_errors(target.parent),
        closing(connect(file, key, read_only=True)) as there,
        closing(connect(target, own_key, new=True)) as here,
    ):
        # From here on it is seen as it is now, whatever is done to the project meanwhile.
        there.execute("BEGIN")
        there.execute("SELECT count(*) FROM sqlite_master").fetchone()
        there.conn.backup(
            here.conn,
            pages=_PAGES,
            progress=lambda _, left, pages: tell((pages - left) / max(pages, 1)),
        )
    if not is_whole(target, own_key):
        raise SmallStoriesError("project.damaged")
    tell(2)
