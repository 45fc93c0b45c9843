"""The base form of words that identify, from which a replacement gets its case."""

from collections.abc import Sequence

from small_stories.changes.hiding import open_quotes
from small_stories.storage.project_file import Project
from small_stories.storage.rows import update


def give_base(project: Project, marks: Sequence[int], base: str) -> None:
    """Say of what name or words some marks are forms."""
    with project.change("mark.base_given"):
        for mark in marks:
            update(project.db, "quote_decision", mark, base=base)
        open_quotes(project, marks)
