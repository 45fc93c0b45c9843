"""Names of several words, of the table or of people known to all: *Addis Abeba*, *Kari Tapio*."""

from collections.abc import Iterator
from functools import cache

from small_stories.anonymising import words
from small_stories.anonymising.finnish import name_table
from small_stories.anonymising.marks import Mark, Tier
from small_stories.anonymising.matching.known import KnownName, NameBook, match_known
from small_stories.model import IdentityKind


def phrase_marks(text: str) -> Iterator[Mark]:
    """Yield the names of several words in any form; what says nothing of anybody is left out."""
    for found in match_known(text, _phrases(), alike=False):
        if found.identity is None:
            continue
        entry = name_table.names()[found.identity]
        if not entry.says_nothing:
            tier = Tier.CHECK if entry.known_to_all else Tier.MARKED
            yield Mark(found.start, found.end, entry.kind, tier, "listed", entry.base)


def public_spans(text: str) -> list[tuple[int, int, bool]]:
    """Return where people known to all are named, and whether nobody else can be meant.

    What says nothing of anybody is among them: *Viking Line*, *Helsingin Sanomat*.
    """
    said = [
        (found.start, found.end, True)
        for found in match_known(text, _phrases(), alike=False)
        if found.identity is not None and name_table.names()[found.identity].says_nothing
    ]
    figures = _public_figures()
    found = match_known(text, figures, alike=False)
    named = [(m.start, m.end, _is_unmistakable(figures[m.identity or 0].base)) for m in found]
    return said + named


def _is_unmistakable(base: str) -> bool:
    return " " not in base and not any(e.is_given for e in name_table.plain().get(base.lower(), ()))


@cache
def _phrases() -> NameBook:
    # as organisations, so that no part of a name stands for the whole
    return NameBook(
        KnownName(number, IdentityKind.ORGANISATION, entry.base)
        for number, entry in enumerate(name_table.names())
        if " " in entry.base and len(entry.base) > 5
    )


@cache
def _public_figures() -> tuple[KnownName, ...]:
    names = [line.rstrip("*") for line in words.lines("public_figures")]
    return tuple(KnownName(n, IdentityKind.ORGANISATION, name) for n, name in enumerate(names))
