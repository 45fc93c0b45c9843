"""All figures of a project together: what belongs together, sums, and what does not agree."""

from collections.abc import Callable, Hashable, Iterable, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from small_stories.figures.amounts import Amount, amount_of
from small_stories.figures.words import folded, is_known, is_total, kind_of, without_total
from small_stories.storage.setup import QuantResult


@dataclass(frozen=True, slots=True)
class Figure:
    """A typed figure and where it belongs; ``area`` is empty for the whole project.

    ``is_total`` tells that it was typed as the total of its kind: so named, or with no name.
    """

    result: QuantResult
    kind: str
    name: str
    area: str
    period: str
    is_total: bool

    @property
    def amount(self) -> Amount | None:
        """The value as a number with its unit, where it is one."""
        return amount_of(self.result.value)

    @property
    def what(self) -> tuple[str, str]:
        """What is counted, as it is compared: its kind and its name."""
        return self.kind, folded(self.name)


@dataclass(frozen=True, slots=True)
class Contradiction:
    """Different values that were typed for the same thing, area and period."""

    figures: tuple[Figure, ...]


@dataclass(frozen=True, slots=True)
class Sum:
    """What figures come to together, and the totals that were typed beside them.

    The parts are areas of one thing, or things of one kind; ``differs`` tells that a typed total
    is another than the sum of its parts.
    """

    parts: tuple[Figure, ...]
    amount: Amount
    typed: tuple[Figure, ...]

    @property
    def differs(self) -> bool:
        """Whether a total was typed that is another than the sum."""
        totals = [each.amount for each in self.typed]
        return any(
            total
            and (total.number, folded(total.unit)) != (self.amount.number, folded(self.amount.unit))
            for total in totals
        )


@dataclass(frozen=True, slots=True)
class Fact:
    """What can be said of the whole project for a thing and a period.

    ``values`` has more than one value where they contradict each other: none of them is chosen.
    """

    kind: str
    name: str
    period: str
    values: tuple[str | Amount, ...]


class Figures:
    """The figures of a project, each typed once."""

    def __init__(self, results: Iterable[QuantResult]) -> None:
        self.all = _with_kinds([_figure(each) for each in results])

    def __bool__(self) -> bool:
        return bool(self.all)

    def of_kind(self, kind: str) -> tuple[Figure, ...]:
        """Return the figures of a kind, known or the project's own."""
        return tuple(each for each in self.all if each.kind == kind)

    def contradictions(self) -> list[Contradiction]:
        """Return where two different values stand for the same thing, area and period."""
        groups = grouped(self.all, lambda each: (each.what, folded(each.area), _time(each)))
        return [Contradiction(same) for same in groups if len(_values(same)) > 1]

    def sums(self) -> list[Sum]:
        """Return what areas come to together, and what the things of a kind come to."""
        return [*self._over_areas(), *self._over_things()]

    def facts(self, kind: str) -> list[Fact]:
        """Return what can be said of the whole project for each thing of a kind and period."""
        facts = []
        for same in grouped(self.of_kind(kind), lambda each: (each.what, _time(each))):
            typed = [each for each in same if not each.area]
            values: dict[str, str | Amount] = {_value(each): each.result.value for each in typed}
            found = sum_of(same, tuple(typed))
            if found and (found.differs or not typed):
                values["computed"] = found.amount
            if values:
                facts.append(Fact(kind, same[0].name, same[0].period, tuple(values.values())))
        return facts

    def _over_areas(self) -> list[Sum]:
        sums = []
        for same in grouped(self.all, lambda each: (each.what, _time(each))):
            typed = tuple(each for each in same if not each.area)
            if found := sum_of(same, typed):
                sums.append(found)
        return sums

    def _over_things(self) -> list[Sum]:
        """Return sums of things that stand beside a total of their kind, and no other sums."""
        sums = []
        kinds = (each for each in self.all if each.kind)
        for same in grouped(kinds, lambda each: (each.kind, folded(each.area), _time(each))):
            typed = tuple(each for each in same if each.is_total)
            parts = tuple(each for each in same if not each.is_total)
            if typed and (found := _added(parts, typed, [each.what for each in parts])):
                sums.append(found)
        return sums


def grouped(
    figures: Iterable[Figure], key: Callable[[Figure], Hashable]
) -> list[tuple[Figure, ...]]:
    """Return figures that have the same key together, in the order in which they come first."""
    groups: dict[Hashable, list[Figure]] = {}
    for each in figures:
        groups.setdefault(key(each), []).append(each)
    return [tuple(same) for same in groups.values()]


def sum_of(same: tuple[Figure, ...], typed: tuple[Figure, ...]) -> Sum | None:
    """Return the sum over the areas of one thing and period, where there is one."""
    parts = tuple(each for each in same if each.area)
    return _added(parts, typed, [folded(each.area) for each in parts])


def _added(
    parts: tuple[Figure, ...], typed: tuple[Figure, ...], what: Sequence[Hashable]
) -> Sum | None:
    """Return the parts' sum where each is a number of one unit, and no part stands twice."""
    amounts = [each.amount for each in parts]
    units = {folded(each.unit) for each in amounts if each}
    is_whole = len(parts) > 1 and all(amounts) and len(units) == 1
    if not is_whole or len(set(what)) < len(what):
        return None
    numbers = [each for each in amounts if each]
    if not numbers[0].adds_up:
        return None
    total = sum((each.number for each in numbers), Decimal(0))
    return Sum(parts, Amount(total, numbers[0].unit), typed)


def _figure(result: QuantResult) -> Figure:
    name = without_total(result.name)
    area = "" if is_total(result.area) else result.area.strip()
    is_sum = not name or name != result.name.strip()
    return Figure(result, kind_of(result.kind), name, area, result.period.strip(), is_sum)


def _with_kinds(figures: list[Figure]) -> tuple[Figure, ...]:
    """Return the figures, each without a kind with that of another of its name, or of its name."""
    kinds: dict[str, set[str]] = {}
    for each in figures:
        kinds.setdefault(folded(each.name), set()).update({each.kind} - {""})
    found = {name: min(of_it) for name, of_it in kinds.items() if len(of_it) == 1 and name}

    def kind(figure: Figure) -> str:
        named = kind_of(figure.name)
        return found.get(folded(figure.name)) or (named if is_known(named) else "")

    return tuple(each if each.kind else replace(each, kind=kind(each)) for each in figures)


def _time(figure: Figure) -> str:
    return folded(figure.period)


def _value(figure: Figure) -> str:
    """Return a value as it is compared: 3648 and 3 648 are the same."""
    amount = figure.amount
    if amount is None:
        return folded(figure.result.value)
    return f"{amount.number.normalize()} {folded(amount.unit)}"


def _values(same: tuple[Figure, ...]) -> set[str]:
    return {_value(each) for each in same}
