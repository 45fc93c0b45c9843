"""An invented name for somebody: of the same language and gender, and nobody's of the project."""

from collections.abc import Iterable, Iterator, Set
from functools import cache
from typing import Final
from zlib import crc32

from small_stories.anonymising.finnish.folding import folded
from small_stories.anonymising.words import lines

_SHORTEST: Final = 3
_ENDING: Final = 2


def invented_name(base: str, language: str, taken: Set[str]) -> str:
    """Return a given name for whoever is called ``base``, or nothing when none is left.

    The same base gets the same name as long as nobody else has it. ``taken`` are the ``beginnings``
    of what people of the project are called: no name is given that could be a form of one.
    """
    for names in _lists_for(base, language):
        first = crc32(folded(base).encode()) % len(names)
        for name in (*names[first:], *names[:first]):
            if _stem(name) not in taken:
                return name
    return ""


def beginnings(called: Iterable[str]) -> set[str]:
    """Return the letters that words begin with, without dots, from three letters on."""
    return {start for words in called for word in words.split() for start in _beginnings(word)}


@cache
def _lists() -> dict[tuple[str, str], tuple[str, ...]]:
    rows = (line.split() for line in lines("invented_names"))
    return {(language, gender): tuple(names) for language, gender, *names in rows}


def _lists_for(base: str, language: str) -> Iterator[tuple[str, ...]]:
    """Yield the lists that hold one of the names, then those of the language."""
    said = {folded(name) for name in base.split()}
    of_language = [names for (own, _), names in _lists().items() if own == language]
    alike = [names for names in _lists().values() if said & {folded(name) for name in names}]
    alike.sort(key=lambda names: names not in of_language)
    yield from alike
    yield from sorted(of_language or [_lists()["fi", "f"]], key=lambda names: crc32(base.encode()))


def _stem(name: str) -> str:
    """Return the letters by which forms of a name begin, without dots."""
    return folded(name)[: max(_SHORTEST, len(name) - _ENDING)]


def _beginnings(word: str) -> Iterator[str]:
    plain = folded(word)
    return (plain[:length] for length in range(_SHORTEST, len(plain) + 1))
