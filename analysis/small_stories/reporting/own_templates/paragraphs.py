"""Paragraphs of a template, and the marks in them however Word has split them over runs."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Final

from small_stories.reporting.own_templates.marks import MARK
from small_stories.reporting.word.markup import NAMESPACES

W: Final = f"{{{NAMESPACES['w']}}}"
_SPACE: Final = "{http://www.w3.org/XML/1998/namespace}space"
_COPY: Final = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"


@dataclass(frozen=True, slots=True)
class MarkInParagraph:
    """A mark as it is written, without its braces, and where it stands in the paragraph's text."""

    name: str
    start: int
    end: int


def paragraphs(root: Any) -> Iterator[Any]:
    """Yield all paragraphs of a part, also those in tables and text boxes."""
    yield from list(root.iter(f"{W}p"))


def texts_of(paragraph: Any) -> list[Any]:
    """Return the elements that hold a paragraph's own words, not those of a box inside it."""
    return [
        each for each in paragraph.iter(f"{W}t")
        if next(each.iterancestors(f"{W}p")) is paragraph
    ]  # fmt: skip


def text_of(paragraph: Any) -> str:
    """Return a paragraph's own words."""
    return "".join(each.text or "" for each in texts_of(paragraph))


def marks_in(paragraph: Any) -> list[MarkInParagraph]:
    """Return the marks of a paragraph in order."""
    return [
        MarkInParagraph(found[1], found.start(), found.end())
        for found in MARK.finditer(text_of(paragraph))
    ]


def stands_alone(paragraph: Any, mark: MarkInParagraph) -> bool:
    """Tell whether a mark is all that a paragraph says."""
    words = text_of(paragraph)
    return not (words[: mark.start] + words[mark.end :]).strip()


def replace_mark(paragraph: Any, mark: MarkInParagraph, words: str) -> None:
    """Put words in the place of a mark, in the form of the letters that it begins with."""
    at = 0
    pending = words
    for each in texts_of(paragraph):
        said = each.text or ""
        start, end = max(mark.start - at, 0), min(mark.end - at, len(said))
        at += len(said)
        if start < end:
            each.text = said[:start] + pending + said[end:]
            each.set(_SPACE, "preserve")
            pending = ""


def drop_copies(root: Any) -> None:
    """Take out the copies that Word keeps of text boxes for old programs, where marks are."""
    for copy in list(root.iter(_COPY)):
        if any(MARK.search(text_of(each)) for each in copy.iter(f"{W}p")):
            copy.getparent().remove(copy)
