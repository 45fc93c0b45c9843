"""Stretches of time reckoned with: those close to each other made one, and what others leave."""

from collections.abc import Iterable, Iterator
from itertools import islice

from small_stories.heard import Stretch


def joined(stretches: Iterable[Stretch], over_ms: int = 0) -> list[Stretch]:
    """Return stretches in order, with those made one that overlap or lie no further apart."""
    found: list[Stretch] = []
    for start, end in sorted(stretches):
        if found and start - found[-1][1] <= over_ms:
            found[-1] = found[-1][0], max(found[-1][1], end)
        else:
            found.append((start, end))
    return found


def without(stretches: Iterable[Stretch], taken: Iterable[Stretch]) -> Iterator[Stretch]:
    """Yield what is left of stretches outside others, both in order and each apart."""
    others, passed = list(taken), 0
    for start, end in stretches:
        while passed < len(others) and others[passed][1] <= start:
            passed += 1
        at = start
        for first, last in islice(others, passed, None):
            if first >= end:
                break
            if first > at:
                yield at, first
            at = max(at, last)
        if at < end:
            yield at, end


def inside(stretches: Iterable[Stretch], start: int, end: int) -> Iterator[Stretch]:
    """Yield the parts of stretches that lie between two times."""
    for first, last in stretches:
        if last > start and first < end:
            yield max(start, first), min(end, last)
