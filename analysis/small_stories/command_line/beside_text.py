"""What may identify somebody in the parts of a Word document that are no part of its text."""

from pathlib import Path

from small_stories.anonymising.finding.found import find_marks_in
from small_stories.apart.reading import read_apart
from small_stories.apart.readings import Reading
from small_stories.importing.language import language_of


def marks_beside_text(path: Path, language: str | None = None) -> int:
    """Return in how many places headers, footers, notes and comments may identify somebody.

    Their places are no positions in the file's text, and so they are counted alone. Of any other
    kind of file it is 0. Raises SmallStoriesError for a file that cannot be read.
    """
    lines = read_apart(Reading.BESIDE_TEXT, path, tuple[str, ...])
    spoken = language or language_of("\n".join(lines))
    return sum(len(found) for found in find_marks_in(lines, spoken))
