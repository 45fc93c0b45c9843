"""A recording as a player reads it: from any place, from another thread, and past what is damaged.

A player reads beside the window's own thread. So it has a connection of its own, which only reads,
and a lock around it.
"""

from contextlib import closing, suppress
from pathlib import Path
from threading import Lock

from small_stories.errors import SmallStoriesError
from small_stories.storage.connection import Database, DatabaseError
from small_stories.storage.recordings import CHUNK_BYTES, open_recordings


class ListenedSound:
    """The bytes of a stored sound; one piece of 1 MiB is held in memory, nothing on disk.

    A piece that is missing or damaged is read as zeros, which are silence in the canonical sound,
    and ``has_gaps`` tells of it. Raises SmallStoriesError when the sound is not there at all.
    """

    def __init__(self, folder: Path, key: bytes, sound: int) -> None:
        self._folder, self._key, self._sound = folder, key, sound
        self._lock = Lock()
        self._piece: tuple[int, bytes] = (-1, b"")
        self._db: Database | None = open_recordings(folder, key, read_only=True)
        self.size, self.has_gaps = self._measured(self._db)

    def read(self, place: int, length: int) -> bytes:
        """Return up to so many bytes from a place on; fewer, or none, at the end of the sound."""
        with self._lock:
            if self._db is None:
                return b""
            read = bytearray()
            end = min(place + length, self.size)
            while place < end:
                position, offset = divmod(place, CHUNK_BYTES)
                part = self._bytes(position)[offset : offset + end - place]
                read += part
                place += len(part)
            return bytes(read)

    def close(self) -> None:
        """Let go of the file; nothing is read from then on."""
        with self._lock:
            if self._db is not None:
                self._db.close()
            self._db, self._piece = None, (-1, b"")

    def _measured(self, db: Database) -> tuple[int, bool]:
        """Return the size of the sound and whether a piece of it is missing."""
        try:
            row = db.execute("SELECT size FROM sound WHERE id = ?", [self._sound]).fetchone()
            counted = "SELECT count(*) FROM chunk WHERE sound_id = ?"
            pieces = db.execute(counted, [self._sound]).fetchone()
        except (DatabaseError, SmallStoriesError) as error:
            db.close()
            raise SmallStoriesError("recording.file_damaged") from error
        if row is None or not row[0]:
            db.close()
            raise SmallStoriesError("recording.sound_missing")
        return row[0], pieces[0] < -(-row[0] // CHUNK_BYTES)

    def _bytes(self, position: int) -> bytes:
        """Return a whole piece; the last one may be shorter."""
        if self._piece[0] != position:
            wanted = min(CHUNK_BYTES, self.size - position * CHUNK_BYTES)
            found = self._stored(position)
            if len(found) != wanted:
                self.has_gaps = True
                found = found[:wanted].ljust(wanted, b"\0")
            self._piece = (position, found)
        return self._piece[1]

    def _stored(self, position: int) -> bytes:
        if self._db is None:
            return b""
        query = "SELECT bytes FROM chunk WHERE sound_id = ? AND position = ?"
        try:
            with closing(self._db.execute(query, [self._sound, position])) as cursor:
                row = cursor.fetchone()
        except (DatabaseError, SmallStoriesError):
            # After a damaged page SQLCipher answers nothing more on the same connection.
            self._db.close()
            self._db = None
            with suppress(SmallStoriesError):
                self._db = open_recordings(self._folder, self._key, read_only=True)
            return b""
        return row[0] if row else b""
