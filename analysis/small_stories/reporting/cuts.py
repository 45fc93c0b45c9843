"""How long quotes are, and which templates print which cut of a story."""

import re
from typing import Final

from small_stories.model import Cut
from small_stories.reporting.templates.catalogue import TEMPLATES

PUBLISHED: Final = (7, 66)
"""Words of the shortest and the longest quote in the final reports that were read for this."""

_WORD: Final = re.compile(r"\w")
# What each section prints of a story; where that has not been made, the cut nearest to it.
_PRINTS: Final = {
    Cut.QUOTE: frozenset({"stories", "failures", "themes", "impact_stories"}),
    Cut.LINE: frozenset({
        "highlights", "results_in_short", "benefit", "award_why", "parts", "parts_by_area",
    }),
}  # fmt: skip


def words_in(quote: str, omission: str) -> int:
    """Return how many words a quote has as printed; signs for what is left out are none."""
    return sum(bool(_WORD.search(word)) for word in quote.replace(omission, " ").split())


def templates_of(cut: Cut) -> list[str]:
    """Return the keys of the templates that print a cut where it has been made."""
    printed = _PRINTS.get(cut, frozenset())
    return [key for key, each in TEMPLATES.items() if printed & {p.key for p in each.places}]
