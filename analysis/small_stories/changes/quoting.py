"""Choosing the words of stories that the report prints."""

from collections.abc import Sequence

from small_stories.model import InTurn
from small_stories.storage.project_file import Project
from small_stories.storage.rows import delete, insert, next_position, update


def add_quote(project: Project, story: int, spans: Sequence[InTurn], attribution: str = "") -> int:
    """Make a quote of words of a story, in the order given."""
    with project.change("quote.added", story=story):
        position = next_position(project.db, "quote")
        values = {"position": position, "attribution": attribution}
        quote = insert(project.db, "quote", story_id=story, **values)
        for place, span in enumerate(spans):
            words = {"turn_id": span.turn_id, "start": span.start, "end": span.end}
            insert(project.db, "quote_span", quote_id=quote, position=place, **words)
    return quote


def edit_quote(project: Project, quote: int, **values: object) -> None:
    """Write facts of a quote: any columns of ``quote``; it has to be read by eye again."""
    with project.change("quote.edited"):
        update(project.db, "quote", quote, **values, passed_by_eye=0)


def pass_by_eye(project: Project, quote: int, *, passed: bool) -> None:
    """Note that the analyst has read the quote as it will be printed, and found it safe."""
    with project.change("quote.passed" if passed else "quote.opened"):
        update(project.db, "quote", quote, passed_by_eye=int(passed))


def remove_quote(project: Project, quote: int) -> None:
    """Remove a quote; the story stays."""
    with project.change("quote.removed"):
        delete(project.db, "quote", id=quote)
