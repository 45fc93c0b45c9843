"""What stands before a post and narrows it down to one person."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Final

from small_stories.anonymising.finding.lexicon import listed
from small_stories.anonymising.finding.traits.entries import Topic, context
from small_stories.anonymising.finding.traits.organisations import RARE, of_place
from small_stories.anonymising.finding.traits.talk import Talk
from small_stories.anonymising.finnish.commonness import commonness
from small_stories.anonymising.finnish.endings import Case
from small_stories.anonymising.finnish.forms import ending_in
from small_stories.model import IdentityKind

_QUALITY = re.compile(
    r"(?:nen|is\w{1,5}|sta|stä|lle|lta|ltä|puolinen|puoleinen|aikainen|iga|iska|liga|nliga|ish"
    r"|female|male|woman|official|local|n)$"
)
_ADJECTIVE = re.compile(r"is(?:en|ta|tä|ena|enä|eksi|eks|elle|ella|ellä|elta|eltä|et)$")
_RETIRED: Final = ("eläkkeel", "eläkkeen")
_BEING: Final = ("oleva", "olleen", "ollut", "jääny", "jäänee", "siirtyny")
_I_DID: Final = ("uin", "yin", "elin", "asin", "äsin", "esin", "isin", "osin", "sken")  # verbs
_FURTHEST: Final = 5
_LONG_FIELD: Final = 8


@dataclass(frozen=True, slots=True)
class Narrowed:
    """How a post is narrowed: by "only", by "former", by a unit, a place, a field of work.

    ``first`` is the word that the whole phrase begins at.
    """

    first: int
    only: bool = False
    few: bool = False
    unit: bool = False
    place: bool = False
    field: bool = False

    @property
    def single(self) -> bool:
        """Tell whether one is meant out of all: the only, the first, the former."""
        return self.only or self.few

    def visited_place(self, visited: bool) -> bool:
        """Tell whether a place with a visited one is only where somebody went."""
        return visited and not self.single


def narrowed(talk: Talk, first: int) -> Narrowed:
    """Return what stands before the word of a post and narrows it down."""
    found: dict[str, int] = {}
    for at, word in talk.before(first, _FURTHEST):
        what = next(_kinds(talk, at, word), None)
        if found.keys() & {"only", "few"} and _is_wide_place(talk, at):
            what = "place"
        if what is None and at == first - 1 and _stands_between(talk, at):
            continue
        if what is None or (what == "quality" and (found.keys() & {"only", "few", "place"})):
            break
        if what == "field" and at != first - 1:
            break
        found.setdefault(what, at)
        found[what] = at
    start = min((at for what, at in found.items() if what != "quality"), default=first)
    if start < first:
        start = with_article(talk, _with_house(talk, start))
    return Narrowed(start, **{what: True for what in found if what != "quality"})


def _with_house(talk: Talk, first: int) -> int:
    """Return where a house stands before its name, or *meidän*: *Leikkipuisto Männikön*."""
    at, word = next(talk.before(first, 1), (first, ""))
    units = (r for _, r in talk.of(at, Topic.ROLES) if r.entry.section == "units")
    house = talk.tokens[at].has_capital and any(r.ending.case is Case.NOMINATIVE for r in units)
    ours = word in context("ours", talk.language)
    return at if talk.language == "fi" and (house or ours) else first


def _stands_between(talk: Talk, at: int) -> bool:
    """Tell whether any word stands after "the only" and before a post: *the only Tamil priest*."""
    language, word = talk.language, talk.tokens[at].form.lower()
    before = next((each for _, each in talk.before(at, 1)), "")
    sole = (_is_one_of(before, how, language) for how in ("only", "one of few"))
    return language != "fi" and any(sole) and word not in context("no quality", language)


def with_article(talk: Talk, first: int) -> int:
    """Return where "the", "den", "öns" stands before "only", if it does."""
    at, word = next(talk.before(first, 1), (first, ""))
    owner = talk.language == "sv" and len(word) > 2 and word.endswith("s")
    return at if word in context("article", talk.language) or owner else first


def _kinds(talk: Talk, at: int, word: str) -> Iterator[str]:
    language = talk.language
    if _is_one_of(word, "only", language):
        yield "only"
    if _is_one_of(word, "one of few", language) or _is_retired(talk, at, word):
        yield "few"
    if word in context("no quality", language):
        return
    unit = _is_unit(talk, at)
    if of_place(talk.tokens[at]) or (not unit and _may_be_unit_s_name(talk, at)):
        yield "place"
    if unit:
        yield "unit"
    if language == "fi" and word.endswith("n") and len(word) >= _LONG_FIELD and not _plain(word):
        yield "field"
    if _QUALITY.search(word):
        yield "quality"


def _is_retired(talk: Talk, at: int, word: str) -> bool:
    """Tell whether a word is of *eläkkeellä oleva*, *eläkkeelle jäänyt*."""
    if word.startswith(_RETIRED):
        return next(talk.after(at, 1), "").startswith(_BEING)
    return word.startswith(_BEING) and next((w for _, w in talk.before(at, 1)), "").startswith(
        _RETIRED
    )


def base_before(form: str, language: str) -> str:
    """Return the base form of a word before a post: *entisen*, *naispuolisen*; others stay."""
    lower = form.lower()
    if language != "fi" or not form.islower():
        return form
    known = (*context("only", "fi"), *context("one of few", "fi"))
    found = next((base for base in known if ending_in(base, lower) is not None), None)
    return found or _ADJECTIVE.sub("inen", form)


def _is_wide_place(talk: Talk, at: int) -> bool:
    """Tell whether a word is a country's or another wide place's genitive: *Suomen ainoa*."""
    hit = listed(talk.tokens[at].form) if talk.language == "fi" else None
    return hit is not None and hit.kind is IdentityKind.PLACE and hit.known_to_all


def _may_be_unit_s_name(talk: Talk, at: int) -> bool:
    """Tell whether a word of no list names the unit after it: *lammenrannan päiväkodin*."""
    lower = talk.tokens[at].form.lower()
    if talk.language != "fi" or not lower.endswith("n") or not _is_unit(talk, at + 1):
        return False
    hit = listed(lower.capitalize())
    place = hit is not None and hit.kind is IdentityKind.PLACE and not hit.known_to_all
    return place or commonness(lower) <= RARE


def _plain(word: str) -> bool:
    return word.endswith(
        ("nen", "isen", "een", "iin", "oon", "ään", "aan", "han", "hän", "kin", *_I_DID)
    )


def _is_unit(talk: Talk, at: int) -> bool:
    units = (r for _, r in talk.of(at, Topic.ROLES) if r.entry.section == "units")
    if talk.language == "fi":
        return any(r.ending.case is Case.GENITIVE for r in units)
    return any(units)


@cache
def _is_one_of(word: str, how: str, language: str) -> bool:
    bases = context(how, language)
    if word in bases or word in context(f"{how} as spoken", language):
        return True
    inflected = language == "fi" and len(word) > 3
    return inflected and any(ending_in(base, word) is not None for base in bases)
