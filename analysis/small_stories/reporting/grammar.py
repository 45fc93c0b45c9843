"""Numbers, dates and lists as they are written in the languages of a report."""

import re
from collections.abc import Sequence
from datetime import date
from typing import Final

from small_stories import strings
from small_stories.strings import entry, text

_NARROW: Final = "\u202f"  # a space inside a number, where a line may not break
_NUMBER: Final = re.compile(r"(?P<whole>\d+)(?:[.,](?P<part>\d+))?(?:\s*(?P<unit>%|€))?")


def number_word(count: int, language: str, form: str = "nominative") -> str:
    """Return a number up to ten as a word in a form of the language, a larger one in digits."""
    return written_number(strings.number_word(count, language, form), language)


def listed(items: Sequence[str], language: str) -> str:
    """Return items as running text: a, b and c."""
    if len(items) < 2:
        return "".join(items)
    return f"{', '.join(items[:-1])} {text('report.grammar.and', language)} {items[-1]}"


def written_number(value: str, language: str) -> str:
    """Return a value as the language writes numbers (9,3 %, 3 648); other text stays as it is."""
    found = _NUMBER.fullmatch(value.strip())
    if found is None or (found["whole"].startswith("0") and len(found["whole"]) > 1):
        return value.strip()
    whole = found["whole"]
    if len(whole) > 3 and not _is_year(found):
        whole = f"{int(whole):,}".replace(",", "," if language == "en" else _NARROW)
    part = f"{'.' if language == 'en' else ','}{found['part']}" if found["part"] else ""
    return whole + part + _unit(found["unit"], language)


def written_date(iso: str, language: str) -> str:
    """Return an ISO date as the language writes it: 16.12.2025, 16 December 2025."""
    day = date.fromisoformat(iso[:10])
    if language == "en":
        return f"{day.day} {_month(day, language)} {day.year}"
    return f"{day.day}.{day.month}.{day.year}"


def when(days: Sequence[str], language: str) -> str:
    """Return in which months something happened: *maalis–toukokuussa 2025*."""
    first, last = (date.fromisoformat(day[:10]) for day in (min(days), max(days)))
    form = "years" if first.year != last.year else "months" if first.month != last.month else "one"
    return text(
        f"report.grammar.when_{form}",
        language,
        first=_month(first, language),
        last=_month(last, language),
        first_year=first.year,
        last_year=last.year,
    )


def hours_and_minutes(milliseconds: int, language: str) -> str:
    """Return a length of time to the minute: *2 tuntia 5 minuuttia*, at least a minute."""
    hours, minutes = divmod(max(1, round(milliseconds / 60_000)), 60)
    parts = [
        text(f"report.grammar.{unit}", language, count, n=number_word(count, language))
        for unit, count in (("hours", hours), ("minutes", minutes))
        if count
    ]
    return listed(parts, language)


def spoken_in(code: str, language: str) -> str:
    """Return in which language something was said, as the report says it: *suomeksi*."""
    names = entry("report.languages", language)
    assert isinstance(names, dict)
    return str(names.get(code) or text("report.method.language_of_code", language, code=code))


def sentence(words: str) -> str:
    """Return the words as one sentence, with a capital letter and a full stop."""
    whole = capitalised(words)
    if not whole:
        return ""
    return whole if whole.endswith((".", "!", "?", "…")) else f"{whole}."


def capitalised(words: str) -> str:
    """Return the words with a capital letter, as a cell or a point of a list begins."""
    whole = words.strip()
    return whole[:1].upper() + whole[1:]


def _is_year(found: re.Match[str]) -> bool:
    bare = found["part"] is None and found["unit"] is None
    return bare and len(found["whole"]) == 4 and found["whole"][:2] in ("19", "20")


def _unit(unit: str | None, language: str) -> str:
    if unit is None:
        return ""
    return unit if language == "en" else f"{_NARROW}{unit}"


def _month(day: date, language: str) -> str:
    months = entry("report.grammar.months", language)
    assert isinstance(months, list)
    return str(months[day.month - 1])
