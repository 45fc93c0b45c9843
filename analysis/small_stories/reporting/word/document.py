"""Sections written as a Word document."""

from collections.abc import Iterable, Sequence
from io import BytesIO
from typing import Any, Final

from small_stories.reporting.blocks import (
    Block,
    ExampleBox,
    Grid,
    Labelled,
    Listed,
    Part,
    Picture,
    Prose,
    Quoted,
    ReadingOf,
    Reference,
    Section,
    Subheading,
    ToBeFilled,
)
from small_stories.reporting.neutral import neutral_package
from small_stories.reporting.printable import printable
from small_stories.reporting.word.fields import add_number, add_page_number, add_reference
from small_stories.reporting.word.styles import (
    ATTRIBUTION,
    EFFECT,
    LABELLED,
    READING,
    TABLE_TEXT,
    TO_BE_FILLED,
    language_tag,
    new_document,
)
from small_stories.strings import text

_MARKS: Final = {"fi": ("”", "”"), "sv": ("”", "”"), "en": ("“", "”")}
_TEXT_WIDTH: Final = 16.0  # centimetres between the margins of the page


def word_file(title: str, language: str, sections: Sequence[Section]) -> bytes:
    """Return a Word document of sections under a title."""
    writing = _Writing(printable(title), language, sections)
    for section in sections:
        writing.add_section(section)
    packed = BytesIO()
    writing.document.save(packed)
    return neutral_package(packed.getvalue())


def in_quotation_marks(words: str, language: str) -> str:
    """Return words in a language's quotation marks; quotations inside them get single ones."""
    opening, closing = _MARKS.get(language, ("”", "”"))
    inner = {"”": "’", "“": "‘" if language == "en" else "’", '"': "’", "„": "’"}
    return opening + "".join(inner.get(letter, letter) for letter in words) + closing


class _Writing:
    """A document being written: knows which number each quote and table has."""

    def __init__(self, title: str, language: str, sections: Sequence[Section]) -> None:
        self.document = new_document(title, language)
        self.language = language
        self.quotes = _quote_numbers(sections)
        # Found once: python-docx goes through all styles each time it is given a style's name.
        self.styles = {style.name: style for style in self.document.styles}
        self.tables = 0
        self.after_table = False
        self.document.add_paragraph(title, style="Title")
        foot = self.document.sections[0].footer.paragraphs[0]
        foot.alignment = 1
        add_page_number(foot)

    def say(self, key: str) -> str:
        return text(f"report.{key}", self.language)

    def add_section(self, section: Section) -> None:
        """Add a section with its heading; one without a heading only has blocks."""
        if section.heading:
            self.paragraph(f"Heading {section.level}", (section.heading,))
        for block in section.blocks:
            self.add_block(block)

    def add_block(self, block: Block) -> None:
        match block:
            case Subheading(words):
                self.paragraph("Heading 2", (words,))
            case Prose(parts, leads):
                self.paragraph("Normal", parts).paragraph_format.keep_with_next = leads or None
            case ReadingOf(words):
                self.paragraph(READING, (words,))
            case Quoted():
                self.add_quote(block)
            case Labelled(label, parts, leads):
                line = self.add_labelled(LABELLED, label, parts)
                line.paragraph_format.keep_with_next = leads or None
            case Listed(points):
                for point in points:
                    self.paragraph("List Bullet", point)
            case Grid():
                self.add_table(block)
            case ToBeFilled(words):
                self.add_labelled(TO_BE_FILLED, self.say("to_be_filled"), (words,))
            case Picture() | ExampleBox():
                raise NotImplementedError

    def paragraph(self, style: str, parts: Iterable[Part]) -> Any:
        """Add a paragraph; after a table it keeps some distance from it."""
        paragraph = self.document.add_paragraph()
        paragraph._p.style = self.styles[style].style_id
        if self.after_table:
            from docx.shared import Pt

            before = self.styles[style].paragraph_format.space_before
            paragraph.paragraph_format.space_before = max(before or Pt(0), Pt(12))
            self.after_table = False
        self.add_parts(paragraph, parts)
        return paragraph

    def add_parts(self, paragraph: Any, parts: Iterable[Part]) -> None:
        for part in parts:
            if isinstance(part, Reference):
                add_reference(paragraph, part.anchor, self.quotes[part.anchor])
            else:
                paragraph.add_run(printable(part))

    def add_labelled(self, style: str, label: str, parts: Iterable[Part]) -> Any:
        paragraph = self.paragraph(style, ())
        paragraph.add_run(f"{label}: ")._r.style = self.styles["Strong"].style_id
        self.add_parts(paragraph, parts)
        return paragraph

    def add_quote(self, quote: Quoted) -> None:
        self.add_words(quote.text, quote.language)
        if quote.translation:
            self.add_words(quote.translation, self.language)
        attribution = self.paragraph(ATTRIBUTION, (f"– {quote.attribution}",))
        label, number = self.say("quote.number"), self.quotes[quote.anchor]
        attribution.add_run(f" ({label} ")
        add_number(attribution, label, number, quote.anchor, mark=number)
        attribution.add_run(")")
        if quote.effect:
            self.paragraph(EFFECT, (quote.effect,))
        else:
            attribution.paragraph_format.keep_with_next = False

    def add_words(self, words: str, language: str) -> None:
        """Add a quote's words in its own quotation marks, tagged with its language."""
        from docx.oxml import OxmlElement
        from docx.oxml.ns import qn

        paragraph = self.paragraph("Quote", (in_quotation_marks(words, language),))
        if language != self.language:
            tag = OxmlElement("w:lang")
            tag.set(qn("w:val"), language_tag(language))
            paragraph.runs[0]._r.get_or_add_rPr().append(tag)

    def add_table(self, grid: Grid) -> None:
        self.tables += 1
        caption = self.paragraph("Caption", (f"{self.say('table')} ",))
        add_number(caption, self.say("table"), self.tables)
        caption.add_run(f". {grid.caption}.")
        table = self.document.add_table(rows=0, cols=len(grid.header), style="Table Grid")
        table.autofit = False
        for column, width in zip(table.columns, grid.widths, strict=True):
            column.width = _share(grid, width)
        _describe(table, grid.caption)
        self.add_row(table, tuple((cell,) for cell in grid.header), grid, is_header=True)
        for row in grid.rows:
            self.add_row(table, row, grid)
        self.after_table = True

    def add_row(
        self,
        table: Any,
        cells: Sequence[tuple[Part, ...]],
        grid: Grid,
        *,
        is_header: bool = False,
    ) -> None:
        row = table.add_row()
        _mark_row(row, is_header=is_header)
        for cell, parts, width in zip(row.cells, cells, grid.widths, strict=True):
            cell.width = _share(grid, width)
            paragraph = cell.paragraphs[0]
            paragraph._p.style = self.styles[TABLE_TEXT].style_id
            self.add_parts(paragraph, parts)
            if is_header:
                paragraph.paragraph_format.keep_with_next = True
                for run in paragraph.runs:
                    run._r.style = self.styles["Strong"].style_id
                _shade(cell)


def _quote_numbers(sections: Sequence[Section]) -> dict[str, int]:
    """Return each quote's number: its place in the document."""
    quotes = (block for each in sections for block in each.blocks if isinstance(block, Quoted))
    return {quote.anchor: number for number, quote in enumerate(quotes, start=1)}


def _share(grid: Grid, width: int) -> Any:
    """Return the width of a column, whose number is a share of the text's width."""
    from docx.shared import Cm

    return Cm(_TEXT_WIDTH * width / sum(grid.widths))


def _mark_row(row: Any, *, is_header: bool) -> None:
    from docx.oxml import OxmlElement

    shape = row._tr.get_or_add_trPr()
    shape.append(OxmlElement("w:cantSplit"))
    if is_header:
        shape.append(OxmlElement("w:tblHeader"))


def _shade(cell: Any) -> None:
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn

    shade = OxmlElement("w:shd")
    for key, value in (("val", "clear"), ("color", "auto"), ("fill", "E8EDF0")):
        shade.set(qn(f"w:{key}"), value)
    cell._tc.get_or_add_tcPr().append(shade)


def _describe(table: Any, caption: str) -> None:
    """Give a table the title that a screen reader tells."""
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn

    told = OxmlElement("w:tblCaption")
    told.set(qn("w:val"), caption)
    table._tbl.tblPr.append(told)
