"""The table of names met in Finland, and of the stems that their forms begin with.

``packaging/name_table/build.py`` makes it. First a line a name: its kind (P person, L place, O
organisation) and what else is known of it; then a line a stem: the names it may be a stem of.
"""

from dataclasses import dataclass
from functools import cache
from importlib.resources import as_file, files
from pathlib import Path
from typing import Final

from small_stories.anonymising.finnish.endings import Grade
from small_stories.anonymising.finnish.folding import lowered
from small_stories.model import IdentityKind

LETTERS: Final = {
    Grade.NOMINATIVE: "n",
    Grade.WEAK: "w",
    Grade.STRONG: "s",
    Grade.PARTITIVE: "p",
    Grade.ILLATIVE: "i",
    Grade.PLURAL_WEAK: "l",
    Grade.PLURAL_STRONG: "m",
}
_GRADES: Final = {letter: grade for grade, letter in LETTERS.items()}
_KINDS: Final = {
    "P": IdentityKind.PERSON,
    "L": IdentityKind.PLACE,
    "O": IdentityKind.ORGANISATION,
}


@dataclass(frozen=True, slots=True)
class Entry:
    """A name of the table; ``flags`` are the letters that the table has for it."""

    base: str
    flags: str

    @property
    def kind(self) -> IdentityKind:
        """Return what bears the name."""
        return _KINDS[self.flags[0]]

    @property
    def is_given(self) -> bool:
        """Tell whether people have it as a given or pet name."""
        return "g" in self.flags

    @property
    def is_family(self) -> bool:
        """Tell whether it is a family name and no given name."""
        return "f" in self.flags and "g" not in self.flags

    @property
    def is_common(self) -> bool:
        """Tell whether many people in Finland bear the name."""
        return "c" in self.flags

    @property
    def known_to_all(self) -> bool:
        """Tell whether the name is found everywhere and only to be looked at: *Prisma*."""
        return "*" in self.flags or self.says_nothing

    @property
    def says_nothing(self) -> bool:
        """Tell whether the name tells nothing of anybody: *Kela*, *Suomi*."""
        return "!" in self.flags

    @property
    def is_english_word(self) -> bool:
        """Tell whether the name is an ordinary English word as well."""
        return "e" in self.flags


def path() -> Path:
    """Return the table's file."""
    with as_file(files("small_stories_resources") / "words" / "name_table.txt") as file:
        return Path(file)


@cache
def names() -> tuple[Entry, ...]:
    """Return all names, in alphabetical order; of two kinds of one name each is there."""
    lines = (line.split("\t") for line in _halves()[0].splitlines() if not line.startswith("#"))
    return tuple(Entry(name, flags) for name, flags in lines)


@cache
def given_names() -> frozenset[str]:
    """Return the given names, in small letters."""
    return frozenset(lowered(entry.base) for entry in names() if entry.is_given)


@cache
def entries_of(stem: str) -> tuple[tuple[Entry, Grade], ...]:
    """Return the names that a stem in small letters is of, and which endings it takes for each."""
    found = _stems().get(stem)
    if found is None:
        return ()
    return tuple((names()[int(each[:-1])], _GRADES[each[-1]]) for each in found.split(" "))


@cache
def plain() -> dict[str, tuple[Entry, ...]]:
    """Return the names by how they stand in small letters."""
    found: dict[str, tuple[Entry, ...]] = {}
    for entry in names():
        lower = lowered(entry.base)
        found[lower] = (*found.get(lower, ()), entry)
    return found


@cache
def _stems() -> dict[str, str]:
    pairs = (line.split("\t", 1) for line in _halves()[1].splitlines())
    return dict(pairs)


@cache
def _halves() -> tuple[str, str]:
    first, _, second = path().read_text(encoding="utf-8").partition("\n\n")
    return first, second


def forget() -> None:
    """Forget what was read, when the table has been written anew."""
    for known in (names, given_names, entries_of, plain, _stems, _halves):
        known.cache_clear()
