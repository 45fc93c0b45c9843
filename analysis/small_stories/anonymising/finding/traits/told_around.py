"""What is told of somebody's health without the word for it: *korkki pysyy kiinni*."""

import re
from collections.abc import Iterator
from functools import cache
from typing import Final

from small_stories.anonymising.marks import Mark, Tier
from small_stories.anonymising.words import lines
from small_stories.model import IdentityKind

_SOME_WORDS: Final = r"\\s(?:\\w+\\s){0,2}?"


def told_around_marks(text: str, language: str) -> Iterator[Mark]:
    """Yield phrases that tell of drink, drugs, the mind, the body or a child to come."""
    for found in _phrases(language).finditer(text):
        end = found.start() + len(found[0].rstrip())
        yield Mark(found.start(), end, IdentityKind.HEALTH, Tier.CHECK, "health_told")


@cache
def _phrases(language: str) -> re.Pattern[str]:
    """Return the patterns of a language's list as one; "~" is the rest of a word, "_" any words."""
    patterns = (_readable(line) for line in lines(f"told_around_{language}"))
    return re.compile(rf"(?<!\w)(?:{'|'.join(patterns)})(?!\w)", re.IGNORECASE)


def _readable(line: str) -> str:
    some = re.sub(" _ ", _SOME_WORDS, line)
    return some.replace("~", r"\w*").replace(" ", r"\s")
