"""Whether all that a project holds is whole: pages, ties, spans, sounds and copies."""

import hashlib
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from small_stories.errors import SmallStoriesError
from small_stories.storage.backups import BACKUPS, is_unfinished
from small_stories.storage.connection import Database, DatabaseError, connect
from small_stories.storage.recordings import RECORDINGS_DATABASE, SoundFile, open_recordings

_UNREADABLE: Final = (SmallStoriesError, DatabaseError, MemoryError)
_PIECE: Final = 1 << 20
# tables whose rows stand from ``start`` to ``end`` in a turn
_IN_TURNS: Final = ("span", "quote_span", "quote_decision", "theme_marker", "story_part")


@dataclass(frozen=True, slots=True)
class Finding:
    """Something that is not whole; ``kind`` is a key under ``soundness`` in the string files.

    ``name`` is a file, a day or a code, never words of an interview; ``count`` how many there are.
    """

    kind: str
    name: str = ""
    count: int = 1


def check_files(folder: Path, key: bytes, database: str) -> Iterator[Finding]:
    """Yield what is not whole in a project's files, which are only read; nothing when all is."""
    found = list(_of_file(folder / database, key))
    yield from found
    if all(each.kind == "ties" for each in found):
        with closing(connect(folder / database, key, read_only=True)) as db:
            yield from _spans(db)
            yield from _sounds(folder, key, db)
    there = folder / BACKUPS
    for copy in sorted(there.iterdir()) if there.is_dir() else ():
        if not is_unfinished(copy) and list(_of_file(copy / database, key)):
            yield Finding("copy", copy.name)


def is_whole(path: Path, key: bytes) -> bool:
    """Tell whether a database can be read to its last page."""
    return not list(_of_file(path, key))


def _of_file(path: Path, key: bytes) -> Iterator[Finding]:
    """Yield what SQLCipher and SQLite find amiss: pages, their order, rows that refer to none."""
    if not path.is_file():
        yield Finding("missing", path.name)
        return
    try:
        with closing(connect(path, key, read_only=True)) as db:
            if pages := db.execute("PRAGMA cipher_integrity_check").fetchall():
                yield Finding("pages", path.name, len(pages))
                return
            if db.execute("PRAGMA integrity_check").fetchall() != [("ok",)]:
                yield Finding("order", path.name)
            if ties := db.execute("PRAGMA foreign_key_check").fetchall():
                yield Finding("ties", path.name, len(ties))
    except _UNREADABLE:
        yield Finding("unreadable", path.name)


def _spans(db: Database) -> Iterator[Finding]:
    for table in _IN_TURNS:
        outside = db.execute(
            f'SELECT count(*) FROM "{table}" AS place JOIN turn ON turn.id = turn_id'
            ' WHERE place.start < 0 OR place."end" < place.start'
            ' OR place."end" > length(turn.text)'
        ).fetchone()[0]
        if outside:
            yield Finding("outside", table, int(outside))


def _sounds(folder: Path, key: bytes, db: Database) -> Iterator[Finding]:
    """Yield recordings whose sounds are not the bytes that were brought in."""
    recordings = db.execute(
        "SELECT interview.code, original_sound_id, canonical_sound_id, sha256 FROM recording"
        " JOIN interview ON interview.id = interview_id ORDER BY interview.code"
    ).fetchall()
    if not recordings:
        return
    found = list(_of_file(folder / RECORDINGS_DATABASE, key))
    yield from found
    if found:
        return
    with closing(open_recordings(folder, key, read_only=True)) as sounds:
        for code, original, canonical, sha256 in recordings:
            if not all(_is_long_enough(sounds, each) for each in (original, canonical)):
                yield Finding("sound_cut", code)
            elif _sha256(sounds, original) != sha256:
                yield Finding("sound_changed", code)


def _is_long_enough(sounds: Database, sound: int) -> bool:
    row = sounds.execute(
        "SELECT size, (SELECT coalesce(sum(length(bytes)), 0) FROM chunk WHERE sound_id = sound.id)"
        " FROM sound WHERE id = ?",
        [sound],
    ).fetchone()
    return row is not None and row[0] == row[1]


def _sha256(sounds: Database, sound: int) -> str:
    digest, file = hashlib.sha256(), SoundFile(sounds, sound)
    while piece := file.read(_PIECE):
        digest.update(piece)
    return digest.hexdigest()
