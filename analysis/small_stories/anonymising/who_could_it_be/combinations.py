"""Look once more: rare facts that stand together, though each alone may be harmless."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from small_stories.anonymising.rewriting.printed import wording_for
from small_stories.anonymising.who_could_it_be.own_words import family_and_events
from small_stories.anonymising.who_could_it_be.quoted import Ground, Quoted
from small_stories.anonymising.who_could_it_be.traits import (
    Fineness,
    Place,
    Trait,
    kind_of,
    tells_anything,
    traits_of,
)
from small_stories.model import Decision, TraitKind
from small_stories.storage.project_file import Project

_TELLING: Final = (
    TraitKind.AREA,
    TraitKind.ROLE,
    TraitKind.AGE,
    TraitKind.HEALTH,
    TraitKind.GROUP,
    TraitKind.FAMILY,
    TraitKind.ORGANISATION,
    TraitKind.DATE,
)
_OCCASION: Final = (TraitKind.ORGANISATION, TraitKind.DATE)
_ENOUGH_HERE: Final = 3
_ENOUGH_TOGETHER: Final = 5


@dataclass(frozen=True, slots=True)
class Combination:
    """Facts of different kinds in one quote, or in several ``quotes`` of one teller.

    ``open`` tells that somebody has yet to decide one of them.
    """

    quotes: tuple[int, ...]
    facts: tuple[Trait, ...]
    open: bool

    @property
    def kinds(self) -> tuple[TraitKind, ...]:
        """The kinds of the facts, each once."""
        return tuple(dict.fromkeys(fact.kind for fact in self.facts))


@dataclass(frozen=True, slots=True)
class _Facts:
    quoted: Quoted
    facts: tuple[Trait, ...]
    open: bool


def combinations(project: Project, quote: int) -> list[Combination]:
    """Return which rare facts stand together in a quote, and in it with its teller's others."""
    ground = Ground(project)
    own = ground.quoted(quote)
    if own is None:
        return []
    if own.teller is None:
        return list(_here(_facts_of(ground, own, traits_of(ground, own))))
    of_teller = (each for each in ground.all_quoted() if each.teller == own.teller)
    found = [_facts_of(ground, each, traits_of(ground, each)) for each in of_teller]
    here = [each for each in found if each.quoted.quote.id == quote]
    return [*_here(here[0]), *(each for each in _joined(found) if quote in each.quotes)]


def all_combinations(
    ground: Ground, quoted: Iterable[tuple[Quoted, Sequence[Trait]]]
) -> Iterator[Combination]:
    """Yield the combinations of quotes, each given with the traits that it tells, each once."""
    by_teller: dict[int, list[_Facts]] = defaultdict(list)
    for each, traits in quoted:
        facts = _facts_of(ground, each, traits)
        yield from _here(facts)
        if each.teller is not None:
            by_teller[each.teller].append(facts)
    for facts_of_teller in by_teller.values():
        yield from _joined(facts_of_teller)


def _here(found: _Facts) -> Iterator[Combination]:
    facts = _one_of_each(found.facts)
    if _weight(facts) >= _ENOUGH_HERE and len({each.kind for each in facts}) > 1:
        yield Combination((found.quoted.quote.id,), facts, found.open)


def _joined(found: list[_Facts]) -> Iterator[Combination]:
    """Yield what the quotes of one teller tell together, where no quote tells as much alone."""
    telling = [each for each in found if each.facts]
    facts = _one_of_each(fact for each in telling for fact in each.facts)
    most = max((len({f.kind for f in each.facts}) for each in telling), default=0)
    kinds = len({each.kind for each in facts})
    if kinds > max(most, 2) and _weight(facts) >= _ENOUGH_TOGETHER:
        quotes = tuple(each.quoted.quote.id for each in telling)
        yield Combination(quotes, facts, any(each.open for each in telling))


def _weight(facts: Iterable[Trait]) -> int:
    """Return how much facts tell together: when and at what, as much as a coarsened fact."""
    return sum(1 if fact.kind in _OCCASION else fact.fineness for fact in facts)


def _one_of_each(facts: Iterable[Trait]) -> tuple[Trait, ...]:
    """Return the finest fact of each kind, in the order of the kinds.

    Of facts that the same words tell, such as a school's name and its place, one is enough.
    """
    found: dict[TraitKind, Trait] = {}
    for fact in sorted(facts, key=lambda fact: -fact.fineness):
        if fact.kind not in found and not any(_overlap(fact, each) for each in found.values()):
            found[fact.kind] = fact
    return tuple(found[kind] for kind in _TELLING if kind in found)


def _overlap(one: Trait, other: Trait) -> bool:
    here, there = one.place, other.place
    if here is None or there is None or here.turn_id != there.turn_id:
        return False
    return here.start < there.end and there.start < here.end


def _facts_of(ground: Ground, quoted: Quoted, traits: Sequence[Trait]) -> _Facts:
    told = [each for each in traits if _is_rare(each)]
    of_others = list(_in_marks(ground, quoted))
    said = list(_in_words(quoted))
    facts = dict.fromkeys([*told, *of_others, *said])
    is_open = any(mark.decision is None for mark in quoted.marks)
    return _Facts(quoted, tuple(facts), is_open)


def _is_rare(trait: Trait) -> bool:
    """Tell whether a trait narrows: a byline's role alone is meant to be read."""
    return trait.kind in _TELLING and not (trait.in_byline and trait.kind == TraitKind.ROLE)


def _in_marks(ground: Ground, quoted: Quoted) -> Iterator[Trait]:
    """Yield what nobody has decided, and posts of other people that still stand there."""
    for mark in quoted.marks:
        kind = kind_of(mark, quoted.language)
        place = Place(mark.turn_id, mark.start, mark.end, mark.id)
        if kind is None:
            continue
        if mark.decision is None:
            base = mark.base or mark.words
            if tells_anything(kind, base, Fineness.AS_SAID):
                yield Trait(kind, base, mark.words, Fineness.AS_SAID, place)
        elif kind == TraitKind.ROLE and mark.decision == Decision.KEEP:
            yield Trait(kind, mark.base or mark.words, mark.words, Fineness.AS_SAID, place)
        elif kind == TraitKind.ROLE and mark.decision == Decision.COARSEN:
            words = wording_for(mark, ground.profile).strip("[] -")
            if words:
                yield Trait(kind, words, words, Fineness.COARSENED, place)


def _in_words(quoted: Quoted) -> Iterator[Trait]:
    """Yield what is told of a family, and the occasions named, in words that nobody marked."""
    for words in quoted.words:
        printed = quoted.as_printed(words)
        for said in family_and_events(printed, quoted.language):
            place = Place(words.turn_id, words.start + said.start, words.start + said.end)
            told = printed[said.start : said.end]
            yield Trait(said.kind, told.casefold(), told, Fineness.COARSENED, place)
