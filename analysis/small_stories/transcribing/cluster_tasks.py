"""What the workers of a cluster do: recognise pieces and tell voices apart.

A worker finds the speech model by its name among its own and loads it once. What it is sent shows
nothing of itself in the worker's log.
"""

import ctypes
import sys
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from threading import Lock
from typing import TYPE_CHECKING, Final

from small_stories.heard import HeardPiece, Piece, Voices, Wishes
from small_stories.read_anywhere import ReadAnywhere
from small_stories.transcribing.models.at_hand import model_for, model_sha256
from small_stories.transcribing.recognising import Recogniser
from small_stories.transcribing.run import VoicesFailed, voices_told
from small_stories.transcribing.sound.canonical import HEAD_BYTES, CanonicalSound
from small_stories.transcribing.sound.told import RATE, SAMPLE_BYTES
from small_stories.transcribing.speech import Speech

if TYPE_CHECKING:
    from _typeshed import WriteableBuffer

PART: Final = 30 * RATE
"""Samples that are sent at a time: a megabyte."""


@dataclass(frozen=True, slots=True)
class Part:
    """Samples of a recording from number ``start`` on, as 16-bit numbers."""

    start: int
    samples: bytes = field(repr=False)


@dataclass(frozen=True, slots=True)
class Asked:
    """What is wanted of a recording of so many samples."""

    samples: int
    model: str = field(repr=False)
    wishes: Wishes = field(repr=False)


class PartsFile(ReadAnywhere):
    """A canonical sound of which only some parts are here; the rest is silence."""

    def __init__(self, samples: int, parts: Sequence[Part]) -> None:
        super().__init__(HEAD_BYTES + samples * SAMPLE_BYTES)
        self._parts = sorted(parts, key=lambda part: part.start)
        self._starts = [HEAD_BYTES + part.start * SAMPLE_BYTES for part in self._parts]

    def readinto(self, buffer: "WriteableBuffer") -> int:
        """Read as much as there is room for, or less at the end."""
        room = memoryview(buffer).cast("B")
        count = max(0, min(len(room), self.size - self._at))
        room[:count] = bytes(count)
        first = max(0, bisect_right(self._starts, self._at) - 1)
        for start, part in zip(self._starts[first:], self._parts[first:], strict=True):
            begin, end = max(start, self._at), min(start + len(part.samples), self._at + count)
            if start >= self._at + count:
                break
            if begin < end:
                room[begin - self._at : end - self._at] = part.samples[begin - start : end - start]
        self._at += count
        return count


# Names and numbers of malloc.h.
_TRIM_THRESHOLD: Final = -1
_MMAP_THRESHOLD: Final = -3
_KEPT_BYTES: Final = 32 << 20

_loaded: Final[dict[Path, Recogniser]] = {}
_one_at_a_time: Final = Lock()


def settled(asked: Asked, pieces: Sequence[Piece], parts: Sequence[Part]) -> Asked:
    """Return what is asked with the language heard in the first pieces, where none is wished."""
    with _one_at_a_time:
        recogniser = _recogniser(asked)
        wishes = recogniser.settle_language(_sound(asked, parts), pieces)
    return Asked(asked.samples, asked.model, wishes)


def recognised(asked: Asked, piece: Piece, parts: Sequence[Part]) -> tuple[str, HeardPiece]:
    """Return the sha256 of the model's weights and what was heard in a piece."""
    with _one_at_a_time:
        heard = _recogniser(asked).heard(_sound(asked, parts), piece)
    return model_sha256(model_for(asked.model)), heard


def told_apart(asked: Asked, speech: Speech, parts: Sequence[Part]) -> Voices | VoicesFailed:
    """Return the voices of a recording."""
    sound = _sound(asked, parts)
    return voices_told(sound, speech, asked.wishes.speakers, threads=_threads())


def held(part: Part) -> Part:
    """Keep a part of the sound on a worker; should that be lost, it is sent to another."""
    return part


def _sound(asked: Asked, parts: Sequence[Part]) -> CanonicalSound:
    return CanonicalSound(PartsFile(asked.samples, parts))


def _recogniser(asked: Asked) -> Recogniser:
    folder = model_for(asked.model)
    if folder not in _loaded:
        keep_memory()
        _loaded.clear()
        _loaded[folder] = Recogniser(folder, asked.wishes, _threads())
    return _loaded[folder].with_wishes(asked.wishes)


def _threads() -> int:
    """Return how many threads this worker was started with: more would slow down its neighbours."""
    from distributed import get_worker

    threads: int = get_worker().state.nthreads
    return threads


def keep_memory() -> None:
    """Have freed memory used again instead of given back, which took half of the time again.

    Dask starts its workers with MALLOC_TRIM_THRESHOLD_, and with that, the memory of every larger
    array is asked of the system anew. This is what glibc itself comes to without it.
    """
    if sys.platform == "linux" and (mallopt := getattr(ctypes.CDLL(None), "mallopt", None)):
        mallopt(_MMAP_THRESHOLD, _KEPT_BYTES)
        mallopt(_TRIM_THRESHOLD, 2 * _KEPT_BYTES)
