"""All cues of a passage."""

from collections.abc import Iterator, Sequence
from typing import Final

from small_stories.hinting.cues import (
    direct_speech,
    laughter,
    listed,
    names,
    subordinate,
    tense_shift,
    then_now,
)
from small_stories.hinting.said import Said, Sign

_ALL: Final = (then_now, listed, tense_shift, names, direct_speech, laughter, subordinate)


def cue_signs(passage: Sequence[Said]) -> Iterator[Sign]:
    """Yield what speaks for a story in a passage, by kind."""
    for cue in _ALL:
        yield from cue.signs(passage)
