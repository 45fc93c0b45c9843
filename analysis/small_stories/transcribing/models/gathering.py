"""A file that grows as its bytes come, with its hash."""

import hashlib
import os
from io import FileIO
from pathlib import Path
from typing import Final

_PIECE: Final = 1024 * 1024


class GatheringFile:
    """A file that is gone on with; what is there already is read once for its hash."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._file: FileIO | None = None
        self.size = 0
        self._hash = hashlib.sha256()
        if path.is_file():
            with path.open("rb") as file:
                while piece := file.read(_PIECE):
                    self._count(piece)

    @property
    def sha256(self) -> str:
        """The sha256 of all that is there."""
        return self._hash.hexdigest()

    def begin_anew(self) -> None:
        """Throw away what is there."""
        self.close()
        self._path.unlink(missing_ok=True)
        self.size, self._hash = 0, hashlib.sha256()

    def add(self, piece: bytes) -> None:
        """Write more bytes at the end."""
        if self._file is None:
            # Without a buffer: what is counted is written, also when the disk is full.
            self._file = self._path.open("ab", buffering=0)
        written = 0
        while written < len(piece):
            written += self._file.write(piece[written:])
        self._count(piece)

    def settle(self) -> None:
        """Let the disk keep what was written."""
        if self._file is not None:
            os.fsync(self._file.fileno())

    def close(self) -> None:
        """Write no more."""
        if self._file is not None:
            self._file.close()
            self._file = None

    def _count(self, piece: bytes) -> None:
        self.size += len(piece)
        self._hash.update(piece)
