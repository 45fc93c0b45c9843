"""Silences between words, from where speech was heard, and how they are written in a turn.

The times of the words alone do not do: recognisers let words grow into the silence beside them.
"""

from bisect import bisect_left
from collections.abc import Sequence
from itertools import pairwise
from typing import Final

from small_stories.heard import HeardWord, Stretch

_SHORT_MS: Final = 500
_SECOND_MS: Final = 1000


def silences_before(
    words: Sequence[HeardWord], speech: Sequence[Stretch], after_ms: int | None
) -> list[int]:
    """Return for each word how many milliseconds nobody speaks between it and the word before.

    ``after_ms`` is when the speech before these words ended, or None where there was none.
    """
    silences = [0] * len(words)
    middles = [(word.start_ms + word.end_ms) / 2 for word in words]
    before = [] if after_ms is None else [(after_ms, after_ms)]
    for (_, silent), (heard, _) in pairwise([*before, *speech]):
        following = bisect_left(middles, (silent + heard) / 2)
        if following < len(words) and not words[following].joined:
            silences[following] += max(0, heard - silent)
    return silences


def pause_mark(silence_ms: int) -> str:
    """Return how a silence is written: nothing for a breath, ``(.)``, ``(3 s)``."""
    if silence_ms < _SHORT_MS:
        return ""
    return "(.)" if silence_ms < _SECOND_MS else f"({round(silence_ms / 1000)} s)"
