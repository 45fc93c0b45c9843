"""Whether the words of a quote tell more finely who speaks than its byline does."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from small_stories.anonymising.who_could_it_be.ages import is_finer
from small_stories.anonymising.who_could_it_be.groups import is_same
from small_stories.anonymising.who_could_it_be.traits import Fineness, Trait
from small_stories.model import TraitKind


@dataclass(frozen=True, slots=True)
class Finer:
    """What the words tell more finely, and what the byline says of the same; None if nothing."""

    body: Trait
    byline: Trait | None


def finer_than_byline(told: Iterable[Trait]) -> list[Finer]:
    """Return what the words of a quote tell more finely than its byline, each thing once.

    A named place, an age as it was said or in a narrower band, and the teller's own post.
    """
    traits = list(told)
    lines = [each for each in traits if each.in_byline]
    found: dict[tuple[TraitKind, str], Finer] = {}
    for finer in _finer([each for each in traits if not each.in_byline], lines):
        found.setdefault((finer.body.kind, finer.body.value.casefold()), finer)
    return list(found.values())


def _finer(words: Iterable[Trait], lines: list[Trait]) -> Iterator[Finer]:
    for body in words:
        same_kind = [each for each in lines if each.kind == body.kind]
        line = same_kind[0] if same_kind else None
        match body.kind:
            case TraitKind.AREA | TraitKind.ROLE:
                finer = not any(is_same(body.value, each.value) for each in same_kind)
            case TraitKind.AGE if line is None:
                finer = body.fineness is Fineness.AS_SAID
            case TraitKind.AGE:
                finer = line is not None and is_finer(body.value, line.value)
            case _:
                finer = False
        if finer:
            yield Finer(body, line)
