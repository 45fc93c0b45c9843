"""Squares and houses said in small letters, known by their shape: *sitratorilla*."""

import re
from collections.abc import Iterator
from typing import Final

from small_stories.anonymising.finding.traits.entries import context
from small_stories.anonymising.finding.traits.talk import Talk
from small_stories.anonymising.finnish.endings import Case
from small_stories.anonymising.finnish.forms import ending_in
from small_stories.anonymising.marks import Mark, Tier
from small_stories.model import IdentityKind

_SQUARE = re.compile(
    r"(?P<first>[^\W\d_]{3,})(?P<last>tori|aukio|ostari)(?P<end>lla|l|lle|lta|lt|n|a|ta|t|ssa|s|sta|st|on)?$"
)
# loan words in -tori, which are known by the letter before
_LOAN_WORD = re.compile(r"[ktspdgrl]$|[aeiou]a$|ui$|oo$")
_INSIDE: Final = (Case.INESSIVE, Case.ELATIVE, Case.ILLATIVE)
_PARTS = re.compile(r"kirjasto|kauppakesk|metro|terveys|palvelu")


def square_marks(talk: Talk, at: int) -> Iterator[Mark]:
    """Yield a place whose name is made of ordinary words, by its shape."""
    if talk.language != "fi":
        return
    token = talk.tokens[at]
    lower = token.form.lower()
    found = _SQUARE.match(lower)
    if found and _is_proper(found["first"], found["last"]):
        base = found["first"] + found["last"]
        yield talk.mark(at, at, IdentityKind.PLACE, Tier.CHECK, "square", base)
    if lower.startswith(("omena", "kristiina", "karhu")) and at and talk.together(at - 1, at):
        yield from _house(talk, at, lower)


def _is_proper(first: str, last: str) -> bool:
    if first in context("squares of any town", "fi"):
        return False
    return last != "tori" or not _LOAN_WORD.search(first)


def _house(talk: Talk, at: int, lower: str) -> Iterator[Mark]:
    before = talk.tokens[at - 1]
    for head, last in (name.split() for name in context("houses", "fi")):
        same = ending_in(f"{head} {last}", f"{before.form.lower()} {lower}")
        if same is None:
            continue
        sure = before.has_capital and talk.tokens[at].has_capital
        if sure or same.case in _INSIDE or _PARTS.match(next(talk.after(at, 1), "")):
            base = f"{head.capitalize()} {last.capitalize()}"
            tier = Tier.MARKED if sure else Tier.CHECK
            yield talk.mark(at - 1, at, IdentityKind.PLACE, tier, "square", base)
