"""What a word of a talk may be a form of, among the words that tell a trait."""

from collections.abc import Iterator
from functools import cache, lru_cache
from typing import Final

from small_stories.anonymising.finding.traits.entries import LEFT_ALONE, Entry, Reading, entries
from small_stories.anonymising.finding.traits.in_finnish import finnish_readings
from small_stories.anonymising.finding.traits.with_suffixes import suffixed_readings
from small_stories.anonymising.finnish.endings import Case, Ending

_LONGEST: Final = 60
_SHORTEST_BEGINNING: Final = 4
_SHORTEST_ABBREVIATION: Final = 3
_VOWELS: Final = frozenset("aeiouyäö")
_SPOKEN_ENDINGS: Final = frozenset(
    (
        "n",
        "ta",
        "tä",
        "lla",
        "llä",
        "ssa",
        "ssä",
        "sta",
        "stä",
        "lle",
        "ksi",
        "tä",
        "hen",
        "kin",
        "iä",
    )
)
_STRAIGHT: Final = str.maketrans("’", "'")


@lru_cache(maxsize=50_000)
def readings(form: str, language: str) -> tuple[Reading, ...]:
    """Return what a word may be a form of, the likeliest first."""
    if not 0 < len(form) <= _LONGEST:
        return ()
    lower = form.lower().translate(_STRAIGHT)
    exact = _exact(language)
    found = [*exact.get(form, ()), *(exact.get(lower, ()) if lower != form else ())]
    found += [*_begun(lower, language), *_abbreviated(lower, language)]
    found += finnish_readings(lower) if language == "fi" else suffixed_readings(lower, language)
    left = {each.entry.topic for each in found if each.entry.section == LEFT_ALONE}
    return tuple(dict.fromkeys(each for each in found if each.entry.topic not in left))


def _begun(lower: str, language: str) -> Iterator[Reading]:
    """Yield what a word of any form begins with: *viiltelin*, *halvaantunut*."""
    known = _beginnings(language)
    for cut in range(_SHORTEST_BEGINNING, len(lower)):
        for entry in known.get(lower[:cut], ()):
            yield Reading(entry, Ending(Case.NOMINATIVE), lower, whole=False)


def _abbreviated(lower: str, language: str) -> Iterator[Reading]:
    """Yield the abbreviation that a word is with an ending and no colon: *adhdta*, *hivin*."""
    for cut in range(_SHORTEST_ABBREVIATION, len(lower) if language == "fi" else 0):
        if lower[cut:] in _SPOKEN_ENDINGS and not _VOWELS.intersection(lower[1:cut]):
            yield from _exact(language).get(lower[:cut], ())


@cache
def _beginnings(language: str) -> dict[str, list[Entry]]:
    found: dict[str, list[Entry]] = {}
    for entry in entries(language):
        if entry.begins:
            found.setdefault(entry.base, []).append(entry)
    return found


@cache
def _exact(language: str) -> dict[str, tuple[Reading, ...]]:
    """Return what is never inflected; an entry in capitals is found in capitals alone (RIKU)."""
    found: dict[str, tuple[Reading, ...]] = {}
    for entry in entries(language):
        if entry.exact:
            reading = Reading(entry, Ending(Case.NOMINATIVE), entry.base)
            found[entry.base] = (*found.get(entry.base, ()), reading)
    return found
