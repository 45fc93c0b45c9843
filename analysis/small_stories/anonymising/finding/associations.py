"""Associations, firms and projects by the shape of their names: *X ry:n*, *X Oy*, *X-hanke*."""

import re
from collections.abc import Iterator, Sequence
from itertools import takewhile
from typing import Final

from small_stories.anonymising.finding.names import NAME, Token, in_small_letters
from small_stories.anonymising.finnish.commonness import capital_ratio
from small_stories.anonymising.marks import Mark, Tier
from small_stories.model import IdentityKind

_FORM: Final = re.compile(r"(?:ry|rf|r\.y|oy|oyj|ab|ky|tmi|osk|sr)(?:[:'’]\w+)?$", re.IGNORECASE)
_PROJECT: Final = re.compile(
    r"-?(?:hank(?:e|k|ke)|projekt|ohjelma|kampanja|verkosto|työpaja|kerho|ryhmä|tapahtuma|festivaal|keskustelu"
    r"|projektet|project|group)\w*$", re.IGNORECASE
)  # fmt: skip
_MOST: Final = 5
_MOST_SMALL: Final = 3
_HANKE: Final = re.compile(r"(?:hank(?:e|k|ke)|projekt)\w*$")


def association_marks(text: str, tokens: Sequence[Token]) -> Iterator[Mark]:
    """Yield the names of associations, firms and projects, with what tells that they are one."""
    small = in_small_letters(tokens)
    for at, token in enumerate(tokens):
        if at and _FORM.match(token.form) and text[tokens[at - 1].end : token.start] == " ":
            yield from _named(text, tokens, at, _MOST_SMALL if small else _MOST, small=small)
        elif at and text[tokens[at - 1].end : token.start] in (" -", " –", " —"):
            if _PROJECT.match(token.form):
                yield from _named(text, tokens, at, _MOST, small=small)
        elif (token.has_capital or small) and "-" in token.form:
            first, _, last = token.form.rpartition("-")
            if first and last.islower() and (_HANKE if small else _PROJECT).match(last):
                tier = Tier.CHECK if small else Tier.MARKED
                yield _mark(token.start, token.end, tier, first)


def _named(
    text: str, tokens: Sequence[Token], at: int, most: int, *, small: bool
) -> Iterator[Mark]:
    """Yield the mark of the name that ends with a word: back to its farthest capital."""
    gaps = (" ", " -", " –", " —")
    pairs = zip(reversed(tokens[:at]), reversed(tokens[1 : at + 1]), strict=True)
    near = [
        before
        for before, _ in takewhile(lambda pair: text[pair[0].end : pair[1].start] in gaps, pairs)
    ][:most]
    capitals = [before for before in near if before.has_capital]
    if len(capitals) > 1 and capitals[-1].starts and _is_no_name(capitals[-1]):
        capitals.pop()
    if capitals:
        start, tier = capitals[-1].start, Tier.MARKED
    elif small and near:
        start, tier = near[-1].start, Tier.CHECK
    else:
        return
    end = tokens[at].end
    yield _mark(start, end, tier, text[start:end].split(":")[0])


def _mark(start: int, end: int, tier: Tier, base: str) -> Mark:
    name = base[:1].upper() + base[1:]
    return Mark(start, end, IdentityKind.ORGANISATION, tier, "shape", name)


def _is_no_name(token: Token) -> bool:
    """Tell whether the first word of a sentence has its capital from there: *Soitin*."""
    ratio = capital_ratio(token.form)
    return ratio is None or ratio < NAME
