"""Cutting a recording at its silences into the pieces that are recognised one by one.

A piece is at most 30 seconds, the window of Whisper: then each is one run of the encoder.
"""

from collections.abc import Iterator
from itertools import pairwise
from typing import Final

from small_stories.heard import Piece, Stretch
from small_stories.transcribing.speech import FRAME_MS, Speech

LONGEST_MS: Final = 30_000
# A silence so long always ends a piece, and is not recognised.
_LONG_SILENCE_MS: Final = 5000
# Silences to cut at; the shorter ones only where somebody talks without taking a breath.
_BREATH_MS: Final = 300
_HARDLY_MS: Final = 96
_PAD_MS: Final = 300
# What a piece tells of where speech is in it: finer than what it is cut by, for pauses and doubts.
_HEARD_SILENCE_MS: Final = 200


def plan(speech: Speech, duration_ms: int) -> tuple[Piece, ...]:
    """Return the pieces of a recording in order; where nobody speaks there are none."""
    heard = speech.stretches(min_silence_ms=_HEARD_SILENCE_MS)
    return tuple(
        Piece(number, start, min(end, duration_ms), _inside(heard, start, end))
        for number, (start, end) in enumerate(_together(list(_short_enough(speech))))
    )


def _together(stretches: list[Stretch]) -> Iterator[Stretch]:
    """Join stretches of speech as long as they fit into a piece and no long silence is between."""
    if not stretches:
        return
    start = stretches[0][0]
    for before, after in pairwise(stretches):
        if after[1] - start > LONGEST_MS or after[0] - before[1] >= _LONG_SILENCE_MS:
            yield start, before[1]
            start = after[0]
    yield start, stretches[-1][1]


def _short_enough(speech: Speech) -> Iterator[Stretch]:
    """Yield the stretches of speech, each no longer than a piece."""
    hardly = speech.stretches(min_silence_ms=_HARDLY_MS, pad_ms=_PAD_MS)
    for start, end in speech.stretches(min_silence_ms=_BREATH_MS, pad_ms=_PAD_MS):
        if end - start <= LONGEST_MS:
            yield start, end
        else:
            for part in _inside(hardly, start, end):
                yield from _by_force(speech, *part)


def _by_force(speech: Speech, start: int, end: int) -> Iterator[Stretch]:
    """Cut speech without any silence where it is least like speech, late in each piece."""
    while end - start > LONGEST_MS:
        first = (start + LONGEST_MS // 2) // FRAME_MS
        late = speech.probabilities[first : (start + LONGEST_MS) // FRAME_MS]
        cut = (first + int(late.argmin())) * FRAME_MS
        yield start, cut
        start = cut
    yield start, end


def _inside(stretches: tuple[Stretch, ...], start: int, end: int) -> tuple[Stretch, ...]:
    """Return the parts of the stretches that lie between two times."""
    return tuple(
        (max(start, first), min(end, last))
        for first, last in stretches
        if last > start and first < end
    )
