"""Detail: people and places that are named, where the writer kept capital letters."""

import re
from collections.abc import Iterator, Sequence
from typing import Final

from small_stories.hinting.said import Said, Sign

_NAME: Final = re.compile(r"(?<=[\w,;] )[A-ZÅÄÖ][\w'’-]+")
_NO_NAMES: Final = frozenset(["I", "I'm", "I'd", "I've", "I'll", "Finnish", "English"])


def signs(passage: Sequence[Said]) -> Iterator[Sign]:
    """Yield words with a capital letter within a sentence."""
    for said in passage:
        for match in _NAME.finditer(said.written):
            if match[0] not in _NO_NAMES:
                yield Sign("detail.names", said.place(*match.span()))
