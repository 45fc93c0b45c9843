"""Nationalities, languages, peoples, religions, politics, sexuality and gender."""

import re
from collections.abc import Iterator
from typing import Final

from small_stories.anonymising.finding.lexicon import listed
from small_stories.anonymising.finding.traits.entries import Reading, Topic, context
from small_stories.anonymising.finding.traits.talk import Talk, base_of, tier_of
from small_stories.anonymising.finnish.endings import Case
from small_stories.anonymising.marks import Mark, Tier
from small_stories.model import IdentityKind

# what has a nationality and is nobody: food, shops, goods
_THINGS = re.compile(
    r"ravintol|ruok|ruu|salaat|jogurt|jäätel|curry|lihapull|puutarh|tanss|astia|vaat|matto|kangas|kankaa"
    r"|tavar|ohjelm|kirja(?!i)|runo|tuote|tuott|huonekal|vodk|olut|olue|kaali|juust|suklaa|karkk|pasta|meatball"
    r"|köttbull|klänning|dress|recipe|resept|kahvi|kebab|kakku|kaku|leip|leiv|maust|keitto|keiton|kirjallis|musii|elokuv|leffa|sarj"
    r"|auto|laiva|laulu|syöm|pizz|teeku|tarjoilu|juust|viini|restaurang|^mat$|^maten|mattrad|musik|film"
    r"|kaffe|^te$|^vin$|^ost$|food|restaurant|music|movie|film|coffee|^tea$|cheese|wine|^dish|song|car$"
    r"|sausage|salad|bread|cuisine|takeaway"
)
_SPEAKING = re.compile(
    r"puhu|puhe|kiel|äidinkiel|tulk|käänn|käänt|ymmär|osa[ansti]|opet|kirjoit|kirjot|luke|luen|sanak"
)
_VOTING = re.compile(
    r"äänest|puolue|valtuu|ehdok|ehdol|jäsen|polit|eduskun|ministeri|vaali|lista|oikeist|vasemmist|kannat"
    r"|röst|parti|medlem|fullmäk|val$|valet|riksdag|kandid"
)
_STUDIED = re.compile(r"läs|studer|skol|kurs|stud|learn|class|lesson")
_EATING = re.compile(r"syö|söi|söin|söim|tilat|ruoaks|ruuaks|maist|kokat|lämmit")
_LANGUAGE_CASES: Final = (Case.PARTITIVE, Case.TRANSLATIVE, Case.GENITIVE, Case.NOMINATIVE)
_CONTEXT: Final = 4


def group_marks(talk: Talk, at: int) -> Iterator[Mark]:
    """Yield what a word, with those before it, tells of the group that somebody belongs to."""
    country = _is_country(talk, at)
    for first, reading in talk.of(at, Topic.GROUPS):
        if country and reading.whole and first == at:
            continue
        match reading.entry.section:
            case "marked" | "check":
                yield from _group(talk, first, at, reading)
            case "of somebody" if talk.being(first) or _is_people(talk, at):
                yield from _group(talk, first, at, reading)
            case "languages" | "school languages":
                yield from _language(talk, at, reading)
            case "parties":
                yield from _party(talk, at, reading)


def _is_country(talk: Talk, at: int) -> bool:
    """Tell whether a Finnish word is a country by its capital: *Somaliaa*, not *somalia*."""
    token = talk.tokens[at]
    if talk.language != "fi" or not token.has_capital or token.starts or token.is_abbreviation:
        return False
    hit = listed(token.form)
    return hit is not None and hit.kind is IdentityKind.PLACE


def _is_people(talk: Talk, at: int) -> bool:
    """Tell whether a word that can be ordinary has a capital that makes it a people: *Polish*."""
    token = talk.tokens[at]
    return talk.language == "en" and token.has_capital and not token.starts


def _group(talk: Talk, first: int, at: int, reading: Reading) -> Iterator[Mark]:
    if not (
        _THINGS.search(next(talk.after(at, 1), ""))
        or _is_eaten(talk, first, at, reading)
        or _is_at_school(talk, first, reading)
    ):
        base = base_of(reading)
        if next(talk.before(first, 1), (0, ""))[1] in context("half", talk.language):
            first -= 1
        first = _with_country(talk, first)
        yield talk.mark(first, at, IdentityKind.GROUP, tier_of(reading), "group", base)


def _is_eaten(talk: Talk, first: int, at: int, reading: Reading) -> bool:
    """Tell whether it is food: *syötiin thaimaalaista*."""
    same = (each for each in talk.rows[at] if each.entry == reading.entry)
    if not any(r.ending.case is Case.PARTITIVE and not r.ending.plural for r in same):
        return False
    return any(map(_EATING.match, (word for _, word in talk.before(first, 2))))


def _is_at_school(talk: Talk, first: int, reading: Reading) -> bool:
    """Tell whether it is a language of school: *vi läste tyska*, *I studied French*."""
    if talk.language == "fi" or reading.entry.section != "check":
        return False
    return any(map(_STUDIED.match, (word for _, word in talk.before(first, _CONTEXT))))


def _with_country(talk: Talk, first: int) -> int:
    """Return where the country of a people stands before it, if it does: *Irakin kurdi*."""
    if talk.language != "fi" or first == 0 or not talk.together(first - 1, first):
        return first
    before = talk.tokens[first - 1].form
    hit = listed(before) if before.endswith("n") and len(before) >= _CONTEXT else None
    return first - 1 if hit is not None and hit.kind is IdentityKind.PLACE else first


def _near(talk: Talk, at: int) -> Iterator[str]:
    yield from (word for _, word in talk.before(at, _CONTEXT))
    yield from talk.after(at, 2)


def _language(talk: Talk, at: int, reading: Reading) -> Iterator[Mark]:
    """Yield a language that has a country's name, where the words around are of speaking."""
    ending = reading.ending
    if ending.case not in _LANGUAGE_CASES or ending.plural or ending.inhabitant:
        return
    spoken = any(map(_SPEAKING.match, _near(talk, at)))
    school = reading.entry.section == "school languages"
    if not spoken or (school and not _at_home(talk, at)):
        return
    tier = Tier.CHECK if school else Tier.MARKED
    yield talk.mark(at, at, IdentityKind.GROUP, tier, "group_language", base_of(reading))


def _at_home(talk: Talk, at: int) -> bool:
    return any(word.startswith(("puhu", "äidinkiel")) for word in _near(talk, at))


def _among_others(talk: Talk, at: int) -> bool:
    """Tell whether another party stands near: *mies on demari ja minä vihreä*."""
    rows = talk.rows[max(0, at - _CONTEXT) : at] + talk.rows[at + 1 : at + 1 + _CONTEXT]
    others = (r for row in rows for r in row if r.entry.topic is Topic.GROUPS)
    known = context("of parties", talk.language)
    return any(r.entry.base in known for r in others)


def _party(talk: Talk, at: int, reading: Reading) -> Iterator[Mark]:
    """Yield a party whose name is an ordinary word, where the words around are of politics."""
    if any(map(_VOTING.search, _near(talk, at))) or _among_others(talk, at):
        yield talk.mark(at, at, IdentityKind.GROUP, Tier.MARKED, "party", base_of(reading))
