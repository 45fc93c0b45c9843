"""Where a recognised piece should be listened to again; nothing is taken away for it.

The marks are few on purpose: a list that is too long is not read.
"""

import re
from collections.abc import Iterable, Sequence
from itertools import groupby
from typing import Final

from small_stories.heard import Doubt, HeardWord, Piece, Stretch, UnsurePlace
from small_stories.stretches import joined, without

# How often a word, a pair, or more words are said after each other before it is no way of talking.
_TIMES: Final = {1: 6, 2: 4}
_TIMES_OF_MORE: Final = 3
_LONGEST_ROUND: Final = 12
_ROUND_IN_A_WORD: Final = re.compile(r"(.{1,8}?)\1{11,}")

_UNLIKELY: Final = 0.4
_RUN: Final = 4
_ONE_IN_MS: Final = 20_000

# The edges of words and of speech are known no better than this.
_NEAR_MS: Final = 500
_WITHOUT_WORDS_MS: Final = 1500


def doubts(
    words: Sequence[HeardWord], piece: Piece, went_round: Iterable[Stretch] = ()
) -> tuple[UnsurePlace, ...]:
    """Return the places of a piece to listen to again, in order.

    ``went_round`` are places where the words had repeated themselves before these were found.
    """
    found = {
        Doubt.REPEATED: joined([*went_round, *loops(words)], _NEAR_MS),
        Doubt.UNLIKELY_WORDS: unlikely(words),
        Doubt.WORDS_WITHOUT_SPEECH: without_speech(words, piece.speech),
        Doubt.SPEECH_WITHOUT_WORDS: without_words(words, piece.speech),
    }
    places = [
        UnsurePlace(doubt, max(start, piece.start_ms), min(end, piece.end_ms))
        for doubt, stretches in found.items()
        for start, end in stretches
    ]
    return tuple(sorted(places, key=lambda place: (place.start_ms, place.end_ms, place.doubt)))


def loops(words: Sequence[HeardWord]) -> list[Stretch]:
    """Return where the same words, or parts of a word, come again and again without an end."""
    found = [(word.start_ms, word.end_ms) for word in words if _ROUND_IN_A_WORD.search(word.text)]
    bare = [re.sub(r"\W", "", word.text).lower() for word in words]
    at = 0
    while at < len(bare):
        many = _words_in_rounds(bare, at)
        if many:
            found.append((words[at].start_ms, words[at + many - 1].end_ms))
        at += many or 1
    return joined(found, _NEAR_MS)


def unlikely(words: Sequence[HeardWord]) -> list[Stretch]:
    """Return where several words on end are unlikely: the least likely place of each 20 seconds."""
    places = {
        place
        for at in range(len(words) - _RUN + 1)
        if _likely(words[at : at + _RUN]) < _UNLIKELY
        for place in range(at, at + _RUN)
    }
    by_place = groupby(range(len(words)), places.__contains__)
    runs = [[words[place] for place in run] for is_unlikely, run in by_place if is_unlikely]
    # The least likely comes last and stays.
    worst = {run[0].start_ms // _ONE_IN_MS: run for run in sorted(runs, key=_likely, reverse=True)}
    return sorted((run[0].start_ms, run[-1].end_ms) for run in worst.values())


def without_speech(words: Sequence[HeardWord], speech: Sequence[Stretch]) -> list[Stretch]:
    """Return where words were written though nobody speaks near them."""
    near = joined([(start - _NEAR_MS, end + _NEAR_MS) for start, end in speech], _NEAR_MS)
    far = [
        (word.start_ms, word.end_ms)
        for word in words
        if not any(start < word.end_ms and word.start_ms < end for start, end in near)
    ]
    return joined(far, _NEAR_MS)


def without_words(words: Sequence[HeardWord], speech: Sequence[Stretch]) -> list[Stretch]:
    """Return where somebody speaks for a while and no word was written near it."""
    near = joined([(word.start_ms - _NEAR_MS, word.end_ms + _NEAR_MS) for word in words], _NEAR_MS)
    rest = joined(without(speech, near), _NEAR_MS)
    return [(start, end) for start, end in rest if end - start >= _WITHOUT_WORDS_MS]


def _likely(words: Sequence[HeardWord]) -> float:
    return sum(word.probability for word in words) / len(words)


def _words_in_rounds(bare: Sequence[str], at: int) -> int:
    """Return how many words from a place on say the same again and again, or 0."""
    for length in range(1, _LONGEST_ROUND + 1):
        said = bare[at : at + length]
        times = 1
        while bare[at + times * length : at + (times + 1) * length] == said:
            times += 1
        if times >= _TIMES.get(length, _TIMES_OF_MORE):
            return times * length
    return 0
