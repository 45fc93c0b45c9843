"""Numbers that Word keeps itself: captions, quote numbers, cross-references and page numbers."""

from typing import Any


def add_number(paragraph: Any, label: str, number: int, anchor: str = "", mark: int = 0) -> None:
    """Add the next number of a row of numbers, bookmarked when it has an anchor."""
    if anchor:
        _add(paragraph, "bookmarkStart", id=str(mark), name=anchor)
    _add_field(paragraph, f" SEQ {label} \\* ARABIC ", str(number))
    if anchor:
        _add(paragraph, "bookmarkEnd", id=str(mark))


def add_reference(paragraph: Any, anchor: str, number: int) -> None:
    """Add a reference that shows the number at an anchor, and leads to it."""
    _add_field(paragraph, f" REF {anchor} \\h ", str(number))


def add_page_number(paragraph: Any) -> None:
    """Add the number of the page."""
    _add_field(paragraph, " PAGE ", "1")


def _add_field(paragraph: Any, instruction: str, shown: str) -> None:
    _add_mark(paragraph, "begin")
    text = _element("instrText")
    text.text = instruction
    text.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
    paragraph.add_run()._r.append(text)
    _add_mark(paragraph, "separate")
    paragraph.add_run(shown)
    _add_mark(paragraph, "end")


def _add_mark(paragraph: Any, kind: str) -> None:
    paragraph.add_run()._r.append(_element("fldChar", fldCharType=kind))


def _add(paragraph: Any, kind: str, **values: str) -> None:
    paragraph._p.append(_element(kind, **values))


def _element(kind: str, **values: str) -> Any:
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn

    element = OxmlElement(f"w:{kind}")
    for key, value in values.items():
        element.set(qn(f"w:{key}"), value)
    return element
