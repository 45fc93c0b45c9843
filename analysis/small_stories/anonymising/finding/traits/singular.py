"""Feats and families that few share: a medal, the national team, five children alone."""

import re
from collections.abc import Iterator
from typing import Final

from small_stories.anonymising.finding.traits.entries import Topic, context
from small_stories.anonymising.finding.traits.talk import Talk, base_of
from small_stories.anonymising.finnish.endings import Case
from small_stories.anonymising.marks import Mark, Tier
from small_stories.model import IdentityKind

_MANY = re.compile(
    r"(?:neljän|nelj|viiden|viien|kuuden|kuuen|seitsemän|seittemän|kaheksan|kahdeksan|yheksän|yhdeksän"
    r"|kymmenen|yhdentoista|kahdentoista|four|five|six|seven|eight|nine|ten|fyra|fem|sex|sju|åtta|nio"
    r"|tio|[4-9]|1[0-9])$"
)
_BORN_TOGETHER = re.compile(
    r"(?:kaksosten|kolmosten|nelosten|kaksosien|trillingar|triplets|twins)$"
)
_LONG: Final = 4
_CHILDREN: Final = frozenset(("lapsen", "barns", "children", "kids", "muksun", "kakaran"))


def singular_marks(talk: Talk, at: int) -> Iterator[Mark]:
    """Yield what a word, with those before it, tells of a feat or of a rare family."""
    for first, reading in talk.of(at, Topic.ROLES):
        match reading.entry.section:
            case "feats":
                base = base_of(reading)
                first = _with_sport(talk, first)
                yield talk.mark(first, at, IdentityKind.ROLE, Tier.MARKED, "feat", base)
            case "in the feats" if _in_it(talk, first, reading.ending.case):
                base = base_of(reading)
                first = _with_sport(talk, first)
                yield talk.mark(first, at, IdentityKind.ROLE, Tier.CHECK, "feat", base)
            case "families":
                base = base_of(reading)
                yield talk.mark(first, at, IdentityKind.OTHER, Tier.CHECK, "family", base)
            case "of several children":
                yield from _of_several(talk, at)


def _in_it(talk: Talk, first: int, case: Case) -> bool:
    if talk.language == "fi":
        of_country = next(talk.before(first, 1), (0, ""))[1].endswith("n")
        return case is Case.INESSIVE or (of_country and case is Case.GENITIVE and talk.being(first))
    near = (word for _, word in talk.before(first, 2))
    return any(word in ("in", "for", "i", "för") for word in near)


def _with_sport(talk: Talk, first: int) -> int:
    """Return where the sport stands before: *jääkiekon maajoukkueessa*."""
    at, word = next(talk.before(first, 1), (first, ""))
    sport = talk.language == "fi" and word.endswith("n") and len(word) >= _LONG
    return at if sport and word not in context("no quality", "fi") else first


def _of_several(talk: Talk, at: int) -> Iterator[Mark]:
    """Yield *viiden lapsen yksinhuoltaja*, *kolmosten äiti*, *a single mother of six*."""
    before = list(talk.before(at, 2))
    if before and _BORN_TOGETHER.match(before[0][1]):
        yield talk.mark(before[0][0], at, IdentityKind.OTHER, Tier.CHECK, "family")
    elif len(before) > 1 and before[0][1] in _CHILDREN and _MANY.match(before[1][1]):
        yield talk.mark(before[1][0], at, IdentityKind.OTHER, Tier.CHECK, "family")
    elif talk.language != "fi":
        after = list(talk.after(at, 2))
        if len(after) > 1 and after[0] in ("of", "till") and _MANY.match(after[1]):
            yield talk.mark(at, at + 2, IdentityKind.OTHER, Tier.CHECK, "family")
