"""Runs of sentences joined over the interviewer's prompts that ask for nothing of their own."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from small_stories.hinting.candidates import Candidate, candidates_in, strength_of
from small_stories.hinting.hints import Strength
from small_stories.hinting.passages import Passage
from small_stories.hinting.prompts import NO_KIND
from small_stories.hinting.said import Said, Sign
from small_stories.hinting.weighing import brief_in, kind_of


@dataclass(frozen=True, slots=True)
class Weighed:
    """A passage, what is seen in it, and what speaks for each of its sentences."""

    passage: Passage
    signs: Sequence[Sign]
    points: Sequence[float]


@dataclass(frozen=True, slots=True)
class Told:
    """What may be a story: its sentences and signs, and the passage in which it begins."""

    passage: Passage
    said: tuple[Said, ...]
    signs: tuple[Sign, ...]
    points: float

    @property
    def strength(self) -> Strength:
        """Return in three steps how much speaks for it."""
        return strength_of(self.points)


def told_in(passages: Iterable[Weighed]) -> Iterator[Told]:
    """Yield what may be stories in the passages of an interview, in order.

    The last run of a passage and the first of the next are one where the prompt between them asks
    for nothing that a question of its own would ask for; a clause stands alone.
    """
    open_run: Told | None = None
    for each in passages:
        found = list(_candidates(each))
        if open_run is not None and found and _goes_on(each, found[0]):
            open_run = _and(open_run, _told(each, found.pop(0)))
            if not found:
                continue
        if open_run is not None:
            yield open_run
        open_run = None
        yield from (_told(each, one) for one in found[:-1])
        if found:
            last = _told(each, found[-1])
            if found[-1].brief:
                yield last
            else:
                open_run = last
    if open_run is not None:
        yield open_run


def _candidates(each: Weighed) -> Iterator[Candidate]:
    return candidates_in(each.passage, each.points, brief_in(each.passage, each.signs))


def _goes_on(each: Weighed, candidate: Candidate) -> bool:
    return kind_of(each.passage) == NO_KIND and not candidate.brief


def _told(each: Weighed, one: Candidate) -> Told:
    said = tuple(each.passage.said[one.first : one.last])
    return Told(each.passage, said, tuple(each.signs), one.points)


def _and(one: Told, other: Told) -> Told:
    return Told(
        one.passage,
        one.said + other.said,
        one.signs + other.signs,
        one.points + other.points,
    )
