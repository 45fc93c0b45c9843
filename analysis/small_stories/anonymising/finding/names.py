"""Names and places by single words: capital letters, the lists, and how ordinary a word is."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Final

from small_stories.anonymising import words
from small_stories.anonymising.finding.commonness import capital_ratio, is_common
from small_stories.anonymising.finding.lexicon import Listed, listed, listed_plainly
from small_stories.anonymising.finnish.endings import Case
from small_stories.anonymising.marks import Mark, Tier
from small_stories.anonymising.matching.known import WORD
from small_stories.model import IdentityKind

NAME: Final = 1.5  # at and over this a word is a name
CLEAR: Final = 3.0  # a family name that is hardly ever anything else
ORDINARY: Final = -1.3  # under this it is an ordinary word
UNLISTED: Final = 2.0  # a word of no list that nearly always has a capital
_SENTENCE_START = re.compile(r"(?:^|[.!?…:;\n\[(\])]|--|–|—)[\s\"”“»'’(\[–—-]*$|[\"”“»]\s*$")


@dataclass(frozen=True, slots=True)
class Token:
    """A word of a text, and whether it starts a sentence."""

    start: int
    end: int
    form: str
    starts: bool

    @property
    def has_capital(self) -> bool:
        """Tell whether the word begins with a capital letter."""
        return self.form[:1].isupper()

    @property
    def is_abbreviation(self) -> bool:
        """Tell whether the word is of capitals alone (TE, VAV), but for an ending after a colon."""
        bare = re.split(r"[:'’]", self.form)[0]
        return len(bare) > 1 and bare.isupper()


def tokens_of(text: str) -> list[Token]:
    """Return the words of a text in order."""
    found = []
    for word in WORD.finditer(text):
        before = text[max(0, word.start() - 12) : word.start()]
        starts = word.start() == 0 or _SENTENCE_START.search(before) is not None
        found.append(Token(*word.span(), word[0], starts))
    return found


def ratio_of(form: str, hit: Listed | None) -> float | None:
    """Return how name-like a Finnish word is, by its own form or else by its base form."""
    ratio = capital_ratio(form.lower())
    return capital_ratio(hit.base.lower()) if ratio is None and hit is not None else ratio


def finnish_word(token: Token) -> Mark | None:
    """Return the mark of one Finnish word, if it may name somebody or something."""
    if token.form in words.never_names() or len(token.form) < 2:
        return None
    whole = listed(token.form)
    hit = whole or listed(token.form.split("-")[0])
    if token.is_abbreviation:
        return _abbreviation(token, hit)
    if token.has_capital and not token.starts:
        return _capital(token, hit)
    short = not token.has_capital and len(token.form) < 3
    if short or token.form.lower() in words.ordinary("fi"):
        return None
    form = token.form if whole else token.form.split("-")[0]
    return _by_ratio(token, form, hit)


def _by_ratio(token: Token, form: str, hit: Listed | None) -> Mark | None:
    """Mark a word whose capital says nothing, or that has none, by how name-like it is."""
    ratio = ratio_of(form, hit)
    if hit is None:
        rare = len(form) > 3 if ratio is None else ratio >= UNLISTED
        if rare and token.has_capital:
            return _mark(token, IdentityKind.OTHER, Tier.CHECK, "capital_at_start")
        return None
    if ratio is None or ratio >= NAME:
        sure = (token.has_capital or ratio is not None) and not hit.known_to_all
        sure = sure and not (ratio is None and hit.is_family_name)
        return _mark(token, hit.kind, Tier.MARKED if sure else Tier.CHECK, "listed")
    too_ordinary = ratio < ORDINARY or is_common(form) or hit.ending.tail != ""
    if too_ordinary or hit.known_to_all or (hit.is_family_name and not _is_clear(hit.base)):
        return None
    return _mark(token, hit.kind, Tier.CHECK, "ordinary_word")


def _is_clear(base: str) -> bool:
    ratio = capital_ratio(base)
    return ratio is not None and ratio >= CLEAR


def _capital(token: Token, hit: Listed | None) -> Mark:
    tier = Tier.CHECK if hit and hit.known_to_all else Tier.MARKED
    return _mark(token, hit.kind if hit else IdentityKind.OTHER, tier, "capital")


def _abbreviation(token: Token, hit: Listed | None) -> Mark | None:
    if hit is None or hit.kind is not IdentityKind.ORGANISATION:
        return None
    return _mark(token, hit.kind, Tier.CHECK if hit.known_to_all else Tier.MARKED, "listed")


def plain_word(token: Token, language: str) -> Mark | None:
    """Return the mark of one Swedish or English word, by capitals and lists alone."""
    if token.form in words.never_names() or len(token.form) < 2:
        return None
    hit = listed_plainly(token.form)
    if token.is_abbreviation:
        return _abbreviation(token, hit)
    if token.has_capital and not token.starts:
        return _capital(token, hit)
    if hit is None or len(token.form) < 3 or (hit.is_family_name and not token.has_capital):
        return None
    ordinary = token.form.lower() in words.ordinary(language)
    if ordinary and not token.has_capital:
        return None
    sure = token.has_capital and not (ordinary or hit.known_to_all or hit.is_family_name)
    reason = "ordinary_word" if ordinary else "listed"
    return _mark(token, hit.kind, Tier.MARKED if sure else Tier.CHECK, reason)


def _mark(token: Token, kind: IdentityKind, tier: Tier, reason: str) -> Mark:
    return Mark(token.start, name_end(token), kind, tier, reason)


def name_end(token: Token) -> int:
    """Return where the name in a word ends: *Hakunila* in *Hakunila-päivä*, else all of it."""
    first, _, rest = token.form.partition("-")
    compound = rest.islower() and listed(token.form) is None and listed(first) is not None
    return token.start + len(first) if compound else token.end


def with_full_names(text: str, marks: list[Mark], tokens: list[Token]) -> Iterator[Mark]:
    """Yield the marks in order with a full name made one: *Kirsti Rautio* is one person.

    A family name is taken along even where it alone would pass for an ordinary word.
    """
    by_start = {mark.start: mark for mark in marks}
    taken = -1
    for at, token in enumerate(tokens):
        mark = by_start.get(token.start)
        if mark is None or mark.start < taken:
            continue
        for following in tokens[at + 1 :]:
            if not _is_full_name(text, mark, following, by_start.get(following.start)):
                break
            mark = replace(mark, end=following.end)
        taken = mark.end
        yield mark


def _is_full_name(text: str, first: Mark, token: Token, second: Mark | None) -> bool:
    if text[first.end : token.start] != " " or first.kind is not IdentityKind.PERSON:
        return False
    *before, last = text[first.start : first.end].split()
    hit = listed(last)
    if hit is None or hit.ending.case is not Case.NOMINATIVE or hit.ending.tail:
        return False
    if second is not None:
        return second.kind in (IdentityKind.PERSON, IdentityKind.OTHER)
    family = listed(token.form)
    sure = first.tier is Tier.MARKED and not before and not is_common(token.form)
    return sure and family is not None and family.is_family_name and not family.ending.tail
