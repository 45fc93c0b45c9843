"""Laughter, told or noted by the transcriber."""

import re
from collections.abc import Iterator, Sequence
from typing import Final

from small_stories.hinting.said import Said, Sign

_NOTE: Final = re.compile(
    r"[\[(<*](?:hän |both |båda |molemmat )?(?:naur|nauh|skratt|laugh|hymy|haha)[^\])>*]*[\])>*]"
    r"|\bhah?ah?a\b|😂"
)


def signs(passage: Sequence[Said]) -> Iterator[Sign]:
    """Yield notes of laughter and words that tell of it."""
    for said in passage:
        for match in _NOTE.finditer(said.text):
            yield Sign("laughter.noted", said.place(*match.span()))
        for place in said.found("laughter.words"):
            yield Sign("laughter.words", said.place(*place))
