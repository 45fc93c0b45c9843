"""Writing a sheet that is printed and filled in by hand: headings, points, room for notes."""

from collections.abc import Iterable, Sequence
from io import BytesIO
from typing import Any, Final

from small_stories.reporting.neutral import neutral_package
from small_stories.reporting.printable import printable
from small_stories.reporting.word.fields import add_page_number
from small_stories.reporting.word.shaping import new_document, new_style, shape_style

_QUESTION: Final = "Question"
_DEEPER: Final = "Sub-question"
_FILL_IN: Final = "Fill In"
_TEXT_WIDTH: Final = 16.0  # centimetres between the margins of the page
_STEP: Final = 0.8  # centimetres by which each level of questions stands further in


class SheetWriting:
    """A Word document being written, in one language and with a title."""

    def __init__(self, title: str, language: str) -> None:
        title = printable(title)
        self._document = new_document(title, language)
        styles = self._document.styles
        shape_style(new_style(styles, _QUESTION), size=11, after=34, together=True)
        shape_style(new_style(styles, _DEEPER), size=11, after=22, together=True)
        shape_style(new_style(styles, _FILL_IN), size=11, before=6, after=10)
        self._document.add_paragraph(title, style="Title")
        foot = self._document.sections[0].footer.paragraphs[0]
        foot.alignment = 1
        add_page_number(foot)

    def heading(self, words: str) -> None:
        """Add the heading of a part."""
        self._document.add_paragraph(printable(words), style="Heading 1")

    def prose(self, words: str) -> None:
        """Add a paragraph."""
        self._document.add_paragraph(printable(words), style="Normal")

    def points(self, points: Iterable[str]) -> None:
        """Add a list of points."""
        for words in points:
            self._document.add_paragraph(printable(words), style="List Bullet")

    def question(self, number: str, words: str, depth: int) -> None:
        """Add a question with its number and room for a note below it."""
        from docx.shared import Cm

        style = _DEEPER if depth else _QUESTION
        paragraph = self._document.add_paragraph(f"{number}\t{printable(words)}", style=style)
        place = paragraph.paragraph_format
        place.left_indent = Cm(1.2 + _STEP * depth)
        place.first_line_indent = Cm(-1.2)
        place.tab_stops.add_tab_stop(Cm(1.2 + _STEP * depth))

    def fill_in(self, label: str) -> None:
        """Add a label with a line to write on."""
        from docx.enum.text import WD_TAB_LEADER
        from docx.shared import Cm

        paragraph = self._document.add_paragraph(f"{label} \t", style=_FILL_IN)
        stops = paragraph.paragraph_format.tab_stops
        stops.add_tab_stop(Cm(_TEXT_WIDTH), leader=WD_TAB_LEADER.LINES)

    def table(self, header: Sequence[str], rows: Sequence[Sequence[str]]) -> None:
        """Add a table with a header row; the first column is as wide as the others together."""
        from docx.shared import Cm

        others = len(header) - 1
        widths = [Cm(_TEXT_WIDTH / 2), *[Cm(_TEXT_WIDTH / 2 / others)] * others]
        table = self._document.add_table(rows=0, cols=len(header), style="Table Grid")
        table.autofit = False
        for column, width in zip(table.columns, widths, strict=True):
            column.width = width
        for number, cells in enumerate([header, *rows]):
            row = table.add_row()
            _keep_whole(row, is_header=number == 0)
            for cell, words, width in zip(row.cells, cells, widths, strict=True):
                cell.width = width
                paragraph = cell.paragraphs[0]
                paragraph.style = self._document.styles["Table Text"]
                paragraph.add_run(words).bold = number == 0
        self._document.add_paragraph(style="Normal").paragraph_format.space_after = 0

    def content(self) -> bytes:
        """Return the finished file, which says nothing of who made it, where and when."""
        packed = BytesIO()
        self._document.save(packed)
        return neutral_package(packed.getvalue())


def _keep_whole(row: Any, *, is_header: bool) -> None:
    from docx.oxml import OxmlElement

    shape = row._tr.get_or_add_trPr()
    shape.append(OxmlElement("w:cantSplit"))
    if is_header:
        shape.append(OxmlElement("w:tblHeader"))
