"""The last gate: whether a finished text still holds a name that was to be hidden.

Everything is looked for in every form, in any letters, with or without its dots and accents, and
inside compounds; but only from a word's start, so that *annan* is no Anna.
"""

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from small_stories.anonymising.finding.commonness import capital_ratio
from small_stories.anonymising.finding.names import NAME
from small_stories.anonymising.finnish.folding import folded, written_as
from small_stories.anonymising.finnish.forms import heads_of_compounds
from small_stories.anonymising.marks import Tier
from small_stories.anonymising.matching.as_written import as_written
from small_stories.anonymising.matching.known import (
    KnownName,
    Spelling,
    name_book,
    next_called,
    spellings,
    word_spans,
)
from small_stories.model import IdentityKind

_UNSEEN: Final = re.compile("[\u00ad\u200b-\u200f\u2060\ufeff]")
_IN_COMPOUNDS: Final = (IdentityKind.PERSON, IdentityKind.PLACE, IdentityKind.ORGANISATION)
_LONG_ENOUGH: Final = 6  # letters of a name that is looked for at the start of longer words

Numbers = Sequence[tuple[IdentityKind, str]]
# forms that may begin a compound and whose they are, by their first letters
Heads = dict[str, dict[str, int]]


@dataclass(frozen=True, slots=True)
class Leak:
    """A name that is still there: whose, and as it stands.

    ``tier`` is CHECK where the word may be an ordinary one (*toivo*) or another longer name.
    ``identity`` is None for a number or an address, or when several share the name.
    """

    identity: int | None
    found: str
    tier: Tier


def _cleaned(text: str) -> str:
    return unicodedata.normalize("NFC", _UNSEEN.sub("", text))


@lru_cache(maxsize=16)
def _heads(names: tuple[KnownName, ...]) -> Heads:
    """Return the nominatives and genitives that may begin a compound, by their first letters."""
    heads: Heads = {}
    for spelling in (spelling for name in names for spelling in spellings(name)):
        if spelling.name.kind in _IN_COMPOUNDS:
            for form in heads_of_compounds(spelling.text):
                if len(form) >= _LONG_ENOUGH:
                    first = folded(form[:_LONG_ENOUGH])
                    heads.setdefault(first, {})[form] = spelling.name.identity
    return heads


def leaks(text: str, names: Sequence[KnownName], numbers: Numbers = ()) -> list[Leak]:
    """Return the hidden names that a text still holds.

    ``numbers`` are what identifies without being a name (numbers, addresses, links), each with
    its kind; they are found in any spelling.
    """
    clean = _cleaned(text)
    # Both looked up once: a long tuple of names takes its time to be found by.
    book, heads = name_book(tuple(names)), _heads(tuple(names))
    spans = list(word_spans(clean))
    found: list[Leak] = []
    at = 0
    while at < len(spans):
        spot, used = next_called(clean, spans[at : at + book.longest], book, bare=True)
        found += [_leak(clean, *spot)] if spot else _in_compound(clean[slice(*spans[at])], heads)
        at += used
    return [*found, *_numbers_in(clean, numbers)]


def _leak(text: str, start: int, end: int, meant: Sequence[Spelling]) -> Leak:
    identities = {spelling.name.identity for spelling in meant}
    identity = identities.pop() if len(identities) == 1 else None
    surface = re.sub(r"[\s_]+", " ", text[start:end])
    return Leak(identity, text[start:end], tier_of(surface))


def tier_of(surface: str) -> Tier:
    """Return CHECK for a name's form in small letters that is an ordinary word too."""
    if not surface.islower() or " " in surface:
        return Tier.MARKED
    ratio = capital_ratio(surface)
    return Tier.CHECK if ratio is not None and ratio < NAME else Tier.MARKED


def _in_compound(word: str, heads: Heads) -> Iterator[Leak]:
    lower = folded(word)
    for head, identity in heads.get(lower[:_LONG_ENOUGH], {}).items():
        if len(word) - len(head) > 2 and written_as(word[: len(head)], head):
            people = lower[len(head) :].startswith("lais")
            yield Leak(identity, word, Tier.MARKED if people else Tier.CHECK)
            return


def _numbers_in(text: str, numbers: Numbers) -> Iterator[Leak]:
    searched = folded(text)
    for kind, wanted in numbers:
        pattern = as_written(kind, folded(_cleaned(wanted)))
        for hit in pattern.finditer(searched) if pattern else ():
            yield Leak(None, text[slice(*hit.span())], Tier.MARKED)
