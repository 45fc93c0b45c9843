"""Taking sounds out of a project for good, also where their file is damaged."""

import shutil
from collections.abc import Collection
from contextlib import closing, suppress
from pathlib import Path
from typing import Final

from small_stories.errors import SmallStoriesError
from small_stories.storage.connection import Database, DatabaseError
from small_stories.storage.pages_written_anew import leave_no_page
from small_stories.storage.recordings import (
    RECORDINGS_DATABASE,
    delete_sound,
    open_recordings,
)
from small_stories.storage.rows import insert

_BESIDE: Final = "recordings.new"
_UNREADABLE: Final = (SmallStoriesError, DatabaseError, MemoryError)


def refuse_unreadable(folder: Path, key: bytes) -> None:
    """Raise SmallStoriesError where nobody's sounds can be told from another's in their file."""
    if (folder / RECORDINGS_DATABASE).is_file() and _sounds_in(folder, key) is None:
        raise SmallStoriesError("erasing.sounds_damaged", file=RECORDINGS_DATABASE)


def erase_sounds(folder: Path, key: bytes, sounds: Collection[int] | None) -> None:
    """Erase these sounds, or all of them; of a damaged file, what can be read of the rest stays.

    Raises as ``refuse_unreadable`` does, though not where all of them go.
    """
    if not (folder / RECORDINGS_DATABASE).is_file():
        return
    try:
        with closing(open_recordings(folder, key)) as db:
            there = [int(row[0]) for row in db.execute("SELECT id FROM sound")]
            for sound in there if sounds is None else sounds:
                delete_sound(db, sound)
            leave_no_page(db)
    except _UNREADABLE:
        if sounds is not None:
            refuse_unreadable(folder, key)
        _write_anew(folder, key, sounds)


def _sounds_in(folder: Path, key: bytes) -> list[dict[str, object]] | None:
    try:
        with closing(open_recordings(folder, key, read_only=True)) as db:
            return list(db.query("SELECT * FROM sound"))
    except _UNREADABLE:
        return None


def _write_anew(folder: Path, key: bytes, gone: Collection[int] | None) -> None:
    """Put another file in its place, with what can be read of the sounds that stay."""
    beside = folder / _BESIDE
    shutil.rmtree(beside, ignore_errors=True)
    beside.mkdir()
    try:
        with closing(open_recordings(beside, key, new=True)) as new:
            if gone is not None:
                with closing(open_recordings(folder, key, read_only=True)) as old:
                    _copy(old, new, gone)
        for end in ("-wal", "-shm", "-journal"):
            (folder / f"{RECORDINGS_DATABASE}{end}").unlink(missing_ok=True)
        (beside / RECORDINGS_DATABASE).replace(folder / RECORDINGS_DATABASE)
    finally:
        shutil.rmtree(beside, ignore_errors=True)


def _copy(old: Database, new: Database, gone: Collection[int]) -> None:
    numbers = old.execute("SELECT id, sound_id FROM chunk").fetchall()
    with new.atomic():
        for row in old.query("SELECT * FROM sound"):
            if row["id"] not in gone:
                insert(new, "sound", **row)
        for number, sound in numbers:
            # A piece that cannot be read is heard as silence, as it was before.
            with suppress(*_UNREADABLE):
                if sound not in gone:
                    (piece,) = old.query("SELECT * FROM chunk WHERE id = ?", [number])
                    insert(new, "chunk", **piece)
