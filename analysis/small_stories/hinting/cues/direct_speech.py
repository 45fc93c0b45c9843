"""Words that somebody said, as they were said: *sano et anteeks mitä*, *she said, wait*."""

import re
from collections.abc import Iterator, Sequence
from functools import cache
from typing import Final

from small_stories.hinting.said import Said, Sign
from small_stories.hinting.words import phrases

_QUOTED: Final = re.compile(r"[\"”“»„][^\"”“»]{2,}[\"”»]")
_FOLLOWING: Final = re.compile(r"((?:\s+\w+){0,3})\s*([:,]?)")


@cache
def _opens(language: str) -> frozenset[str]:
    return frozenset(phrases(language, "direct_speech.opens"))


def signs(passage: Sequence[Said]) -> Iterator[Sign]:
    """Yield verbs of saying after which words are quoted."""
    for said in passage:
        for start, _ in quotes_in(said):
            yield Sign("direct_speech.words", said.place(*start))


def quotes_in(said: Said) -> Iterator[tuple[tuple[int, int], tuple[int, int]]]:
    """Yield each verb of saying that opens a quote, and the range that is quoted."""
    text = said.text
    for match in _QUOTED.finditer(text):
        yield match.span(), match.span()
    for start, end in said.found("direct_speech.say"):
        following = _FOLLOWING.match(text, end)
        words = following[1].split() if following else []
        by_word = _opens(said.language).intersection([*words[:3], *text[start:end].split()[-1:]])
        if by_word or (following and following[2] and len(words) <= 2):
            yield (start, end), (end, len(text))
