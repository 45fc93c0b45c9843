"""Names of the table, found in any singular form, and who or what may bear them."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from small_stories.anonymising.finnish import name_table
from small_stories.anonymising.finnish.commonness import commonness_as_name
from small_stories.anonymising.finnish.endings import Case, Ending, endings
from small_stories.anonymising.finnish.folding import lowered
from small_stories.anonymising.finnish.name_table import Entry
from small_stories.anonymising.finnish.stems import is_back
from small_stories.model import IdentityKind

_SHORTEST_STEM: Final = 2
_LONGEST_STEM: Final = 40
# Oulunseudulla, oulunseutulainen
_AROUND_A_PLACE: Final = re.compile(r"(.{3,}n)-?seu[dt]u\w*")
_LOCAL: Final = {
    "lla": Case.ADESSIVE, "lle": Case.ALLATIVE, "lta": Case.ABLATIVE, "l": Case.ADESSIVE,
    "lt": Case.ABLATIVE, "ssa": Case.INESSIVE, "sta": Case.ELATIVE, "in": Case.ILLATIVE,
    "s": Case.INESSIVE, "st": Case.ELATIVE,
}  # fmt: skip
_OF_NEN: Final = re.compile(rf"(.{{3,}}i)si({'|'.join(_LOCAL)})")
_KINDS: Final = (IdentityKind.PERSON, IdentityKind.PLACE, IdentityKind.ORGANISATION)


@dataclass(frozen=True, slots=True)
class Listed:
    """A name of the table that a word may be a form of."""

    entry: Entry
    ending: Ending

    @property
    def base(self) -> str:
        """Return the name's base form."""
        return self.entry.base

    @property
    def kind(self) -> IdentityKind:
        """Return what bears the name."""
        return self.entry.kind

    @property
    def is_family_name(self) -> bool:
        """Tell whether it is a family name and no given name."""
        return self.entry.is_family

    @property
    def known_to_all(self) -> bool:
        """Tell whether the name is found everywhere or says nothing at all."""
        return self.entry.known_to_all


@lru_cache(maxsize=100_000)
def listed(word: str) -> Listed | None:
    """Return the name that a word is likeliest a Finnish form of."""
    lower = lowered(word)
    return min(_readings(lower), key=lambda r: _rank(lower, r), default=None)


def readings(word: str) -> tuple[Listed, ...]:
    """Return all names that a word may be a Finnish form of, the likeliest first."""
    lower = lowered(word)
    return tuple(sorted(_readings(lower), key=lambda r: _rank(lower, r)))


def _readings(lower: str) -> Iterator[Listed]:
    for length in range(min(len(lower), _LONGEST_STEM), _SHORTEST_STEM - 1, -1):
        for entry, grade in name_table.entries_of(lower[:length]):
            ending = endings(grade, is_back(entry.base)).get(lower[length:])
            lives_there = ending is not None and ending.inhabitant
            if ending is not None and (entry.kind is IdentityKind.PLACE or not lives_there):
                yield Listed(entry, ending)
    if lower.endswith("sten"):
        # Virtasten beside Virtasien: an ending of its own on a stem of its own
        for entry in name_table.plain().get(lower[:-4] + "nen", ()):
            yield Listed(entry, Ending(Case.GENITIVE, plural=True))
    yield from _in_plural(lower)
    if around := _AROUND_A_PLACE.fullmatch(lower):
        near = (each for each in _readings(around[1]) if each.kind is IdentityKind.PLACE)
        yield from (each for each in near if each.ending.case is Case.GENITIVE)


def _in_plural(lower: str) -> Iterator[Listed]:
    """Yield the places in -nen whose local cases are plural: *Uuraisilla*, *Kuhmoisiin*."""
    told = _OF_NEN.fullmatch(lower)
    for entry in name_table.plain().get(told[1] + "nen", ()) if told else ():
        if entry.kind is IdentityKind.PLACE:
            assert told is not None
            yield Listed(entry, Ending(_LOCAL[told[2]], plural=True))


def _rank(lower: str, reading: Listed) -> tuple[float, ...]:
    """Order readings: well known as it stands, then without clitics, then common, then famous."""
    entry = reading.entry
    bare = lowered(reading.base) == lower
    rare = entry.kind is IdentityKind.PERSON and not entry.is_common
    seldom = rare or reading.is_family_name
    likely = (not (bare and not rare), not entry.known_to_all, len(reading.ending.tail))
    return *likely, rare and entry.is_family, seldom, not bare, *_by_kind(entry)


def _by_kind(entry: Entry) -> tuple[float, float]:
    return _KINDS.index(entry.kind), -commonness_as_name(entry.base)


def listed_plainly(word: str) -> Listed | None:
    """Return the name that a word is, with or without a Swedish or English genitive's s."""
    lower = lowered(word)
    for base in (lower, *(lower.removesuffix(end) for end in ("'s", "’s", "s"))):
        found = name_table.plain().get(base, ())
        if found and not _is_likelier_a_genitive(lower, base, found):
            entry = min(found, key=lambda e: (e.is_family, _KINDS.index(e.kind)))
            return Listed(entry, Ending(Case.NOMINATIVE))
    return None


def _is_likelier_a_genitive(lower: str, base: str, found: tuple[Entry, ...]) -> bool:
    """Tell whether a rare family name is rather a common given name's genitive: *Håkans bil*."""
    if base != lower or not lower.endswith("s") or any(not e.is_family for e in found):
        return False
    given = name_table.plain().get(lower[:-1], ())
    return any(entry.is_given and entry.is_common for entry in given)
