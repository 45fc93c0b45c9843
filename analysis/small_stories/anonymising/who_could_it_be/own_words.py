"""What tellers say of themselves that no name gives away: the lists, read once."""

import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from small_stories.model import TraitKind
from small_stories.strings import LANGUAGES

_BETWEEN = r"[^.!?…]{0,30}$"


@dataclass(frozen=True, slots=True)
class SaidOfOneself:
    """Words of a text, ``start`` to ``end``, that tell something of whoever says them."""

    start: int
    end: int
    kind: TraitKind


@cache
def _lists(language: str) -> dict[str, object]:
    path = files("small_stories_resources") / "words" / "told_of_tellers.toml"
    found = tomllib.loads(path.read_text(encoding="utf-8"))
    return dict(found[language if language in LANGUAGES else "fi"])


@cache
def _words(language: str, key: str) -> tuple[str, ...]:
    found = _lists(language)[key]
    return tuple(str(word) for word in found) if isinstance(found, list) else ()


def is_wide_place(name: str) -> bool:
    """Tell whether a place is so wide that it tells nothing of anybody."""
    wide = {place.casefold() for language in LANGUAGES for place in _words(language, "wide_places")}
    return name.strip().casefold() in wide


def is_said_of_oneself(before: str, language: str) -> bool:
    """Tell whether what follows some words of talk is said of the speaker: *mä oon ohjaaja*."""
    return bool(_after_self(language).search(before[-60:].lower()))


@cache
def _after_self(language: str) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{_any_of(_words(language, 'self'))})(?!\w){_BETWEEN}")


def _any_of(words: tuple[str, ...]) -> str:
    return "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True))


def family_and_events(text: str, language: str) -> Iterator[SaidOfOneself]:
    """Yield what a text tells of a family, and the occasions that it names."""
    for kind, pattern in _patterns(language):
        for found in pattern.finditer(text):
            yield SaidOfOneself(*found.span(), kind)


@cache
def _patterns(language: str) -> tuple[tuple[TraitKind, re.Pattern[str]], ...]:
    def any_of(key: str) -> str:
        return _any_of(_words(language, key))

    children = rf"(?:\d+|{any_of('numbers')})\s+(?:{any_of('children')})(?!\w)"
    family = rf"(?<!\w)(?:(?:{any_of('family')})\w*|{children})"
    events = rf"(?<!\w)\w*(?:{any_of('events')})(?!\w)"
    flags = re.IGNORECASE
    return (
        (TraitKind.FAMILY, re.compile(family, flags)),
        (TraitKind.ORGANISATION, re.compile(events, flags)),
    )


@cache
def decades(language: str) -> tuple[tuple[re.Pattern[str], int], ...]:
    """Return patterns of words for a decade of age, each with the age at which it begins."""
    ends = _any_of(_words(language, "tens_endings"))
    pairs = (told.split() for told in _words(language, "tens"))
    return tuple((re.compile(rf"(?<!\w){start}(?:{ends})"), int(age)) for start, age in pairs)


@cache
def beyond(language: str, key: str) -> re.Pattern[str]:
    """Return the pattern of words such as *yli* (``over``) or *alle* (``under``) before an age."""
    return re.compile(rf"(?<!\w)(?:{_any_of(_words(language, key))})\s+(?=\w)")
