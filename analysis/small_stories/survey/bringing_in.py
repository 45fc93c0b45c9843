"""Survey answers from a table: a form on each row, with ten answers from 1 to 5.

The columns that are not the respondent's code, the wave or the group are the answers: exactly ten.
No error says an answer or a code, only the row and the column.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final

from small_stories.apart.reading import read_apart
from small_stories.apart.readings import Reading
from small_stories.changes.survey import NewAnswers
from small_stories.errors import SmallStoriesError
from small_stories.importing.sheets.rows import Row
from small_stories.importing.sheets.sheet import Sheet
from small_stories.storage.survey import ITEMS, Answers
from small_stories.survey.scoring import LEAST, MOST
from small_stories.survey.waves import column_of, in_order, wave_of

FORMS_AT_MOST: Final = 5_000
_HEAD_AMONG: Final = 15
_NUMBER: Final = re.compile(r"[-\u2212]?\d+(?:[.,]\d+)?")
_WHOLE: Final = re.compile(r"(\d+)(?:[.,]0+)?")
_NAME: Final = r"[A-ZÅÄÖÉ][^\W\d_]+"
_PERSONAL: Final = re.compile(
    rf"\d{{6}}[-+A-FU-Ya-fu-y]\d{{3}}[0-9A-Ya-y]|.*@.*|{_NAME}[\s,]+{_NAME}.*"
)


@dataclass(frozen=True, slots=True)
class Form:
    """A form with the row that it came from."""

    row: int
    answers: NewAnswers


@dataclass(frozen=True, slots=True)
class Found:
    """The forms of a table; ``has_waves`` tells whether it says when they were filled in."""

    sheet: str
    forms: tuple[Form, ...]
    has_waves: bool

    @property
    def waves(self) -> list[str]:
        """The waves in the order of time."""
        return in_order(each.answers.wave for each in self.forms)

    @property
    def groups(self) -> list[str]:
        """The names of the groups."""
        return sorted({each.answers.group for each in self.forms} - {""})

    @property
    def incomplete(self) -> int:
        """How many forms lack an answer, and so have no score."""
        return sum(None in each.answers.items for each in self.forms)

    def of_wave(self, words: str) -> "Found":
        """Return the same forms as those of one wave, for a table that does not say it."""
        wave = wave_of(words)
        told = (replace(each, answers=replace(each.answers, wave=wave)) for each in self.forms)
        return replace(self, forms=tuple(told))


def read_answers(path: Path) -> Found:
    """Read the forms of a CSV or Excel file; what cannot be read stops with its row and reason."""
    sheet = read_apart(Reading.SHEET, path, Sheet)
    head, facts, items = _head(sheet, path.name)
    forms = tuple(_form(row, facts, items) for row in sheet.rows if row.number > head.number)
    if not forms:
        raise SmallStoriesError("survey.none", name=path.name)
    if len(forms) > FORMS_AT_MOST:
        raise SmallStoriesError("sheet.too_large", name=path.name)
    found = Found(sheet.name, forms, "wave" in facts)
    refuse_twice(found, ())
    return found


def refuse_twice(found: Found, stored: Iterable[Answers]) -> None:
    """Raise SmallStoriesError for a form of somebody who has one of the same wave already."""
    there = {(each.respondent, each.wave) for each in stored}
    rows: dict[tuple[str, str], int] = {}
    for form in found.forms:
        key = (form.answers.respondent, form.answers.wave)
        if not key[0]:
            continue
        if key in there:
            raise SmallStoriesError("survey.row_stored", row=form.row)
        if key in rows:
            raise SmallStoriesError("survey.row_twice", row=form.row, other=rows[key])
        rows[key] = form.row


def _head(sheet: Sheet, name: str) -> tuple[Row, dict[str, int], list[int]]:
    """Return the row that names the columns, where each fact stands, and the ten answers."""
    for row in sheet.rows[:_HEAD_AMONG]:
        facts: dict[str, int] = {}
        for place, words in enumerate(row.cells):
            fact = column_of(words)
            if fact and fact in facts:
                raise SmallStoriesError("survey.heading_twice", row=row.number, heading=words)
            if fact:
                facts[fact] = place
        named = [place for place, words in enumerate(row.cells) if words]
        if facts and len(named) > 1:
            return row, facts, _items(sheet, row, facts, name)
    raise SmallStoriesError("survey.no_headings", name=name)


def _items(sheet: Sheet, head: Row, facts: dict[str, int], name: str) -> list[int]:
    filled = {place for row in sheet.rows if row.number >= head.number
              for place, words in enumerate(row.cells) if words}  # fmt: skip
    items = sorted(filled - set(facts.values()))
    if len(items) != ITEMS:
        raise SmallStoriesError("survey.not_ten", name=name, count=len(items))
    return items


def _form(row: Row, facts: dict[str, int], items: list[int]) -> Form:
    def cell(place: int | None) -> str:
        return row.cells[place] if place is not None and place < len(row.cells) else ""

    code = cell(facts.get("respondent"))
    if _PERSONAL.fullmatch(code):
        raise SmallStoriesError("survey.row_personal", row=row.number)
    wave = cell(facts.get("wave"))
    if "wave" in facts and not wave:
        raise SmallStoriesError("survey.row_no_wave", row=row.number)
    given = tuple(_answer(cell(place), row.number, n) for n, place in enumerate(items, start=1))
    return Form(row.number, NewAnswers(code, wave_of(wave), cell(facts.get("group")), given))


def _answer(words: str, row: int, item: int) -> int | None:
    if not words:
        return None
    if not _NUMBER.fullmatch(words):
        raise SmallStoriesError("survey.row_text", row=row, item=item)
    whole = _WHOLE.fullmatch(words)
    if whole is None or len(whole[1]) > 2 or not LEAST <= int(whole[1]) <= MOST:
        raise SmallStoriesError("survey.row_out_of_range", row=row, item=item)
    return int(whole[1])
