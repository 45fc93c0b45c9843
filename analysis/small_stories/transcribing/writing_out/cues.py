"""Turns cut into cues that can be read while they are heard: two lines, or seven seconds."""

import re
import textwrap
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from small_stories.changes.interviewing import NewWord
from small_stories.transcribing.writing_out.transcript import WrittenTurn

LINE: Final = 42
LINES: Final = 2
LONGEST_MS: Final = 7000
_SILENCE_MS: Final = 1500
_ENDS_SENTENCE: Final = re.compile(r"[.?!…][\"”'’)]?$")
_ENOUGH_MS: Final = 2500
"""A sentence that ends after so long ends its cue too."""


@dataclass(frozen=True, slots=True)
class Cue:
    """Words shown together; ``lines`` are at most two, of at most 42 signs unless a word is."""

    speaker: str
    start_ms: int
    end_ms: int
    lines: tuple[str, ...]


def cues_of(turns: Sequence[WrittenTurn], *, labels: bool) -> Iterator[Cue]:
    """Yield the cues of turns; with ``labels`` each turn's first cue begins with ``Name: ``."""
    for turn in turns:
        label = f"{turn.speaker}: " if labels and turn.speaker else ""
        for begin, end in _together(turn, label):
            words = turn.words[begin:end]
            start = turn.words[begin].start if begin else 0
            stop = turn.words[end].start if end < len(turn.words) else len(turn.text)
            said = ("" if begin else label) + turn.text[start:stop].strip()
            times = (words[0].start_ms, words[-1].end_ms) if words else (turn.start_ms, turn.end_ms)
            yield Cue(turn.speaker, times[0], max(times[1], times[0] + 1), _lines(said))


def _lines(said: str) -> tuple[str, ...]:
    return tuple(textwrap.wrap(said, LINE, break_long_words=False, break_on_hyphens=False))


def _together(turn: WrittenTurn, label: str) -> Iterator[tuple[int, int]]:
    """Yield from which word to which each cue goes."""
    begin = 0
    for number in range(1, len(turn.words)):
        if not _parts(turn, number):
            continue
        unit = next(
            (after for after in range(number + 1, len(turn.words)) if _parts(turn, after)),
            len(turn.words),
        )
        if _is_full(turn, label if begin == 0 else "", begin, number, unit):
            yield begin, number
            begin = number
    yield begin, len(turn.words)


def _parts(turn: WrittenTurn, number: int) -> bool:
    """Tell whether a cue may begin with a word: there is a space before it."""
    return turn.text[turn.words[number].start - 1].isspace()


def _is_full(turn: WrittenTurn, label: str, begin: int, number: int, unit: int) -> bool:
    """Tell whether the words up to ``number`` are a cue without those up to ``unit``."""
    words: Sequence[NewWord] = turn.words
    last, following = words[number - 1], words[number]
    lasts_ms = last.end_ms - words[begin].start_ms
    start = words[begin].start if begin else 0
    longer = label + turn.text[start : words[unit - 1].end]
    return (
        following.start_ms - last.end_ms >= _SILENCE_MS
        or words[unit - 1].end_ms - words[begin].start_ms > LONGEST_MS
        or len(_lines(longer)) > LINES
        or (
            lasts_ms >= _ENOUGH_MS
            and _ENDS_SENTENCE.search(turn.text[last.start : last.end]) is not None
        )
    )
