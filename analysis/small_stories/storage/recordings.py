"""The sounds of a project: an encrypted database of its own that holds them in pieces of 1 MiB.

A recording has two: the file exactly as it was brought in, and the one canonical stream that was
made from it. Both are read in place, so no sound is ever written to disk unencrypted.
"""

import time
from collections.abc import Iterable, Iterator
from enum import StrEnum
from pathlib import Path
from typing import Final

from small_stories.errors import SmallStoriesError
from small_stories.read_anywhere import ReadAnywhere
from small_stories.storage.connection import (
    Database,
    DatabaseError,
    Migrations,
    connect,
    plain_errors,
)
from small_stories.storage.rows import delete, insert, update

RECORDINGS_DATABASE: Final = "recordings.db"
CHUNK_BYTES: Final = 1024 * 1024

recordings_migrations = Migrations("small-stories-recordings")


class SoundKind(StrEnum):
    """Which of a recording's two sounds it is."""

    ORIGINAL = "original"
    CANONICAL = "canonical"


@recordings_migrations()  # type: ignore[type-var]  # it is only ever given our own Database
def m001_make_the_tables(db: Database) -> None:
    """Make the tables of sounds and of their pieces."""
    db.execute(
        "CREATE TABLE sound (id INTEGER PRIMARY KEY AUTOINCREMENT,"
        " kind TEXT NOT NULL CHECK (kind IN ('original', 'canonical')), size INTEGER NOT NULL,"
        " settled INTEGER NOT NULL DEFAULT 0)"
    )
    db.execute(
        "CREATE TABLE chunk (id INTEGER PRIMARY KEY,"
        " sound_id INTEGER NOT NULL REFERENCES sound (id) ON DELETE CASCADE,"
        " position INTEGER NOT NULL, bytes BLOB NOT NULL, UNIQUE (sound_id, position))"
    )


def open_recordings(
    folder: Path, key: bytes, *, new: bool = False, read_only: bool = False
) -> Database:
    """Open a project folder's sounds with the project's data key, or make the file.

    Where the file was lost, writing makes another; its sounds take numbers that no recording of
    the project names. Raises SmallStoriesError when the file is damaged, was written by a newer
    program, or is not there to be read.
    """
    lost = not new and not (folder / RECORDINGS_DATABASE).is_file()
    if lost and read_only:
        raise SmallStoriesError("recording.file_missing")
    try:
        db = connect(folder / RECORDINGS_DATABASE, key, new=new or lost, read_only=read_only)
    except SmallStoriesError as error:
        if error.key == "project.damaged":
            raise SmallStoriesError("recording.file_damaged") from error
        raise
    if not read_only:
        try:
            _bring_up_to_date(db)
        except SmallStoriesError:
            db.close()
            raise
    if lost:
        db.execute(
            "INSERT INTO sqlite_sequence (name, seq) VALUES ('sound', ?)", [int(time.time())]
        )
    return db


def _bring_up_to_date(db: Database) -> None:
    """Make the tables that are missing; raises SmallStoriesError for a newer or a damaged file."""
    try:
        with plain_errors():
            _refuse_newer(db)
            recordings_migrations.apply(db)
    except DatabaseError as error:
        # After a damaged page SQLCipher says of each further step only that it did not work.
        raise SmallStoriesError("recording.file_damaged") from error
    except SmallStoriesError as error:
        if error.key == "project.damaged":
            raise SmallStoriesError("recording.file_damaged") from error
        raise


def _refuse_newer(db: Database) -> None:
    known = {migration.name for migration in recordings_migrations._migrations}
    if any(applied.name not in known for applied in recordings_migrations.applied(db)):
        raise SmallStoriesError("project.newer")


def write_sound(db: Database, kind: SoundKind, pieces: Iterable[bytes]) -> int:
    """Store the bytes of a sound and return its number; nothing stays of it after an error."""
    with plain_errors(), db.atomic():
        sound = insert(db, "sound", kind=kind, size=0)
        size = 0
        for position, piece in enumerate(_chunks(pieces)):
            insert(db, "chunk", sound_id=sound, position=position, bytes=piece)
            size += len(piece)
        update(db, "sound", sound, size=size)
    return sound


def rewrite_start(db: Database, sound: int, start: bytes) -> None:
    """Put other bytes, at most one chunk of them, in the place of a sound's first ones.

    A header that tells the length can only be known when the last sample has come.
    """
    with plain_errors(), db.atomic():
        row = next(
            db.query("SELECT id, bytes FROM chunk WHERE sound_id = ? AND position = 0", [sound])
        )
        update(db, "chunk", row["id"], bytes=start + row["bytes"][len(start) :])


def delete_sound(db: Database, sound: int) -> None:
    """Remove a sound; its pages are overwritten."""
    with plain_errors(), db.atomic():
        delete(db, "sound", id=sound)


def settle_sounds(db: Database, used: set[int]) -> None:
    """Note that a recording names these sounds; from then on only erasing removes them."""
    with plain_errors(), db.atomic():
        for sound in used:
            update(db, "sound", sound, settled=1)


def remove_unsettled(db: Database, used: set[int]) -> None:
    """Settle the sounds in use, and remove those that no recording ever named.

    A crash in an import can leave such. A sound that was named once stays, even if an older
    project.db was put back that knows nothing of it.
    """
    unsettled = {int(row["id"]) for row in db.query("SELECT id FROM sound WHERE NOT settled")}
    settle_sounds(db, unsettled & used)
    for sound in unsettled - used:
        delete_sound(db, sound)


def sounds_in_use(project_db: Database) -> set[int]:
    """Return the sounds that the project's recordings name, or would name after an undo or redo."""
    rows = project_db.execute(
        "SELECT original_sound_id, canonical_sound_id FROM recording"
        " UNION SELECT json_extract(coalesce(after, before), '$.original_sound_id'),"
        " json_extract(coalesce(after, before), '$.canonical_sound_id')"
        " FROM change_row WHERE table_name = 'recording'"
    )
    return {int(number) for row in rows for number in row}


class SoundFile(ReadAnywhere):
    """A stored sound as a file to read and seek in; holds one chunk in memory at a time.

    It reads through the connection it was given and does not close it.
    """

    def __init__(self, db: Database, sound: int) -> None:
        row = next(db.query("SELECT size FROM sound WHERE id = ?", [sound]), None)
        if row is None:
            raise SmallStoriesError("recording.sound_missing")
        super().__init__(int(row["size"]))
        self._db = db
        self._sound = sound
        self._chunk: tuple[int, bytes] = (-1, b"")

    def readinto(self, buffer: memoryview) -> int:  # type: ignore[override]
        """Fill the buffer from here on, at most to the end of a chunk; return how much it was."""
        position, offset = divmod(self._at, CHUNK_BYTES)
        piece = memoryview(self._bytes(position))[offset : offset + len(buffer)]
        buffer[: len(piece)] = piece
        self._at += len(piece)
        return len(piece)

    def _bytes(self, position: int) -> bytes:
        if self._chunk[0] != position:
            with plain_errors():
                row = self._db.execute(
                    "SELECT bytes FROM chunk WHERE sound_id = ? AND position = ?",
                    [self._sound, position],
                ).fetchone()
            self._chunk = (position, row[0] if row else b"")
        return self._chunk[1]


def _chunks(pieces: Iterable[bytes]) -> Iterator[bytes]:
    waiting = bytearray()
    for piece in pieces:
        waiting += piece
        while len(waiting) >= CHUNK_BYTES:
            yield bytes(waiting[:CHUNK_BYTES])
            del waiting[:CHUNK_BYTES]
    if waiting:
        yield bytes(waiting)
