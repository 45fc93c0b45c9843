"""Ages, dates and years, as written and as said."""

import re
from collections.abc import Iterator
from typing import Final

from small_stories.anonymising.finding.numbers import (
    EN_GROWN,
    EN_SAID,
    FI_DECADE,
    FI_GROWN,
    FI_ORDINAL,
    FI_SAID,
    FI_YEAR,
    SV_GROWN,
    SV_SAID,
)
from small_stories.anonymising.marks import Mark, Tier
from small_stories.model import IdentityKind

_AGE, _DATE = IdentityKind.AGE, IdentityKind.DATE
_SURE, _CHECK = Tier.MARKED, Tier.CHECK
_YEAR = r"(?:19[0-9]\d|20[0-4]\d)"
_FI_MONTH = r"(?:tammi|helmi|maalis|huhti|touko|kesä|heinä|elo|syys|loka|marras|joulu)kuu\w{0,4}"
_SV_MONTH = (
    r"(?:januari|februari|mars|april|maj|juni|juli|augusti|september|oktober|november|december)"
)
_EN_MONTH = (
    r"(?:January|February|March|April|May|June|July|August|September|October|November|December)"
)
# what a number counts when it is no age
_COUNTED = (
    r"(?!\s?(?:kilo|euro|eur|minuut|tunti|tuntii|päiv|viikko|kuukau|kk|ihmi|henk|kertaa|kerta|asun"
    r"|pros|%|metri|kilsa|litra|kpl|astet|vuotta\ssitten|år\ssedan|tonnii|lasta|last|tyyppi|pv|h\b"
    r"|people|minutes|hours|days|weeks|times|percent|kids|children|barn|dagar|veckor|timmar|gånger))"
)
_IS = r"(?:olen|oon|mä\soo|on|olin|oli|täytin|täytän|täyttää|täytti|ollut|ollu|oltiin|ikää)"
_STILL = r"(?:\s(?:jo|nyt|vasta|kohta|melkein|tasan|sillon|silloin|niinku|vaan|tyyliin))?"

# a pattern, the kind, how sure; the group "it" is marked, or else the whole
_ANY: Final = (
    (rf"(?<![\d.])\d{{1,2}}\.\s?\d{{1,2}}\.\s?(?:{_YEAR}|\d\d(?!\d))?(?!\d)", _DATE, _SURE),
    (rf"(?<!\d){_YEAR}-\d\d-\d\d(?!\d)", _DATE, _SURE),
    (rf"(?<!\d)\d{{1,2}}/(?:\d{{1,2}}/)?{_YEAR}(?!\d)", _DATE, _SURE),
    (rf"(?<![\d.,/:+-]){_YEAR}(?![\d/]|[.,-]\d|\s?(?:euro|€))", _DATE, _CHECK),
    (r"(?<!\w)(?:klo|kello|kl\.?)\s\d{1,2}[.:]\d\d(?!\d)", _DATE, _CHECK),
)  # fmt: skip
_FINNISH: Final = (
    (rf"(?<!\w)(?:\d{{1,3}}|{FI_SAID})[\s-]*vuo(?:tia|tis|ti)\w*", _AGE, _SURE),
    (rf"(?<!\w)(?:\d{{1,3}}|{FI_SAID})[\s-]*v\.?(?=[\s,.)]|$)", _AGE, _SURE),
    (rf"(?<!\w)(?:{FI_DECADE}|\d0-?kymppi)(?:nen|s\w*|st\w*)(?!\w)", _AGE, _SURE),
    (rf"(?<!\w)(?:\d{{1,3}}|{FI_SAID})\s(?:vuotta|vuoden|vuosi)\s(?:vanha\w*|täyttä\w*)",
     _AGE, _SURE),
    (rf"(?<!\w){_IS}{_STILL}\s(?P<it>(?:{FI_GROWN}|[1-9]\d)(?:\s(?:vuotta|vuosi))?)(?!\w|[.,]\d){_COUNTED}",
     _AGE, _SURE),
    (rf"(?<!\w){_IS}{_STILL}\s(?P<it>(?:\d|{FI_SAID})(?:\s(?:vuotta|vuosi))?)(?=[\s]?[,.]|\sja\s|$){_COUNTED}",
     _AGE, _CHECK),
    (rf"(?<!\w)(?P<it>(?:{FI_GROWN}|[1-9]\d))\s(?:olin|oon|olen|oli\smulla)(?!\w)", _AGE, _CHECK),
    (rf"(?<!\w)(?:syntyny\w*|synnyin|syntyi|vuosimallia?)\s(?P<it>(?:vuonna\s)?(?:{_YEAR}|-?\d\d|{FI_GROWN}))(?!\w)",
     _DATE, _SURE),
    (rf"(?<!\w)vuo(?:nna|teen|desta|den|si|tta|na|dest|teenki\w?)\s(?:{_YEAR}|{FI_YEAR}\w{{0,4}})(?!\d)(?:\s(?:asti|saakka))?",
     _DATE, _SURE),
    (rf"(?<!\w){FI_YEAR}(?:s|ssa|sta|lla|n|een)?(?!\w)", _DATE, _SURE),
    (rf"(?<!\w)(?:\d{{1,2}}\.\s?|{FI_ORDINAL}\s(?:päivä\w*\s)?){_FI_MONTH}(?:\s(?:{_YEAR}|{FI_YEAR}))?(?!\w)",
     _DATE, _SURE),
    (rf"(?<!\w){_FI_MONTH}\s(?:vuonna\s)?(?:{_YEAR}|{FI_YEAR})(?!\w)", _DATE, _SURE),
)  # fmt: skip
_SWEDISH: Final = (
    (rf"(?<!\w)(?:\d{{1,3}}|{SV_SAID})[\s-]?år(?:ing|ig)\w*", _AGE, _SURE),
    (rf"(?<!\w)(?:\d{{1,3}}|{SV_SAID})\sår\s(?:gammal|fyllda?)\w*", _AGE, _SURE),
    (rf"(?<!\w)(?:är|var|fyllde|fyller|blev|blir)\s(?P<it>(?:[1-9]\d|{SV_GROWN})(?:\sår)?)(?!\w){_COUNTED}",
     _AGE, _SURE),
    (rf"(?<!\w)(?:den\s)?\d{{1,2}}\s{_SV_MONTH}(?:\s{_YEAR})?(?!\w)", _DATE, _SURE),
    (rf"(?<!\w){_SV_MONTH}\s{_YEAR}(?!\w)", _DATE, _SURE),
    (rf"(?<!\w)(?:år|född|föddes)\s(?:år\s)?{_YEAR}(?!\d)", _DATE, _SURE),
)  # fmt: skip
_ENGLISH: Final = (
    (rf"(?<!\w)(?:\d{{1,3}}|{EN_SAID})[\s-]years?[\s-]olds?", _AGE, _SURE),
    (rf"(?<!\w)(?:aged?|turned|turning|am|I'm|was|were|is)\s(?P<it>[1-9]\d|{EN_GROWN})(?!\w|[.,]\d){_COUNTED}",
     _AGE, _SURE),
    (rf"(?<!\w)\d{{1,2}}(?:st|nd|rd|th)?\s(?:of\s)?{_EN_MONTH}(?:,?\s{_YEAR})?(?!\w)",
     _DATE, _SURE),
    (rf"(?<!\w){_EN_MONTH}\s(?:\d{{1,2}}(?:st|nd|rd|th)?(?!\d))?(?:,?\s?{_YEAR})?(?<!\s)(?!\w)",
     _DATE, _SURE),
)  # fmt: skip
_RULES: Final = {
    language: tuple((re.compile(p, re.IGNORECASE), kind, tier) for p, kind, tier in (*_ANY, *own))
    for language, own in (("fi", _FINNISH), ("sv", _SWEDISH), ("en", _ENGLISH))
}
# kello on kolme, mulla on kuusi, meitä on viis: a time and counts
_NO_AGE_BEFORE = re.compile(
    r"(?:kello|klo|\w+(?:lla|llä|tä|ta)|meit|niit|teit|\w+l)\s$", re.IGNORECASE
)


def time_marks(text: str, language: str) -> Iterator[Mark]:
    """Yield the ages and dates of a text; a language that is not known is read as Finnish."""
    for pattern, kind, tier in _RULES.get(language, _RULES["fi"]):
        for found in pattern.finditer(text):
            if (
                kind is _AGE
                and tier is _CHECK
                and _NO_AGE_BEFORE.search(text[max(0, found.start() - 40) : found.start()])
            ):
                continue
            part = "it" if "it" in pattern.groupindex else 0
            start, end = found.span(part)
            end -= len(text[start:end]) - len(text[start:end].rstrip(" ,"))
            yield Mark(start, end, kind, tier, kind.value)
