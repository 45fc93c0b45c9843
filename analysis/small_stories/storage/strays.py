"""Copies of a project's databases that lie in its folder and are none of its own.

Programs that keep folders alike put a second file beside one that two computers wrote, and people
copy files by hand. The project's key opens them: what is erased has to go from them as well.
"""

from collections.abc import Iterator
from pathlib import Path
from typing import Final

from small_stories.storage.backups import BACKUPS, is_copy_of
from small_stories.storage.recordings import RECORDINGS_DATABASE

_LOGS: Final = ("-wal", "-shm", "-journal")
_PAGE: Final = 4096


def strays(folder: Path, key: bytes, database: str) -> Iterator[Path]:
    """Yield each file below a project's folder that its key opens; not its own, nor its copies."""
    own = {folder / database, folder / RECORDINGS_DATABASE}
    for file in sorted(folder.rglob("*")):
        ours = file in own or file.relative_to(folder).parts[0] == BACKUPS
        if ours or file.is_symlink() or not file.is_file() or file.name.endswith(_LOGS):
            continue
        if file.stat().st_size >= _PAGE and is_copy_of(file, key):
            yield file


def remove_with_logs(file: Path) -> None:
    """Remove a database and what SQLite keeps beside it."""
    for end in ("", *_LOGS):
        file.with_name(f"{file.name}{end}").unlink(missing_ok=True)
