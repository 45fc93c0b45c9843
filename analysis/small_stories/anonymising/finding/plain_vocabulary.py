"""Which words of Swedish and English talk are ordinary ones, however they are inflected."""

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import Final

from small_stories.anonymising import words

_ENGLISH: Final = (
    ("s", ("",)), ("es", ("",)), ("d", ("",)), ("ed", ("",)), ("ing", ("", "e")),
    ("ly", ("", "le")), ("r", ("",)), ("er", ("",)), ("ers", ("", "e")), ("ies", ("y",)),
    ("ied", ("y",)),
    ("ness", ("",)), ("ful", ("",)),
    ("less", ("",)), ("est", ("", "e")), ("iest", ("y",)),
)  # fmt: skip
_SWEDISH: Final = re.compile(
    r"(?:s|n|t|r|a|e|en|et|an|na|ar|er|or|arna|erna|orna|arnas|ens|ets|de|te|dde|tt|ade|at|ad|ande"
    r"|ende|are|aren|arna|ast|aste|ig|igt|iga|lig|ligt|liga|ning|ningen|ningar|het|heten|ism|is|isk|iskt|iska)$"
)
_IN_NAMES: Final = re.compile(r"(?:berg|lund|holm|ström|gren|blom|bäck|kvist|qvist|dahl|sson)s?$")
_SHORTEST: Final = 3
_PARTS: Final = re.compile(r"[-'’]")


@lru_cache(maxsize=50_000)
def is_ordinary_word(word: str, language: str) -> bool:
    """Tell whether a word, its stem or both parts of a compound are a language's ordinary words."""
    parts = [part for part in _PARTS.split(word.lower()) if len(part) >= _SHORTEST]
    known = _is_english if language == "en" else _is_swedish
    return all(known(part) for part in parts)


def stems_in_english(word: str) -> Iterator[str]:
    """Yield a word in small letters and the words that it may be a form of."""
    yield word
    for end, instead in _ENGLISH:
        stem = word.removesuffix(end)
        if stem == word or len(stem) < _SHORTEST:
            continue
        yield from (stem + each for each in instead)
        if stem[-1] == stem[-2]:
            yield stem[:-1]


def _is_english(word: str) -> bool:
    known = words.vocabulary("en")
    stems = set(stems_in_english(word))
    return any(found in known for stem in stems for found in stems_in_english(stem))


def _is_swedish(word: str) -> bool:
    if _is_swedish_form(word) or _IN_NAMES.search(word):
        return _is_swedish_form(word)
    splits = range(_SHORTEST, len(word) - _SHORTEST + 1)
    return any(
        _is_swedish_form(word[:at].removesuffix("s")) and _is_swedish_form(word[at:])
        for at in splits
    )


def _is_swedish_form(word: str) -> bool:
    known = words.vocabulary("sv")
    if word in known:
        return True
    stems = (word[:at] for at in range(_SHORTEST, len(word)) if _SWEDISH.fullmatch(word[at:]))
    return any(stem in known or f"{stem}a" in known for stem in stems)
