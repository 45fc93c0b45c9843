"""Names of several words, of the table or of people known to all: *Addis Abeba*, *Kari Tapio*."""

from dataclasses import dataclass
from functools import cache

from small_stories.anonymising import words
from small_stories.anonymising.finding.lexicon import listed
from small_stories.anonymising.finnish import name_table
from small_stories.anonymising.marks import Mark, Tier
from small_stories.anonymising.matching.known import KnownName, NameBook, match_known
from small_stories.model import IdentityKind


@dataclass(frozen=True, slots=True)
class Phrases:
    """The names of several words in a text, and where people known to all are named.

    ``public`` says of each whether nobody else can be meant; what says nothing of anybody is among
    them: *Viking Line*, *Helsingin Sanomat*.
    """

    marks: list[Mark]
    public: list[tuple[int, int, bool]]


def phrases_in(text: str) -> Phrases:
    """Return the names of several words in any form, and the people known to all."""
    found = Phrases([], [])
    for said in match_known(text, _phrases(), alike=False):
        if said.identity is None:
            continue
        entry = name_table.names()[said.identity]
        if entry.says_nothing:
            found.public.append((said.start, said.end, True))
        else:
            tier = Tier.CHECK if entry.known_to_all else Tier.MARKED
            mark = Mark(said.start, said.end, entry.kind, tier, "listed", entry.base)
            found.marks.append(mark)
    figures = _public_figures()
    for said in match_known(text, figures, alike=False):
        sure = _is_unmistakable(figures[said.identity or 0].base)
        sure = sure and not _is_given_name(text[said.start : said.end])
        found.public.append((said.start, said.end, sure))
    return found


def _is_unmistakable(base: str) -> bool:
    return " " not in base and not any(e.is_given for e in name_table.plain().get(base.lower(), ()))


def _is_given_name(form: str) -> bool:
    """Tell whether a form is likelier somebody else's given name: *Kiran* beside *Kirka*."""
    hit = listed(form)
    return hit is not None and hit.entry.is_given and hit.entry.is_common


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
