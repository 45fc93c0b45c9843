"""Swedish and English words that tell a trait, with or without an ending."""

from collections.abc import Iterator
from functools import cache
from typing import Final

from small_stories.anonymising.finding.traits.entries import Entry, Reading, Topic, entries
from small_stories.anonymising.finnish.endings import Case, Ending

_SUFFIXES = {
    "sv": (
        *("", "s", "n", "en", "et", "t", "na", "a", "e", "r", "ar", "er", "or", "arna", "erna"),
        *("orna", "ns", "ens", "ets", "arnas", "ernas", "are", "aren", "m", "men", "met"),
    ),
    "en": ("", "s", "es", "'s", "s'"),
}
_SHORTEST_FIRST_PART: Final = 3
_SHORTEST_CONDITION: Final = 6  # as the first part of a compound
_KEY: Final = 3  # letters by which last parts of compounds are filed
_NO_ENDING: Final = Ending(Case.NOMINATIVE)


def suffixed_readings(lower: str, language: str) -> Iterator[Reading]:
    """Yield what a Swedish or English word may be a form of."""
    index = _index(language)
    for base in _bases(lower, language):
        for entry in index.get(base, ()):
            yield Reading(entry, _NO_ENDING, entry.words[-1])
    if language == "sv":
        yield from _as_compound(lower)


def _bases(lower: str, language: str) -> Iterator[str]:
    for suffix in _SUFFIXES[language]:
        base = lower.removesuffix(suffix) if suffix else lower
        if not suffix or (base != lower and len(base) >= _SHORTEST_FIRST_PART):
            yield base


def _as_compound(lower: str) -> Iterator[Reading]:
    heads = _heads()
    for cut in range(_SHORTEST_FIRST_PART, len(lower) - 2):
        first, rest = lower[:cut], lower[cut:]
        for entry in heads.get(rest[:_KEY], ()):
            if entry.words[-1] in _bases(rest, "sv"):
                yield Reading(entry, _NO_ENDING, first + entry.words[-1], whole=False)
    for cut in range(_SHORTEST_CONDITION, len(lower) - 2):
        for entry in _conditions().get(lower[:cut], ()):
            yield Reading(entry, _NO_ENDING, lower, whole=False)


@cache
def _index(language: str) -> dict[str, list[Entry]]:
    index: dict[str, list[Entry]] = {}
    for entry in entries(language):
        if not (entry.head or entry.exact or entry.begins):
            index.setdefault(entry.words[-1].lower(), []).append(entry)
    return index


@cache
def _conditions() -> dict[str, list[Entry]]:
    """Return the Swedish conditions that compounds may begin with: *epilepsianfall*."""
    index: dict[str, list[Entry]] = {}
    for entry in entries("sv"):
        if entry.topic is Topic.HEALTH and entry.section in ("marked", "check") and entry.is_word:
            index.setdefault(entry.base.lower(), []).append(entry)
    return index


@cache
def _heads() -> dict[str, list[Entry]]:
    index: dict[str, list[Entry]] = {}
    for entry in entries("sv"):
        if entry.ends_compounds:
            index.setdefault(entry.words[-1][:_KEY], []).append(entry)
    return index
