"""How many people fit what is told: the smallest group of which all is told.

It is an upper estimate. The groups typed in are few, and what is told beside them makes fewer fit.
"""

from collections.abc import Collection, Iterable
from functools import lru_cache
from typing import Final

from small_stories.anonymising.finnish.forms import ending_in
from small_stories.anonymising.who_could_it_be.ages import tells_age
from small_stories.anonymising.who_could_it_be.traits import Trait
from small_stories.model import TraitKind
from small_stories.storage.group_sizes import GroupSize
from small_stories.storage.setup import Interviewee

COLUMNS: Final = (
    TraitKind.ROLE,
    TraitKind.AREA,
    TraitKind.ACTIVITY,
    TraitKind.AGE,
    TraitKind.OTHER,
)
"""The kinds by which sizes of groups are typed in; ``other`` is all that the first four are not."""


def column_of(kind: TraitKind) -> TraitKind:
    """Return under which kind a trait's groups are typed in."""
    return kind if kind in COLUMNS else TraitKind.OTHER


def smallest(sizes: Iterable[GroupSize], told: Collection[Trait]) -> GroupSize | None:
    """Return the smallest group of which everything is told; None where no group is."""
    things = _each_once(told)
    told_of = (size for size in sizes if size.traits and tellers_of(size, things))
    return min(told_of, key=lambda size: size.people, default=None)


def _each_once(told: Iterable[Trait]) -> list[Trait]:
    """Return one trait for each thing told, however often and wherever it is."""
    found: dict[tuple[TraitKind, str], Trait] = {}
    for each in told:
        found.setdefault((column_of(each.kind), each.value), each)
    return list(found.values())


def tellers_of(size: GroupSize, told: Collection[Trait]) -> list[Trait]:
    """Return the traits that tell each thing of a group; nothing where one is not told."""
    found: list[Trait] = []
    for kind, value in size.traits:
        saying = [each for each in told if is_told(each, kind, value)]
        if not saying:
            return []
        found += saying
    return found


def is_told(trait: Trait, kind: TraitKind, value: str) -> bool:
    """Tell whether a trait says what a group is of one kind."""
    if column_of(trait.kind) != kind:
        return False
    if kind == TraitKind.AGE:
        return tells_age(trait.value, value)
    return is_same(trait.value, value)


@lru_cache(maxsize=50_000)
def is_same(one: str, other: str) -> bool:
    """Tell whether two words for a trait mean the same: equal, or one a form of the other."""
    first, second = one.strip().casefold(), other.strip().casefold()
    if first == second or not first or not second:
        return first == second
    return bool(ending_in(one, second) or ending_in(other, first))


def not_known(sizes: Iterable[GroupSize], told: Iterable[Trait]) -> tuple[Trait, ...]:
    """Return what is told of which no group tells how many people it is, each thing once."""
    known = [pair for size in sizes for pair in size.traits]
    found: list[Trait] = []
    for trait in _each_once(told):
        column = column_of(trait.kind)
        if trait.kind in (TraitKind.DATE, TraitKind.ORGANISATION):
            continue
        there = any(is_told(trait, kind, value) for kind, value in known)
        twice = any(column == column_of(f.kind) and is_same(f.value, trait.value) for f in found)
        if not there and not twice:
            found.append(trait)
    return tuple(found)


def interviewed_alike(people: Iterable[Interviewee], told: Iterable[Trait]) -> int:
    """Count the interviewees whom all fits that is told of role and age."""
    things = _each_once(told)
    roles = tuple(each.value for each in things if each.kind == TraitKind.ROLE)
    ages = tuple(each.value for each in things if each.kind == TraitKind.AGE)
    return sum(
        _fits(each.role_word, each.place_kind, each.age_band, roles, ages) for each in people
    )


@lru_cache(maxsize=10_000)
def _fits(
    role_word: str, place_kind: str, band: str, roles: tuple[str, ...], ages: tuple[str, ...]
) -> bool:
    called = (role_word, f"{place_kind} {role_word}")
    return all(any(is_same(role, each) for each in called) for role in roles) and all(
        not band or tells_age(age, band) or tells_age(band, age) for age in ages
    )
