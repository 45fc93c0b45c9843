"""What a survey shows of groups: means, how many are under the cut-off, change from start to end.

Each figure has as many people behind it as the limit says, and so has every difference of two
figures that stand beside each other. Nobody's own score leaves this module.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from statistics import fmean
from typing import TypeVar

from small_stories.storage.survey import Answers
from small_stories.survey.masking import can_stand_beside, limit_of, shown_groups
from small_stories.survey.scoring import is_very_weak, score
from small_stories.survey.waves import in_order

Answered = TypeVar("Answered")


@dataclass(frozen=True, slots=True)
class Figure:
    """The mean of so many scores, and how many of them are under the cut-off."""

    people: int
    mean: float
    very_weak: int


@dataclass(frozen=True, slots=True)
class Wave:
    """The forms of one wave: how many there are, and how many lack an answer and have no score.

    ``figure`` is None where too few people would stand behind it. Where change is shown, the first
    and the last wave have a figure only for those who did not answer both times.
    """

    name: str
    forms: int
    incomplete: int
    scored: int
    figure: Figure | None


@dataclass(frozen=True, slots=True)
class Group:
    """A group's mean at each time that is compared; None where it is hidden."""

    name: str
    people: int | None
    means: tuple[float, ...] | None


@dataclass(frozen=True, slots=True)
class Change:
    """The same people at the first and the last wave, all groups together."""

    first: Figure
    last: Figure

    @property
    def people(self) -> int:
        """How many answered both times."""
        return self.first.people


@dataclass(frozen=True, slots=True)
class Results:
    """All that is shown of a survey; ``times`` are the waves that groups are compared at.

    ``change`` is None where there is one wave, or too few answered both times; then ``groups``
    holds the groups of each wave. ``unpaired`` counts, by wave, who has no pair.
    """

    limit: int
    waves: tuple[Wave, ...]
    times: tuple[str, ...]
    change: Change | None
    groups: dict[str, tuple[Group, ...]]
    unpaired: dict[str, int]


@dataclass(frozen=True, slots=True)
class _Scored:
    """A form with its score, or with None where an answer is missing."""

    form: Answers
    points: float | None


def results_of(forms: Iterable[Answers], fewest_alike: int) -> Results | None:
    """Return what can be shown of the forms, or None where there are none."""
    limit = limit_of(fewest_alike)
    by_wave: dict[str, list[_Scored]] = {}
    for form in forms:
        by_wave.setdefault(form.wave, []).append(_Scored(form, score(form.items)))
    if not by_wave:
        return None
    times = in_order(by_wave)
    pairs = _pairs(by_wave[times[0]], by_wave[times[-1]]) if len(times) > 1 else []
    if len(pairs) >= limit:
        return _with_change(by_wave, times, pairs, limit)
    waves = tuple(_wave(name, by_wave[name], by_wave[name], limit) for name in times)
    groups = {wave.name: _groups_of_wave(by_wave[wave.name], limit) for wave in waves}
    unpaired = {name: len(_complete(by_wave[name])) for name in times if len(times) > 1}
    return Results(limit, waves, tuple(times), None, groups, unpaired)


Pair = tuple[_Scored, _Scored]


def _with_change(
    by_wave: dict[str, list[_Scored]], times: Sequence[str], pairs: list[Pair], limit: int
) -> Results:
    """Return the change of those who answered both times, and apart from them the others."""
    first, last = times[0], times[-1]
    paired = {each.form.id for pair in pairs for each in pair}
    rest = {
        name: [each for each in by_wave[name] if each.form.id not in paired]
        for name in (first, last)
    }
    waves = tuple(
        _wave(name, by_wave[name], rest.get(name, by_wave[name]), limit) for name in times
    )
    change = Change(
        _figure([first.points for first, _ in pairs]), _figure([last.points for _, last in pairs])
    )
    groups = _groups(
        pairs, lambda pair: pair[0].form.group or pair[1].form.group, limit,
        lambda same: (_mean(a for a, _ in same), _mean(b for _, b in same)),
    )  # fmt: skip
    unpaired = {name: len(_complete(left)) for name, left in rest.items()}
    return Results(limit, waves, (first, last), change, {"": groups}, unpaired)


def _pairs(first: list[_Scored], last: list[_Scored]) -> list[Pair]:
    """Return the forms of those whose both forms have a score, by their codes."""
    by_code = {each.form.respondent: each for each in _complete(first) if each.form.respondent}
    return [
        (by_code[each.form.respondent], each)
        for each in _complete(last)
        if each.form.respondent in by_code
    ]


def _complete(forms: Iterable[_Scored]) -> list[_Scored]:
    return [each for each in forms if each.points is not None]


def _wave(name: str, forms: list[_Scored], told_of: list[_Scored], limit: int) -> Wave:
    scored = len(_complete(forms))
    shown = _complete(told_of)
    enough = bool(shown) and can_stand_beside(len(shown), limit)
    figure = _figure([each.points for each in shown]) if enough else None
    return Wave(name, len(forms), len(forms) - scored, scored, figure)


def _groups_of_wave(forms: list[_Scored], limit: int) -> tuple[Group, ...]:
    complete = _complete(forms)
    if len(complete) < limit:
        return ()
    return _groups(complete, lambda each: each.form.group, limit, lambda same: (_mean(same),))


def _groups(
    answered: Sequence[Answered],
    name_of: Callable[[Answered], str],
    limit: int,
    means: Callable[[list[Answered]], tuple[float, ...]],
) -> tuple[Group, ...]:
    by_name: dict[str, list[Answered]] = {}
    for each in answered:
        by_name.setdefault(name_of(each), []).append(each)
    if list(by_name) == [""]:
        return ()
    shown = shown_groups({name: len(same) for name, same in by_name.items()}, limit)
    return tuple(
        Group(name, len(same), means(same)) if name in shown else Group(name, None, None)
        for name, same in sorted(by_name.items(), key=lambda each: (not each[0], each[0]))
    )


def _figure(points: Sequence[float | None]) -> Figure:
    known = [each for each in points if each is not None]
    return Figure(len(known), fmean(known), sum(map(is_very_weak, known)))


def _mean(scored: Iterable[_Scored]) -> float:
    return fmean(each.points for each in scored if each.points is not None)
