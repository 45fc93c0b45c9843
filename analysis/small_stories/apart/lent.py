"""A file that is lent to the process apart: it asks for pieces, and never learns where they lie."""

import io
from collections.abc import Callable
from typing import TYPE_CHECKING, Any, BinaryIO, Final

from small_stories.apart.as_json import NotAsAwaited
from small_stories.read_anywhere import ReadAnywhere

if TYPE_CHECKING:
    from _typeshed import WriteableBuffer

AT_ONCE: Final = 1 << 18
"""How many bytes are asked for, and handed over, in one message."""


class LentFile(ReadAnywhere):
    """In the child: a file of so many bytes, each of which is asked for when it is needed.

    ``name`` is no name, but ends as that of the file does: a few forms of sound are told by it.
    """

    def __init__(self, size: int, name: str, borrow: Callable[[int, int], bytes]) -> None:
        super().__init__(size)
        self.name: Final = name
        self._borrow = borrow

    def readinto(self, buffer: "WriteableBuffer") -> int:
        """Fill the buffer from here on, or a part of it; return how much it was."""
        room = memoryview(buffer).cast("B")
        count = min(len(room), AT_ONCE, max(0, self.size - self._at))
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
