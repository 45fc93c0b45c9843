"""Days, months with a year, and years, in figures."""

import re
from collections.abc import Iterator
from typing import Final

from small_stories.anonymising.finding.around import counts_something, words_before
from small_stories.anonymising.finding.figures import Figured
from small_stories.anonymising.marks import Mark, Tier
from small_stories.model import IdentityKind

_YEAR: Final = r"(?:19\d\d|20[0-4]\d)"
_SHORT_YEAR: Final = r"[3-9]\d(?!\w|[.,:]\w|\s?(?:aste|%|€|-|euro|ihmi|prosent))"
_CASE: Final = r"(?::\w{1,3})?"
_ANY_YEAR: Final = rf"(?:{_YEAR}|[-–'’]\d\d)(?!\d){_CASE}"
_D: Final = r"(?:0?[1-9]|[12]\d|3[01])"
_M: Final = r"(?:0?[1-9]|1[0-2])"
_FI_MONTH: Final = (
    r"(?:tammi|helmi|maalis|huhti|touko|kesä|heinä|elo|syys|loka|marras|joulu)kuu\w{0,5}"
)
_FI_FEAST: Final = (
    r"(?:joulu(?:aat\w+|päiv\w+|na)?|juhannu\w+|vap(?:pu|un|pua|puna)\w*|pääsiäi\w+"
    r"|uudenvuod\w+|uusivuosi|itsenäisyyspäiv\w+|laskiai\w+|pyhäinpäiv\w+)"
)
_FI_SEASON: Final = (
    r"(?:alku|loppu|keski)?(?:kevät\w*|kevää\w*|kesä|kesän|kesäl\w+|kesäst\w+|syksy\w*|syys|talv\w+"
    r"|vuo(?:nna|den|teen|desta|dest|desta|tta|na|teenki))"
)
_SV_MONTH: Final = (
    r"(?:januari|februari|mars|april|maj|juni|juli|augusti|september|oktober|november|december)"
)
_SV_SEASON: Final = (
    r"(?:våren|vårvintern|sommaren|hösten|vintern|julen|julafton|midsommaren|midsommar|påsken|året)"
)
_EN_MONTH: Final = (
    r"(?:january|february|march|april|may|june|july|august|september|october|november|december)"
)
_EN_SEASON: Final = r"(?:spring|summer|autumn|fall|winter|christmas|easter|midsummer)(?:\sof|\sin)?"
_NTH: Final = r"(?:\.|:s|:n|st|nd|rd|th|:e|:a)?"

_ANY: Final = (
    rf"(?<![\d.,]){_D}\.\s?{_M}\.(?:\s?(?:{_YEAR}|\d\d(?![\d.:])))?(?!\d)",
    rf"(?<![\d.,]){_D}\.{_M}\.?\s?(?:{_YEAR})(?!\d)",
    rf"(?<!\d){_YEAR}-\d\d-\d\d(?!\d)",
    rf"(?<![\d.,-]){_YEAR}\s?[-–]\s?{_YEAR}(?![\d-])",
    rf"(?<![\d/]){_D}/(?:{_M}/)?{_YEAR}(?!\d)",
)
_IN_FIGURES: Final = (
    rf"(?:{_D}(?::s|:n|:e|\.)?[\s,]{{1,2}}{_M}(?::tta|:s|:n|:e|\.)?[\s,]{{1,2}}"
    rf"(?:{_YEAR}|\d\d)(?!\w|[.,]?\d))"
)
_FINNISH: Final = (
    rf"(?<![\d.]){_D}(?:\.|:s|:n)?\s{{0,2}}(?:päivä\w*\s{{1,2}})?{_FI_MONTH}(?:,?\s{{1,2}}(?:vuonna\s)?(?:{_ANY_YEAR}|{_SHORT_YEAR}))?",
    rf"(?<!\w){_FI_MONTH}\s{_D}(?:\.|:s|:n|:tta)?\s{{0,2}}päivä\w*(?:\s(?:vuonna\s)?{_ANY_YEAR})?",
    rf"(?<!\w)(?:(?:viime|tämän|toissa)\s?vuoden\s)?{_FI_MONTH}\s{_D}(?:\.|:(?:s|n|n?tena|nteen|nnen|ntesta|ntee|nten))(?![\w.]|\s(?:kert|luok|ryhm))(?:\s(?:vuonna\s)?(?:{_ANY_YEAR}|{_SHORT_YEAR}))?",
    rf"(?<!\w){_FI_MONTH}\s(?:vuonna\s)?{_ANY_YEAR}(?!\d)",
    rf"(?<![\d.]){_D}(?::s|:n|\.)\s{{1,2}}{_M}:tta(?!\w)(?!\s(?:kert|viik|vuot|päiv|kuuk))(?:\s(?:\d\d|{_YEAR})(?!\d))?",
    rf"(?<!\w){_FI_FEAST}\s(?:vuonna\s)?{_ANY_YEAR}",
    rf"(?<!\w){_FI_SEASON}\s[4-9]\d(?!\w|[.,:]\w|\s?(?:aste|%|-))",
    r"(?<![\w.,])(?P<it>[3-9]\d)\s(?:mä\s|mää\s|minä\s|mie\s)?(?:synnyin|syntyny\w*)",
    rf"(?<!\w){_FI_SEASON}\s{_ANY_YEAR}(?:\s(?:asti|saakka|alusta|lopussa|alussa))?",
    r"(?<!\w)vuo(?:nna|teen|desta|den)\s\d\d(?!\w|[.,]\d)(?:\s(?:asti|saakka))?",
    rf"(?<!\w)(?:syntyny\w*|synnyin|syntyi|vuosimalli\w*)\s(?:vuonna\s)?(?P<it>{_YEAR}|-?\d\d)(?!\w|[.,]\d|-l)",
    rf"(?<!\w)(?:syntyny\w*|synnyin|syntyi|syntymäai\w+|syntymäpäiv\w+|synttär\w+|synt)[.,:]?\s(?:\w{{2,6}}\s){{0,3}}?"
    rf"(?P<it>{_IN_FIGURES})",
)  # fmt: skip
_SWEDISH: Final = (
    rf"(?<!\w)(?:den\s)?{_D}{_NTH}\s{_SV_MONTH}(?:,?\s(?:{_ANY_YEAR}|{_SHORT_YEAR}))?(?!\w)",
    rf"(?<!\w)(?:i\s)?{_SV_MONTH}\s{_ANY_YEAR}",
    rf"(?<!\w){_SV_SEASON}\s{_ANY_YEAR}",
    rf"(?<!\w)år\s{_YEAR}(?!\d)",
    rf"(?<!\w)(?:född|föddes|född)\s(?P<it>(?:den\s)?{_IN_FIGURES})",
    rf"(?<!\w)(?:född|föddes|född\sår)\s(?P<it>{_YEAR}|-?\d\d)(?!\w)",
)
_ENGLISH: Final = (
    rf"(?<!\w)(?:the\s)?{_D}{_NTH}\s(?:of\s)?{_EN_MONTH}(?:,?\s(?:{_ANY_YEAR}|{_SHORT_YEAR}))?(?!\w)",
    rf"(?<!\w){_EN_MONTH}\s(?:the\s)?{_D}{_NTH}(?![\w:])(?:,?\s{_ANY_YEAR})?",
    rf"(?<!\w){_EN_MONTH}\s(?:of\s)?{_ANY_YEAR}",
    rf"(?<!\w){_EN_SEASON}\s{_ANY_YEAR}",
    r"(?<!\w)born\s(?:in\s|year\s){0,2}(?P<it>[3-9]\d)(?!\w|[.,:]\w)",
    rf"(?<!\w)(?:born|birthday|birth)\s(?:(?:is|was|on|in|the)\s){{0,2}}(?P<it>{_IN_FIGURES})",
)
_RULES: Final = {
    language: tuple(re.compile(pattern, re.IGNORECASE) for pattern in (*_ANY, *own))
    for language, own in (("fi", _FINNISH), ("sv", _SWEDISH), ("en", _ENGLISH))
}
_LONE_YEAR: Final = re.compile(
    rf"(?<![\d.,/:+-])(?<!\d\s){_YEAR}(?!\d|/|[.,-]\d|-luvu|-luku|\s?(?:euro|€|\d)){_CASE}"
)
_YEAR_IN_TWO: Final = re.compile(r"(?<![\d.,])(?:19|20)[\s-]\d\d(?![\d:])")
_BARE_DAY: Final = re.compile(rf"(?<![\d.,:]){_D}\.{_M}(?![\d.:,]|\s?%)")
_NO_DAY: Final = re.compile(
    r"(?:versio\w*|python|kello|klo|hinta|maks\w+|kohta|kohdassa|luku\w*|noin|yli|alle|arvo\w*"
    r"|keskiarvo\w*|kl|klockan|at|version|euro\w*)\s$"
)
_SAID_YEAR: Final = re.compile(
    r"(?<!\w)(?:lähti\w*|lähi\w*|lähdettiin|muutettiin|muutin|muutti|tultiin|tulin|tuli|naimisiin|kuoli|valmistuin"
    r"|joskus|valmistu|perustettiin|aloitin|alotin|rakennettiin|avioiduttiin|erottiin|erosin|synty|sain|kom|flytta\w+"
    r"|dog|gifte|började|byggdes|va\w*\sdet|came|moved|married|died|started)\s(?:(?:tänne|sieltä|suomeen|sinne|pois|vuonna"
    r"|joskus|sillon|silloin|niinku|töihin|kaupunkiin|esikoisen|hit|dit|hem|bort|mig|sig|oss|här|kanske|here|away)\s){0,2}"
    r"(?P<it>[4-9]\d)(?!\w|[.,:]\w|-|\s(?:va|var)\s(?:vi|ni))"
    r"|(?<![\w.,])(?P<then>[4-9]\d)(?=\sva(?:r)?\s(?:e|de|det)(?!\w))",
    re.IGNORECASE,
)
_NUMBERED: Final = re.compile(
    r"(?:sivu\w*|kappale\w*|numero\w*|huone\w*|koodi\w*|rivi\w*|page|sida\w*|room|number|nummer|rum"
    r"|noin|hinta|maks\w+|ainakin|about|over)\s$"
)


def date_marks(figured: Figured, language: str) -> Iterator[Mark]:
    """Yield the days and years of a text in figures; months and weekdays alone are none."""
    text = figured.text
    for pattern in _RULES.get(language, _RULES["fi"]):
        for found in pattern.finditer(text):
            yield _mark(text, *found.span("it" if "it" in pattern.groupindex else 0), Tier.MARKED)
    for found in _LONE_YEAR.finditer(text):
        if not counts_something(text, found.end(), language):
            numbered = _NUMBERED.search(words_before(text, found.start()))
            round_number = found[0] == "2000" and figured.is_said(*found.span())
            if not numbered and not round_number:
                yield _mark(text, *found.span(), Tier.MARKED)
    if language == "en":
        for found in _YEAR_IN_TWO.finditer(text):
            if figured.is_said(*found.span()) and not counts_something(text, found.end(), language):
                yield _mark(text, *found.span(), Tier.MARKED)
    for found in _SAID_YEAR.finditer(text):
        place = found.span("it" if found["it"] else "then")
        if figured.is_said(*place) and not counts_something(text, found.end(), language):
            yield _mark(text, *place, Tier.CHECK)
    for found in _BARE_DAY.finditer(text):
        before = words_before(text, found.start())
        if not _NO_DAY.search(before) and not counts_something(text, found.end(), language):
            yield _mark(text, *found.span(), Tier.CHECK)


def _mark(text: str, start: int, end: int, tier: Tier) -> Mark:
    words = text[start:end].rstrip(" ,")
    return Mark(start, start + len(words), IdentityKind.DATE, tier, "date", _base(words))


def _base(words: str) -> str:
    plain = re.sub(r":(?:s|tta|n|e|a)\b", ".", words)
    year = re.fullmatch(rf"(?:\w+\s)?({_YEAR})(?::?\w*)(?:\s\w+)?", plain)
    return year[1] if year else " ".join(re.sub(r"(\d):\w+", r"\1", plain).split())
