"""Utterances out of lines: words run together, time stamps inside them taken out."""

import re
from collections.abc import Sequence
from itertools import pairwise
from typing import Final

from small_stories.importing.page_text import flowing
from small_stories.importing.passages import Passage, joined, without
from small_stories.importing.talk import Utterance
from small_stories.importing.times import stamp_of, stamps_of_file

_STAMPS: Final = stamps_of_file("")


def utterance(
    label: str | None,
    parts: Sequence[Passage],
    *,
    wrapped: bool = False,
    stamps: re.Pattern[str] = _STAMPS,
    start_ms: int | None = None,
    end_ms: int | None = None,
) -> Utterance | None:
    """Return what one speaker says on these lines, or None where no words are left.

    A time stamp at the beginning of the words tells when they begin unless the label told it, one
    at the end (as f4 writes them) when they end.
    """
    words = flowing([part for part in parts if part.text], wrapped)
    found = list(stamps.finditer(words.text))
    if found:
        first, last = found[0], found[-1]
        if first.start() == 0 and start_ms is None:
            told = stamp_of(first.group())
            start_ms, end_ms = told.start_ms, told.end_ms
        if last.start() > 0 and end_ms is None and not words.text[last.end() :].strip():
            end_ms = stamp_of(last.group()).start_ms
        words = without(words, [stamp.span() for stamp in found])
    return Utterance(label, words, start_ms, end_ms) if has_words(words) else None


def in_runs(utterances: Sequence[Utterance]) -> list[Utterance]:
    """Join what one speaker says in a row, where a machine cut talk up into sentences with times.

    Turns that somebody typed are left as they are.
    """
    again = sum(one.label == other.label for one, other in pairwise(utterances))
    timed = sum(one.start_ms is not None for one in utterances)
    if timed < 0.9 * len(utterances) or again < 0.15 * len(utterances):
        return list(utterances)
    runs: list[list[Utterance]] = []
    for one in utterances:
        if runs and runs[-1][-1].label == one.label:
            runs[-1].append(one)
        else:
            runs.append([one])
    return [
        Utterance(run[0].label, joined([one.words for one in run]), run[0].start_ms, run[-1].end_ms)
        for run in runs
    ]


def has_words(words: Passage) -> bool:
    """Tell whether anything is said: a letter, a digit, or a silence written as such."""
    return any(sign.isalnum() for sign in words.text) or words.text in ("…", "...", "?", "-", "–")
