"""The canonical sound of a recording: a WAV file of 16 kHz, one channel, 16-bit samples.

WAV and not FLAC, though FLAC is a third smaller: the recogniser, the speaker step and the player
all seek, and in plain samples any moment is found by one multiplication, exactly and without a
decoder. An hour takes 115 MB; the original is kept beside it anyway.
"""

import io
import struct
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, BinaryIO, Final

from small_stories.storage.connection import Database
from small_stories.storage.recordings import SoundKind, rewrite_start, write_sound
from small_stories.transcribing.sound.decoding_apart import DecodingApart
from small_stories.transcribing.sound.told import RATE, SAMPLE_BYTES

if TYPE_CHECKING:
    import numpy as np
    import numpy.typing as npt

HEAD_BYTES: Final = 44
CANONICAL_BYTES_A_MS: Final = RATE * SAMPLE_BYTES // 1000

Progress = Callable[[int, int], None]


def wave_head(samples: int) -> bytes:
    """Return the header of a WAV file with so many samples."""
    size = min(samples * SAMPLE_BYTES, 0xFFFFFFFF - HEAD_BYTES)
    form = struct.pack("<4sIHHIIHH", b"fmt ", 16, 1, 1, RATE, RATE * SAMPLE_BYTES, 2, 16)
    return (
        struct.pack("<4sI4s", b"RIFF", size + 36, b"WAVE")
        + form
        + struct.pack("<4sI", b"data", size)
    )


def store_canonical(db: Database, decoding: DecodingApart, progress: Progress | None = None) -> int:
    """Decode a recording to its end and store the canonical sound; return the sound's number.

    ``progress`` is told the milliseconds done and of about how many.
    """

    def pieces() -> Iterator[bytes]:
        yield wave_head(0)
        for part in decoding.parts():
            yield part
            if progress:
                progress(decoding.duration_ms, max(decoding.expected_ms, decoding.duration_ms))

    sound = write_sound(db, SoundKind.CANONICAL, pieces())
    rewrite_start(db, sound, wave_head(decoding.samples))
    return sound


class CanonicalSound:
    """The samples of a canonical sound, read from any place in it."""

    def __init__(self, file: BinaryIO | io.RawIOBase) -> None:
        self._file = file
        self.samples: Final = max(0, (file.seek(0, io.SEEK_END) - HEAD_BYTES) // SAMPLE_BYTES)

    @property
    def duration_ms(self) -> int:
        """The length of the sound."""
        return self.samples * 1000 // RATE

    def read(self, start: int, end: int) -> "npt.NDArray[np.float32]":
        """Return the samples from start up to end, or to the end of the sound, from -1 to 1."""
        import numpy as np

        samples = np.frombuffer(self.read_bytes(start, end), "<i2")
        return samples.astype(np.float32) / np.float32(32768)

    def read_bytes(self, start: int, end: int) -> bytes:
        """Return the same samples as they are stored: 16-bit numbers."""
        self._file.seek(HEAD_BYTES + start * SAMPLE_BYTES)
        wanted = max(0, min(end, self.samples) - start) * SAMPLE_BYTES
        read = bytearray()
        while len(read) < wanted and (part := self._file.read(wanted - len(read))):
            read += part
        return bytes(read)
