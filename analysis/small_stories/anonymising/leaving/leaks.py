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

from small_stories.anonymising.finding.names import NAME
from small_stories.anonymising.finnish.commonness import UNSEEN, capital_ratio, commonness
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
from small_stories.anonymising.words import ordinary
from small_stories.model import IdentityKind
from small_stories.strings import LANGUAGES

_UNSEEN: Final = re.compile(
    "[\u00ad\u034f\u061c\u115f\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufe00-\ufe0f\ufeff]"
)
# Letters of other alphabets that look like ours: a name may be written with them.
_ALIKE: Final = str.maketrans(
    "\u0430\u0435\u043e\u0440\u0441\u0443\u0445\u0456\u0458\u0455\u0501\u051b\u04bb\u0261\u0131"
    "\u0410\u0412\u0415\u041a\u041c\u041d\u041e\u0420\u0421\u0422\u0423\u0425\u0406\u0408\u0405"
    "\u03b1\u03b9\u03ba\u03bd\u03bf\u03c1\u03c5\u03c7"
    "\u0391\u0392\u0395\u0396\u0397\u0399\u039a\u039c\u039d\u039f\u03a1\u03a4\u03a5\u03a7",
    "aeopcyxijsdqhgiABEKMHOPCTYXIJSaikvopuxABEZHIKMNOPTYX",
)
_IN_COMPOUNDS: Final = (IdentityKind.PERSON, IdentityKind.PLACE, IdentityKind.ORGANISATION)
_LONG_ENOUGH: Final = 6  # letters of a name that is looked for at the start of any longer word
_SHORTEST: Final = 4  # letters of a name that is looked for where another word follows
# What is said of a trait is the same word with a capital and without.
_TRAITS: Final = (
    IdentityKind.HEALTH,
    IdentityKind.GROUP,
    IdentityKind.ROLE,
    IdentityKind.AGE,
    IdentityKind.DATE,
)

Numbers = Sequence[tuple[IdentityKind, str]]
# forms that may begin a compound and whose they are, by their first letters
Heads = dict[str, dict[str, int]]


@dataclass(frozen=True, slots=True)
class Leak:
    """A name that is still there: whose, and as it stands.

    ``tier`` is CHECK where the word may be an ordinary one (*toivo*) or another longer name.
    ``identity`` is None for a number or an address, or when several share the name; ``by_shape``
    is what nobody has decided: a number, code or address found by how it looks.
    """

    identity: int | None
    found: str
    tier: Tier
    by_shape: bool = False


def cleaned(text: str) -> str:
    """Return a text as it looks: no unseen signs, and each letter that looks like ours is ours."""
    return unicodedata.normalize("NFKC", _UNSEEN.sub("", text).translate(_ALIKE))


@lru_cache(maxsize=16)
def _heads(names: tuple[KnownName, ...]) -> Heads:
    """Return the nominatives and genitives that may begin a compound, by their first letters."""
    heads: Heads = {}
    for spelling in (spelling for name in names for spelling in spellings(name)):
        if spelling.name.kind in _IN_COMPOUNDS:
            for form in heads_of_compounds(spelling.text):
                if len(form) >= _SHORTEST:
                    first = folded(form[:_LONG_ENOUGH])
                    heads.setdefault(first, {})[form] = spelling.name.identity
    return heads


def leaks(
    text: str,
    names: Sequence[KnownName],
    numbers: Numbers = (),
    kept: Sequence[KnownName] = (),
) -> list[Leak]:
    """Return the hidden names that a text still holds.

    ``numbers`` are what identifies without being a name (numbers, addresses, links), each with
    its kind; they are found in any spelling. ``kept`` are names that may stand: *Hanna Virtanen*
    is no leak of another Virtanen, but *Virtanen* is.
    """
    clean = cleaned(text)
    # Both looked up once: a long tuple of names takes its time to be found by.
    book, heads = name_book((*names, *kept)), _heads(tuple(names))
    allowed = {name.identity for name in kept}
    spans = list(word_spans(clean))
    found: list[Leak] = []
    at = 0
    while at < len(spans):
        spot, used = next_called(clean, spans[at : at + book.longest], book, bare=True)
        if spot is None:
            found += _in_compound(clean[slice(*spans[at])], heads)
        elif hides := _hiding(spot[2], allowed):
            found.append(_leak(clean, *spot[:2], hides))
        at += used
    return [*found, *_numbers_in(clean, numbers)]


def _hiding(meant: Sequence[Spelling], kept: set[int]) -> list[Spelling]:
    """Return the spellings that are hidden; a part of a full name may be another one's whole."""
    may_stand = any(each.whole and each.name.identity in kept for each in meant)
    hides = [each for each in meant if each.name.identity not in kept]
    return [] if may_stand and not any(each.whole for each in hides) else hides


def _leak(text: str, start: int, end: int, meant: Sequence[Spelling]) -> Leak:
    identities = {spelling.name.identity for spelling in meant}
    identity = identities.pop() if len(identities) == 1 else None
    words = text[start:end]
    surface = re.sub(r"[\s_]+", " ", words)
    return Leak(identity, words, Tier.MARKED if _is_sure(surface, meant) else Tier.CHECK)


def _is_sure(surface: str, meant: Sequence[Spelling]) -> bool:
    """Tell whether a surface is no ordinary word, or one that means the same in any letters."""
    if any(each.name.kind in _TRAITS for each in meant):
        return True
    if any(surface in ordinary(language) for language in LANGUAGES):
        return False
    if tier_of(surface) is Tier.MARKED:
        return True
    ratios = (capital_ratio(each.text) for each in meant)
    return commonness(surface) <= UNSEEN and any(r is None or r >= NAME for r in ratios)


def tier_of(surface: str) -> Tier:
    """Return CHECK for a name's form in small letters that is an ordinary word too."""
    if not surface.islower() or " " in surface:
        return Tier.MARKED
    ratio = capital_ratio(surface)
    return Tier.CHECK if ratio is not None and ratio < NAME else Tier.MARKED


def _in_compound(word: str, heads: Heads) -> Iterator[Leak]:
    lower = folded(word)
    for length in range(_LONG_ENOUGH, _SHORTEST - 1, -1):
        for head, identity in heads.get(lower[:length], {}).items():
            rest = lower[len(head) :]
            if written_as(word[: len(head)], head) and _goes_on(word, head, rest):
                yield Leak(identity, word, _tier_of_compound(word, head, rest))
                return


def _goes_on(word: str, head: str, rest: str) -> bool:
    """Tell whether a word may be a compound of a name; of a short one, its rest is a word too."""
    if len(head) >= _LONG_ENOUGH:
        return len(rest) > 2
    known = commonness(word[len(head) :]) > UNSEEN or rest.startswith("lais")
    return len(rest) > 2 and known and commonness(word) <= UNSEEN


def _tier_of_compound(word: str, head: str, rest: str) -> Tier:
    """Return MARKED for people of a place, and where a name begins a word that no list has."""
    if rest.startswith("lais"):
        return Tier.MARKED
    ratio = capital_ratio(head)
    is_name = ratio is None or ratio >= NAME
    return Tier.MARKED if is_name and capital_ratio(word) is None else Tier.CHECK


def _numbers_in(text: str, numbers: Numbers) -> Iterator[Leak]:
    searched = folded(text)
    for kind, wanted in numbers:
        pattern = as_written(kind, folded(cleaned(wanted)))
        for hit in pattern.finditer(searched) if pattern else ():
            yield Leak(None, text[slice(*hit.span())], Tier.MARKED)
