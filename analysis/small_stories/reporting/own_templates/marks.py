"""Place marks: what somebody writes in a template where the program is to write something.

``{{stories}}`` stands for a section, ``{{stories.count}}`` for a short fact in running text. A
mark can be written in Finnish, Swedish or English, whatever the language of the report.
"""

import difflib
import re
from collections.abc import Callable, Iterable
from datetime import date
from functools import cache
from typing import Final

from small_stories.reporting.grammar import when, written_date, written_number
from small_stories.reporting.material import Material
from small_stories.reporting.sections.catalogue import SECTIONS, SEVERAL
from small_stories.strings import LANGUAGES, entry

REPORT: Final = "report"
CONTENTS: Final = "contents"
MARK: Final = re.compile(r"\{\{\s*([^{}]{1,80}?)\s*\}\}")

_COUNTED: Final[dict[str, Callable[[Material], int]]] = {
    "stories": lambda material: len(material.successes()),
    "interviews": lambda material: len(material.interviews),
    "people": lambda material: len(
        {each.interviewee_id for each in material.interviews.values()} - {None}
    ),
    "quotes": lambda material: len(material.printed),
    "types": lambda material: len(material.types),
    "goals": lambda material: len(material.goals),
    "themes": lambda material: len(material.themes),
}
_TOLD: Final[dict[str, Callable[[Material], str]]] = {
    "title": lambda material: material.say("templates.own.title", name=material.facts.name),
    "name": lambda material: material.facts.name,
    "date": lambda material: written_date(date.today().isoformat(), material.language),
    "year": lambda material: str(date.today().year),
    "period": lambda material: _period(material),
    "evaluated": lambda material: material.facts.evaluated.strip(),
    "means": lambda material: material.facts.means.strip(),
}


def meaning(mark: str) -> str | None:
    """Return what a mark stands for, by its own key: a section, a fact, or None when unknown."""
    return _meanings().get(_plain(mark))


def is_fact(key: str) -> bool:
    """Tell whether what a mark stands for is a short fact, which stands in running text."""
    return key in _TOLD or key.endswith(".count")


def fact(key: str, material: Material) -> str:
    """Return a short fact as the report's language writes it."""
    if key in _TOLD:
        return _TOLD[key](material)
    count = _COUNTED[key.removesuffix(".count")](material)
    return written_number(str(count), material.language)


def known_marks(language: str) -> list[str]:
    """Return all marks as they are written in a language, sections first."""
    names = _names(language)
    return [f"{{{{{names[key]}}}}}" for key in _keys()]


def nearest_mark(mark: str, language: str) -> str:
    """Return the known mark that an unknown one most looks like, or nothing."""
    found = difflib.get_close_matches(_plain(mark), _meanings(), n=1, cutoff=0.6)
    return f"{{{{{_names(language)[_meanings()[found[0]]]}}}}}" if found else ""


def _period(material: Material) -> str:
    days = [talk.held_on for talk in material.interviews.values() if talk.held_on]
    return when(days, material.language) if days else ""


def _plain(mark: str) -> str:
    return " ".join(mark.replace("_", " ").replace("\xa0", " ").split()).casefold()


def _keys() -> list[str]:
    counts = (f"{key}.count" for key in _COUNTED)
    return [REPORT, CONTENTS, *SECTIONS, *SEVERAL, *_TOLD, *counts]


@cache
def _names(language: str) -> dict[str, str]:
    """Return the mark of each key in a language; what has no name of its own goes by its key."""
    own = entry("report.place_marks", language)
    assert isinstance(own, dict)
    count = str(own["count"])
    names = {key: str(own.get(key, key)) for key in _keys()}
    counted = {f"{key}.count": f"{own.get(key, key)}.{count}" for key in _COUNTED}
    return {**names, **counted}


@cache
def _meanings() -> dict[str, str]:
    """Return the key of every way to write a mark."""
    found: dict[str, str] = {}
    for key in _keys():
        ways: Iterable[str] = (key, *(_names(language)[key] for language in LANGUAGES))
        for way in ways:
            found.setdefault(_plain(way), key)
    return found
