"""A table of contents that Word keeps; it is filled in before, so that nobody is asked anything."""

from collections.abc import Callable, Sequence
from typing import Final

from small_stories.reporting.word import styles
from small_stories.reporting.word.fields import bookmark_name, mark_of_field
from small_stories.reporting.word.markup import paragraph, run
from small_stories.reporting.word.writing import Heading

_DEEPEST: Final = 3


def contents(
    title: str,
    headings: Sequence[Heading],
    *,
    numbered: bool,
    style: Callable[[str], str] = styles.style_id,
) -> str:
    """Return a table of contents; Word adds the pages when somebody has it worked out anew."""
    shown = [each for each in headings if each.level <= _DEEPEST]
    if not shown:
        return ""
    begin = (
        mark_of_field("begin")
        + '<w:r><w:instrText xml:space="preserve"> TOC \\o "1-3" \\h \\z \\u </w:instrText></w:r>'
        + mark_of_field("separate")
    )
    lines = [_line(each, number) for each, number in zip(shown, _numbers(shown), strict=True)]
    if not numbered:
        lines = [_line(each, "") for each in shown]
    lines[0] = begin + lines[0]
    lines[-1] += mark_of_field("end")
    body = "".join(
        paragraph(style(styles.CONTENTS[each.level - 1]), line)
        for each, line in zip(shown, lines, strict=True)
    )
    head = paragraph(style(styles.CONTENTS_HEADING), run(title))
    return (
        '<w:sdt><w:sdtPr><w:docPartObj><w:docPartGallery w:val="Table of Contents"/>'
        f"<w:docPartUnique/></w:docPartObj></w:sdtPr><w:sdtContent>{head}{body}</w:sdtContent>"
        "</w:sdt>"
    )


def _line(heading: Heading, number: str) -> str:
    words = run(f"{number} {heading.words}".strip())
    name = bookmark_name(heading.anchor)
    return f'<w:hyperlink w:anchor="{name}" w:history="1">{words}</w:hyperlink>'


def _numbers(headings: Sequence[Heading]) -> list[str]:
    """Return the numbers that the headings have: 1, 1.1, 1.2, 2."""
    counts = [0] * _DEEPEST
    found = []
    for heading in headings:
        counts[heading.level - 1] += 1
        counts[heading.level :] = [0] * (_DEEPEST - heading.level)
        found.append(".".join(str(count) for count in counts[: heading.level]))
    return found
