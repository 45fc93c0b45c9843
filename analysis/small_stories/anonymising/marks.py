"""A mark: words that may tell who somebody is, until the analyst decides."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from enum import StrEnum

from small_stories.model import IdentityKind


class Tier(StrEnum):
    """How sure a mark is: surely identifying, or to be looked at."""

    MARKED = "marked"
    CHECK = "check"


@dataclass(frozen=True, slots=True)
class Mark:
    """Code points ``start`` to ``end`` (end exclusive) of a text, and why they are marked.

    ``reason`` is a key of a sentence under ``anonymising.reasons`` in the string files; ``base``
    is the base form of the words where the search knows it.
    """

    start: int
    end: int
    kind: IdentityKind
    tier: Tier
    reason: str
    base: str = ""


def longest_first(marks: Iterable[Mark]) -> list[Mark]:
    """Return the marks in order without overlaps: the longest wins, then the surer, then the first.

    A surer mark inside a longer doubtful one makes the longer one sure.
    """
    found = list(marks)
    kept: list[Mark] = []
    ranked = sorted(found, key=lambda m: (m.start - m.end, m.tier is Tier.CHECK))
    taken: set[int] = set()
    for mark in ranked:
        if taken.isdisjoint(range(mark.start, mark.end)):
            kept.append(mark)
            taken.update(range(mark.start, mark.end))
    return sorted((_as_sure_as_its_parts(mark, found) for mark in kept), key=lambda m: m.start)


def _as_sure_as_its_parts(mark: Mark, found: list[Mark]) -> Mark:
    sure = mark.tier is Tier.MARKED or any(
        other.tier is Tier.MARKED and mark.start <= other.start and other.end <= mark.end
        for other in found
    )
    tier = Tier.MARKED if sure else Tier.CHECK
    return replace(mark, tier=tier)
