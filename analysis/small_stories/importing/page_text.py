"""Text that was set on pages: lines that wrap, words cut at line ends, page numbers, headers.

It comes from PDF files, and from texts copied out of them, often with a blank line after every
line.
"""

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

from small_stories.importing.lines import Line
from small_stories.importing.passages import Passage, joined
from small_stories.importing.role_words import is_known
from small_stories.importing.source import Source

_PAGE_NUMBER: Final = re.compile(
    r"[-–—\s|]*(?P<word>sivu|sida|page|s\.|p\.)?\s*(?P<number>\d{1,4})"
    r"(?P<of>\s*(?:/|\(|of|av)\s*\d{1,4}\s*\)?)?[-–—\s|]*",
    re.I,
)
_WIDEST: Final = 130
_LONGEST_WORD: Final = 60
_CUT_WORD: Final = re.compile(r"([^\W\d_]+)[-‐]$")
_FIRST_WORD: Final = re.compile(r"[^\W\d_]+")
_AND: Final = frozenset(["ja", "tai", "sekä", "eli", "että", "och", "eller", "samt", "and", "or"])
_VOWELS: Final = "aeiouyåäö"


@dataclass(frozen=True, slots=True)
class Page:
    """The lines of a source without what belongs to its pages, and whether lines wrap."""

    lines: list[Line]
    wrapped: bool


def without_furniture(source: Source, lines: Sequence[Line]) -> Page:
    """Return the lines without page numbers and running headers, where text was set on pages."""
    if source.kind != "pdf" and not _wraps(lines):
        return Page(list(lines), wrapped=False)
    numbers = _page_numbers(source, lines)
    furniture = numbers | _running_headers(source, lines, numbers)
    kept: list[Line] = []
    gap = 0
    for place, line in enumerate(lines):
        gap = max(gap, line.gap)
        if place not in furniture:
            usual = place - 1 in furniture  # a page break is no paragraph break by itself
            kept.append(Line(line.passage, min(gap, 1) if usual else line.gap))
            gap = 0
    return Page(kept, wrapped=True)


def flowing(parts: Sequence[Passage], wrapped: bool) -> Passage:
    """Join lines into running text; where lines wrap, words cut at line ends are made whole."""
    if not wrapped or len(parts) < 2:
        return joined(parts)
    pieces: list[Passage] = []
    glues = [" "]
    for part, following in pairwise(parts):
        whole, glue = _joint(part, following.text)
        pieces.append(whole)
        glues.append(glue)
    return joined([*pieces, parts[-1]], glues)


def _joint(part: Passage, following: str) -> tuple[Passage, str]:
    cut = _CUT_WORD.search(part.text[-_LONGEST_WORD:])
    word = _FIRST_WORD.match(following)
    if not cut or not word:
        return part, " "
    head, tail = cut[1], word[0]
    if tail.casefold() in _AND:
        return part, " "  # lapsi- ja nuorisotyö
    if tail.casefold().startswith(head.casefold()):
        return part, " "  # a word begun twice: mu- mutta
    if not tail[0].islower() or len(head) == 1 or (head.isupper() and len(head) > 1):
        return part, ""  # Hakunila-Seura, D-vitamiini, TE-toimisto
    if head[-1] == tail[0] and tail[0] in _VOWELS:
        return part, ""  # Finnish writes a hyphen between like vowels: linja-auto
    return part.part(0, len(part.text) - 1), ""


def _wraps(lines: Sequence[Line]) -> bool:
    """Lines wrap when many of them go on from the one before, and none is longer than a page."""
    pairs = list(pairwise(line.text for line in lines))
    if len(pairs) < 6:
        return False
    lengths = sorted(len(line.text) for line in lines)
    widest = lengths[int(len(lengths) * 0.97)]
    going_on = sum(
        after[0].islower() and before[-1] not in '.?!…:"”' and len(before) > 0.6 * widest
        for before, after in pairs
    )
    return 30 <= widest <= _WIDEST and going_on >= max(3, 0.15 * len(pairs))


def _at_page_edge(source: Source, lines: Sequence[Line]) -> set[int]:
    """Return the places of the first and last two lines of each page of a PDF."""
    edges: set[int] = set()
    starts = [line.start for line in lines]
    for page in source.pages:
        first = bisect_left(starts, page)
        edges.update({first - 2, first - 1, first, first + 1})
    edges.update({len(starts) - 2, len(starts) - 1})
    return edges


def _page_numbers(source: Source, lines: Sequence[Line]) -> set[int]:
    edges = _at_page_edge(source, lines) if source.pages else set()
    found: list[tuple[int, int]] = []
    sure: set[int] = set()
    for place, line in enumerate(lines):
        number = _PAGE_NUMBER.fullmatch(line.text)
        if number:
            found.append((place, int(number["number"])))
            if number["word"] or number["of"] or place in edges:
                sure.add(place)
    rising = {
        place
        for one, other in pairwise(found)
        if other[1] == one[1] + 1
        for place in (one[0], other[0])
    }
    lone = {place for place, number in found if len(found) == 1 and number <= 3}
    return sure | rising | lone


def _running_headers(source: Source, lines: Sequence[Line], numbers: set[int]) -> set[int]:
    edges = _at_page_edge(source, lines) if source.pages else set()
    beside = edges | {place + step for place in numbers for step in (-2, -1, 1, 2)}
    places = defaultdict(list)
    for place, line in enumerate(lines):
        if place not in numbers and 8 <= len(line.text) <= _WIDEST and _may_be_header(line.text):
            places[re.sub(r"\d+", "#", line.text)].append(place)
    widest = max((len(line.text) for line in lines), default=0)
    found: set[int] = set()
    for same in places.values():
        near = [place for place in same if place in beside]
        apart = all(after - before >= 12 for before, after in pairwise(same))
        short = len(lines[same[0]].text) < 0.7 * widest
        numbered = len({lines[place].text for place in same}) == len(same)
        if len(near) >= 2:
            found.update(near)
        elif short and apart and not source.pages and len(same) >= (2 if numbered else 3):
            found.update(same)
    return found


def _may_be_header(text: str) -> bool:
    label, colon, _ = text.partition(":")
    return text[-1] not in ".?!…," and not (colon and is_known(label)) and not text[0].islower()
