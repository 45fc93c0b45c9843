"""Ages to bands: ten years for those who work with the talk, a stage of life for everybody else."""

import re
from typing import Final

from small_stories.anonymising.rewriting.ladders.said_numbers import number_in
from small_stories.anonymising.rewriting.ladders.tables import steps, table
from small_stories.changes.hiding import Wordings

# from this age on, which line of the ladder
_STAGES: Final = (
    (65, "retired"), (30, "working"), (18, "young"), (13, "upper_school"), (7, "lower_school"),
    (1, "under_school"), (0, "under_one"),
)  # fmt: skip
_BY_TENS: Final = ("retired", "working")
_OLDEST: Final = 120
# Years that are counted, not an adjective: täytin 38 vuotta
_YEARS: Final = re.compile(r"\bvuo(?:tta|den|si)$")
_MONTHS: Final = re.compile(r"\bkk\b|kuukau|kuiset?|viikko|viikon|päivä|månad|vecko|month|week")


def wider_age(words: str, language: str) -> Wordings:
    """Return what stands for an age on each profile: *38-vuotias* is a kolmekymppinen."""
    ladder, said = table(language)["age"], words.lower().strip()
    if _YEARS.search(said):
        return steps(*ladder["years"])
    years = 0 if _MONTHS.search(said) else number_in(said, language)
    if years is None or years > _OLDEST:
        return steps(*ladder["unknown"])
    stage = next(name for first, name in _STAGES if years >= first)
    if stage not in _BY_TENS:
        return steps(*ladder[stage])
    decade = ladder["decades"][min(years // 10, 10)]
    told_already = re.search(r"kymp|kymmenis|tioår|ties\b", said)
    return steps(ladder[stage][0] if told_already else decade, *ladder[stage])
