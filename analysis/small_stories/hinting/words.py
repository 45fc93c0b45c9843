"""The word lists by which cues are seen, one file for each language in ``resources/hints``."""

import re
import tomllib
from collections.abc import Iterable, Iterator
from functools import cache
from importlib.resources import files
from typing import Any, Final

KNOWN: Final = ("fi", "sv", "en")
_FIRST: Final = re.compile(r"[^\W_]+")


@cache
def tables(language: str) -> dict[str, Any]:
    """Return a language's lists as they stand in its file, each a text of phrases."""
    path = files("small_stories_resources") / "hints" / f"{language}.toml"
    return tomllib.loads(path.read_text(encoding="utf-8"))


def phrases(language: str, key: str) -> tuple[str, ...]:
    """Return the phrases of a list, by its table and name: ``then_now.since``."""
    if language not in KNOWN:
        return ()
    found: Any = tables(language)
    for part in key.split("."):
        found = found.get(part, {})
    every = (" ".join(each.split()) for each in (found or "").split(","))
    return tuple(phrase for phrase in every if phrase)


@cache
def pattern(language: str, key: str) -> re.Pattern[str] | None:
    """Return what matches any phrase of a list, the longest first."""
    longest = sorted(set(phrases(language, key)), key=len, reverse=True)
    if not longest:
        return None
    return re.compile(written(longest))


def written(some: Iterable[str]) -> str:
    """Return phrases as a pattern of whole words; a star is any letters."""
    each = (
        r"[\s,]+".join(re.escape(word).replace(r"\*", r"\w*") for word in phrase.split())
        for phrase in some
    )
    return rf"(?<!\w)(?:{'|'.join(each)})(?!\w)"


def found_in(
    text: str, language: str, key: str, start: int = 0, end: int | None = None
) -> Iterator[tuple[int, int]]:
    """Yield where phrases of a list stand in a text that is in small letters already."""
    wanted = pattern(language, key)
    if wanted is not None:
        for match in wanted.finditer(text, start, len(text) if end is None else end):
            yield match.span()


def in_small_letters(text: str) -> str:
    """Return a text in small letters, each in its place."""
    return "".join(small if len(small := each.lower()) == 1 else each for each in text)


def words_of(text: str) -> list[tuple[int, int]]:
    """Return where the words of a text stand."""
    return [match.span() for match in re.finditer(r"\w+(?:['’-]\w+)*", text)]
