"""The lines of a source that have words on them."""

from dataclasses import dataclass

from small_stories.importing.passages import MARKDOWN, UNSEEN, Passage, passage
from small_stories.importing.source import Source


@dataclass(frozen=True, slots=True)
class Line:
    """A line's clean text with its place, and how many blank lines stand above it."""

    passage: Passage
    gap: int

    @property
    def text(self) -> str:
        """The line's own words."""
        return self.passage.text

    @property
    def start(self) -> int:
        """Where in the source the line's words begin."""
        return self.passage.pieces[0].start


def lines_of(source: Source) -> list[Line]:
    """Return the lines that are not blank, in their order."""
    return lines_between(source, 0, len(source.text))


def lines_between(source: Source, start: int, end: int) -> list[Line]:
    """Return the lines of a range of the source's text that are not blank."""
    unseen = MARKDOWN if source.kind == "md" else UNSEEN
    found = []
    gap = 0
    at = start
    for raw in source.text[start:end].splitlines(keepends=True):
        if raw.isspace():
            gap += 1
            at += len(raw)
            continue
        words = passage(source.text, at, at + len(raw), unseen)
        at += len(raw)
        if words.text:
            found.append(Line(words, gap))
            gap = 0
        else:
            gap += 1
    return found
