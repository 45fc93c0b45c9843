"""What is sure to be a name somewhere in a talk helps to find it elsewhere in the same talk."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from small_stories.anonymising import words
from small_stories.anonymising.finding.bases import base_of
from small_stories.anonymising.finding.lexicon import Listed, listed
from small_stories.anonymising.finding.maybe_somebody import does_something
from small_stories.anonymising.finding.names import (
    NAME,
    ORDINARY,
    Token,
    in_small_letters,
    ratio_of,
)
from small_stories.anonymising.finding.nearby import is_thing_by_neighbours
from small_stories.anonymising.finding.word_marks import SHORTEST
from small_stories.anonymising.finnish.commonness import is_common
from small_stories.anonymising.finnish.endings import Case
from small_stories.anonymising.marks import Mark, Tier
from small_stories.anonymising.matching.book import KnownName, NameBook
from small_stories.anonymising.matching.known import KnownMark, match_known
from small_stories.model import IdentityKind

_NAMED: Final = (
    IdentityKind.PERSON,
    IdentityKind.PLACE,
    IdentityKind.ORGANISATION,
    IdentityKind.OTHER,
)
_NOBODY: Final = frozenset(("she", "her", "him", "his", "han", "hon", "papa", "mama", "okej"))


def names_of_talk(marked: Iterable[tuple[str, Sequence[Mark]]]) -> NameBook:
    """Return the names that are sure in the texts of one talk, each by its base form."""
    known: dict[str, IdentityKind] = {}
    for text, marks in marked:
        for mark in marks:
            if mark.tier is Tier.MARKED and mark.kind in _NAMED:
                base = mark.base or base_of(text[mark.start : mark.end], mark.kind, "fi")
                if len(base) >= SHORTEST and known.get(base) in (None, IdentityKind.OTHER):
                    known[base] = mark.kind
    return NameBook(KnownName(at, kind, base) for at, (base, kind) in enumerate(known.items()))


def remembered_plainly(
    tokens: Sequence[Token], marks: Sequence[Mark], names: frozenset[str]
) -> Iterator[Mark]:
    """Yield sure names of Swedish or English talk that a sentence's start has hidden."""
    marked = {mark.start for mark in marks}
    for token in tokens:
        hidden = token.has_capital and token.starts and token.start not in marked
        if hidden and plain_base(token.form) in names:
            yield Mark(token.start, token.end, IdentityKind.PERSON, Tier.CHECK, "remembered")


def plain_base(form: str) -> str:
    """Return a name without the Swedish or English genitive's s, in small letters."""
    lower = form.lower()
    return next((lower.removesuffix(e) for e in ("'s", "’s", "s") if lower.endswith(e)), lower)


def plain_names_of_talk(marked: Iterable[tuple[str, Sequence[Mark]]]) -> frozenset[str]:
    """Return the sure single names of people in Swedish or English talk, in small letters."""
    said = (
        plain_base(text[mark.start : mark.end])
        for text, marks in marked
        for mark in marks
        if mark.tier is Tier.MARKED and mark.kind is IdentityKind.PERSON
    )
    return frozenset(name for name in said if len(name) > 2 and name not in _NOBODY)


def remembered_marks(text: str, tokens: Sequence[Token], book: NameBook) -> Iterator[Mark]:
    """Yield where the sure names of a talk stand in one of its texts, in any form.

    What is an ordinary word in small letters stays one, whoever bears it as a name.
    """
    small = in_small_letters(tokens)
    at_start = {token.start: at for at, token in enumerate(tokens)}
    for found in match_known(text, book):
        at = at_start.get(found.start)
        if at is None or found.end < tokens[at].end:
            continue
        tier = _tier(tokens, at, found, small=small)
        if tier is not None:
            base = "" if found.doubtful else found.called
            yield Mark(found.start, found.end, found.kind, tier, "remembered", base)


def _tier(tokens: Sequence[Token], at: int, found: KnownMark, *, small: bool) -> Tier | None:
    token = tokens[at]
    whole = found.end > token.end
    hit = listed(token.form)
    ratio = None if whole else ratio_of(token.form, hit)
    unlike = not whole and (token.form.lower() in words.ordinary("fi") or is_common(token.form))
    if unlike or (ratio is not None and ratio < ORDINARY):
        known = token.has_capital and not whole and not is_common(token.form)
        said = known and _may_be_said(tokens, at, hit)
        return Tier.CHECK if said else None
    if found.doubtful:
        return Tier.CHECK
    if ratio is None or ratio >= NAME:
        sure = small or token.has_capital or found.kind is not IdentityKind.OTHER
        return Tier.MARKED if sure else Tier.CHECK
    if is_thing_by_neighbours(tokens, at) or not (small or token.has_capital):
        return None
    case = hit.ending.case if hit is not None else None
    if token.has_capital:  # at the start of a sentence: Tuulille soitin, not Tuuli oli kova
        if case in (Case.NOMINATIVE, Case.PARTITIVE, None):
            return Tier.CHECK if _may_be_said(tokens, at, hit) else None
        return Tier.MARKED
    return None if case is Case.PARTITIVE else Tier.CHECK


def _may_be_said(tokens: Sequence[Token], at: int, hit: Listed | None) -> bool:
    """Tell whether a sentence may begin with a talk's known name: *Virta oli*, *Ilolla oli*."""
    if hit is None or hit.kind is not IdentityKind.PERSON or hit.ending.plural:
        return False
    if hit.ending.case is Case.NOMINATIVE:
        return does_something(tokens, at)
    return hit.ending.case not in (Case.PARTITIVE, Case.TRANSLATIVE, Case.ESSIVE)
