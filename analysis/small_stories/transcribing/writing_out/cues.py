"""Turns cut into cues that can be read while they are heard: two lines, or seven seconds."""

import re
import textwrap
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from small_stories.transcribing.writing_out.transcript import WrittenTurn

LINE: Final = 42
LINES: Final = 2
LONGEST_MS: Final = 7000
_SILENCE_MS: Final = 1500
_ENDS_SENTENCE: Final = re.compile(r"[.?!…][\"”'’)]?$")
_ENOUGH_MS: Final = 2500
"""A sentence that ends after so long ends its cue too."""

Range = tuple[int, int]
"""The number of a cue's first word, and that of the first one after it."""


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


def _together(turn: WrittenTurn, label: str) -> Iterator[Range]:
    """Yield from which word to which each cue goes; none is left with one word for want of room."""
    cues = list(_filled(turn, label))
    for number in range(1, len(cues)):
        before, cue = cues[number - 1], cues[number]
        if _is_one_word(turn, cue) and not _ends_before(turn, cue[0]):
            cues[number - 1 : number + 1] = _shared(turn, label, before, cue)
    yield from cues


def _filled(turn: WrittenTurn, label: str) -> Iterator[Range]:
    """Yield cues that take all that there is room for."""
    begin = 0
    for number in range(1, len(turn.words)):
        if not _parts(turn, number):
            continue
        unit = next(
            (after for after in range(number + 1, len(turn.words)) if _parts(turn, after)),
            len(turn.words),
        )
        if _is_full(turn, label, begin, number, unit):
            yield begin, number
            begin = number
    yield begin, len(turn.words)


def _shared(turn: WrittenTurn, label: str, before: Range, cue: Range) -> tuple[Range, Range]:
    """Share the words of two cues between them as evenly as there is room."""
    begin, end = before[0], cue[1]

    def uneven(number: int) -> int:
        first, second = _said(turn, label, begin, number), _said(turn, label, number, end)
        return abs(len(first) - len(second))

    places = [
        number
        for number in range(begin + 1, cue[0] + 1)
        if _parts(turn, number) and (number == cue[0] or _fits(turn, label, number, end))
    ]
    number = min(places, key=uneven)
    return (begin, number), (number, end)


def _is_one_word(turn: WrittenTurn, cue: Range) -> bool:
    return not any(_parts(turn, number) for number in range(cue[0] + 1, cue[1]))


def _parts(turn: WrittenTurn, number: int) -> bool:
    """Tell whether a cue may begin with a word: there is a space before it."""
    return turn.text[turn.words[number].start - 1].isspace()


def _is_full(turn: WrittenTurn, label: str, begin: int, number: int, unit: int) -> bool:
    """Tell whether the words up to ``number`` are a cue without those up to ``unit``."""
    words = turn.words
    lasts_ms = words[number - 1].end_ms - words[begin].start_ms
    return (
        _is_silent_before(turn, number)
        or not _fits(turn, label, begin, unit)
        or (lasts_ms >= _ENOUGH_MS and _ends_sentence(turn, number))
    )


def _fits(turn: WrittenTurn, label: str, begin: int, end: int) -> bool:
    """Tell whether words have room in one cue."""
    lasts_ms = turn.words[end - 1].end_ms - turn.words[begin].start_ms
    return lasts_ms <= LONGEST_MS and len(_lines(_said(turn, label, begin, end))) <= LINES


def _said(turn: WrittenTurn, label: str, begin: int, end: int) -> str:
    start = turn.words[begin].start if begin else 0
    return ("" if begin else label) + turn.text[start : turn.words[end - 1].end]


def _ends_before(turn: WrittenTurn, number: int) -> bool:
    return _is_silent_before(turn, number) or _ends_sentence(turn, number)


def _is_silent_before(turn: WrittenTurn, number: int) -> bool:
    return turn.words[number].start_ms - turn.words[number - 1].end_ms >= _SILENCE_MS


def _ends_sentence(turn: WrittenTurn, number: int) -> bool:
    """Tell whether a sentence ends with the word before."""
    last = turn.words[number - 1]
    return _ENDS_SENTENCE.search(turn.text[last.start : last.end]) is not None
