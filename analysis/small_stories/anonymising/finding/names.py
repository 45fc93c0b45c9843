"""The words of a text, how name-like each is, and names of several words made one."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Final

from small_stories.anonymising.finding.lexicon import Listed, listed, readings
from small_stories.anonymising.finding.spoken import written_ratio
from small_stories.anonymising.finnish.commonness import (
    UNSEEN,
    capital_ratio,
    commonness,
    is_common,
)
from small_stories.anonymising.finnish.endings import Case
from small_stories.anonymising.marks import Mark, Tier
from small_stories.anonymising.matching.known import WORD
from small_stories.model import IdentityKind

NAME: Final = 1.5  # at and over this a word is a name
CLEAR: Final = 3.0  # a family name that is hardly ever anything else
ORDINARY: Final = -1.3  # under this it is an ordinary word
_SENTENCE_START = re.compile(r"(?:^|[.!?…:;\n\[(\])]|--|–|—)[\s\"”“»'’(\[–—-]*$|[\"”“»]\s*$")
_INITIAL = re.compile(r"(?:^|[\s(])[A-ZÅÄÖ]\.[ ]?$")
_NO_NAMES: Final = frozenset(("I", "I'm", "I've", "I'd", "I'll", "H", "V", "K"))


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
        starts = starts and _INITIAL.search(before) is None
        found.append(Token(*word.span(), word[0], starts))
    return found


def in_small_letters(tokens: Sequence[Token]) -> bool:
    """Tell whether a text was written down without capital letters, as machines may do."""
    return not any(token.has_capital and token.form not in _NO_NAMES for token in tokens)


def ratio_of(form: str, hit: Listed | None) -> float | None:
    """Return how name-like a Finnish word is, by its own form or else by its base form.

    A word that was never seen in small letters is a name, however rare it is with a capital.
    """
    for word in (form, hit.base if hit else form):
        ratio = capital_ratio(word)
        if ratio is not None:
            return max(ratio, NAME) if commonness(word) <= UNSEEN else ratio
        written = written_ratio(form)
        if written is not None and written < ORDINARY:
            return written
    return None


def name_end(token: Token) -> int:
    """Return where the name in a word ends: *Hakunila* in *Hakunila-päivä*, else all of it."""
    first, _, rest = token.form.partition("-")
    compound = rest.islower() and listed(token.form) is None and listed(first) is not None
    return token.start + len(first) if compound else token.end


def with_full_names(
    text: str, marks: list[Mark], tokens: list[Token], ordinary: frozenset[str] = frozenset()
) -> Iterator[Mark]:
    """Yield the marks in order with a full name made one: *Kirsti Rautio* is one person.

    A family name is taken along even where it alone would pass for an ordinary word, and so is
    an initial: *M. Korhonen*, *Aleksi K.* The language's ``ordinary`` words are not.
    """
    by_start = {mark.start: mark for mark in marks}
    taken = -1
    for at, token in enumerate(tokens):
        mark = by_start.get(token.start)
        if mark is None or mark.start < taken:
            continue
        for following in tokens[at + 1 :]:
            second = by_start.get(following.start)
            if second is None and following.form.lower() in ordinary:
                break
            if not _is_full_name(text, mark, following, second):
                break
            sure = second is not None and second.tier is Tier.MARKED
            tier = Tier.MARKED if sure else mark.tier
            mark = replace(mark, end=following.end, tier=tier)
        taken = mark.end
        yield _with_initials(text, mark)


def _with_initials(text: str, mark: Mark) -> Mark:
    if mark.kind not in (IdentityKind.PERSON, IdentityKind.OTHER):
        return mark
    before = _INITIAL.search(text[max(0, mark.start - 4) : mark.start])
    after = re.match(r" [A-ZÅÄÖ]\.", text[mark.end :])
    start = mark.start - len(before[0].lstrip(" (")) if before else mark.start
    end = mark.end + 3 if after else mark.end
    return replace(mark, start=start, end=end)


def _is_full_name(text: str, first: Mark, token: Token, second: Mark | None) -> bool:
    if text[first.end : token.start] != " " or first.kind is not IdentityKind.PERSON:
        return False
    *before, last = text[first.start : first.end].split()
    hit = listed(last)
    if hit is None or hit.ending.case is not Case.NOMINATIVE or hit.ending.tail:
        return False
    if second is not None:
        person = second.kind in (IdentityKind.PERSON, IdentityKind.OTHER)
        return person or _is_family_name(token.form)
    family = listed(token.form)
    if family is None or first.tier is Tier.CHECK or before or _is_ordinary_after(last, token.form):
        return False
    bare = family.base.lower() == token.form.lower() and family.kind is IdentityKind.PERSON
    return (family.is_family_name or bare) and not family.ending.tail


def _is_ordinary_after(given: str, form: str) -> bool:
    """Tell whether a word after a given name is no family name: *Marjatta anto mulle avaimen*.

    Who writes the one with a capital writes the other with a capital too.
    """
    ratio = capital_ratio(form)
    if given[0].isupper() and form[0].islower():
        return ratio is None or ratio < NAME
    return is_common(form) or (ratio is not None and ratio < ORDINARY)


def _is_family_name(form: str) -> bool:
    """Tell whether a word is a family name as well as a place: *Heikki Savolaisen*, *Anu Lahti*."""
    of_places = (Case.INESSIVE, Case.ELATIVE, Case.ILLATIVE)
    found = (each for each in readings(form) if each.is_family_name and not each.ending.tail)
    return any(each.ending.case not in of_places for each in found)
