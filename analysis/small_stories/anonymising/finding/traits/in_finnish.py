"""Finnish words that tell a trait, in any form, in compounds, and as they are spoken."""

import re
from collections.abc import Iterable, Iterator
from functools import cache
from typing import Final

from small_stories.anonymising.finding.traits.entries import (
    LEFT_ALONE,
    Entry,
    Reading,
    Topic,
    entries,
)
from small_stories.anonymising.finnish.endings import Case, Ending, Grade, endings
from small_stories.anonymising.finnish.forms import stems_by_grade
from small_stories.anonymising.finnish.stems import is_back, stems_of

_SHORTEST_FIRST_PART: Final = 3
_SHORTEST_LAST_PART: Final = 4
_SHORTEST_CONDITION: Final = 6  # as the first part of a compound
_KEY: Final = 3  # letters by which last parts of compounds are filed
# an i that speech leaves out: kaksisuuntanen, virolaset
_SWALLOWED = re.compile(
    r"(?<=[aäoöuy])(?=(?:nen|sen|set|si[aäi]|ste|se[slknem]|si[sl]))(?=\w{2,9}$)"
)
_SPOKEN: Final = (
    *(("ii", ("ia", "iä")), ("oo", ("oa",)), ("öö", ("öä",)), ("ee", ("ea", "eä"))),
    *(("uu", ("ua",)), ("yy", ("yä",)), ("ne", ("nen",)), ("ei", ("eja", "ejä"))),
)
# an ending with the vowels of another word, as learners and machines write: dialyysissa
_OTHER_VOWELS: Final = str.maketrans("aouäöy", "äöyaou")
_LONGEST_ENDING: Final = 3
_LONG_WORD: Final = 7
_NOMINATIVE: Final = Ending(Case.NOMINATIVE)
_Index = dict[str, list[tuple[Grade, Entry]]]


def finnish_readings(lower: str) -> Iterator[Reading]:
    """Yield what a Finnish word may be a form of, as written and then as spoken."""
    plain, sign, rest = lower.partition(":")
    if sign:
        ending = endings(Grade.WEAK, is_back(plain)).get(rest, Ending(Case.PARTITIVE))
        yield from (Reading(r.entry, ending, r.base, r.whole) for r in _of_form(plain))
    else:
        yield from _of_form(lower)


def _of_form(lower: str) -> list[Reading]:
    found = list(_inflected(lower))
    if not any(r.entry.section == LEFT_ALONE or len(r.entry.words) == 1 for r in found):
        found += _compound(lower)
    for form in () if found else _written(lower):
        found += [*_inflected(form), *_compound(form)]
    return found


def _written(lower: str) -> Iterator[str]:
    """Yield how a spoken form may be written: kaksisuuntanen, virolaisii, muslimeit."""
    swallowed = _SWALLOWED.sub("i", lower)
    for form in dict.fromkeys((lower, swallowed)):
        if form != lower:
            yield form
        if len(form) >= _LONG_WORD:
            yield form[:-_LONGEST_ENDING] + form[-_LONGEST_ENDING:].translate(_OTHER_VOWELS)
        if "th" in form or "ph" in form:
            yield form.replace("th", "t").replace("ph", "f")
        for spoken in ("laas", "lääs", "laes", "läes"):  # ukrainalaasia, savolaesia
            if spoken in form:
                yield form.replace(spoken, spoken[:2] + "is")
        for spoken, written in _SPOKEN:
            if form.endswith(spoken):
                yield from (form[: -len(spoken)] + end for end in written)


def _inflected(lower: str) -> Iterator[Reading]:
    for entry, ending in _forms(lower, _words()):
        yield Reading(entry, ending, entry.words[-1])


def _forms(lower: str, index: _Index) -> Iterator[tuple[Entry, Ending]]:
    for length in range(len(lower), 1, -1):
        for grade, entry in index.get(lower[:length], ()):
            ending = endings(grade, is_back(entry.words[-1])).get(lower[length:])
            if ending is not None:
                yield entry, ending


def _compound(lower: str) -> Iterator[Reading]:
    """Yield what a compound's last part, or else its first part, may be."""
    found = False
    for cut in range(2, len(lower) - _SHORTEST_LAST_PART + 1):
        first, rest = lower[:cut], lower[cut:]
        if rest[:_KEY] in _plain_parts_begin() and any(_forms(rest, _plain_parts())):
            break
        short = len(first) < _SHORTEST_FIRST_PART
        if rest[:_KEY] not in _last_parts_begin() or short or first == "-":
            continue
        for entry, ending in _forms(rest, _last_parts()):
            found = found or entry.topic in (Topic.HEALTH, Topic.GROUPS)
            yield Reading(entry, ending, first + entry.base, whole=False)
    if not found:
        yield from _begun(lower)


def _begun(lower: str) -> Iterator[Reading]:
    """Yield the condition or the people that a compound begins with: epilepsiakohtaus."""
    for cut in range(len(lower) - _SHORTEST_LAST_PART, _KEY, -1):
        for entry in _first_parts().get(lower[:cut], ()):
            if entry.topic is Topic.HEALTH and cut >= _SHORTEST_CONDITION:
                yield Reading(entry, _NOMINATIVE, lower, whole=False)
                return
            if entry.topic is Topic.GROUPS:
                yield from _people(lower, cut, entry)


def _people(lower: str, cut: int, entry: Entry) -> Iterator[Reading]:
    rest = lower[cut:].lstrip("-")
    first = lower[: len(lower) - len(rest)]
    for people, ending in _forms(rest, _people_words()):
        yield Reading(entry, ending, first + people.base, whole=False)


def _filed(found: Iterable[Entry]) -> _Index:
    """Return entries by the stems of their last words."""
    index: _Index = {}
    for entry in found:
        word = entry.words[-1].lower()
        stems = [pair for stems in stems_of(word) for pair in stems_by_grade(stems)]
        if word.endswith("nen"):
            stems.append((word[:-3] + "st", Grade.PLURAL_STRONG))
        for stem, grade in dict.fromkeys(stems):
            index.setdefault(stem, []).append((grade, entry))
    return index


@cache
def _words() -> _Index:
    filed = (e for e in entries("fi") if not (e.head or e.exact or e.begins))
    return _filed(e for e in filed if e.section != "people")


@cache
def _last_parts() -> _Index:
    return _filed(entry for entry in entries("fi") if entry.ends_compounds)


@cache
def _last_parts_begin() -> frozenset[str]:
    return frozenset(stem[:_KEY] for stem in _last_parts())


@cache
def _plain_parts() -> _Index:
    """Return last parts that tell nothing, though they end like a condition: *-diagnoosi*."""
    heads = {entry.base for entry in entries("fi") if entry.head}
    plain = (e for e in entries("fi") if e.section == LEFT_ALONE and e.is_word)
    return _filed(e for e in plain if e.topic is Topic.HEALTH and e.base not in heads)


@cache
def _plain_parts_begin() -> frozenset[str]:
    return frozenset(stem[:_KEY] for stem in _plain_parts())


@cache
def _people_words() -> _Index:
    return _filed(entry for entry in entries("fi") if entry.section == "people")


@cache
def _first_parts() -> dict[str, list[Entry]]:
    found: dict[str, list[Entry]] = {}
    for entry in entries("fi"):
        told = entry.topic in (Topic.HEALTH, Topic.GROUPS) and entry.section in ("marked", "check")
        if not told or not entry.is_word:
            continue
        stems = stems_of(entry.base)[0]
        forms = [stems.nominative, stems.weak + "n"]
        if entry.base.endswith("nen"):
            forms.append(entry.base[:-3] + "s")
        for first in forms:
            found.setdefault(first, []).append(entry)
    return found
