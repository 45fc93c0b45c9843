"""Putting the times of recognised words right: in their piece, in order, and not in silence.

Whisper begins the first word after a silence up to ten seconds early (faster-whisper, issue 125),
gives words of no length, and lets the last one reach over the end of the sound.
"""

from collections.abc import Iterable
from dataclasses import replace
from typing import Final

from small_stories.heard import HeardWord, Piece, Stretch
from small_stories.stretches import inside, joined

# The silence before a double consonant is shorter than this; no word has a longer one in it.
_INSIDE_A_WORD_MS: Final = 500
# Voice activity is heard a little late and is over a little early.
_EDGE_MS: Final = 100


def in_place(words: Iterable[HeardWord], piece: Piece) -> tuple[HeardWord, ...]:
    """Return the words with times inside the piece, in order, each with some length."""
    speech = _lengthened(piece.speech)
    spoken = [_to_speech(word, speech) for word in words]
    at = piece.start_ms
    placed = []
    for word in spoken:
        start = max(at, word.start_ms)
        at = max(start + 1, word.end_ms)
        placed.append(replace(word, start_ms=start, end_ms=at))
    at = piece.end_ms
    for number, word in reversed(list(enumerate(placed))):
        end = min(at, word.end_ms)
        at = min(word.start_ms, end - 1)
        placed[number] = replace(word, start_ms=at, end_ms=end)
    return tuple(placed)


def _to_speech(word: HeardWord, speech: list[Stretch]) -> HeardWord:
    """Take a word that reaches over a silence to where most of it is spoken."""
    parts = list(inside(speech, word.start_ms, word.end_ms))
    if not parts:
        return word
    start, end = max(parts, key=lambda part: part[1] - part[0])
    return replace(word, start_ms=start, end_ms=end)


def _lengthened(speech: tuple[Stretch, ...]) -> list[Stretch]:
    """Join what only a sound within a word parts, and lengthen the rest by what is not heard."""
    whole = joined(speech, _INSIDE_A_WORD_MS)
    return [(start - _EDGE_MS, end + _EDGE_MS) for start, end in whole]
