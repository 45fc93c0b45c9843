"""The words of marks on screen: masked until looked at, and a mark inside its turn."""

from typing import Final

from small_stories.model import IdentityKind
from small_stories.storage.identities import MarkInTurn

# What could be used against somebody by a glance at the screen.
_MASKED: Final = frozenset({IdentityKind.IDENTITY_CODE, IdentityKind.PHONE, IdentityKind.EMAIL})
MASK: Final = "•••••"


class MarkWords:
    """Which masked marks have been looked at, in this window only."""

    def __init__(self) -> None:
        self._shown: set[int] = set()

    def look_at(self, mark: int) -> None:
        """Show the words of a mark from now on."""
        self._shown.add(mark)

    def is_masked(self, mark: MarkInTurn) -> bool:
        """Tell whether a mark's words are still covered."""
        return mark.kind in _MASKED and mark.id not in self._shown

    def words(self, mark: MarkInTurn) -> str:
        """Return a mark's words, or the mask."""
        return MASK if self.is_masked(mark) else mark.words

    def around(self, mark: MarkInTurn, text: str, others: list[MarkInTurn]) -> tuple[str, int, int]:
        """Return a turn's text with masks, and where the mark stands in it, in code points."""
        pieces: list[str] = []
        at = start = end = 0
        covered = [each for each in others if self.is_masked(each)]
        for each in sorted({*covered, mark}, key=lambda each: (each.start, -each.end)):
            if each.start < at:
                continue
            pieces.append(text[at : each.start])
            if each == mark:
                start = sum(map(len, pieces))
            pieces.append(MASK if self.is_masked(each) else text[each.start : each.end])
            if each == mark:
                end = sum(map(len, pieces))
            at = each.end
        return "".join((*pieces, text[at:])), start, end
