"""A recording into the encrypted project: the file exactly as it is, and its canonical sound.

Both or neither: they are written in one transaction, and what cannot be finished leaves nothing.
"""

import hashlib
import os
import shutil
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from small_stories.apart.reading import Room
from small_stories.changes.recordings import NewRecording
from small_stories.clock import clock
from small_stories.errors import SmallStoriesError
from small_stories.storage.connection import Database, plain_errors
from small_stories.storage.recordings import CHUNK_BYTES, SoundFile, SoundKind, write_sound
from small_stories.transcribing.sound.canonical import (
    CANONICAL_BYTES_A_MS,
    Progress,
    store_canonical,
)
from small_stories.transcribing.sound.decoding_apart import (
    DecodingApart,
    decoding_apart,
    stated_length_ms,
)

_SPARE_BYTES: Final = 16 * 1024 * 1024
_PLACES_TOLD: Final = 5
_TIMES_WRITTEN: Final = 2
"""What a transaction writes stands first in the log and then in the database as well."""


@dataclass(frozen=True, slots=True)
class Remark:
    """A sentence to be told of a recording that was brought in: its key and its fields."""

    key: str
    fields: dict[str, str | int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class StoredSounds:
    """A recording whose sounds are stored, and what has to be told of it."""

    recording: NewRecording
    remarks: tuple[Remark, ...]


def store_sounds(
    sounds: Database, folder: Path, path: Path, progress: Progress | None = None
) -> StoredSounds:
    """Store a recording as it is and as canonical sound; nothing names the two sounds yet.

    Raises SmallStoriesError when the project's folder has no room for it, when it cannot be read,
    changes meanwhile, or holds no sound; nothing is stored then.
    """
    found = hashlib.sha256()

    def pieces() -> Iterator[bytes]:
        for piece in bytes_of(path):
            found.update(piece)
            yield piece

    with Room() as room:
        refuse_without_space(folder, path, stated_length_ms(path, room))
        with plain_errors(folder), sounds.atomic():
            original = write_sound(sounds, SoundKind.ORIGINAL, pieces())
            # Decoded from what was stored: the two cannot differ, even if the file changes now.
            decoding = DecodingApart(SoundFile(sounds, original), path.name, room)
            canonical = store_canonical(sounds, decoding, progress)
    whole = decoding.told.whole
    recording = NewRecording(
        path.name, found.hexdigest(), decoding.duration_ms, whole, original, canonical
    )
    return StoredSounds(recording, tuple(remarks_on(path.name, decoding)))


def refuse_without_space(folder: Path, path: Path, stated_ms: int) -> None:
    """Raise SmallStoriesError when the disk of a project has no room for a recording's sounds."""
    try:
        size = path.stat().st_size
        free = shutil.disk_usage(folder).free
    except OSError:
        return  # Opening the one or writing to the other tells what is wrong.
    canonical = stated_ms * CANONICAL_BYTES_A_MS
    needed = _TIMES_WRITTEN * (size + canonical) + _SPARE_BYTES
    if needed > free:
        raise SmallStoriesError(
            "recording.no_room", name=path.name, needed=_megabytes(needed), free=_megabytes(free)
        )


def bytes_of(path: Path) -> Iterator[bytes]:
    """Yield the bytes of a file that stays the same from its first byte to its last.

    Raises SmallStoriesError where it cannot be opened or read, and where it changes meanwhile.
    """
    try:
        file = path.open("rb")
    except OSError as error:
        raise SmallStoriesError("recording.not_found", name=path.name) from error
    with file:
        try:
            before, read = os.fstat(file.fileno()), 0
            while piece := file.read(CHUNK_BYTES):
                read += len(piece)
                yield piece
            after = os.fstat(file.fileno())
        except OSError as error:
            raise SmallStoriesError("recording.reading_stopped", name=path.name) from error
    if (before.st_mtime_ns, before.st_size) != (after.st_mtime_ns, read):
        raise SmallStoriesError("recording.changing", name=path.name)


def heard_to_the_end(path: Path) -> tuple[Remark, ...]:
    """Decode a recording and keep nothing of it; return what has to be told of it."""
    with decoding_apart(path) as decoding:
        for _ in decoding.parts():
            pass
    return tuple(remarks_on(path.name, decoding))


def remarks_on(name: str, decoding: DecodingApart) -> Iterator[Remark]:
    """Yield what has to be told of a recording that was decoded to its end."""
    told = decoding.told
    if not told.whole:
        yield Remark("transcribing.cut_off", {"name": name, "time": clock(decoding.duration_ms)})
    if holes := told.holes:
        seconds = max(1, round(sum(hole.length_ms for hole in holes) / 1000))
        places = ", ".join(clock(hole.start_ms) for hole in holes[:_PLACES_TOLD])
        places += " …" if len(holes) > _PLACES_TOLD else ""
        yield Remark("transcribing.holes", {"name": name, "places": places, "seconds": seconds})
    if told.tracks > 1:
        yield Remark("transcribing.tracks", {"name": name, "tracks": told.tracks})


def _megabytes(size: int) -> int:
    return -(-size // 1_000_000)
