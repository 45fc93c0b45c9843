"""Cutting a sound at its silences into pieces that are recognised one by one.

A piece is at most 30 seconds, the window of Whisper: then each is one run of the encoder. (Pieces
of up to 60 seconds took 12 % longer than the recogniser called directly, these 3 %.) The sound is
read a window at a time, so that the length of a recording costs no memory.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING, Final

from small_stories.transcribing.canonical import CanonicalSound
from small_stories.transcribing.decoding import RATE

if TYPE_CHECKING:
    import numpy as np
    import numpy.typing as npt

WINDOW: Final = 30 * RATE
_SHORTEST: Final = 12 * RATE
_LONG_SILENCE: Final = 5 * RATE
# A word that begins at the very end of a window without speech is heard in the next one.
_LOOK_BACK: Final = RATE // 2
# Silences to cut at; the shorter ones only where somebody talks without taking a breath.
_SILENCES_MS: Final = (300, 100)
_PAD_MS: Final = 300


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch with speech in it, from ``start`` to ``end`` in samples."""

    start: int
    end: int


def pieces(sound: CanonicalSound) -> Iterator[Piece]:
    """Yield the pieces with speech, in order; a sound without speech has none."""
    at = 0
    while at < sound.samples:
        window_end = min(at + WINDOW, sound.samples)
        last = window_end == sound.samples
        speech, count = _first_piece(sound, at, window_end, last=last)
        if not speech:
            at = window_end if last else window_end - _LOOK_BACK
            continue
        yield Piece(at + speech[0][0], at + speech[count - 1][1])
        at = at + speech[count][0] if count < len(speech) else window_end


def _first_piece(
    sound: CanonicalSound, start: int, end: int, *, last: bool
) -> tuple[list[tuple[int, int]], int]:
    """Return the stretches of speech in a window and how many of them make the piece."""
    samples = sound.read(start, end)
    for silence_ms in _SILENCES_MS:
        speech = _speech(samples, silence_ms)
        count = _belonging(speech, last=last)
        if last or count < len(speech):
            break
    return speech, count


def _speech(samples: "npt.NDArray[np.float32]", silence_ms: int) -> list[tuple[int, int]]:
    """Return where there is speech, in samples."""
    from faster_whisper.vad import VadOptions, get_speech_timestamps

    options = VadOptions(min_silence_duration_ms=silence_ms, speech_pad_ms=_PAD_MS)
    found = get_speech_timestamps(samples, options)
    return [(int(span["start"]), int(span["end"])) for span in found]


def _belonging(speech: list[tuple[int, int]], *, last: bool) -> int:
    """Return how many stretches of speech make the piece: up to a long or the latest silence.

    The last stretch of a window may go on after it and is left to the next piece, unless it is
    all there is or the sound ends there.
    """
    gaps = [after[0] - before[1] for before, after in pairwise(speech)]
    for count, gap in enumerate(gaps, start=1):
        if gap >= _LONG_SILENCE:
            return count
    if last or not gaps:
        return len(speech)
    late = [count for count, after in enumerate(speech[1:], start=1) if after[0] >= _SHORTEST]
    return late[-1] if late else len(speech)
