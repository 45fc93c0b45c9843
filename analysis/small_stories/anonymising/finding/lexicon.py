"""Names and places of the lists, found in any singular form, and how ordinary a word is."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Final

from small_stories.anonymising import words
from small_stories.anonymising.finnish.endings import Case, Ending, Grade, endings
from small_stories.anonymising.finnish.forms import stems_by_grade
from small_stories.anonymising.finnish.stems import is_back, stems_of
from small_stories.model import IdentityKind

_SHORTEST_STEM: Final = 2
_LONGEST_STEM: Final = 40


@dataclass(frozen=True, slots=True)
class Listed:
    """A name of the lists that a word may be a form of."""

    base: str
    kind: IdentityKind
    ending: Ending
    is_family_name: bool = False
    known_to_all: bool = False


_Entry = tuple[str, IdentityKind, bool, bool]


def _entries() -> Iterator[_Entry]:
    for name in (*words.lines("given_names"), *words.lines("names_added")):
        yield name, IdentityKind.PERSON, False, False
    for name in (*words.lines("places_added"), *words.lines("places")):
        yield name.rstrip("*"), IdentityKind.PLACE, False, name.endswith("*")
    for name in words.lines("organisations"):
        yield name.rstrip("*"), IdentityKind.ORGANISATION, False, name.endswith("*")
    for name in words.lines("family_names"):
        yield name, IdentityKind.PERSON, True, False


def _add(index: dict[str, list[tuple[Grade, _Entry]]], entry: _Entry) -> None:
    for stems in stems_of(entry[0])[:2]:
        for stem, grade in stems_by_grade(stems, plural=False):
            readings = index.setdefault(stem.lower(), [])
            if all(grade is not known for known, _ in readings):
                readings.append((grade, entry))


@cache
def _index() -> dict[str, list[tuple[Grade, _Entry]]]:
    """Return the names by their stems; of two names with one stem the first list's stays."""
    index: dict[str, list[tuple[Grade, _Entry]]] = {}
    for entry in _entries():
        _add(index, entry)
    return index


@lru_cache(maxsize=50_000)
def listed(word: str) -> Listed | None:
    """Return the name that a word is likeliest a Finnish form of."""
    lower = word.lower()
    return min(_readings(lower), key=lambda r: _rank(lower, r), default=None)


def _readings(lower: str) -> Iterator[Listed]:
    index = _index()
    for length in range(min(len(lower), _LONGEST_STEM), _SHORTEST_STEM - 1, -1):
        for grade, (base, kind, family, known) in index.get(lower[:length], ()):
            ending = endings(grade, is_back(base)).get(lower[length:])
            if ending is not None:
                yield Listed(base, kind, ending, family, known)


def _rank(lower: str, reading: Listed) -> tuple[bool, int, bool, int]:
    """Order readings: as it stands, then without clitics, then given names and places."""
    bare = reading.base.lower() == lower
    kinds = (IdentityKind.PERSON, IdentityKind.PLACE, IdentityKind.ORGANISATION)
    return not bare, len(reading.ending.tail), reading.is_family_name, kinds.index(reading.kind)


@cache
def _plain_index() -> dict[str, _Entry]:
    return {entry[0].lower(): entry for entry in reversed(list(_entries()))}


def listed_plainly(word: str) -> Listed | None:
    """Return the name that a word is, with or without a Swedish or English genitive's s."""
    lower = word.lower()
    for base in (lower, *(lower.removesuffix(end) for end in ("'s", "’s", "s"))):
        if base in _plain_index():
            name, kind, family, known = _plain_index()[base]
            return Listed(name, kind, Ending(Case.NOMINATIVE), family, known)
    return None
