"""Word edges: a selection takes whole words, and a story's end moves by a word."""

import re
from typing import Final

_WORD: Final = re.compile(r"\w+(?:['’\-:.]\w+)*")


def whole_words(text: str, start: int, end: int) -> tuple[int, int]:
    """Return a range widened to the words that its ends cut, without space around it."""
    start, end = trimmed(text, start, end)
    for word in _WORD.finditer(text):
        if word.start() < start < word.end():
            start = word.start()
        if word.start() < end < word.end():
            end = word.end()
    return start, end


def trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    """Return a range without the space at its ends; it may become empty."""
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return start, end


def moved_end(text: str, start: int, end: int, *, on: bool) -> int:
    """Return the end of a range one word further or back; at least one word stays."""
    ends = [word.end() for word in _WORD.finditer(text) if word.end() > start]
    if on:
        return next((_with_sign(text, place) for place in ends if place > end), end)
    signed = (_with_sign(text, place) for place in ends)
    return max((place for place in signed if place < end), default=end)


def moved_start(text: str, start: int, end: int, *, on: bool) -> int:
    """Return the start of a range one word further or back; at least one word stays."""
    starts = [word.start() for word in _WORD.finditer(text) if word.start() < end]
    if on:
        return min((place for place in starts if place > start), default=start)
    return max((place for place in starts if place < start), default=start)


def _with_sign(text: str, end: int) -> int:
    """Take the signs along that stand at the end of a word."""
    while end < len(text) and text[end] in '.,!?…;:)”"':
        end += 1
    return end
