"""Numbers that Word keeps itself: captions, quote numbers, cross-references and page numbers."""

import re
from typing import Any

from small_stories.reporting.word.markup import DECLARED, run


def field(instruction: str, shown: str) -> str:
    """Return a field with what it shows until Word works it out anew."""
    begin, separate, end = map(mark_of_field, ("begin", "separate", "end"))
    told = f'<w:r><w:instrText xml:space="preserve"> {instruction} </w:instrText></w:r>'
    return begin + told + separate + run(shown) + end


def row_number(label: str, number: int) -> str:
    """Return the next number of a row of numbers: of quotes, tables or pictures."""
    return field(f"SEQ {label} \\* ARABIC", str(number))


def reference(anchor: str, shown: str) -> str:
    """Return a reference that shows what stands at an anchor, and leads to it."""
    return field(f"REF {bookmark_name(anchor)} \\h", shown)


def bookmarked(content: str, anchor: str, number: int) -> str:
    """Return content with a bookmark around it; each number is given once in a document."""
    name = bookmark_name(anchor)
    return (
        f'<w:bookmarkStart w:id="{number}" w:name="{name}"/>{content}'
        f'<w:bookmarkEnd w:id="{number}"/>'
    )


def bookmark_name(anchor: str) -> str:
    """Return an anchor as Word can name a bookmark: letters, digits, at most 40 of them."""
    return f"_{re.sub(r'[^A-Za-z0-9_]', '_', anchor).lstrip('_')}"[:40]


def page_number() -> str:
    """Return the number of the page."""
    return field("PAGE", "1")


def add_page_number(paragraph: Any) -> None:
    """Add the number of the page to a paragraph of python-docx."""
    from docx.oxml import parse_xml

    for element in parse_xml(f"<w:p {DECLARED}>{page_number()}</w:p>"):
        paragraph._p.append(element)


def mark_of_field(kind: str) -> str:
    """Return where a field begins, where what it shows follows (separate), or where it ends."""
    return f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>'
