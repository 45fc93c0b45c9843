"""Names and places by single words: capitals, the table, how ordinary a word is, neighbours."""

from collections.abc import Sequence
from typing import Final

from small_stories.anonymising import words
from small_stories.anonymising.finding.lexicon import Listed, listed
from small_stories.anonymising.finding.maybe_somebody import is_unseen_form, may_be_somebody
from small_stories.anonymising.finding.names import CLEAR, NAME, ORDINARY, Token, ratio_of
from small_stories.anonymising.finding.nearby import (
    begins_a_name,
    is_person_by_neighbours,
    is_thing_by_neighbours,
)
from small_stories.anonymising.finding.spoken import from_dialect
from small_stories.anonymising.finding.unlisted import unlisted_word
from small_stories.anonymising.finding.word_marks import SHORTEST, abbreviation, capital, mark_of
from small_stories.anonymising.finnish.commonness import (
    capital_ratio,
    commonness,
    is_common,
)
from small_stories.anonymising.finnish.endings import Case
from small_stories.anonymising.marks import Mark, Tier
from small_stories.model import IdentityKind

RARE: Final = -13.5  # a word that is hardly ever said
_OFTEN_SAID: Final = -11.5
_SHORTENED: Final = ("s", "l", "st", "lt", "ks")


def finnish_word(tokens: Sequence[Token], at: int, *, small: bool) -> Mark | None:
    """Return the mark of one word of Finnish talk, if it may name somebody or something.

    ``small`` tells that the text has no capitals at all, so that a small letter says nothing.
    """
    token = tokens[at]
    if token.form in words.never_names() or len(token.form) < 2:
        return None
    whole = listed(token.form)
    double = _double_name(token.form) if whole is None else ""
    if double:
        return Mark(token.start, token.end, IdentityKind.PERSON, Tier.MARKED, "listed", double)
    hit = whole or listed(token.form.split("-")[0])
    if hit is not None and hit.entry.says_nothing:
        return None
    if token.is_abbreviation:
        return abbreviation(token, hit)
    if token.has_capital and not token.starts:
        return capital(token, hit)
    short = not token.has_capital and len(token.form) < 3
    if short or (token.form.lower() in words.ordinary("fi") and not begins_a_name(tokens, at, hit)):
        return None
    form = token.form if whole else token.form.split("-")[0]
    if hit is None:
        return unlisted_word(tokens, at, form, small=small) or _in_dialect(token, form, small=small)
    return _by_ratio(tokens, at, form, hit, small=small)


def _in_dialect(token: Token, form: str, *, small: bool) -> Mark | None:
    """Mark a word that no list has and that is a name as dialects say it: *iisalamelta*."""
    if not (small or token.has_capital) or capital_ratio(form) is not None:
        return None
    for written in from_dialect(form.lower()):
        ratio, hit = capital_ratio(written), listed(written)
        lives_there = hit is not None and hit.ending.inhabitant and hit.kind is IdentityKind.PLACE
        if ratio is not None and ratio < NAME and not (lives_there and ratio > ORDINARY):
            return None
        if hit is not None and not (hit.entry.says_nothing or hit.ending.tail):
            return mark_of(token, hit.kind, Tier.CHECK, "listed")
    return None


def _double_name(form: str) -> str:
    """Return the base form of a word of two given names: *anu-kaisalle*, not *hanna-päivä*."""
    parts = form.split("-")
    hits = [hit for part in parts if (hit := listed(part)) and hit.entry.is_given]
    if len(parts) != 2 or len(hits) != 2:
        return ""
    ratios = (ratio_of(part, hit) for part, hit in zip(parts, hits, strict=True))
    sure = all(ratio is None or ratio >= ORDINARY for ratio in ratios)
    return f"{parts[0].capitalize()}-{hits[1].base}" if sure else ""


def _by_ratio(
    tokens: Sequence[Token], at: int, form: str, hit: Listed, *, small: bool
) -> Mark | None:
    """Mark a word whose capital says nothing, or that has none, by how name-like it is."""
    token = tokens[at]
    ratio = ratio_of(form, hit)
    if _is_far_fetched(form, hit):
        return mark_of(token, hit.kind, Tier.CHECK, "listed") if token.has_capital else None
    if ratio is None:
        return _rare(token, hit, small=small)
    if ratio >= NAME:
        tier = Tier.CHECK if hit.known_to_all or _is_short_form(form, hit) else Tier.MARKED
        return mark_of(token, hit.kind, tier, "listed")
    person = hit.kind is IdentityKind.PERSON and not hit.ending.tail
    if person and (is_person_by_neighbours(tokens, at, hit) or begins_a_name(tokens, at, hit)):
        sure = (ratio >= ORDINARY and not is_common(form)) or token.has_capital
        return mark_of(token, hit.kind, Tier.MARKED if sure else Tier.CHECK, "neighbours")
    hinted = (small or token.has_capital) and not hit.ending.tail
    if hinted and "P" in hit.entry.flags and may_be_somebody(tokens, at, hit):
        return mark_of(token, IdentityKind.PERSON, Tier.CHECK, "neighbours")
    if hit.ending.inhabitant and hit.kind is IdentityKind.PLACE and not hit.known_to_all:
        return mark_of(token, hit.kind, Tier.CHECK, "listed")
    if hit.known_to_all or not (small or token.has_capital) or is_thing_by_neighbours(tokens, at):
        return None
    if is_unseen_form(form, hit):
        return mark_of(token, hit.kind, Tier.CHECK, "ordinary_word")
    return _doubtful(token, form, hit, ratio)


def _is_far_fetched(form: str, hit: Listed) -> bool:
    """Tell whether a word is a rare name only by a clitic or a shortened ending: *tirisi*."""
    if hit.kind is not IdentityKind.PERSON or hit.entry.is_common:
        return False
    shortened = hit.ending.case is not Case.NOMINATIVE and form.lower().endswith(_SHORTENED)
    return capital_ratio(form) is None and (hit.ending.tail != "" or shortened)


def _is_short_form(form: str, hit: Listed) -> bool:
    """Tell whether a word is a name of a few letters with an ending that may be another word."""
    return len(hit.base) < SHORTEST and form.lower() != hit.base.lower()


def _rare(token: Token, hit: Listed, *, small: bool) -> Mark | None:
    """Mark a word that the language's table does not know in any form, but that of names does."""
    bare = token.form.lower() == hit.base.lower()
    if len(hit.base) < SHORTEST and not (bare and token.has_capital):
        return mark_of(token, hit.kind, Tier.CHECK, "listed") if bare and small else None
    if not (token.has_capital or small) and hit.ending.tail:
        return None
    odd = hit.ending.tail != "" or len(token.form) - len(hit.base) > 4
    sure = (token.has_capital or small) and not hit.known_to_all and not odd
    return mark_of(token, hit.kind, Tier.MARKED if sure else Tier.CHECK, "listed")


def _doubtful(token: Token, form: str, hit: Listed, ratio: float) -> Mark | None:
    """Mark a word that is a name as well as a word, where nothing beside it tells which."""
    too_ordinary = ratio < ORDINARY or is_common(form) or hit.ending.tail != ""
    family = hit.is_family_name and not _is_clear(hit.base)
    family = family or hit.ending.plural or _is_a_nouns_form(form, hit, ratio)
    rare = hit.kind is IdentityKind.PERSON and not hit.entry.is_common
    if too_ordinary or family or (rare and commonness(form) > RARE):
        return None
    return mark_of(token, hit.kind, Tier.CHECK, "ordinary_word")


def _is_a_nouns_form(form: str, hit: Listed, ratio: float) -> bool:
    """Tell whether a form is that of the noun rather than of the name: *onnea*, *lounas*."""
    short = form.lower().endswith(("s", "l", "st", "lt")) and hit.ending.case is not Case.NOMINATIVE
    often = hit.ending.case is Case.GENITIVE and commonness(form) > _OFTEN_SAID
    return ratio < 1 and (short or often or hit.ending.case is Case.PARTITIVE)


def _is_clear(base: str) -> bool:
    ratio = capital_ratio(base)
    return ratio is not None and ratio >= CLEAR
