"""Words without the pauses that stand among them: a number said with breaths is still a number."""

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from small_stories.anonymising.marks import Mark
from small_stories.heard import PAUSE

_WITH_SPACE: Final = re.compile(rf"{PAUSE} ?")


def without_pauses(text: str) -> tuple[str, list[int]]:
    """Return a text without its pauses, and where each of its letters stood, its end too."""
    kept: list[int] = []
    at = 0
    for pause in _WITH_SPACE.finditer(text):
        kept += range(at, pause.start())
        at = pause.end()
    kept += range(at, len(text))
    return "".join(text[place] for place in kept), [*kept, len(text)]


def in_whole_text(marks: Sequence[Mark], stood: Sequence[int]) -> list[Mark]:
    """Return marks of a text without pauses at their places in the whole text."""
    return [
        replace(mark, start=stood[mark.start], end=stood[mark.end - 1] + 1)
        for mark in marks
        if mark.start < mark.end
    ]
