"""What all quotes of one teller tell together: a reader can join them."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from small_stories.anonymising.who_could_it_be.fits import Fit
from small_stories.anonymising.who_could_it_be.groups import smallest, tellers_of
from small_stories.anonymising.who_could_it_be.traits import Trait
from small_stories.storage.group_sizes import GroupSize


@dataclass(frozen=True, slots=True)
class Together:
    """Quotes of one teller that fit fewer people together than any of them does alone."""

    teller: int
    quotes: tuple[int, ...]
    people: int
    because: tuple[Trait, ...]


def together(sizes: Iterable[GroupSize], fits: Iterable[Fit]) -> Iterator[Together]:
    """Yield whose quotes fit too few people together, while no quote alone fits as few.

    Quotes that stand under other bylines are joined too: dialect and events give them away.
    """
    groups = list(sizes)
    by_teller: dict[int, list[Fit]] = defaultdict(list)
    for fit in fits:
        if fit.teller is not None:
            by_teller[fit.teller].append(fit)
    for teller, quotes in by_teller.items():
        told = [trait for fit in quotes for trait in fit.traits]
        group = smallest(groups, told)
        few = group is not None and group.people < quotes[0].fewest
        if group is not None and few and not any(_as_few(fit, group) for fit in quotes):
            because = tuple(tellers_of(group, told))
            saying = set(because)
            those = tuple(fit.quote for fit in quotes if not saying.isdisjoint(fit.traits))
            yield Together(teller, those, group.people, because)


def _as_few(fit: Fit, group: GroupSize) -> bool:
    return fit.people is not None and fit.people <= group.people
