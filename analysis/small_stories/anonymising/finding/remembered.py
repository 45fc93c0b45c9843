"""What is sure to be a name somewhere in a talk helps to find it elsewhere in the same talk."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from small_stories.anonymising import words
from small_stories.anonymising.finding.bases import base_of
from small_stories.anonymising.finding.lexicon import listed
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
        return None
    if found.doubtful:
        return Tier.CHECK
    if ratio is None or ratio >= NAME:
        sure = small or token.has_capital or found.kind is not IdentityKind.OTHER
        return Tier.MARKED if sure else Tier.CHECK
    if is_thing_by_neighbours(tokens, at) or not (small or token.has_capital):
        return None
    case = hit.ending.case if hit is not None else None
    if token.has_capital:  # at the start of a sentence: Tuulille soitin, not Tuuli oli kova
        return None if case in (Case.NOMINATIVE, Case.PARTITIVE, None) else Tier.MARKED
    return None if case is Case.PARTITIVE else Tier.CHECK
