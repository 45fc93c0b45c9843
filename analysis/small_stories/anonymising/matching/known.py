"""The names that a project knows, and the places of a text where one of them stands."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Final

from small_stories.anonymising.finnish.commonness import capital_ratio, commonness
from small_stories.anonymising.finnish.folding import composed, folded, lowered
from small_stories.anonymising.matching.as_written import as_written
from small_stories.anonymising.matching.book import (
    KnownName,
    NameBook,
    Spelling,
    name_book,
    spellings,
)
from small_stories.anonymising.matching.compounds import head_of_compound
from small_stories.anonymising.matching.misheard import joined, misspelt
from small_stories.model import IdentityKind

__all__ = [
    "WORD",
    "KnownMark",
    "KnownName",
    "NameBook",
    "Spelling",
    "match_known",
    "name_book",
    "next_called",
    "spellings",
    "word_spans",
]

_JOINING: Final = "-.:@&"
_MOST_PARTS: Final = 12
_NAME: Final = 1.5  # see commonness.capital_ratio
_RARE: Final = -14.5  # see commonness.commonness
WORD: Final = re.compile(r"[^\W_]+(?:[-'’:.@&][^\W_]+)*")

Spot = tuple[int, int, list[Spelling]]


@dataclass(frozen=True, slots=True)
class KnownMark:
    """Where a known name stands; ``identity`` is None when more than one could be meant.

    That is so of a name that two share, and of a part of a full name: *Kirsti* may be Kirsti
    Rautio, and may be another one. ``called`` is the base form of what was said. ``doubtful`` are
    words that are like a name, a letter amiss or cut in two, and are not sure to be one.
    """

    start: int
    end: int
    identity: int | None
    kind: IdentityKind
    called: str
    doubtful: bool = False


def match_known(
    text: str, names: Sequence[KnownName] | NameBook, *, alike: bool = True
) -> list[KnownMark]:
    """Return where the known names stand in a text, in any form, longest first, in order.

    Of a compound (*Ursula-täti*, *Hakunilapäivä*) the name alone is found. With ``alike`` false
    what is only like a name, a compound with no hyphen or a name misheard, is left out.
    """
    book = names if isinstance(names, NameBook) else name_book(tuple(names))
    whole, stood = composed(text)
    return [
        replace(mark, start=stood[mark.start], end=stood[mark.end])
        for mark in _matches(whole, book, alike)
    ]


def _matches(text: str, book: NameBook, alike: bool) -> list[KnownMark]:
    tokens = list(word_spans(text)) if book.longest else []
    found: list[KnownMark] = []
    at = 0
    while at < len(tokens):
        word = text[slice(*tokens[at])]
        if book.is_strange(word) if alike else not book.may_begin(word):
            at += 1
            continue
        spot, used = next_called(text, tokens[at : at + book.longest], book, bare=True)
        if spot is not None and _is_likely(text, spot):
            found.append(_mark(*spot))
        elif spot is None and alike:
            like = _like_a_name(text, tokens, at, book)
            found += like[:1]
            used = 2 if like and like[0].end > tokens[at][1] else 1
        at += used
    return sorted([*found, *_numbers(text, book)], key=lambda mark: mark.start)


def word_spans(text: str) -> Iterator[tuple[int, int]]:
    """Yield where the words of a text stand; a compound with hyphens is one word."""
    for word in WORD.finditer(text):
        yield word.span()


def next_called(
    text: str, tokens: Sequence[tuple[int, int]], book: NameBook, *, bare: bool = False
) -> tuple[Spot | None, int]:
    """Return the longest known name that begins at the first word, and how many words it takes."""
    if not tokens or not book.may_begin(text[slice(*tokens[0])]):
        return None, 1
    start = tokens[0][0]
    counts = book.counts(text[slice(*tokens[0])])
    for count in range(len(tokens) if _may_go_on(text, tokens, book) else 1, 0, -1):
        end = tokens[count - 1][1]
        if count not in counts and text[start:end].replace(" ", "").isalnum():
            continue
        whole = (
            _spans_in_word(text, start, end)
            if count == 1
            else _ends(text, start, tokens[count - 1])
        )
        for stop in whole:
            if meant := book.called(text[slice(*stop)], bare=bare):
                return (*stop, meant), count
    return None, 1


def _may_go_on(text: str, tokens: Sequence[tuple[int, int]], book: NameBook) -> bool:
    """Tell whether more than the first word may belong to a name."""
    first, *rest = (text[slice(*token)] for token in tokens[:2])
    if not rest or not first.isalnum() or not rest[0].isalnum():
        return bool(rest)
    return book.may_go_on(first, rest[0])


def _ends(text: str, start: int, last: tuple[int, int]) -> Iterator[tuple[int, int]]:
    """Yield some words whole, then up to a hyphen in the last one: *Yhteinen pöytä-toiminta*."""
    yield start, last[1]
    for at in range(last[1] - 1, last[0], -1):
        if text[at] == "-":
            yield start, at


def _spans_in_word(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Yield a word whole, then its parts between hyphens and other signs, the longest first."""
    yield start, end
    cuts = [start - 1, *(i for i in range(start, end) if text[i] in _JOINING), end]
    if 2 < len(cuts) < _MOST_PARTS:
        parts = [(a + 1, b) for i, a in enumerate(cuts) for b in cuts[i + 1 :]]
        yield from sorted(parts, key=lambda part: part[0] - part[1])[1:]


def _is_likely(text: str, spot: Spot) -> bool:
    """Tell whether words may be a name that is written without its dots: *Paivi*, not *sade*."""
    start, end, meant = spot
    said = text[start:end]
    form = lowered(" ".join(said.split()))
    if not form.isascii() or any(each.is_said_as(form, bare=False) for each in meant):
        return True
    ratio = capital_ratio(said)
    return ratio is None or ratio >= _NAME or commonness(said) < _RARE


def _like_a_name(
    text: str, tokens: Sequence[tuple[int, int]], at: int, book: NameBook
) -> list[KnownMark]:
    """Return what a word may be that is no form of a name: a compound, or a name misheard."""
    start, end = tokens[at]
    said = text[start:end]
    if head := head_of_compound(said, book):
        return [_mark(start, start + head.length, head.meant, doubtful=head.doubtful)]
    if at + 1 < len(tokens) and text[end : tokens[at + 1][0]] == " ":
        after = tokens[at + 1][1]
        if meant := joined(text[start:after], book):
            return [_mark(start, after, meant, doubtful=True)]
    return [_mark(start, end, meant, doubtful=True) for meant in [misspelt(said, book)] if meant]


def _numbers(text: str, book: NameBook) -> Iterator[KnownMark]:
    """Yield where the numbers and addresses that are known stand, in any spelling."""
    searched = folded(text) if book.numbers else ""
    for name, said in book.numbers:
        pattern = as_written(name.kind, folded(said))
        for hit in pattern.finditer(searched) if pattern else ():
            yield KnownMark(*hit.span(), name.identity, name.kind, said)


def _mark(start: int, end: int, meant: Sequence[Spelling], *, doubtful: bool = False) -> KnownMark:
    whole = [each for each in meant if each.whole]
    identities = {each.name.identity for each in whole}
    identity = identities.pop() if len(identities) == 1 and not doubtful else None
    first = (whole or meant)[0]
    return KnownMark(start, end, identity, first.name.kind, first.text, doubtful)
