"""Sentences joined into passages that may be stories, with a beginning and an end."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from small_stories.hinting.hints import Place, Strength
from small_stories.hinting.passages import Passage
from small_stories.hinting.said import Said
from small_stories.hinting.weighing import weights


@dataclass(frozen=True, slots=True)
class Candidate:
    """A run of sentences of a passage, by their numbers, end exclusive, and what speaks for it."""

    first: int
    last: int
    total: float
    strength: Strength


def candidates_in(
    passage: Passage, points: Sequence[float], brief: frozenset[int] = frozenset()
) -> Iterator[Candidate]:
    """Yield the runs of sentences that are best taken for stories.

    ``brief`` are the sentences that hold a whole change in a few words: such a one is a story by
    itself, in the middle of other talk, unless much around it speaks against that.
    """
    told = _best(passage.said, points)
    shape = weights()["joining"]
    for place in sorted(brief):
        if not told[place] and points[place] + shape["brief"] >= shape["at_least"]:
            told[place] = True
            points = [*points[:place], points[place] + shape["brief"], *points[place + 1 :]]
    first = 0
    while first < len(told):
        last = first
        while last < len(told) and told[last] == told[first]:
            last += 1
        total = sum(points[first:last])
        if told[first] and total >= shape["at_least"]:
            yield Candidate(first, last, total, _strength(total))
        first = last


def _best(said: Sequence[Said], points: Sequence[float]) -> list[bool]:
    """Tell for each sentence whether it belongs to a story, where going in and out costs.

    This is the best path through two states (Viterbi's way): a sentence that says little between
    two that say much stays with them.
    """
    change = weights()["joining"]["change"]
    out, inside = 0.0, -change
    back: list[tuple[bool, bool]] = []
    for place in range(len(said)):
        from_inside = inside > out - change
        from_inside_out = inside - change > out
        back.append((from_inside_out, from_inside))
        out, inside = max(out, inside - change), max(inside, out - change) + points[place]
    state = inside - change > out
    told = []
    for out_from, inside_from in reversed(back):
        told.append(state)
        state = inside_from if state else out_from
    return told[::-1]


def _strength(total: float) -> Strength:
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
