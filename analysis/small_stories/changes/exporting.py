"""Writing down what has left the project."""

import hashlib
from collections.abc import Sequence
from datetime import UTC, datetime

from small_stories.storage.exports import NewExport, insert_export
from small_stories.storage.project_file import Project


def log_exports(project: Project, exports: Sequence[NewExport]) -> None:
    """Log the files of one export; undo leaves that alone, for what has left has left."""
    at = datetime.now(UTC).isoformat(timespec="seconds")
    with project.change_for_good("report.exported"):
        for new in exports:
            insert_export(project, at, new)


def log_copy(project: Project, new: NewExport) -> None:
    """Log a copy of the project that was handed over, in the same way."""
    at = datetime.now(UTC).isoformat(timespec="seconds")
    with project.change_for_good("project.copied"):
        insert_export(project, at, new)


def log_copied_quote(project: Project, quote: int, words: str) -> None:
    """Log a quote that was copied to be pasted somewhere: it has a moment, and no path."""
    at = datetime.now(UTC).isoformat(timespec="seconds")
    digest = hashlib.sha256(words.encode()).hexdigest()
    with project.change_for_good("quote.copied"):
        insert_export(project, at, NewExport("copied_quote", "", digest, (quote,)))


def log_story_sheet(project: Project, new: NewExport) -> None:
    """Log one teller's sheet in the same way."""
    at = datetime.now(UTC).isoformat(timespec="seconds")
    with project.change_for_good("checking.sheet_written"):
        insert_export(project, at, new)
