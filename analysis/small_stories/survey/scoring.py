"""The score of THL's indicator of inclusion (ESIS), as its owner tells to count it.

One number for the whole form: the indicator has one factor, so no part of it has a score of its
own. A form with an answer missing has none, and nothing is put in its place.
"""

from collections.abc import Sequence
from typing import Final

from small_stories.errors import SmallStoriesError
from small_stories.storage.survey import ITEMS

LEAST: Final = 1
MOST: Final = 5
CUT_OFF: Final = 50.0
"""Under this the experience of inclusion is very weak; 50.0 itself is not."""


def score(items: Sequence[int | None]) -> float | None:
    """Return the score from 0 to 100, in steps of 2.5, or None where an answer is missing."""
    if len(items) != ITEMS or any(each is not None and not LEAST <= each <= MOST for each in items):
        raise SmallStoriesError("survey.not_answers")
    given = [each for each in items if each is not None]
    return (sum(given) - ITEMS) * 2.5 if len(given) == ITEMS else None


def is_very_weak(points: float) -> bool:
    """Tell whether a score is under the cut-off."""
    return points < CUT_OFF
