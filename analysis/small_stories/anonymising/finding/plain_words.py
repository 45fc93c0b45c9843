"""Names by single words in talk that is not Finnish: capitals, lists, neighbours."""

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from small_stories.anonymising import words
from small_stories.anonymising.finding.lexicon import Listed, listed_plainly
from small_stories.anonymising.finding.names import ORDINARY, Token
from small_stories.anonymising.finding.plain_nearby import (
    is_family_name_by_neighbours,
    is_named,
    is_where,
)
from small_stories.anonymising.finding.plain_vocabulary import is_ordinary_word
from small_stories.anonymising.finding.word_marks import SHORTEST, abbreviation, capital, mark_of
from small_stories.anonymising.finnish.commonness import UNSEEN, capital_ratio, commonness
from small_stories.anonymising.marks import Mark, Tier
from small_stories.model import IdentityKind

_ARTICLE: Final = re.compile(
    r"d(?:er|ie|as|en|em|es)|(?:[mdsk]?ein|ihr|unser)(?:e[mnrs]?)?|i[mn]s|zu[mr]"
)
_NOUN: Final = re.compile(r"(?:ung|heit|keit|schaft|chen|lein|tion|tät|nis|tum|innen)(?:en|s)?$")
_TOLD: Final = ("sv", "en")  # languages of which ordinary words are known
_FAMILY: Final = re.compile(
    r"\w{2,}(?:[qk]vist|ström|lund|berg|gren|dahl|sson|stedt|roos|blom|bäck|holm|löf|felt|qvist)s?$"
)
_DEFINITE: Final = re.compile(r"(?:[aeo]rna|ningen|ingen|heten|ionen|or|are|ade|igt|st|iskt)s?$")
_PLACE: Final = re.compile(
    r"\w{2,}(?:böle|fjärd|näs|vik|sund|holm|torp|skär|lax|träsk|åker|höjden|kulla|backa|rå|by|ås|bäck)(?:en|et)?s?$"
)


def plain_word(tokens: Sequence[Token], at: int, language: str, *, small: bool) -> Mark | None:
    """Return the mark of one word that is not Finnish, by capitals, lists and neighbours."""
    token = tokens[at]
    if token.form in words.never_names() or len(token.form) < 2:
        return None
    hit = listed_plainly(token.form)
    if hit is not None and hit.entry.says_nothing:
        return None
    if token.is_abbreviation:
        return abbreviation(token, hit)
    if token.has_capital and not token.starts:
        german = language == "de" and hit is None and _is_german_noun(tokens, at)
        return None if german else _capital(token, hit, language)
    if len(token.form) < 3 or not (token.has_capital or small):
        return None
    if hit is None:
        return _unlisted(tokens, at, language)
    return _plain_listed(tokens, at, hit, language)


def _capital(token: Token, hit: Listed | None, language: str) -> Mark:
    """Mark a word with a capital inside a sentence; an ordinary word may be a title: *Coach*."""
    mark = capital(token, hit)
    ordinary = language in _TOLD and is_ordinary_word(token.form, language)
    unsure = hit is None and (ordinary or language == "de")
    return replace(mark, tier=Tier.CHECK) if unsure else mark


def _is_german_noun(tokens: Sequence[Token], at: int) -> bool:
    """Tell whether a word has its capital for being a noun, as all German nouns do."""
    before = tokens[at - 1].form.lower() if at else ""
    return _ARTICLE.fullmatch(before) is not None or _NOUN.search(tokens[at].form) is not None


def _unlisted(tokens: Sequence[Token], at: int, language: str) -> Mark | None:
    """Mark a word of no list that no ordinary word is, by what Finns write or its neighbours."""
    token = tokens[at]
    lower = token.form.lower()
    if lower[0].isdigit() or (language in _TOLD and is_ordinary_word(lower, language)):
        return None
    ratio = capital_ratio(token.form)
    if ratio is not None and len(token.form) >= SHORTEST and commonness(token.form) <= UNSEEN:
        return mark_of(token, IdentityKind.OTHER, Tier.CHECK, "often_capital")
    if language not in _TOLD or (ratio is not None and ratio < ORDINARY and language == "en"):
        return None
    if is_named(tokens, at, language) and not (language == "sv" and _DEFINITE.search(lower)):
        tier = Tier.MARKED if token.has_capital else Tier.CHECK
        return mark_of(token, IdentityKind.PERSON, tier, "neighbours")
    if language == "en":
        return mark_of(token, IdentityKind.OTHER, Tier.CHECK, "unknown_word")
    if _FAMILY.match(lower) or is_family_name_by_neighbours(tokens, at, language):
        return mark_of(token, IdentityKind.PERSON, Tier.CHECK, "looks_like_a_name")
    where = is_where(tokens, at) and _PLACE.match(lower) is not None
    return mark_of(token, IdentityKind.PLACE, Tier.CHECK, "looks_like_a_place") if where else None


def _plain_listed(tokens: Sequence[Token], at: int, hit: Listed, language: str) -> Mark | None:
    token = tokens[at]
    lower = token.form.lower()
    ordinary = _is_ordinary(lower, hit, language)
    named = ordinary and language in _TOLD and is_named(tokens, at, language)
    if ordinary and not named:
        return None
    bare = hit.base.lower() == lower
    if not (bare or token.has_capital or lower.endswith(("'s", "’s"))) and language != "sv":
        return None
    person = hit.kind is IdentityKind.PERSON
    rare = person and not hit.entry.is_common and len(hit.base) <= SHORTEST
    weak = not token.has_capital and (hit.is_family_name or rare)
    if weak and (rare or not hit.entry.is_common) and not _is_told(tokens, at, language):
        return None
    sure = not (ordinary or hit.known_to_all or weak)
    reason = "ordinary_word" if ordinary else "listed"
    tier = Tier.MARKED if sure or (named and token.has_capital) else Tier.CHECK
    return mark_of(token, hit.kind, tier, reason)


def _is_told(tokens: Sequence[Token], at: int, language: str) -> bool:
    return language in _TOLD and is_named(tokens, at, language)


def _is_ordinary(lower: str, hit: Listed, language: str) -> bool:
    """Tell whether a name of the table is an ordinary word of the language as well."""
    english = language != "sv" and (hit.entry.is_english_word or lower in words.ordinary("en"))
    return english or lower in words.vocabulary(language)
