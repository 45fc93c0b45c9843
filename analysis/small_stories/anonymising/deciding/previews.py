"""What a decision would print: the sentence around a mark, for each profile."""

import re
from collections.abc import Iterable
from dataclasses import replace
from typing import Final

from small_stories.anonymising.rewriting.house_style import HouseStyle
from small_stories.anonymising.rewriting.printed import words_in_print
from small_stories.changes.hiding import Wordings
from small_stories.model import Decision, Profile
from small_stories.storage.identities import MarkInTurn

_END: Final = re.compile(r"[.!?…]\s+")
# What is shown of talk that has no full stops, on each side of the mark.
_MOST: Final = 60


def sentences(
    words: str,
    around: Iterable[MarkInTurn],
    mark: MarkInTurn,
    decision: Decision,
    wordings: Wordings,
    language: str,
    style: HouseStyle,
) -> dict[Profile, str]:
    """Return the sentence of a mark as each profile would print it after a decision.

    ``words`` are the turn's, ``around`` its marks as they are decided now.
    """
    decided = replace(
        mark,
        decision=decision,
        wording=wordings.public,
        internal=wordings.internal,
        strict=wordings.strict,
    )
    window = _sentence(words, mark)
    others = [each for each in around if each.id != mark.id]
    return {
        profile: words_in_print(words, [*others, decided], window, language, profile, style)
        for profile in Profile
    }


def _sentence(words: str, mark: MarkInTurn) -> tuple[int, int]:
    """Return where the sentence of a mark stands, or as much of it as can be read at once."""
    start = max((end.end() for end in _END.finditer(words, 0, mark.start)), default=0)
    following = _END.search(words, mark.end)
    end = following.start() + 1 if following else len(words)
    if mark.start - start > _MOST:
        start = words.rfind(" ", 0, mark.start - _MOST) + 1
    if end - mark.end > _MOST:
        cut = words.find(" ", mark.end + _MOST)
        end = cut if 0 <= cut < end else end
    return start, end
