"""Names by single words in talk that is not Finnish: capitals, the table, and what people do."""

from collections.abc import Sequence

from small_stories.anonymising import words
from small_stories.anonymising.finding.figures import is_number
from small_stories.anonymising.finding.lexicon import Listed, listed_plainly
from small_stories.anonymising.finding.names import Token
from small_stories.anonymising.finding.word_marks import SHORTEST, abbreviation, capital, mark_of
from small_stories.anonymising.finnish.commonness import UNSEEN, capital_ratio, commonness
from small_stories.anonymising.marks import Mark, Tier
from small_stories.model import IdentityKind


def plain_word(tokens: Sequence[Token], at: int, language: str, *, small: bool) -> Mark | None:
    """Return the mark of one word that is not Finnish, by capitals and the table alone."""
    token = tokens[at]
    if token.form in words.never_names() or len(token.form) < 2:
        return None
    hit = listed_plainly(token.form)
    if hit is not None and hit.entry.says_nothing:
        return None
    if token.is_abbreviation:
        return abbreviation(token, hit)
    if token.has_capital and not token.starts:
        return capital(token, hit)
    if len(token.form) < 3 or not (token.has_capital or small):
        return None
    if hit is None:
        return None if is_number(token.form, language) else _plain_unlisted(token)
    return _plain_listed(tokens, at, hit, language)


def _plain_unlisted(token: Token) -> Mark | None:
    """Mark a word that Finns have written with a capital letter alone: a name in any language."""
    ratio = capital_ratio(token.form)
    name = ratio is not None and len(token.form) >= SHORTEST and commonness(token.form) <= UNSEEN
    return mark_of(token, IdentityKind.OTHER, Tier.CHECK, "often_capital") if name else None


def _plain_listed(tokens: Sequence[Token], at: int, hit: Listed, language: str) -> Mark | None:
    token = tokens[at]
    lower = token.form.lower()
    english = language != "sv" and (hit.entry.is_english_word or lower in words.ordinary("en"))
    ordinary = english or lower in words.ordinary(language)
    following = tokens[at + 1].form.lower() if at + 1 < len(tokens) else ""
    if ordinary and following not in words.deeds(language):
        return None
    bare = hit.base.lower() == lower
    if not (bare or token.has_capital or lower.endswith(("'s", "’s"))) and language != "sv":
        return None
    person = hit.kind is IdentityKind.PERSON
    rare = person and not hit.entry.is_common and len(hit.base) <= SHORTEST
    weak = not token.has_capital and (hit.is_family_name or rare)
    if weak and (rare or not hit.entry.is_common):
        return None
    sure = not (ordinary or hit.known_to_all or weak)
    reason = "ordinary_word" if ordinary else "listed"
    return mark_of(token, hit.kind, Tier.MARKED if sure else Tier.CHECK, reason)
