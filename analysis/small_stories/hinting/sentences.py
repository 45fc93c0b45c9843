"""Talk in sentences; where a machine wrote no marks, in runs of words between connectives."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from small_stories.hinting.hints import Place
from small_stories.hinting.words import words_of

_END: Final = re.compile(r"(?:[.!?…]+[\"”’»)\]]*|\]\.?)(?=\s|$)")
_LONG: Final = 32  # words, from which a sentence is taken for several
_LONG_UNMARKED: Final = 20  # the same where no mark ends it, as in a machine's writing
_SHORT: Final = 7  # words that a run has at least
_JOINS: Final = re.compile(
    r"(?<!\w)(?:ja|mut|mutta|sit|sitte|sitten|niin|ni|eikä|enkä|paitsi|joo|och|men|så|sen|and|but|so|then)(?!\w)"
)


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence of the interviewee: where it stands and its words in small letters."""

    place: Place
    text: str
    first: bool  # of its turn


def sentences_of(turn: int, small: str) -> Iterator[Sentence]:
    """Yield the sentences of a turn, which is in small letters."""
    first = True
    for start, end in _cut(small):
        yield Sentence(Place(turn, start, end), small[start:end], first)
        first = False


def _cut(text: str) -> Iterator[tuple[int, int]]:
    at = 0
    for stop in [*(match.end() for match in _END.finditer(text)), len(text)]:
        start, end = _trimmed(text, at, stop)
        if start < end:
            yield from _runs(text, start, end)
        at = stop


def _runs(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Yield a sentence whole, or in runs of words where it is too long to be one."""
    words = words_of(text[start:end])
    if len(words) < (_LONG if _END.search(text[start:end]) else _LONG_UNMARKED):
        yield start, end
        return
    begins = [0]
    for place, (first, last) in enumerate(words):
        enough = place - begins[-1] >= _SHORT and len(words) - place >= _SHORT
        after_join = place and _JOINS.fullmatch(
            text[start + words[place - 1][0] : start + words[place - 1][1]]
        )
        if enough and not after_join and _JOINS.fullmatch(text[start + first : start + last]):
            begins.append(place)
    stops = [words[place][0] for place in begins[1:]] + [end - start]
    for place, stop in zip(begins, stops, strict=True):
        yield _trimmed(text, start + words[place][0] if place else start, start + stop)


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    words = text[start:end]
    return start + len(words) - len(words.lstrip()), end - len(words) + len(words.rstrip())
