"""The lines of a source that have words on them."""

import re
from collections import Counter
from collections.abc import Sized
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

from small_stories.errors import SmallStoriesError
from small_stories.importing.passages import MARKDOWN, UNSEEN, Passage, passage
from small_stories.importing.source import Source

_NUMBER: Final = re.compile(r"(\d{1,5})(?:\s+|$)")
_NUMBERS_AT_LEAST: Final = 6
LINES_AT_MOST: Final = 50_000
"""How many lines with words an interview may have, however they come about: a week of talk."""
_QUOTED: Final = re.compile(r"[ \t]*(?:>[ \t]*)+")
_HEADING: Final = re.compile(r"#{1,6}\s")


@dataclass(frozen=True, slots=True)
class Line:
    """A line's clean text with its place, and how many blank lines stand above it."""

    passage: Passage
    gap: int

    @property
    def text(self) -> str:
        """The line's own words."""
        return self.passage.text

    @property
    def start(self) -> int:
        """Where in the source the line's words begin."""
        return self.passage.pieces[0].start


def bounded(lines: Sized, name: str) -> None:
    """Raise SmallStoriesError where lines, cells or turns are more than an interview has."""
    if len(lines) > LINES_AT_MOST:
        raise SmallStoriesError("import.too_long", name=name)


def lines_of(source: Source) -> list[Line]:
    """Return the lines that are not blank, in their order, without numbers in their margin."""
    return _without_numbers(lines_between(source, 0, len(source.text)))


def is_heading(source: Source, line: Line) -> bool:
    """Tell whether the file makes a heading of a line."""
    return line.start in source.headings or bool(_HEADING.match(line.text))


def _without_numbers(lines: list[Line]) -> list[Line]:
    """Take away line numbers: on every line or every fifth, and rising all the time."""
    found = [(place, _NUMBER.match(line.text)) for place, line in enumerate(lines)]
    numbered = [(place, int(number[1]), number.end()) for place, number in found if number]
    if len(numbered) < _NUMBERS_AT_LEAST:
        return lines
    rising = [
        0 < after[1] - before[1] <= 10 and after[1] - before[1] >= after[0] - before[0]
        for before, after in pairwise(numbered)
    ]
    steps = Counter(after[1] - before[1] for before, after in pairwise(numbered))
    step, usual = steps.most_common(1)[0]
    every = len(numbered) * step >= 0.8 * len(lines)
    if not every or usual < 0.8 * len(rising) or sum(rising) < 0.9 * len(rising):
        return lines
    stops = {place: stop for place, _, stop in numbered}
    kept = []
    gap = 0
    for place, line in enumerate(lines):
        words = line.passage.part(stops[place]) if place in stops else line.passage
        if words.text:
            kept.append(Line(words, max(gap, line.gap)))
        gap = 0 if words.text else gap + line.gap + 1
    return kept


def lines_between(source: Source, start: int, end: int) -> list[Line]:
    """Return the lines of a range of the source's text that are not blank."""
    unseen = MARKDOWN if source.kind == "md" else UNSEEN
    found = []
    gap = 0
    at = start
    for raw in source.text[start:end].splitlines(keepends=True):
        if raw.isspace():
            gap += 1
            at += len(raw)
            continue
        quoted = _QUOTED.match(raw) if source.kind == "md" else None
        begins = at + (quoted.end() if quoted else 0)
        words = passage(source.text, begins, at + len(raw), unseen)
        at += len(raw)
        if words.text:
            found.append(Line(words, gap))
            bounded(found, source.name)
            gap = 0
        else:
            gap += 1
    return found
