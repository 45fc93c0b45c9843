"""Schools, churches, clubs and other houses named in Swedish and English: *Jorvi Hospital*."""

import re
from collections.abc import Iterator, Sequence
from typing import Final

from small_stories.anonymising import words
from small_stories.anonymising.finding.lexicon import listed_plainly
from small_stories.anonymising.finding.names import NAME, Token
from small_stories.anonymising.finding.plain_vocabulary import is_ordinary_word
from small_stories.anonymising.finnish.commonness import capital_ratio
from small_stories.anonymising.marks import Mark, Tier
from small_stories.model import IdentityKind

_HOUSE: Final = {
    "sv": re.compile(
        r"(?:skol(?:a|an|centrum)|(?:låg|hög)stadi(?:um|et)|gymnasi(?:um|et)|daghem(?:met)?"
        r"|sjukhus(?:et)?"
        r"|centralsjukhus(?:et)?|hälso(?:station|vårdscentral|central)(?:en)?|bibliotek(?:et)?"
        r"|församling(?:en)?"
        r"|kyrk(?:a|an)|kyrkokör|kör|kapell|moské|simhall|ungdomsgård|ungdomsförening"
        r"|servicehus|vårdhem"
        r"|äldreboende|äldrehem|ålderdomshem|familjecenter|familjecentr(?:um|al)|invånarhus"
        r"|föreningshus|byagård"
        r"|byaförening|hembygdsförening|idrottsförening|marthaförening|fotbollsklubb|folkhögskola"
        r"|yrkesskola"
        r"|yrkesinstitut|medborgarinstitut|arbetarinstitut|vuxeninstitut|landskapsförbund"
        r"|flyktingförläggning"
        r"|förläggning|fängelse|hamn|bruk|herrgård|varv|pensionärsförening)s?",
        re.IGNORECASE,
    ),
    "en": re.compile(
        r"(?:school|hospital|library|daycare|kindergarten|parish|church|mosque|college|clinic"
        r"|cathedral|choir"
        r"|(?:health|family|youth|community|reception|day|sports|service|cultural"
        r"|shopping)[ -]?cent(?:re|er)"
        r"|university|prison|playground|institute|association|club|chapel|academy)s?",
        re.IGNORECASE,
    ),
}  # fmt: skip
_CENTRE: Final = re.compile(r"cent(?:re|er)", re.IGNORECASE)
_BETWEEN: Final = frozenset(
    ("comprehensive", "primary", "secondary", "upper", "lower", "high", "elementary", "vocational",
     "university", "central", "health", "family", "youth", "community", "reception", "day", "care",
     "service", "international", "open", "adult", "residents'", "football", "sports", "music",
     "svenska", "finska", "nya", "gamla", "norra", "södra", "västra", "östra")
)  # fmt: skip
_KIND_OF_CENTRE: Final = frozenset(
    ("health", "family", "youth", "community", "reception", "day", "sports", "service", "cultural",
     "shopping", "care", "residents'")
)  # fmt: skip


def plain_house_marks(
    text: str, tokens: Sequence[Token], language: str, *, small: bool
) -> Iterator[Mark]:
    """Yield names such as *Vesala Comprehensive School* and *Pedersöre kyrkokör*."""
    for at in range(1, len(tokens)):
        if not _is_house(tokens, at, language):
            continue
        name = at - 1
        while name > 0 and tokens[name].form.lower() in _BETWEEN:
            name -= 1
        between = text[tokens[name].end : tokens[at].start]
        tier = None if re.search(r"[.,!?;:]", between) else _tier(tokens[name], language, small)
        if tier is not None:
            start, end = _start(text, tokens, name), tokens[at].end
            base = text[start : start + 1].upper() + text[start + 1 : end]
            yield Mark(start, end, IdentityKind.ORGANISATION, tier, "house", base)


def _is_house(tokens: Sequence[Token], at: int, language: str) -> bool:
    form = tokens[at].form
    if language == "en" and _CENTRE.fullmatch(form):
        return tokens[at - 1].form.lower() in _KIND_OF_CENTRE
    house = _HOUSE.get(language)
    return house is not None and house.fullmatch(form) is not None


def _tier(name: Token, language: str, small: bool) -> Tier | None:
    """Return how sure it is that a house has a name from the word before it."""
    if name.form in words.never_names() or len(name.form) < 2 or name.form.lower() in _BETWEEN:
        return None
    if name.has_capital and not name.starts:
        return Tier.MARKED
    if len(name.form) < 4 or not (small or name.has_capital):
        return None
    found = listed_plainly(name.form)
    if found is not None:
        named = found.kind in (IdentityKind.PLACE, IdentityKind.ORGANISATION)
        return Tier.CHECK if named and not found.entry.says_nothing else None
    unknown = not is_ordinary_word(name.form, language)
    return Tier.CHECK if unknown and (capital_ratio(name.form) or 0.0) >= NAME else None


def _start(text: str, tokens: Sequence[Token], at: int) -> int:
    """Return where a name of several words with capitals begins."""
    start = tokens[at].start
    for before, after in zip(reversed(tokens[:at]), reversed(tokens[1 : at + 1]), strict=True):
        joined = text[before.end : after.start] == " " and after.has_capital
        if not joined or not before.has_capital or before.starts:
            break
        start = before.start
    return start
