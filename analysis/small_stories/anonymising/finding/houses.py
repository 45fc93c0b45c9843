"""Schools, churches and other houses named by a place or a person before them."""

import re
from collections.abc import Iterator
from itertools import pairwise
from typing import Final

from small_stories.anonymising.finding.lexicon import listed
from small_stories.anonymising.finding.names import Token
from small_stories.anonymising.finnish.endings import Case
from small_stories.anonymising.marks import Mark, Tier
from small_stories.model import IdentityKind

_HOUSES: Final = re.compile(
    r"(?:koulu|sairaal|kirjasto|päiväkoti|päiväkodi|lukio|ala-?aste|yläaste|seurakun|terveysasem"
    r"|terveyskesku|nuorisotal|asukastal|asukastil|perhekesku|neuvola|palvelukesku|leikkipuisto"
    r"|hoivakoti|hoivakodi|vankila|kappeli|kirko|kirkko|moskeija|ammattikoulu|ammattiopisto"
    r"|vastaanottokesku|turvakoti|turvakodi|skola|sjukhus|bibliotek|daghem|församling"
    r"|school|hospital|library|daycare|kindergarten|parish)\w*$",
    re.IGNORECASE,
)


def house_marks(text: str, tokens: list[Token], language: str) -> Iterator[Mark]:
    """Yield names such as *Kilon koulua*: a name in the genitive and the kind of house."""
    for name, house in pairwise(tokens):
        if text[name.end : house.start] == " " and _HOUSES.match(house.form):
            tier = _tier(name, language)
            if tier is not None:
                yield Mark(name.start, house.end, IdentityKind.ORGANISATION, tier, "house")


def _tier(name: Token, language: str) -> Tier | None:
    if name.has_capital and not name.starts:
        return Tier.MARKED
    hit = listed(name.form)
    if hit is None:
        unknown = name.has_capital and name.form.endswith("n") and language == "fi"
        return Tier.CHECK if unknown else None
    place = hit.kind is IdentityKind.PLACE and not hit.ending.tail
    case = Case.GENITIVE if language == "fi" else Case.NOMINATIVE
    return Tier.CHECK if place and hit.ending.case is case else None
