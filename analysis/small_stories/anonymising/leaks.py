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

from small_stories.anonymising.as_written import as_written
from small_stories.anonymising.endings import Case
from small_stories.anonymising.forms import (
    KnownName,
    forms_of,
    name_forms,
    spans_in_word,
    spellings,
    word_spans,
)
from small_stories.anonymising.marks import Tier
from small_stories.anonymising.names import NAME
from small_stories.anonymising.pipeline import capital_ratio
from small_stories.model import IdentityKind

_UNSEEN: Final = re.compile("[\u00ad\u200b-\u200f\u2060\ufeff]")
_LONG_ENOUGH: Final = 6  # letters of a name that is looked for at the start of longer words

Numbers = Sequence[tuple[IdentityKind, str]]
Heads = dict[str, list["_Form"]]


@dataclass(frozen=True, slots=True)
class Leak:
    """A name that is still there: whose, and as it stands.

    ``tier`` is CHECK where the word may be an ordinary one (*toivo*) or another longer name.
    ``identity`` is None for a number or an address, or when several share the name.
    """

    identity: int | None
    found: str
    tier: Tier


@dataclass(frozen=True, slots=True)
class _Form:
    text: str
    identity: int


def folded(text: str) -> str:
    """Return a text in small letters without dots and accents, one letter for each letter."""
    return "".join(unicodedata.normalize("NFD", letter)[0] for letter in text.lower())


def _cleaned(text: str) -> str:
    return unicodedata.normalize("NFC", _UNSEEN.sub("", text))


@lru_cache(maxsize=64)
def _forms(names: tuple[KnownName, ...]) -> tuple[dict[str, list[_Form]], int]:
    """Return all forms by their folded letters, and how many words the longest has."""
    table: dict[str, list[_Form]] = {}
    for name in names:
        for spelling in spellings(name):
            for form in forms_of(spelling, name.kind):
                table.setdefault(folded(form), []).append(_Form(form, name.identity))
    return table, max((form.count(" ") + 1 for form in table), default=0)


@lru_cache(maxsize=64)
def _heads(names: tuple[KnownName, ...]) -> Heads:
    """Return the nominatives and genitives that may begin a compound, by their first letters."""
    heads: Heads = {}
    for name in names:
        if name.kind not in (IdentityKind.PERSON, IdentityKind.PLACE, IdentityKind.ORGANISATION):
            continue
        for spelling in spellings(name):
            for form, ending in name_forms(spelling).items():
                plain = ending.case in (Case.NOMINATIVE, Case.GENITIVE) and not ending.tail
                if plain and not ending.plural and len(form) >= _LONG_ENOUGH and "'" not in form:
                    first = folded(form[:_LONG_ENOUGH])
                    heads.setdefault(first, []).append(_Form(form, name.identity))
    return heads


def leaks(text: str, names: Sequence[KnownName], numbers: Numbers = ()) -> list[Leak]:
    """Return the hidden names that a text still holds.

    ``numbers`` are what identifies without being a name (numbers, addresses, links), each with
    its kind; they are found in any spelling.
    """
    clean = _cleaned(text)
    # Both looked up once: a long tuple of names takes its time to be found by.
    (table, longest), heads = _forms(tuple(names)), _heads(tuple(names))
    spans = list(word_spans(clean))
    found: list[Leak] = []
    at = 0
    while at < len(spans):
        leak, used = _leak_at(clean, spans[at : at + longest], table)
        found += [leak] if leak else list(_in_compound(clean[slice(*spans[at])], heads))
        at += used
    return [*found, *_numbers_in(clean, numbers)]


def _leak_at(
    text: str, spans: list[tuple[int, int]], table: dict[str, list[_Form]]
) -> tuple[Leak | None, int]:
    for count in range(len(spans), 0, -1):
        start, end = spans[0][0], spans[count - 1][1]
        for stop in spans_in_word(text, start, end) if count == 1 else [(start, end)]:
            surface = re.sub(r"[\s_]+", " ", text[slice(*stop)])
            forms = [f for f in table.get(folded(surface), ()) if _written_as(surface, f.text)]
            if forms:
                identities = {form.identity for form in forms}
                identity = identities.pop() if len(identities) == 1 else None
                return Leak(identity, text[slice(*stop)], tier_of(surface)), count
    return None, 1


def _written_as(surface: str, form: str) -> bool:
    """Tell whether the surface is the form with all, some or none of its dots and accents."""
    pairs = zip(surface.lower(), form, strict=False)
    return all(letter in (right, folded(right)) for letter, right in pairs)


def tier_of(surface: str) -> Tier:
    """Return CHECK for a name's form in small letters that is an ordinary word too."""
    if not surface.islower() or " " in surface:
        return Tier.MARKED
    ratio = capital_ratio(surface)
    return Tier.CHECK if ratio is not None and ratio < NAME else Tier.MARKED


def _in_compound(word: str, heads: Heads) -> Iterator[Leak]:
    lower = folded(word)
    for head in heads.get(lower[:_LONG_ENOUGH], ()):
        rest = len(word) - len(head.text)
        if rest > 2 and lower.startswith(folded(head.text)) and _written_as(word, head.text):
            people = lower[len(head.text) :].startswith("lais")
            yield Leak(head.identity, word, Tier.MARKED if people else Tier.CHECK)
            return


def _numbers_in(text: str, numbers: Numbers) -> Iterator[Leak]:
    searched = folded(text)
    for kind, wanted in numbers:
        pattern = as_written(kind, folded(_cleaned(wanted)))
        for hit in pattern.finditer(searched) if pattern else ():
            yield Leak(None, text[slice(*hit.span())], Tier.MARKED)
