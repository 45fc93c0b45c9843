"""A file that is lent to the process apart: it asks for pieces, and never learns where they lie."""

import io
from collections.abc import Callable
from typing import TYPE_CHECKING, Any, BinaryIO, Final

from small_stories.apart.as_json import NotAsAwaited

if TYPE_CHECKING:
    from _typeshed import WriteableBuffer

AT_ONCE: Final = 1 << 18
"""How many bytes are asked for, and handed over, in one message."""


class LentFile(io.RawIOBase):
    """In the child: a file of so many bytes, each of which is asked for when it is needed.

    ``name`` is no name, but ends as that of the file does: a few forms of sound are told by it.
    """

    def __init__(self, size: int, name: str, borrow: Callable[[int, int], bytes]) -> None:
        self.name: Final = name
        self._size = size
        self._borrow = borrow
        self._at = 0

    def readable(self) -> bool:
        """Tell that it can be read."""
        return True

    def seekable(self) -> bool:
        """Tell that any place in it can be gone to."""
        return True

    def seek(self, offset: int, whence: int = io.SEEK_SET) -> int:
        """Go to a place; return it, counted from the beginning."""
        base = {io.SEEK_SET: 0, io.SEEK_CUR: self._at, io.SEEK_END: self._size}[whence]
        if base + offset < 0:
            raise ValueError("a place before the beginning")
        self._at = base + offset
        return self._at

    def readinto(self, buffer: "WriteableBuffer") -> int:
        """Fill the buffer from here on, or a part of it; return how much it was."""
        room = memoryview(buffer).cast("B")
        count = min(len(room), AT_ONCE, max(0, self._size - self._at))
        content = self._borrow(self._at, count) if count else b""
        room[: len(content)] = content
        self._at += len(content)
        return len(content)


class Lender:
    """In the process that asked: the open file, of which pieces are handed over."""

    def __init__(self, file: BinaryIO | io.RawIOBase) -> None:
        self._file = file
        self.size: Final = file.seek(0, io.SEEK_END)

    def lend(self, asked: Any) -> bytes:
        """Return the piece that is asked for by where it begins and its length.

        Raises NotAsAwaited where that is no piece of the file, and what reading the file raises.
        """
        if type(asked) is not list or [type(each) for each in asked] != [int, int]:
            raise NotAsAwaited
        start, count = asked
        if not (0 <= start <= self.size and 0 < count <= AT_ONCE):
            raise NotAsAwaited
        self._file.seek(start)
        return self._file.read(count) or b""
