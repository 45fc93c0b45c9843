"""What identifies by its shape and was decided by nobody: numbers, codes and addresses."""

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import Final

from small_stories.anonymising.finding.patterns import contact_marks
from small_stories.anonymising.finnish.folding import folded
from small_stories.anonymising.leaving.leaks import Leak, cleaned
from small_stories.anonymising.marks import Mark, Tier, longest_first
from small_stories.anonymising.matching.as_written import as_written
from small_stories.model import IdentityKind

_STOPPING: Final = (
    IdentityKind.PHONE,
    IdentityKind.EMAIL,
    IdentityKind.IDENTITY_CODE,
    IdentityKind.ADDRESS,
)
_STOPPING_CODES: Final = ("door_code", "car")
_THOUSANDS: Final = re.compile(r"[1-9]\d{0,2}(?:[\s.]\d{3})+")  # 1 250 000 is an amount

_SHORTEST: Final = 6

Allowed = Sequence[tuple[IdentityKind, str]]


def shapes_in(text: str, allowed: Allowed) -> list[Leak]:
    """Return the phone numbers, e-mail addresses, codes and street addresses of a text.

    They are found written and said, in every language of the program. Left out are those that
    the analyst has decided to keep. Ages, days and links are no such thing: a report has its own.
    """
    return [leak for leak in _shapes(text) if not _is_allowed(leak.found, allowed)]


@lru_cache(maxsize=20_000)
def _shapes(text: str) -> tuple[Leak, ...]:
    clean = cleaned(text)
    if len(clean) < _SHORTEST:
        return ()
    found = longest_first(_marks(clean))
    said = ((clean[mark.start : mark.end], mark.tier) for mark in found)
    return tuple(
        Leak(None, words, tier, by_shape=True)
        for words, tier in said
        if not _THOUSANDS.fullmatch(words)
    )


def _marks(text: str) -> Iterator[Mark]:
    for mark in contact_marks(text):
        if mark.kind in _STOPPING or (mark.reason in _STOPPING_CODES and mark.tier is Tier.MARKED):
            yield mark


def _is_allowed(words: str, allowed: Allowed) -> bool:
    plain = folded(words)
    for kind, kept in allowed:
        pattern = as_written(kind, folded(cleaned(kept)))
        # Of an address the street and the number are enough; a number has to be that number.
        found = pattern and (pattern.search if kind == IdentityKind.ADDRESS else pattern.fullmatch)
        if found and found(plain):
            return True
    return False
