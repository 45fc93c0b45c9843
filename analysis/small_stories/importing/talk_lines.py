"""Utterances out of lines: words run together, time stamps inside them taken out."""

import re
from collections.abc import Sequence
from itertools import pairwise
from typing import Final

from small_stories.importing.page_text import flowing
from small_stories.importing.passages import Passage, joined
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
    kept = []
    at = 0
    for stamp in stamps.finditer(words.text):
        kept.append(words.part(at, stamp.start()))
        at = stamp.end()
        told = stamp_of(stamp.group())
        if stamp.start() == 0 and start_ms is None:
            start_ms, end_ms = told.start_ms, told.end_ms
        elif not words.text[at:].strip() and end_ms is None:
            end_ms = told.start_ms
    if at:
        words = joined([part for part in (*kept, words.part(at)) if part.text])
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
