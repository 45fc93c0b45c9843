"""What a quote tells of whoever speaks in it, when it is printed."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import IntEnum
from functools import lru_cache
from typing import Final

from small_stories.anonymising.finding.traits.organisations import gives_trait_away
from small_stories.anonymising.rewriting.printed import wording_for
from small_stories.anonymising.who_could_it_be.ages import years_of
from small_stories.anonymising.who_could_it_be.own_words import (
    is_said_of_oneself,
    is_wide_place,
)
from small_stories.anonymising.who_could_it_be.quoted import Ground, Quoted
from small_stories.model import Decision, IdentityKind, TraitKind
from small_stories.storage.identities import MarkInTurn


class Fineness(IntEnum):
    """How finely a trait is told: in words that were coarsened, or as it was said."""

    COARSENED = 1
    AS_SAID = 2


@dataclass(frozen=True, slots=True)
class Place:
    """Words of a turn, ``start`` to ``end``; ``mark`` is the mark that is there, if there is."""

    turn_id: int
    start: int
    end: int
    mark: int | None = None


@dataclass(frozen=True, slots=True)
class Trait:
    """One thing told of the teller.

    ``value`` is its base form, ``words`` are as they stand. Without a ``place`` they stand in the
    byline, or else in the quote's own words.
    """

    kind: TraitKind
    value: str
    words: str
    fineness: Fineness
    place: Place | None = None

    @property
    def in_byline(self) -> bool:
        """Whether the byline tells it."""
        return self.place is None


KIND_OF: Final = {
    IdentityKind.PLACE: TraitKind.AREA,
    IdentityKind.ADDRESS: TraitKind.AREA,
    IdentityKind.AGE: TraitKind.AGE,
    IdentityKind.HEALTH: TraitKind.HEALTH,
    IdentityKind.GROUP: TraitKind.GROUP,
    IdentityKind.ROLE: TraitKind.ROLE,
    IdentityKind.ORGANISATION: TraitKind.ORGANISATION,
    IdentityKind.DATE: TraitKind.DATE,
}
_CHANGED: Final = (Decision.COARSEN, Decision.KEEP)


def traits_of(ground: Ground, quoted: Quoted) -> list[Trait]:
    """Return what a quote tells of its teller: first the byline, then the words as printed."""
    told = [
        *_in_byline(ground, quoted.byline),
        *_in_marks(ground, quoted),
        *_in_words(ground, quoted),
    ]
    return list(dict.fromkeys(told))


def _in_byline(ground: Ground, words: str) -> Iterator[Trait]:
    found = list(ground.vocabulary.words_in(words))
    for word in found:
        said = words[word.start : word.end]
        yield Trait(word.kind, word.value, said, Fineness.AS_SAID)
    if years_of(words):
        yield Trait(TraitKind.AGE, words, words, Fineness.COARSENED)
    if words and not found:
        # What nobody has typed in yet is the role as a whole.
        yield Trait(TraitKind.ROLE, words, words, Fineness.AS_SAID)


def _in_marks(ground: Ground, quoted: Quoted) -> Iterator[Trait]:
    """Yield what marks tell whose words are kept, or coarsened to words that still tell it."""
    for mark in quoted.marks:
        kind = kind_of(mark, quoted.language)
        if kind is None or mark.decision not in _CHANGED:
            continue
        place = Place(mark.turn_id, mark.start, mark.end, mark.id)
        if mark.decision == Decision.KEEP:
            value, words, fineness = mark.base or mark.words, mark.words, Fineness.AS_SAID
        else:
            value = words = wording_for(mark, ground.profile).strip("[] -")
            fineness = Fineness.COARSENED
        if kind == TraitKind.ROLE and not _is_own(quoted, place):
            continue
        known = list(ground.vocabulary.words_in(words))
        for each in known:
            if each.kind != TraitKind.ROLE or _is_own(quoted, place):
                yield Trait(each.kind, each.value, words, fineness, place)
        # What the project has a word for is told by that word already.
        there = any(each.kind in (kind, TraitKind.OTHER) for each in known)
        if not there and tells_anything(kind, value, fineness):
            yield Trait(kind, value, words, fineness, place)


def kind_of(mark: MarkInTurn, language: str) -> TraitKind | None:
    """Return what a mark's words tell of somebody; None for a name or a number.

    An organisation whose name gives a trait away tells of the group that it is for.
    """
    kind = KIND_OF.get(IdentityKind(mark.kind))
    if kind == TraitKind.ORGANISATION and _gives_away(mark.base or mark.words, language):
        return TraitKind.GROUP
    return kind


_gives_away = lru_cache(maxsize=10_000)(gives_trait_away)


def tells_anything(kind: TraitKind, value: str, fineness: Fineness) -> bool:
    """Tell whether a value tells something at all: *asuinalue* is everywhere, *Korso* is not."""
    if not value:
        return False
    if kind == TraitKind.AREA:
        return not is_wide_place(value) and (
            fineness is Fineness.AS_SAID or any(letter.isupper() for letter in value)
        )
    if kind in (TraitKind.DATE, TraitKind.ORGANISATION):
        return fineness is Fineness.AS_SAID
    return True


def _in_words(ground: Ground, quoted: Quoted) -> Iterator[Trait]:
    """Yield what words tell that are printed as said, where the project has a word for it."""
    for words in quoted.words:
        printed = quoted.as_printed(words)
        for word in ground.vocabulary.words_in(printed):
            start, end = words.start + word.start, words.start + word.end
            mark = _mark_at(quoted, words.turn_id, start, end)
            place = Place(words.turn_id, start, end, mark.id if mark else None)
            if word.kind == TraitKind.ROLE and not _is_own(quoted, place):
                continue
            said = printed[word.start : word.end]
            yield Trait(word.kind, word.value, said, Fineness.AS_SAID, place)


def _mark_at(quoted: Quoted, turn: int, start: int, end: int) -> MarkInTurn | None:
    there = (m for m in quoted.marks if m.turn_id == turn and m.start <= start and end <= m.end)
    return next(there, None)


def _is_own(quoted: Quoted, place: Place) -> bool:
    """Tell whether a role is said of the teller: a role is mostly somebody else's."""
    turn = next((words.text for words in quoted.words if words.turn_id == place.turn_id), "")
    return is_said_of_oneself(turn[: place.start], quoted.language)
