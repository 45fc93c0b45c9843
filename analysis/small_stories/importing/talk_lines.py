"""Utterances out of lines: words run together, time stamps inside them taken out."""

from collections.abc import Sequence

from small_stories.importing.page_text import flowing
from small_stories.importing.passages import Passage, joined
from small_stories.importing.talk import Utterance
from small_stories.importing.times import STAMP_AT_START, stamp_of, stamps_within


def utterance(
    label: str | None,
    parts: Sequence[Passage],
    *,
    wrapped: bool = False,
    round_brackets: bool = False,
    start_ms: int | None = None,
    end_ms: int | None = None,
) -> Utterance | None:
    """Return what one speaker says on these lines, or None where no words are left.

    A time stamp at the beginning of the words tells when they begin unless the label told it, one
    at the end (as f4 writes them) when they end.
    """
    words = flowing([part for part in parts if part.text], wrapped)
    stamps = stamps_within(words.text, round_brackets)
    leading = STAMP_AT_START.match(words.text)
    if leading and not (stamps and stamps[0].start() == 0):
        stamps = [leading, *stamps]
    kept = []
    at = 0
    for stamp in stamps:
        kept.append(words.part(at, stamp.start()))
        at = stamp.end()
        told = stamp_of(stamp.group())
        if stamp.start() == 0 and start_ms is None:
            start_ms, end_ms = told.start_ms, told.end_ms
        elif not words.text[at:].strip() and end_ms is None:
            end_ms = told.start_ms
    if stamps:
        words = joined([part for part in (*kept, words.part(at)) if part.text])
    return Utterance(label, words, start_ms, end_ms) if has_words(words) else None


def has_words(words: Passage) -> bool:
    """Tell whether anything is said: a letter, a digit, or a silence written as such."""
    return any(sign.isalnum() for sign in words.text) or words.text in ("…", "...", "?", "-", "–")
