"""What a word of a talk may be a form of, among the words that tell a trait."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Final

from small_stories.anonymising.finding.traits.entries import (
    LEFT_ALONE,
    Entry,
    Topic,
    entries,
    section,
)
from small_stories.anonymising.finnish.endings import Case, Ending, Grade, endings
from small_stories.anonymising.finnish.forms import stems_by_grade
from small_stories.anonymising.finnish.stems import is_back, stems_of

_SHORTEST_FIRST_PART: Final = 3
_SHORTEST_LAST_PART: Final = 4
_LONGEST: Final = 60
_KEY: Final = 3  # letters by which last parts of compounds are filed
_JOBS: Final = ("occupations", "jobs")
_PREFIX: Final = 6
_SUFFIXES = {
    "sv": ("", "s", "n", "en", "et", "t", "na", "a", "e", "r", "ar", "er", "or", "arna", "erna", "orna",
           "ns", "ens", "ets", "arnas", "ernas", "are", "aren", "m", "men", "met"),
    "en": ("", "s", "es", "'s", "’s", "s'", "s’"),
}  # fmt: skip
# an i that speech leaves out: kaksisuuntanen, virolaset
_SWALLOWED = re.compile(
    r"(?<=[aäoöuy])(?=(?:nen|sen|set|si[aäi]|ste|se[slknem]|si[sl]))(?=\w{2,9}$)"
)
_SPOKEN = (("ii", ("ia", "iä")), ("oo", ("oa",)), ("öö", ("öä",)), ("ee", ("ea", "eä")),
           ("uu", ("ua",)), ("yy", ("yä",)), ("ne", ("nen",)), ("noo", ("nova",)))  # fmt: skip
_NOMINATIVE = Ending(Case.NOMINATIVE)


@dataclass(frozen=True, slots=True)
class Reading:
    """An entry whose last word a word is a form of; ``base`` is the word's own base form.

    ``whole`` is untrue where the entry is only the first or the last part of the word.
    """

    entry: Entry
    ending: Ending
    base: str
    whole: bool = True


def readings(form: str, language: str) -> tuple[Reading, ...]:
    """Return what a word may be a form of, the likeliest first."""
    if len(form) > _LONGEST or len(form) < 2:
        return ()
    exact = _exact(language).get(form, ())
    lower = form.lower()
    found = _readings(lower.translate(_STRAIGHT), language)
    if lower != form:
        exact = (*exact, *_exact(language).get(lower, ()))
    left = {r.entry.topic for r in exact if r.entry.section == LEFT_ALONE}
    return (*exact, *(r for r in found if r.entry.topic not in left)) if exact else found


_STRAIGHT = str.maketrans("’", "'")


@cache
def _exact(language: str) -> dict[str, tuple[Reading, ...]]:
    found: dict[str, tuple[Reading, ...]] = {}
    for topic in Topic:
        for entry in entries(topic, language):
            if entry.exact:
                reading = Reading(entry, _NOMINATIVE, entry.base)
                found[entry.base] = (*found.get(entry.base, ()), reading)
    return found


@lru_cache(maxsize=50_000)
def _readings(lower: str, language: str) -> tuple[Reading, ...]:
    seek = _finnish if language == "fi" else _plain
    found = list(seek(lower, language))
    left = {r.entry.topic for r in found if r.entry.section == LEFT_ALONE}
    return tuple(dict.fromkeys(r for r in found if r.entry.topic not in left))


def _plain(lower: str, language: str) -> Iterator[Reading]:
    yield from _as_word(lower, language)
    if language == "sv":
        yield from _as_compound(lower, language)


def _as_word(lower: str, language: str) -> Iterator[Reading]:
    index = _plain_index(language)
    for suffix in _SUFFIXES[language]:
        base = lower.removesuffix(suffix)
        if len(base) + len(suffix) != len(lower) or len(base) < 2 or (suffix and len(base) < 3):
            continue
        for entry in index.get(base, ()):
            yield Reading(entry, _NOMINATIVE, entry.words[-1])


def _as_compound(lower: str, language: str) -> Iterator[Reading]:
    heads = _plain_heads(language)
    for cut in range(_SHORTEST_FIRST_PART, len(lower) - 2):
        if lower[cut : cut + _KEY] not in heads:
            continue
        for suffix in _SUFFIXES[language]:
            rest = lower[cut:].removesuffix(suffix)
            for entry in heads[lower[cut : cut + _KEY]]:
                if entry.words[-1] == rest and lower == lower[:cut] + rest + suffix:
                    yield Reading(entry, _NOMINATIVE, lower[:cut] + rest, whole=False)


@cache
def _plain_index(language: str) -> dict[str, list[Entry]]:
    index: dict[str, list[Entry]] = {}
    for topic in Topic:
        for entry in entries(topic, language):
            if not (entry.head or entry.exact):
                index.setdefault(entry.words[-1].lower(), []).append(entry)
    return index


@cache
def _plain_heads(language: str) -> dict[str, list[Entry]]:
    index: dict[str, list[Entry]] = {}
    for topic in Topic:
        for entry in entries(topic, language):
            if _is_last_part(entry):
                index.setdefault(entry.words[-1][:_KEY], []).append(entry)
    return index


def _is_last_part(entry: Entry) -> bool:
    job = entry.section in _JOBS and len(entry.words) == 1 and len(entry.base) > _KEY
    return entry.head or job


def _finnish(lower: str, language: str) -> Iterator[Reading]:
    plain, sign, rest = lower.partition(":")
    if sign:
        ending = endings(Grade.WEAK, is_back(plain)).get(rest, Ending(Case.PARTITIVE))
        yield from (Reading(r.entry, ending, r.base, r.whole) for r in _readings(plain, language))
        return
    found = list(_inflected(lower))
    if not any(r.entry.words[-1] == r.base and r.whole for r in found):
        found += _joined(lower)
    if not found:
        found = [r for form in _written(lower) for r in (*_inflected(form), *_joined(form))]
    yield from found


def _written(lower: str) -> Iterator[str]:
    """Yield how a spoken form may be written: kaksisuuntanen, virolaisii, muslimeit."""
    swallowed = _SWALLOWED.sub("i", lower)
    for form in dict.fromkeys((lower, swallowed)):
        if form != lower:
            yield form
        for spoken, written in _SPOKEN:
            if form.endswith(spoken):
                yield from (form[: -len(spoken)] + end for end in written)


def _inflected(lower: str) -> Iterator[Reading]:
    for entry, ending in _forms(lower, _index()):
        yield Reading(entry, ending, entry.words[-1])


_Index = dict[str, list[tuple[Grade, Entry]]]


def _forms(lower: str, index: _Index) -> Iterator[tuple[Entry, Ending]]:
    for length in range(len(lower), 1, -1):
        for grade, entry in index.get(lower[:length], ()):
            ending = endings(grade, is_back(entry.words[-1])).get(lower[length:])
            if ending is not None:
                yield entry, ending


def _joined(lower: str) -> Iterator[Reading]:
    """Yield what a compound's last part, or else its first part, may be."""
    found = False
    for cut in range(2, len(lower) - _SHORTEST_LAST_PART + 1):
        first, rest = lower[:cut], lower[cut:]
        if rest[:_KEY] not in _last_parts_begin() or len(first.strip("-")) < _first_part(first):
            continue
        for entry, ending in _forms(rest, _last_parts()):
            found = True
            yield Reading(entry, ending, first + entry.base, whole=False)
    if not found:
        yield from _begun(lower)


def _first_part(first: str) -> int:
    return 2 if first.endswith("-") else _SHORTEST_FIRST_PART


def _begun(lower: str) -> Iterator[Reading]:
    """Yield the condition or the people that a compound begins with: epilepsiakohtaus."""
    for cut in range(len(lower) - _SHORTEST_LAST_PART, _KEY, -1):
        rest = lower[cut:].lstrip("-")
        for entry in _first_parts().get(lower[:cut], ()):
            if entry.topic is Topic.HEALTH and cut >= _PREFIX:
                yield Reading(entry, _NOMINATIVE, lower, whole=False)
                return
            if entry.topic is Topic.GROUPS:
                for people, ending in _forms(rest, _people()):
                    base = lower[:cut] + "-" * (lower[cut] == "-") + people.base
                    yield Reading(entry, ending, base, whole=False)
                    return


def _file(index: _Index, entry: Entry) -> None:
    word = entry.words[-1].lower()
    for stems in stems_of(word):
        for stem, grade in stems_by_grade(stems):
            if (grade, entry) not in index.setdefault(stem, []):
                index[stem].append((grade, entry))
    if word.endswith("nen"):
        index.setdefault(word[:-3] + "st", []).append((Grade.PLURAL_STRONG, entry))


@cache
def _index() -> _Index:
    index: _Index = {}
    for topic in Topic:
        for entry in entries(topic, "fi"):
            if not (entry.head or entry.exact or entry.section == "people"):
                _file(index, entry)
    return index


@cache
def _last_parts() -> _Index:
    index: _Index = {}
    for topic in Topic:
        for entry in entries(topic, "fi"):
            if _is_last_part(entry):
                _file(index, entry)
    return index


@cache
def _last_parts_begin() -> frozenset[str]:
    return frozenset(stem[:_KEY] for stem in _last_parts())


@cache
def _people() -> _Index:
    index: _Index = {}
    for entry in section(Topic.GROUPS, "people", "fi"):
        _file(index, entry)
    return index


@cache
def _first_parts() -> dict[str, list[Entry]]:
    found: dict[str, list[Entry]] = {}
    for topic in (Topic.HEALTH, Topic.GROUPS):
        for entry in (*section(topic, "marked", "fi"), *section(topic, "check", "fi")):
            if len(entry.words) > 1 or entry.head or entry.exact:
                continue
            for stems in stems_of(entry.base)[:1]:
                for first in (stems.nominative, stems.weak + "n"):
                    found.setdefault(first, []).append(entry)
            if entry.base.endswith("nen"):
                found.setdefault(entry.base[:-3] + "s", []).append(entry)
    return found
