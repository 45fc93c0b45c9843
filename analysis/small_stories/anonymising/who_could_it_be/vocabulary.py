"""The words by which a project's traits are recognised, in any form."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from small_stories.anonymising.finnish.forms import ending_in
from small_stories.anonymising.matching.known import (
    KnownName,
    NameBook,
    next_called,
    word_spans,
)
from small_stories.model import IdentityKind, TraitKind
from small_stories.storage.group_sizes import GroupSize, group_sizes
from small_stories.storage.project_file import Project
from small_stories.storage.setup import Area, Interviewee, areas, interviewees

_SPOKEN: Final = re.compile(r"([aeoöä])inen$")


@dataclass(frozen=True, slots=True)
class Word:
    """Words of a text, ``start`` to ``end``, that say a trait; ``value`` is its base form."""

    start: int
    end: int
    kind: TraitKind
    value: str


class Vocabulary:
    """What roles, areas and activities of a project are called, and what its groups are."""

    def __init__(self, entries: Iterable[tuple[TraitKind, str, tuple[str, ...]]]) -> None:
        first: dict[str, tuple[TraitKind, str, tuple[str, ...]]] = {}
        for kind, value, aliases in entries:
            if value and kind != TraitKind.AGE:
                first.setdefault(value.casefold(), (kind, value, aliases))
        self._entries = tuple(first.values())
        self._book = NameBook(
            KnownName(number, IdentityKind.OTHER, value, aliases)
            for number, (_, value, aliases) in enumerate(self._entries)
        )

    def values(self, kind: TraitKind) -> list[str]:
        """Return what the project has of one kind of trait, in base form."""
        return [value for each, value, _ in self._entries if each == kind]

    def words_in(self, text: str) -> Iterator[Word]:
        """Yield where the text says a trait that the project has a word for, in any form.

        Exactly a form: what may be misheard or misspelt is for the search of names.
        """
        tokens = list(word_spans(text)) if self._entries else []
        at = 0
        while at < len(tokens):
            among = tokens[at : at + self._book.longest]
            word, used = self._next(text, among)
            if word is not None:
                yield word
                yield from self._inside(text, among[:used], word)
            at += used

    def _next(self, text: str, tokens: Sequence[tuple[int, int]]) -> tuple[Word | None, int]:
        spot, used = next_called(text, tokens, self._book)
        if spot is None:
            return None, used
        start, end, meant = spot
        kind, value, _ = self._entries[meant[0].name.identity]
        return Word(start, end, kind, value), used

    def _inside(self, text: str, tokens: Sequence[tuple[int, int]], whole: Word) -> Iterator[Word]:
        """Yield what single words say in a longer one: a role in *verkostokahvien osallistuja*.

        A place in a wider place's name is not said: *Korson suuralue* is not *Korso*.
        """
        for token in tokens if len(tokens) > 1 else ():
            word, _ = self._next(text, [token])
            if word is not None and (word.kind, whole.kind) != (TraitKind.AREA, TraitKind.AREA):
                yield word


def vocabulary_of(project: Project) -> Vocabulary:
    """Return the words for traits of a project; what was typed in of groups comes first."""
    return Vocabulary(
        [
            *_of_groups(group_sizes(project)),
            *_of_areas(areas(project)),
            *_of_people(interviewees(project)),
        ]
    )


def _of_groups(sizes: Iterable[GroupSize]) -> Iterator[tuple[TraitKind, str, tuple[str, ...]]]:
    for size in sizes:
        for kind, value in size.traits:
            yield kind, value, _otherwise(value)


def _of_areas(found: Iterable[Area]) -> Iterator[tuple[TraitKind, str, tuple[str, ...]]]:
    for area in found:
        yield TraitKind.AREA, area.name, (area.genitive,) if area.genitive else ()


def _of_people(people: Iterable[Interviewee]) -> Iterator[tuple[TraitKind, str, tuple[str, ...]]]:
    for person in people:
        role = person.role_word.strip()
        yield TraitKind.ROLE, role, _otherwise(role)
        genitive = person.place_kind.strip()
        if genitive:
            yield TraitKind.ACTIVITY, base_of(genitive), (genitive,)


def _otherwise(value: str) -> tuple[str, ...]:
    """Return the singular of words typed in as many (*verkostokahvit*), and *vapaaehtonen*."""
    singular = (value[:-1],) if len(value) > 4 and value.endswith("t") else ()
    spoken = _SPOKEN.sub(r"\1nen", value)
    return (*singular, *((spoken,) if spoken != value else ()))


def base_of(genitive: str) -> str:
    """Return the base form of a genitive, where taking its ending away gives one."""
    *heads, last = genitive.split()
    for base in (last[:-1], last[:-3] + "ti"):
        if len(last) > 4 and last.endswith("n") and ending_in(base, last.lower()) is not None:
            return " ".join([*heads, base])
    return genitive
