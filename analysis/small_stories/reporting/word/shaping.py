"""Further styles of documents that python-docx writes: sheets for tellers and interviewers."""

from io import BytesIO
from typing import Any

from small_stories.reporting.neutral import make_neutral
from small_stories.reporting.word.markup import language_tag
from small_stories.reporting.word.package import package


def new_document(title: str, language: str) -> Any:
    """Return an empty document of python-docx with the report's styles, language and title."""
    from docx import Document

    document = Document(BytesIO(package(title, language, "")))
    make_neutral(document, title, language_tag(language))
    return document


def new_style(styles: Any, name: str) -> Any:
    """Add a paragraph style of an own name, based on Normal."""
    from docx.enum.style import WD_STYLE_TYPE

    style = styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
    style.base_style = styles["Normal"]
    style.next_paragraph_style = styles["Normal"]
    style.quick_style = True
    return style


def shape_style(
    style: Any, *, size: float, before: float = 0, after: float = 0, together: bool | None = None
) -> None:
    """Set a style's measures in points."""
    from docx.shared import Pt

    style.font.size = Pt(size)
    shape = style.paragraph_format
    shape.space_before, shape.space_after = Pt(before), Pt(after)
    shape.keep_together, shape.widow_control = together, True
