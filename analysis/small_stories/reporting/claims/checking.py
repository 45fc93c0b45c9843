"""Which sentences of the analyst's own text are claims of results, and what each rests on."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from small_stories.reporting.claims.marks import Mark, marks_in, without_marks
from small_stories.reporting.claims.sentences import sentences

# The sections whose own text tells what came of the activity; aims and measures claim nothing.
RESULTS: Final = frozenset(
    {
        "stories", "types", "effects", "failures", "numbers", "watch", "themes", "examples",
        "results", "successes", "evaluation", "conclusions", "discussion", "plain_summary",
        "results_in_short", "benefit", "good_practices", "award_why",
    }
)  # fmt: skip
_FEWEST_WORDS: Final = 2


@dataclass(frozen=True, slots=True)
class Claim:
    """A sentence on results as it is stored, where it stands in its section, and its marks.

    ``marks`` holds only what is still there; ``gone`` what it rested on and was removed.
    """

    text: str
    start: int
    end: int
    marks: tuple[Mark, ...]
    gone: tuple[Mark, ...] = ()

    @property
    def is_bare(self) -> bool:
        """Whether no story, type or figure stands behind the sentence."""
        return not self.marks


def claims(key: str, text: str, there: Iterable[Mark]) -> list[Claim]:
    """Return the claims of a section's own text; none where a section is not on results.

    ``there`` is what a claim can rest on now. Questions and lines that lead to what follows claim
    nothing, nor does a single word.
    """
    if key not in RESULTS:
        return []
    known = frozenset(there)
    found = []
    for each in sentences(text):
        said = without_marks(each.text).strip()
        if said.endswith(("?", ":")) or len(said.split()) < _FEWEST_WORDS:
            continue
        marks = marks_in(each.text)
        found.append(
            Claim(
                each.text,
                each.start,
                each.end,
                tuple(mark for mark in marks if mark in known),
                tuple(mark for mark in marks if mark not in known),
            )
        )
    return found
