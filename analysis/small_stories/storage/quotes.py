"""Quotes: the spans of a story that the report prints."""

from dataclasses import dataclass

from small_stories.storage.project_file import Project
from small_stories.storage.rows import thing, things


@dataclass(frozen=True, slots=True)
class Quote:
    """A quote of a story; its text is derived from its spans and the decisions on marks."""

    id: int
    story_id: int
    interview_id: int
    position: int
    attribution: str
    original_language: str
    translation: str
    passed_by_eye: bool
    cut: str


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
