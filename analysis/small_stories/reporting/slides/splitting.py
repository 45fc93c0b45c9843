"""Cutting what is said into lines and slides that have room for it."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Final

from small_stories.reporting.slides.layouts import Box
from small_stories.reporting.slides.measuring import BETWEEN, height_of, room_in

_LONGEST_WORD: Final = 150
# After a full stop comes a capital, a digit or a quotation mark; "esim. 3" stays together enough.
_SENTENCE: Final = re.compile(r"(?<=[.!?…])\s+(?=[A-ZÅÄÖ0-9”“\[(])")


@dataclass(frozen=True, slots=True)
class Line:
    """One line on a slide: its label in bold, its words and their language if another's."""

    text: str
    label: str = ""
    language: str = ""
    is_gap: bool = False

    @property
    def whole(self) -> str:
        """The label and the words as they stand there."""
        return self.label + self.text


def sentences_of(words: str) -> list[str]:
    """Return running text as its sentences."""
    return [each for each in _SENTENCE.split(" ".join(words.split())) if each]


def fits(lines: Sequence[Line], box: Box) -> bool:
    """Tell whether lines have room in a box."""
    return sum(height_of(line.whole, box) for line in lines) - BETWEEN <= room_in(box)


def pages_of(lines: Iterable[Line], box: Box) -> list[tuple[Line, ...]]:
    """Return lines as the pages that they need; a line longer than a page is cut between words."""
    pages: list[tuple[Line, ...]] = []
    here: list[Line] = []
    for line in (part for each in lines for part in _parts(each, box)):
        if here and not fits([*here, line], box):
            pages.append(tuple(here))
            here = []
        here.append(line)
    return [*pages, tuple(here)] if here else pages


def shortened(words: str, box: Box, after: str = "") -> tuple[str, str]:
    """Return what of words fits a box as one line or two before ``after``, and all, if it was cut.

    What was cut is for a place with more room.
    """
    whole = " ".join(words.split())
    if fits([Line(whole + after)], box):
        return whole + after, ""
    kept = whole
    while kept and not fits([Line(f"{kept} …{after}")], box):
        kept = kept.rpartition(" ")[0] or kept[: len(kept) * 9 // 10]
    return f"{kept} …{after}", whole


def _parts(line: Line, box: Box) -> Iterator[Line]:
    """Yield a line in pieces of which each has room on a page, cut between words."""
    rest = line
    while not fits([rest], box):
        words = [piece for word in rest.text.split() for piece in _pieces(word)]
        if len(words) < 2:
            break
        kept = _most_that_fits(replace(rest, text=""), words, box)
        yield replace(rest, text=" ".join(words[:kept]))
        rest = replace(rest, text=" ".join(words[kept:]), label="")
    yield rest


def _pieces(word: str) -> Iterator[str]:
    """Yield a word, or what is longer than any word or address in pieces that have room."""
    for start in range(0, len(word), _LONGEST_WORD):
        yield word[start : start + _LONGEST_WORD]


def _most_that_fits(line: Line, words: Sequence[str], box: Box) -> int:
    """Return how many of the words have room, at least one."""
    low, high = 1, len(words)
    while low < high:
        middle = (low + high + 1) // 2
        if fits([replace(line, text=" ".join(words[:middle]))], box):
            low = middle
        else:
            high = middle - 1
    return low
