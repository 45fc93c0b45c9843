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
# participles that make a condition somebody's: *epilepsiaa sairastava*
_HAVING = re.compile(
    r"(?:sairasta|toipu|parantu|kärsi|selvi|kuntoutu|käyttä|pote|parane)\w*"
    r"(?:v[aä]\w{0,4}|n[uy]t?|nee\w+)$"
)
_QUALITIES: Final = 2  # words that say what a condition is like: *toisen asteen palovamma*
_LONG: Final = 7
_OWNERS: Final[dict[str, tuple[str, ...]]] = {"fi": ("n",), "sv": ("s",), "en": ("'s", "’s")}


def health_marks(talk: Talk, at: int) -> Iterator[Mark]:
    """Yield what a word, with those before it, tells of somebody's health."""
    for first, reading in talk.of(at, Topic.HEALTH):
        if reading.entry.section == "named after":
            yield from _named_after(talk, at)
            continue
        if reading.entry.section == "of the body":
            yield from _of_the_body(talk, at, base_of(reading))
            continue
        if _is_figurative(talk, at):
            continue
        tier = tier_of(reading)
        if reading.entry.section == "of somebody" and not talk.being(first):
            tier = Tier.CHECK
        first = _with_quality(talk, first)
        reason = "health" if tier is Tier.MARKED else "health_common"
        last = _with_what_follows(talk, at)
        yield talk.mark(first, last, IdentityKind.HEALTH, tier, reason, base_of(reading))


def _is_figurative(talk: Talk, at: int) -> bool:
    """Tell whether a word is said of something else: *sokea piste*, *raitis ilma*, *blind date*."""
    after = next(talk.after(at, 1), "")
    return bool(_FIGURATIVE.match(f"{talk.tokens[at].form.lower()} {after}"))


def _with_what_follows(talk: Talk, at: int) -> int:
    """Return where what belongs to a condition ends: *hepatiitti C*, *MS:ää sairastava*."""
    after = list(talk.after(at, 2))
    if not after or not talk.together(at, at + 1):
        return at
    hepatitis = talk.tokens[at].form.lower().startswith(("hepati", "hepa"))
    if (hepatitis and len(after[0]) == 1) or (talk.language == "fi" and _HAVING.match(after[0])):
        return at + 1
    return at + 2 if after[-1] == "alaspäin" and talk.together(at, at + 2) else at


def _with_quality(talk: Talk, first: int) -> int:
    """Return where *perinnöllinen* stands before a condition, if it does."""
    if talk.language != "fi":
        return first
    qualities = context("quality", "fi") | context("parts of the body", "fi")
    for at, word in talk.before(first, _QUALITIES):
        same = (ending_in(each, word) is not None for each in qualities)
        how = len(word) >= _LONG and word.endswith("sti")  # vaikeasti vammainen
        if not (how or any(same)):
            break
        first = at
    return first


def _of_the_body(talk: Talk, at: int, base: str) -> Iterator[Mark]:
    """Yield what was done to a part of the body: *rintojen poisto*, *lonkan murtuma*."""
    before, word = next(talk.before(at, 1), (at, ""))
    parts = context("parts of the body", talk.language)
    if word.endswith("n") and any(ending_in(part, word) is not None for part in parts):
        yield talk.mark(before, at, IdentityKind.HEALTH, Tier.CHECK, "health_common", base)


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
