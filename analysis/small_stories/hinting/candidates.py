"""Sentences joined into passages that may be stories, with a beginning and an end."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from small_stories.hinting.hints import Place, Strength
from small_stories.hinting.passages import Passage
from small_stories.hinting.prompts import OPENS_A_TELLING
from small_stories.hinting.said import Said
from small_stories.hinting.weighing import kind_of
from small_stories.hinting.weights import weights


@dataclass(frozen=True, slots=True)
class Candidate:
    """A run of sentences of a passage, by their numbers, end exclusive, and how much is for it.

    A ``brief`` one holds a whole change in a few words.
    """

    first: int
    last: int
    points: float
    brief: bool = False


def candidates_in(
    passage: Passage, points: Sequence[float], brief: Mapping[int, bool]
) -> Iterator[Candidate]:
    """Yield the runs of sentences that are best taken for stories.

    ``brief`` are the sentences that hold a whole change in a few words, and whether they stand
    apart: such a one is a story by itself, in the middle of other talk or, apart, after another
    story, unless much speaks against that.
    """
    joining = weights()["joining"]
    found = list(_found(points, brief, joining["lean"]))
    if not any(one.last - one.first > len(brief) for one in found):
        kept = list(_found(points, brief, joining["lean"] + _second_look(passage)))
        found = kept if len(kept) <= max(1, len(found)) else found
    yield from found


def _second_look(passage: Passage) -> float:
    """Return what speaks for each sentence besides, where nothing but a clause was found.

    Who is asked for a story mostly tells one, in whatever words; not so who is asked of the usual
    day, of others or of what went badly.
    """
    if kind_of(passage) not in OPENS_A_TELLING:
        return 0.0
    return weights()["joining"]["asked_for"]


def _found(points: Sequence[float], brief: Mapping[int, bool], lean: float) -> Iterator[Candidate]:
    left = set(brief)
    shape = weights()["joining"]
    raised = [each + lean - shape["lean"] for each in points]
    leaning = [each + lean for each in points]
    runs = _runs(_best(leaning))
    for first, last in (part for run in runs for part in _cut(leaning, *run)):
        within = [place for place in sorted(brief) if first <= place < last]
        if within and _others(raised, first, last, within) < shape["alone"]:
            yield from (_brief(points, *run) for run in _joined(within))
        elif last - first >= 4 and brief.get(last - 1) and last - 2 not in within:
            yield Candidate(first, last - 1, sum(points[first : last - 1]))
            yield _brief(points, last - 1, last)
        elif sum(leaning[first:last]) >= shape["at_least"]:
            yield Candidate(first, last, sum(points[first:last]))
        left -= set(range(first, last))
    for first, last in _joined(sorted(left)):
        if sum(points[first:last]) / (last - first) + shape["brief"] >= shape["at_least"]:
            yield _brief(points, first, last)


def _cut(points: Sequence[float], first: int, last: int) -> Iterator[tuple[int, int]]:
    """Yield a run whole, or cut where least speaks for it while it is longer than any story."""
    if last - first <= weights()["joining"]["longest"]:
        yield first, last
        return
    place = min(range(first + 1, last - 1), key=lambda at: points[at])
    yield from _cut(points, first, place)
    yield from _cut(points, place + 1, last)


def _others(points: Sequence[float], first: int, last: int, within: Sequence[int]) -> float:
    """Return what speaks for the sentences of a run beside those that hold a whole change."""
    return sum(points[place] for place in range(first, last) if place not in within)


def _joined(places: Sequence[int]) -> Iterator[tuple[int, int]]:
    """Yield numbers that follow one another as ranges, end exclusive."""
    begins = [place for place in places if place - 1 not in places]
    ends = [place + 1 for place in places if place + 1 not in places]
    yield from zip(begins, ends, strict=True)


def _brief(points: Sequence[float], first: int, last: int) -> Candidate:
    return Candidate(
        first, last, sum(points[first:last]) + weights()["joining"]["brief"], brief=True
    )


def _runs(told: Sequence[bool]) -> Iterator[tuple[int, int]]:
    first = 0
    while first < len(told):
        last = first
        while last < len(told) and told[last] == told[first]:
            last += 1
        if told[first]:
            yield first, last
        first = last


def _best(points: Sequence[float]) -> list[bool]:
    """Tell for each sentence whether it belongs to a story, where going in and out costs.

    This is the best path through two states (Viterbi's way): a sentence that says little between
    two that say much stays with them.
    """
    change = weights()["joining"]["change"]
    out, inside = 0.0, -change
    back: list[tuple[bool, bool]] = []
    for point in points:
        back.append((inside - change > out, inside > out - change))
        out, inside = max(out, inside - change), max(inside, out - change) + point
    state = inside - change > out
    told = []
    for from_inside_out, from_inside in reversed(back):
        told.append(state)
        state = from_inside if state else from_inside_out
    return told[::-1]


def strength_of(total: float) -> Strength:
    """Return in three steps how much speaks for a run."""
    steps = weights()["strength"]
    if total >= steps["strong"]:
        return Strength.STRONG
    return Strength.FAIR if total >= steps["fair"] else Strength.WEAK


def spans_of(said: Sequence[Said]) -> tuple[Place, ...]:
    """Return where sentences stand, one range for each turn they are in."""
    spans: list[Place] = []
    for each in said:
        turn, start, end = each.sentence.place
        if spans and spans[-1].turn == turn:
            spans[-1] = Place(turn, spans[-1].start, end)
        else:
            spans.append(Place(turn, start, end))
    return tuple(spans)
