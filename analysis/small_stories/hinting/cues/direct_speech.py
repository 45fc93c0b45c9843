"""Words that somebody said, as they were said: *sano et anteeks mitä*, *she said, wait*."""

import re
from collections.abc import Iterator, Sequence
from functools import cache
from typing import Final

from small_stories.hinting.said import Said, Sign
from small_stories.hinting.words import phrases

_QUOTED: Final = re.compile(r"[\"”“»„][^\"”“»]{2,}[\"”»]")
_MARK: Final = re.compile(r"[:,]")


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
        following = re.compile(r"(?:\s+\w+){0,2}?\s*([:,]|\s(\w+))").match(text, end)
        if following is None:
            continue
        opened = (
            following[2] in _opens(said.language)
            if following[2]
            else bool(_MARK.match(following[1]))
        )
        near = re.match(r"\s+\w+(?:\s+\w+)?\s+(\w+)", text[end:])
        within = near is not None and near[1] in _opens(said.language)
        if opened or within or text[start:end].endswith((" et", " että")):
            yield (start, end), (end, len(text))
