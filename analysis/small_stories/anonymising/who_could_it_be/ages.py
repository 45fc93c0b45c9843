"""The years that words for an age allow."""

import re
from typing import Final

from small_stories.anonymising.who_could_it_be.own_words import beyond, decades
from small_stories.strings import LANGUAGES

Years = tuple[int, int]

_OLDEST: Final = 120
_BAND: Final = re.compile(r"(?<!\d)(\d{1,3})\s*[-–—]\s*(\d{1,3})(?!\d)")
_AGE: Final = re.compile(r"(?<![\d.:])(\d{1,3})(?![\d.:]\d|\d)")


def years_of(words: str) -> Years | None:
    """Return from what age to what age words may mean, or None where they tell no age.

    *58-vuotias* is 58 to 58, *viisikymppinen* 50 to 59, *yli 30* 30 to 120.
    """
    said = words.casefold()
    if band := _BAND.search(said):
        first, last = sorted(map(int, band.groups()))
        return first, last
    found = _AGE.search(said)
    years = (int(found[1]), int(found[1])) if found else _decade(said)
    if years is None or years[1] > _OLDEST:
        return None
    for language in LANGUAGES:
        if beyond(language, "over").search(said):
            return years[0], _OLDEST
        if beyond(language, "under").search(said):
            return 0, max(years[0] - 1, 0)
    return years


def _decade(said: str) -> Years | None:
    for language in LANGUAGES:
        for pattern, begins in decades(language):
            if pattern.search(said):
                return begins, begins + 9
    return None


def tells_age(told: str, band: str) -> bool:
    """Tell whether whoever hears an age knows that it lies in a band: 58 lies in 50–59."""
    if told.casefold() == band.casefold():
        return True
    inner, outer = years_of(told), years_of(band)
    if inner is None or outer is None:
        return False
    return outer[0] <= inner[0] and inner[1] <= outer[1]


def is_finer(told: str, band: str) -> bool:
    """Tell whether an age tells more than a band does."""
    inner, outer = years_of(told), years_of(band)
    if inner is None:
        return False
    return outer is None or inner[1] - inner[0] < outer[1] - outer[0]
