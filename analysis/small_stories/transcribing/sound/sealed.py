"""The canonical sound of a recording that is in no project.

It is kept in a file without a name, encrypted with a key that only this process knows: nothing of
the talk can be read on the disk, neither while the recording is written down nor after a crash, and
ten hours of it cost no more memory than one minute.
"""

import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Final

from small_stories.errors import SmallStoriesError
from small_stories.read_anywhere import ReadAnywhere
from small_stories.transcribing.sound.canonical import CanonicalSound, Progress, wave_head
from small_stories.transcribing.sound.decoding_apart import DecodingApart

if TYPE_CHECKING:
    from _typeshed import WriteableBuffer

_BLOCK: Final = 16


class SealedFile(ReadAnywhere):
    """A file that grows at its end and is read from anywhere, encrypted with AES in counter mode.

    Every byte is written once, so that no part of the key's stream is used twice.
    """

    def __init__(self) -> None:
        from cryptography.hazmat.primitives.ciphers.algorithms import AES256

        super().__init__(0)
        self._file = tempfile.TemporaryFile(buffering=0)  # noqa: SIM115 closed with this one
        self._cipher = AES256(os.urandom(32))

    def append(self, content: bytes) -> None:
        """Write at the end; raises OSError when there is no room."""
        sealed = memoryview(self._turned(content, self.size))
        self._file.seek(self.size)
        while sealed:
            sealed = sealed[self._file.write(sealed) :]
        self.size += len(content)

    def readinto(self, buffer: "WriteableBuffer") -> int:
        """Read as much as there is room for, or less at the end."""
        room = memoryview(buffer).cast("B")
        self._file.seek(self._at)
        opened = self._turned(self._file.read(len(room)), self._at)
        room[: len(opened)] = opened
        self._at += len(opened)
        return len(opened)

    def close(self) -> None:
        """Let go of the file, which is nowhere any more then."""
        self._file.close()
        super().close()

    def _turned(self, content: bytes, at: int) -> bytes:
        """Encrypt or decrypt, which is the same here, what stands from a byte on."""
        from cryptography.hazmat.primitives.ciphers import Cipher
        from cryptography.hazmat.primitives.ciphers.modes import CTR

        counter = (at // _BLOCK).to_bytes(_BLOCK, "big")
        turning = Cipher(self._cipher, CTR(counter)).encryptor()
        turning.update(bytes(at % _BLOCK))
        return turning.update(content)


@contextmanager
def sealed_sound(
    decoding: DecodingApart, progress: Progress | None = None
) -> Iterator[CanonicalSound]:
    """Decode a recording to its end; its sound is gone at the end of the with block.

    ``progress`` is told the milliseconds done and of about how many.
    Raises SmallStoriesError where the recording cannot be decoded or the disk is full.
    """
    with SealedFile() as file:
        _append(file, wave_head(0))
        for part in decoding.parts():
            _append(file, part)
            if progress:
                progress(decoding.duration_ms, max(decoding.duration_ms, decoding.expected_ms))
        yield CanonicalSound(file)


def _append(file: SealedFile, content: bytes) -> None:
    try:
        file.append(content)
    except OSError as error:
        raise SmallStoriesError("writing_out.no_room") from error
