"""Dates to a month, a season or a year, and years to a decade, as an adverb that fits."""

import re
from typing import Any, Final

from small_stories.anonymising.rewriting.ladders.said_numbers import year_in
from small_stories.anonymising.rewriting.ladders.tables import AWAY, pattern, steps, table
from small_stories.changes.hiding import Wordings

_SEASONS: Final = ("winter", "winter", "spring", "spring", "spring", "summer", "summer", "summer",
                   "autumn", "autumn", "autumn", "winter")  # fmt: skip
_FORMS: Final = ("at", "from", "to", "of")
_IN_NUMBERS: Final = re.compile(
    r"(?<!\d)(?:\d{1,2}\.\s?(\d{1,2})\.|(\d{1,2})/(?:19|20)\d\d|(?:19|20)\d\d-(\d\d)-\d\d"
    r"|\d{1,2}/(\d{1,2})/)"
)
_DAY: Final = re.compile(
    r"(?<!\d)\d{1,2}(?:[.,]|\s|st|nd|rd|th|:)|-\d\d$|\d/\d+/|päivä|(?:ntena|ntenä|s)\s"
)
_SINCE: Final = re.compile(r"\s(?:asti|saakka|lähtien|alkaen)$")
_CLOCK: Final = re.compile(r"\b(?:klo|kello|kl)\b")


def wider_date(words: str, language: str) -> Wordings:
    """Return what stands for a date on each profile, in the form that its place wants."""
    said = words.lower().strip()
    ladder = table(language)["date"]
    form = _form(said, ladder)
    month, year = _month(said, ladder), year_in(said, language)
    if _CLOCK.search(said):
        return steps(ladder["clock"][form], ladder["clock"][form], AWAY)
    if month is None and year is None:
        return steps(ladder["then"][form], ladder["then"][form], AWAY)
    names = [*_ways(ladder, said, month, year), AWAY][:3]
    told = [name if name == AWAY else _said(ladder, name, form, month, year) for name in names]
    since = _SINCE.search(said)
    rest = since[0] if since and form in ("from", "to") else ""
    return steps(*(AWAY if wider in (AWAY, said) else wider + rest for wider in told))


def _ways(ladder: dict[str, Any], said: str, month: int | None, year: int | None) -> list[str]:
    """Return the lines of the ladder for the internal and the public profile."""
    if month is not None and year is not None:
        day = _DAY.search(said.replace(str(year), " ")) or _IN_NUMBERS.search(said)
        only_month = re.fullmatch(r"\d{1,2}/\d{4}", said)
        return ["day", "year"] if day and not only_month else ["month", "year"]
    if month is not None:
        return ["bare_month", "season"] if _DAY.search(said) else ["season", "season"]
    assert year is not None
    return ["once", "once"] if year % 10 == 0 else ["early" if year % 10 < 5 else "late", "decade"]


def _form(said: str, ladder: dict[str, Any]) -> str:
    return next((f for f in ("from", "to", "of") if pattern(ladder[f]).search(said)), "at")


def _month(said: str, ladder: dict[str, Any]) -> int | None:
    for number, name in enumerate(ladder["months"]):
        if name.lower() in said:
            return number
    found = _IN_NUMBERS.search(said)
    number = int(next(filter(None, found.groups()))) if found else 0
    return number - 1 if 1 <= number <= 12 else None


def _said(ladder: dict[str, Any], way: str, form: str, month: int | None, year: int | None) -> str:
    fields: dict[str, object] = {"year": year, "decade": (year or 0) // 10 * 10}
    if month is not None:
        for at, each in enumerate(_FORMS):
            fields[f"month_{each}"] = ladder["months"][month] + ladder["month_forms"][each]
            fields[f"season_{each}"] = ladder["seasons"][_SEASONS[month]][at]
    return str(ladder[way][form]).format(**fields)
