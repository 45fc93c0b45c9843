"""What the analyst wrote, told apart from the report's own sentences when languages differ."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Final

_HEAD: Final = 10  # letters by which a text is looked up
_BEGINS: Final = re.compile(r"(?:^|[:.;!?(] )(?=\S)")


@dataclass(frozen=True, slots=True)
class OwnWords:
    """Texts of one language that may stand in sentences of another; nothing when none are given."""

    language: str = ""
    by_head: dict[str, list[str]] = field(default_factory=dict)

    def told_apart(self, words: str) -> Iterator[tuple[str, str]]:
        """Yield pieces of words, each with its language, or with none for the report's own."""
        at = 0
        for begins in _BEGINS.finditer(words) if self.by_head else ():
            start = begins.end()
            if start < at:
                continue
            if length := self._length(words, start):
                if at < start:
                    yield words[at:start], ""
                yield words[start : start + length], self.language
                at = start + length
        if at < len(words) or not words:
            yield words[at:], ""

    def _length(self, words: str, start: int) -> int:
        """Return how many letters of a text of the analyst stand here, 0 when none does."""
        here = words[start:].casefold()
        found = self.by_head.get(here[:_HEAD], ())
        return max((len(each) for each in found if here.startswith(each)), default=0)


def own_words(language: str, texts: Iterable[str]) -> OwnWords:
    """Return texts that are in a language, to be found in sentences of another."""
    by_head: dict[str, list[str]] = {}
    for text in texts:
        for line in text.splitlines():
            whole = line.strip().rstrip(".").casefold()
            if len(whole) >= _HEAD:
                by_head.setdefault(whole[:_HEAD], []).append(whole)
    return OwnWords(language, by_head)
