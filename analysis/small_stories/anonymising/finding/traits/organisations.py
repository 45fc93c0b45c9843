"""Organisations and places whose name alone gives a trait away: a shelter, a clinic, a mosque."""

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import Final

from small_stories.anonymising.finding.lexicon import listed
from small_stories.anonymising.finding.names import NAME, Token, ratio_of, tokens_of
from small_stories.anonymising.finding.traits.entries import LANGUAGES, Topic
from small_stories.anonymising.finding.traits.talk import Talk, base_of, talk_of, tier_of
from small_stories.anonymising.finnish.commonness import commonness
from small_stories.anonymising.marks import Mark, Tier
from small_stories.model import IdentityKind

_OF_ALL_KINDS = re.compile(
    r"kansainväli|monikulttuuri|internation|multicultur|mångkultur|interkult"
)
RARE: Final = -14.0  # an ordinary word is more probable than that, in logarithms
_LEGAL: Final = frozenset(("ry", "rf", "oy", "sr"))


@lru_cache(maxsize=10_000)
def gives_trait_away(name: str, language: str) -> bool:
    """Tell whether the name of an organisation alone says something delicate of those it is for.

    *Vantaan turvakoti ry*, *A-killassa*, *Venäläinen klubi*; in any form. A name is read in all
    three languages, since organisations here have names in each.
    """
    spoken = (language, *(each for each in LANGUAGES if each != language))
    return any(_gives_away(name, each) for each in spoken if each in LANGUAGES)


def _gives_away(name: str, language: str) -> bool:
    if _OF_ALL_KINDS.search(name.lower()):
        return True
    talk = talk_of(name, tokens_of(name), language)
    topics = (Topic.ORGANISATIONS, Topic.HEALTH, Topic.GROUPS)
    told = (reading.entry.section for at in range(len(talk.tokens)) for topic in topics
            for _, reading in talk.of(at, topic))  # fmt: skip
    return any(section in ("marked", "check") for section in told)


def organisation_marks(talk: Talk, at: int) -> Iterator[Mark]:
    """Yield an organisation that gives a trait away, with the place before and the *ry* after."""
    for first, reading in talk.of(at, Topic.ORGANISATIONS):
        start, last, tier = first, at, tier_of(reading)
        if first > 0 and talk.together(first - 1, first) and of_place(talk.tokens[first - 1]):
            start, tier = first - 1, Tier.MARKED
        if next(talk.after(at, 1), "").split(":")[0] in _LEGAL:
            last = at + 1
        base = base_of(reading)
        reason = "trait_organisation"
        yield talk.mark(start, last, IdentityKind.ORGANISATION, tier, reason, base)


def of_place(token: Token) -> bool:
    """Tell whether a word may be a place's or an organisation's name in the genitive."""
    lower = token.form.lower()
    if not lower.endswith(("n", "s")) or len(lower) < 4:
        return False
    hit = listed(token.form)
    if hit is not None and hit.kind is IdentityKind.PLACE:
        ratio = ratio_of(token.form, hit)
        return not hit.known_to_all and (token.has_capital or ratio is None or ratio >= NAME)
    if hit is not None and (hit.known_to_all or hit.kind is IdentityKind.PERSON):
        return False
    return token.has_capital and (not token.starts or commonness(lower) < RARE)
