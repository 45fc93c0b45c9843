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
        r"|förläggning|fängelse|hamn|bruk|herrgård|varv|pensionärsförening"
        r"|\w*(?:förening|sällskap|klubb|förbund|stiftelse|orkester|marthor|verkstad|kafé|café"
        r"|center|centrum)(?:en|et|an|n|na)?)s?",
        re.IGNORECASE,
    ),
    "en": re.compile(
        r"(?:school|hospital|library|daycare|kindergarten|parish|church|mosque|college|clinic"
        r"|cathedral|choir"
        r"|(?:health|family|youth|community|reception|day|sports|service|cultural"
        r"|shopping)[ -]?cent(?:re|er)"
        r"|university|prison|playground|institute|association|club|chapel|academy|society|union"
        r"|foundation|orchestra|workshop|shelter|stable|farm|bakery|café|cafe|restaurant|bar|factory"
        r"|museum|theatre|theater|band|team|network|federation)s?",
        re.IGNORECASE,
    ),
}  # fmt: skip
_NORDIC: Final = re.compile(r"[åäö]")
_IN: Final = {"sv": ("i", "på", "vid"), "en": ("in", "of", "at")}
_ENDS_AS_HOUSE: Final = re.compile(
    r"\w(?:förening|stationen?|skola|klubb|kyrka|kören?|huset|gården|hem|hemmet|center|byrån)(?:en|n|et|s)?$"
    r"|marthorna|martharna|röda|hälsan$"
)
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
    for at in range(len(tokens)):
        own = _named_house(text, tokens, at, language, small)
        yield from [own] if own else _housed_in(text, tokens, at, language, small)


def _named_house(
    text: str, tokens: Sequence[Token], at: int, language: str, small: bool
) -> Mark | None:
    """Return the mark of a house with its name before it."""
    if not at or not _is_house(tokens, at, language):
        return None
    name = at - 1
    while name > 0 and tokens[name].form.lower() in _BETWEEN:
        name -= 1
    between = text[tokens[name].end : tokens[at].start]
    tier = None if re.search(r"[.,!?;:]", between) else _tier(tokens[name], language, small)
    if tier is None:
        return None
    start, end = _start(text, tokens, name), tokens[at].end
    base = text[start : start + 1].upper() + text[start + 1 : end]
    return Mark(start, end, IdentityKind.ORGANISATION, tier, "house", base)


def _housed_in(
    text: str, tokens: Sequence[Token], at: int, language: str, small: bool
) -> Iterator[Mark]:
    """Yield houses that tell where they are: *hälsostationen i Kimito*, *the church in Kerava*."""
    joined = at + 2 < len(tokens) and tokens[at + 1].form in _IN.get(language, ())
    if not joined or text[tokens[at].end : tokens[at + 2].start].strip() != tokens[at + 1].form:
        return
    if at + 3 < len(tokens) and _is_house(tokens, at + 3, language):
        return  # a choir at Alppila Church
    token, place = tokens[at], tokens[at + 2]
    found = listed_plainly(place.form)
    is_place = found is not None and found.kind is IdentityKind.PLACE
    named = is_place and found is not None and not found.entry.says_nothing
    if not named or not (place.has_capital or small):
        return
    house = listed_plainly(token.form)
    by_name = house is not None and house.kind is IdentityKind.ORGANISATION
    by_word = language == "sv" and _ENDS_AS_HOUSE.search(token.form.lower()) is not None
    if by_name or by_word or _is_house(tokens, at, language):
        tier = Tier.MARKED if place.has_capital else Tier.CHECK
        base = text[token.start : token.start + 1].upper() + text[token.start + 1 : place.end]
        yield Mark(token.start, place.end, IdentityKind.ORGANISATION, tier, "house", base)


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
    if unknown and language == "en" and _NORDIC.search(name.form.lower()):
        return Tier.CHECK
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
