"""Every form of a name, written and spoken, and the places of a text where a known name stands."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from small_stories.anonymising.endings import Case, Ending, Grade, endings
from small_stories.anonymising.stems import VOWELS, Stems, is_back, stems_of
from small_stories.model import IdentityKind

# words that begin a place's name and are inflected with it: Uudessakaupungissa, Isossakyrössä
_ADJECTIVES: Final = ("uusi", "iso", "vähä", "pitkä", "vanha")
_NAMED: Final = (
    IdentityKind.PERSON,
    IdentityKind.PLACE,
    IdentityKind.ORGANISATION,
    IdentityKind.OTHER,
)
_JOINING: Final = "-.:@&"
_MOST_PARTS: Final = 12
WORD: Final = re.compile(r"[^\W_]+(?:[-'’:.@&][^\W_]+)*")


@dataclass(frozen=True, slots=True)
class KnownName:
    """A name that the project knows: its base form and the other names of the same one.

    ``identity`` is the number that the project keeps for whoever or whatever bears the name.
    """

    identity: int
    kind: IdentityKind
    base: str
    aliases: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class KnownMark:
    """Where a known name stands; ``identity`` is None when more than one could be meant."""

    start: int
    end: int
    identity: int | None
    kind: IdentityKind
    form: str


def stems_by_grade(stems: Stems, plural: bool = True) -> Iterator[tuple[str, Grade]]:
    """Yield a set's stems with the grade that tells which endings they take."""
    yield stems.nominative, Grade.NOMINATIVE
    yield stems.weak, Grade.WEAK
    yield stems.strong, Grade.STRONG
    yield stems.partitive, Grade.PARTITIVE
    yield stems.illative, Grade.ILLATIVE
    if plural:
        for strong, weak in zip(_plurals(stems.strong), _plurals(stems.weak), strict=True):
            yield strong, Grade.PLURAL_STRONG
            yield weak, Grade.PLURAL_WEAK


def _plurals(stem: str) -> list[str]:
    """Return a vowel stem's plural stems: Mäkeli-, Mäkelöi-; Saloi-, Saloj-."""
    body, last = stem[:-1], stem[-1].lower()
    if body[-1:].lower() == last:
        return [body + "i"] * 3
    match last:
        case "a" | "ä":
            other = body + ("o" if last == "a" else "ö")
            return [body + "i", other + "i", other + "j"]
        case "e":
            return [body + "i"] * 3
        case "i":
            return [body + "ei", body + "ej", body + "i"]
        case _:
            return [stem + "i", stem + "j", stem + "i"]


def _sharpened(word: str) -> Iterator[tuple[str, Ending]]:
    """Yield forms with a colon or an apostrophe (Oy:ltä, Bordeaux'n, Hanna's, Hannas)."""
    back = is_back(word)
    for ending, meaning in endings(Grade.WEAK, back).items():
        for sign in ":'’":
            yield f"{word}{sign}{ending}", meaning
            if word[-1].lower() not in VOWELS:
                yield f"{word}{sign}i{ending}", meaning
    for ending in ("s", "'s", "’s"):
        yield word + ending, Ending(Case.GENITIVE, tail="s")


@lru_cache(maxsize=4_000)
def word_forms(word: str) -> dict[str, Ending]:
    """Return every form of one word in small letters, with what its ending says."""
    found: dict[str, Ending] = {}
    for stems in stems_of(word):
        for stem, grade in stems_by_grade(stems):
            for ending, meaning in endings(grade, is_back(word)).items():
                found.setdefault((stem + ending).lower(), meaning)
    for nasal in _agreeing(word):
        found.setdefault(*nasal)
    if word.lower().endswith("nen"):
        found.setdefault(word[:-3].lower() + "sten", Ending(Case.GENITIVE, plural=True))
    for form, meaning in _sharpened(word):
        found.setdefault(form.lower(), meaning)
    return found


def _agreeing(word: str) -> Iterator[tuple[str, Ending]]:
    lower = word.lower()
    head = next((a for a in _ADJECTIVES if lower.startswith(a) and len(lower) > len(a) + 2), None)
    if head is None:
        return
    rest = _by_meaning(word_forms(lower[len(head) :]))
    for meaning, form in _by_meaning(word_forms(head)).items():
        if meaning in rest:
            yield form + rest[meaning], meaning


def _by_meaning(forms: dict[str, Ending]) -> dict[Ending, str]:
    found: dict[Ending, str] = {}
    for form, meaning in forms.items():
        found.setdefault(meaning, form)
    return found


@lru_cache(maxsize=4_000)
def name_forms(name: str) -> dict[str, Ending]:
    """Return every form of a name of one or more words, in small letters, with its meaning.

    The last word is inflected alone (*Päivi Harjun*), and all together (*Yhteiseen pöytään*).
    """
    *heads, last = name.split() or [name]
    if not heads:
        return word_forms(last)
    lead = " ".join(heads).lower()
    found = {f"{lead} {form}": meaning for form, meaning in word_forms(last).items()}
    tables = [_by_meaning(word_forms(head)) for head in heads]
    for form, meaning in word_forms(last).items():
        bare = Ending(meaning.case, meaning.plural)
        if all(bare in table for table in tables):
            found.setdefault(" ".join([*(t[bare] for t in tables), form]), meaning)
    return found


def forms_of(name: str, kind: IdentityKind) -> frozenset[str]:
    """Return every form that a name can take, in small letters, written and spoken.

    Cases, plurals, possessives, clitics, short spoken forms, *-lainen* words. What is not a name
    (a number, an address) has one form.
    """
    return frozenset(name_forms(name)) if kind in _NAMED else frozenset((name.lower(),))


def spellings(name: KnownName) -> Iterator[str]:
    """Yield a name's base, its aliases, and the single names of a person's full name."""
    for whole in (name.base, *name.aliases):
        yield whole
        if name.kind is IdentityKind.PERSON:
            yield from (part for part in whole.split() if len(part) > 2 and part != whole)


@lru_cache(maxsize=8)
def _table(names: tuple[KnownName, ...]) -> tuple[dict[str, set[KnownName]], int]:
    """Return the names by their forms, and how many words the longest form has."""
    table: dict[str, set[KnownName]] = {}
    for name in names:
        for spelling in spellings(name):
            for form in forms_of(spelling, name.kind):
                table.setdefault(form, set()).add(name)
    return table, max((form.count(" ") + 1 for form in table), default=0)


def match_known(text: str, names: Sequence[KnownName]) -> list[KnownMark]:
    """Return where the known names stand in a text, in any form, longest first, in order.

    Of a compound (*Ursula-täti*) the name alone is found.
    """
    table, longest = _table(tuple(names))
    tokens = list(word_spans(text))
    found: list[KnownMark] = []
    at = 0
    while at < len(tokens):
        mark, used = _known_at(text, tokens, at, longest, table)
        if mark is not None:
            found.append(mark)
        at += used
    return found


def word_spans(text: str) -> Iterable[tuple[int, int]]:
    """Yield where the words of a text stand; a compound with hyphens is one word."""
    for word in WORD.finditer(text):
        yield word.span()


def _known_at(
    text: str,
    tokens: list[tuple[int, int]],
    at: int,
    longest: int,
    table: dict[str, set[KnownName]],
) -> tuple[KnownMark | None, int]:
    for count in range(min(longest, len(tokens) - at), 0, -1):
        start, end = tokens[at][0], tokens[at + count - 1][1]
        for stop in spans_in_word(text, start, end) if count == 1 else [(start, end)]:
            form = re.sub(r"\s+", " ", text[slice(*stop)]).lower()
            if form in table:
                return _mark(stop, form, table[form]), count
    return None, 1


def spans_in_word(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Yield a word whole, then its parts between hyphens and other signs, the longest first."""
    yield start, end
    cuts = [start - 1, *(i for i in range(start, end) if text[i] in _JOINING), end]
    if 2 < len(cuts) < _MOST_PARTS:
        parts = [(a + 1, b) for i, a in enumerate(cuts) for b in cuts[i + 1 :]]
        yield from sorted(parts, key=lambda part: part[0] - part[1])[1:]


def _mark(stop: tuple[int, int], form: str, names: set[KnownName]) -> KnownMark:
    whole = {n for n in names if any(form in forms_of(s, n.kind) for s in (n.base, *n.aliases))}
    meant = whole or names
    identities = {name.identity for name in meant}
    kind = next(iter(meant)).kind
    return KnownMark(*stop, identities.pop() if len(identities) == 1 else None, kind, form)
