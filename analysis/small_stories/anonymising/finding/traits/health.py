"""Conditions, treatments, medicines and disabilities, by how rare they are."""

import re
from collections.abc import Iterator
from typing import Final

from small_stories.anonymising.finding.traits.entries import Topic, context
from small_stories.anonymising.finding.traits.talk import Talk, base_of, tier_of
from small_stories.anonymising.finnish.forms import ending_in
from small_stories.anonymising.marks import Mark, Tier
from small_stories.model import IdentityKind

_FIGURATIVE = re.compile(
    r"(?:soke\w+ (?:pist|uskol|luott|rakkau|kulm|hetk|treff)|kuur\w+ \w+lle$|raiti\w+ ilma"
    r"|blind (?:spot|date)"
    r"|deaf ears|blind\w* (?:fläck|tro)|skitso\w* (?:homm|päiv|meno|juttu))"
)
_LONG: Final = 7
_OWNERS: Final[dict[str, tuple[str, ...]]] = {"fi": ("n",), "sv": ("s",), "en": ("'s", "’s")}


def health_marks(talk: Talk, at: int) -> Iterator[Mark]:
    """Yield what a word, with those before it, tells of somebody's health."""
    for first, reading in talk.of(at, Topic.HEALTH):
        if reading.entry.section == "named after":
            yield from _named_after(talk, at)
            continue
        if _is_figurative(talk, at):
            continue
        tier = tier_of(reading)
        if reading.entry.section == "of somebody" and not talk.being(first):
            tier = Tier.CHECK
        first = _with_quality(talk, first)
        reason = "health" if tier is Tier.MARKED else "health_common"
        last = _with_letter(talk, at)
        yield talk.mark(first, last, IdentityKind.HEALTH, tier, reason, base_of(reading))


def _is_figurative(talk: Talk, at: int) -> bool:
    """Tell whether a word is said of something else: *sokea piste*, *raitis ilma*, *blind date*."""
    after = next(talk.after(at, 1), "")
    return bool(_FIGURATIVE.match(f"{talk.tokens[at].form.lower()} {after}"))


def _with_letter(talk: Talk, at: int) -> int:
    """Return where the letter of a hepatitis stands after it, if it does: *hepatiitti C*."""
    hepatitis = talk.tokens[at].form.lower().startswith(("hepati", "hepa"))
    return at + 1 if hepatitis and len(next(talk.after(at, 1), "")) == 1 else at


def _with_quality(talk: Talk, first: int) -> int:
    """Return where *perinnöllinen* stands before a condition, if it does."""
    at, word = next(talk.before(first, 1), (first, ""))
    same = (ending_in(each, word) is not None for each in context("quality", "fi"))
    how = len(word) >= _LONG and word.endswith("sti")  # vaikeasti vammainen
    return at if talk.language == "fi" and (how or any(same)) else first


def _named_after(talk: Talk, at: int) -> Iterator[Mark]:
    """Yield a condition with somebody's name: Behçetin tauti, Wilson's disease."""
    if at == 0 or not talk.together(at - 1, at):
        return
    name = talk.tokens[at - 1]
    lower = name.form.lower()
    named = name.has_capital and not name.starts
    owning = lower.endswith(_OWNERS[talk.language])
    if (
        lower in context("no one's", talk.language)
        or not (owning or named or talk.language == "en")
        or len(lower) < 4
    ):
        return
    if not named and talk.language == "en" and lower in context("no quality", "en"):
        return
    tier = Tier.MARKED if named else Tier.CHECK
    yield talk.mark(at - 1, at, IdentityKind.HEALTH, tier, "health_named")
