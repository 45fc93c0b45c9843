"""Quotes: the spans of a story that the report prints."""

import json
from collections.abc import Iterable
from dataclasses import dataclass

from small_stories.storage.project_file import Project
from small_stories.storage.rows import thing, things


@dataclass(frozen=True, slots=True)
class Quote:
    """A quote of a story; its text is derived from its spans and the decisions on marks.

    ``changed_for_good`` are the places in it that were hidden when the interviews were destroyed.
    """

    id: int
    story_id: int
    interview_id: int
    position: int
    attribution: str
    original_language: str
    translation: str
    passed_by_eye: bool
    cut: str
    changed_for_good: int


@dataclass(frozen=True, slots=True)
class QuoteSpan:
    """Words that a quote takes from one turn."""

    id: int
    quote_id: int
    position: int
    turn_id: int
    start: int
    end: int
    lost_words: str | None


_QUOTES = """
    SELECT quote.*, story.interview_id AS interview_id
    FROM quote JOIN story ON story.id = quote.story_id"""


def quotes(project: Project, story: int | None = None) -> list[Quote]:
    """Return the quotes of one story, or of all, in order."""
    where = "" if story is None else "WHERE quote.story_id = ?"
    values = [] if story is None else [story]
    return things(project.db, Quote, f"{_QUOTES} {where} ORDER BY quote.position, quote.id", values)


def quote(project: Project, number: int) -> Quote | None:
    """Return one quote, or None when it is gone."""
    return thing(project.db, Quote, f"{_QUOTES} WHERE quote.id = ?", [number])


def quote_spans(project: Project, quote: int) -> list[QuoteSpan]:
    """Return the spans of a quote in order."""
    query = "SELECT * FROM quote_span WHERE quote_id = ? ORDER BY position, id"
    return things(project.db, QuoteSpan, query, [quote])


@dataclass(frozen=True, slots=True)
class QuotedWords:
    """Words of a quote, ``start`` to ``end``, with the whole text of their turn."""

    quote_id: int
    turn_id: int
    start: int
    end: int
    text: str


def quoted_words(project: Project, quote: int | None = None) -> list[QuotedWords]:
    """Return the words of one quote, or of all, in order; those that are lost are left out."""
    only = "" if quote is None else "AND quote_id = ?"
    query = (
        'SELECT quote_id, turn_id, quote_span.start, quote_span."end", turn.text FROM quote_span'
        ' JOIN turn ON turn.id = turn_id WHERE quote_span."end" > quote_span.start'
        f" {only} ORDER BY quote_id, quote_span.position, quote_span.id"
    )
    return things(project.db, QuotedWords, query, [] if quote is None else [quote])


@dataclass(frozen=True, slots=True)
class QuoteOfStory:
    """Which story a quote is cut from, and the language that its interview stands in."""

    id: int
    story_id: int
    language: str


def stories_of_quotes(
    project: Project, among: Iterable[int] | None = None
) -> dict[int, QuoteOfStory]:
    """Return the story and language of all quotes, or of some, by the quotes' ids."""
    query = (
        "SELECT quote.id, quote.story_id, interview.language FROM quote"
        " JOIN story ON story.id = story_id JOIN interview ON interview.id = story.interview_id"
    )
    where, values = _among("quote.id", among)
    found = things(project.db, QuoteOfStory, f"{query} {where}", values)
    return {each.id: each for each in found}


def spans_of_quotes(
    project: Project, among: Iterable[int] | None = None
) -> dict[int, list[QuoteSpan]]:
    """Return the spans of all quotes, or of some, in order, by the quotes' ids."""
    where, values = _among("quote_id", among)
    query = f"SELECT * FROM quote_span {where} ORDER BY quote_id, position, id"
    found: dict[int, list[QuoteSpan]] = {}
    for span in things(project.db, QuoteSpan, query, values):
        found.setdefault(span.quote_id, []).append(span)
    return found


def _among(column: str, among: Iterable[int] | None) -> tuple[str, list[str]]:
    if among is None:
        return "", []
    return f"WHERE {column} IN (SELECT value FROM json_each(?))", [json.dumps(list(among))]
