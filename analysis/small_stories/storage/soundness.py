"""Whether all that a project holds is whole: pages, ties, spans, sounds and copies."""

import hashlib
import time
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from small_stories.errors import SmallStoriesError
from small_stories.storage import keys, stored_count
from small_stories.storage.backups import BACKUPS, copies
from small_stories.storage.connection import Database, DatabaseError, connect, in_memory
from small_stories.storage.migrations import is_migrated, migrate
from small_stories.storage.owner import owner_of
from small_stories.storage.pages import read_pages
from small_stories.storage.recordings import (
    CHUNK_BYTES,
    RECORDINGS_DATABASE,
    SoundFile,
    open_recordings,
)

_UNREADABLE: Final = (SmallStoriesError, DatabaseError, MemoryError)
_PIECE: Final = 1 << 20
# tables whose rows stand from ``start`` to ``end`` in a turn
_IN_TURNS: Final = ("span", "quote_span", "quote_decision", "theme_marker", "story_part",
                    "member_check", "turn_word", "hint_span", "hint_cue", "theme_hint")  # fmt: skip
# What a file has to hold to be what its name says: the same key opens each of a project's.
_SOUNDS: Final = frozenset({"sound", "chunk"})
_PROJECT: Final = frozenset({"project", "interview", "turn", "change"})
_ONE_ROW: Final = ("project", "change_state")
# A file that is being written to looks damaged for a moment.
_TIMES: Final = 4
_AGAIN_S: Final = 0.4


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
    if not keys.is_whole(folder):
        yield Finding("key", keys.KEY_FILE)
    found = _of_project(folder / database, key)
    yield from found
    if all(each.kind == "ties" for each in found):
        with closing(connect(folder / database, key, read_only=True)) as db:
            amiss = list(_as_it_was_left(folder, db, database))
            yield from amiss
            if not any(each.kind == "strange" for each in amiss):
                yield from _spans(db)
                yield from _sounds(folder, key, db)
    try:
        for copy in copies(folder):
            if not keys.is_whole(copy) or list(_of_file(copy / database, key)):
                yield Finding("copy", copy.name)
    except OSError:
        yield Finding("unreadable", BACKUPS)


def _of_project(file: Path, key: bytes) -> list[Finding]:
    """Return what is amiss in the project's database and its log; looked at again while open."""
    log = file.with_name(f"{file.name}-wal")
    for _ in range(_TIMES):
        found = list(_of_file(file, key))
        # SQLite is silent of a log that it can read only in part.
        if not found and log.is_file() and not read_pages(file, key, plain=False).is_whole:
            found = [Finding("unreadable", log.name)]
        if not found or not log.is_file() or owner_of(file.parent) is None:
            break
        time.sleep(_AGAIN_S)
    return found


def _as_it_was_left(folder: Path, db: Database, database: str) -> Iterator[Finding]:
    """Yield what an older file in its place lacks, and what no program of ours would leave out."""
    if not is_migrated(db):
        return
    with closing(in_memory()) as mine:
        migrate(mine)
        parts = "SELECT type, name FROM sqlite_master"
        lacking = {*mine.execute(parts)} - {*db.execute(parts)}
    one = [db.execute(f"SELECT count(*) FROM {name}").fetchone()[0] for name in _ONE_ROW]
    if lacking or set(one) != {1}:
        yield Finding("strange", database)
        return
    told = stored_count.told(folder)
    if told is not None and told > (there := stored_count.stored(db)):
        yield Finding("behind", database, told - there)


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
            has = _SOUNDS if path.name == RECORDINGS_DATABASE else _PROJECT
            if not has <= set(db.table_names()):
                yield Finding("strange", path.name)
                return
            if db.execute("PRAGMA integrity_check").fetchall() != [("ok",)]:
                yield Finding("order", path.name)
            if ties := db.execute("PRAGMA foreign_key_check").fetchall():
                yield Finding("ties", path.name, len(ties))
    except _UNREADABLE:
        yield Finding("unreadable", path.name)


def _spans(db: Database) -> Iterator[Finding]:
    for table in filter(lambda name: db[name].exists(), _IN_TURNS):
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
            if not all(_is_all_there(sounds, each) for each in (original, canonical)):
                yield Finding("sound_cut", code)
            elif _sha256(sounds, original) != sha256:
                yield Finding("sound_changed", code)


def _is_all_there(sounds: Database, sound: int) -> bool:
    """Tell whether a sound is as long as it was, with each of its pieces in its place."""
    size = sounds.execute("SELECT size FROM sound WHERE id = ?", [sound]).fetchone()
    pieces = sounds.execute(
        "SELECT position, length(bytes) FROM chunk WHERE sound_id = ? ORDER BY position", [sound]
    ).fetchall()
    lengths = [length for _, length in pieces]
    in_order = [position for position, _ in pieces] == list(range(len(pieces)))
    full = all(length == CHUNK_BYTES for length in lengths[:-1])
    return size is not None and size[0] == sum(lengths) and in_order and full


def _sha256(sounds: Database, sound: int) -> str:
    digest, file = hashlib.sha256(), SoundFile(sounds, sound)
    while piece := file.read(_PIECE):
        digest.update(piece)
    return digest.hexdigest()
