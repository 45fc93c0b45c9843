"""The words of marks on screen: numbers and addresses are covered until they are looked at."""

import re
from collections.abc import Iterable
from typing import Final

from small_stories.model import IdentityKind
from small_stories.storage.identities import MarkInTurn

# What could be used against somebody by a glance at the screen.
_COVERED: Final = frozenset(
    {
        IdentityKind.IDENTITY_CODE,
        IdentityKind.PHONE,
        IdentityKind.EMAIL,
        IdentityKind.ADDRESS,
        IdentityKind.LINK,
    }
)
_REASONS: Final = frozenset({"account", "car", "handle"})
# Words that were marked by hand, or by no pattern of their own, and are a number all the same.
_LEAST_DIGITS: Final = 5
_COVER: Final = "\ue000"
_RUN: Final = re.compile(f"{_COVER}+")


class MarkWords:
    """Which covered words have been looked at, in this window only; ``mask`` stands for the rest.

    The mask is a word, for whoever reads the screen by ear.
    """

    def __init__(self, mask: str) -> None:
        self.mask = mask
        self._seen: set[int] = set()

    def look_at(self, marks: Iterable[MarkInTurn]) -> None:
        """Show the words of some marks from now on."""
        self._seen.update(mark.id for mark in marks)

    def forget(self) -> None:
        """Cover everything again."""
        self._seen.clear()

    def is_masked(self, mark: MarkInTurn) -> bool:
        """Tell whether a mark's words are still covered."""
        return mark.id not in self._seen and _is_secret(mark)

    def words(self, mark: MarkInTurn) -> str:
        """Return a mark's words, or the mask."""
        return self.mask if self.is_masked(mark) else mark.words

    def cover(self, words: str, marks: Iterable[MarkInTurn]) -> str:
        """Return a turn's words with a sign for each covered letter; ``uncover`` ends it."""
        letters = list(words)
        for mark in marks:
            if self.is_masked(mark):
                letters[mark.start : mark.end] = _COVER * (mark.end - mark.start)
        return "".join(letters)

    def uncover(self, covered: str) -> str:
        """Return words with the mask where letters are covered."""
        return _RUN.sub(self.mask, covered)

    def in_turn(
        self, words: str, marks: Iterable[MarkInTurn], mark: MarkInTurn
    ) -> tuple[str, int, int]:
        """Return a turn's words as shown, and where a mark stands in them, in code points."""
        covered = self.cover(words, marks)
        start, end = mark.start, mark.end
        while start > 0 and covered[start - 1 : start + 1] == _COVER * 2:
            start -= 1
        while end < len(covered) and covered[end - 1 : end + 1] == _COVER * 2:
            end += 1
        pieces = covered[:start], covered[start:end], covered[end:]
        before, lit, after = map(self.uncover, pieces)
        return before + lit + after, len(before), len(before) + len(lit)


def _is_secret(mark: MarkInTurn) -> bool:
    digits = sum(letter.isdigit() for letter in mark.words)
    numbered = mark.kind == IdentityKind.OTHER and digits >= _LEAST_DIGITS
    return mark.kind in _COVERED or mark.reason in _REASONS or numbered
