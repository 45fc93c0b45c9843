"""Blocks of a section set on the paper of the preview, a piece at a time."""

from collections.abc import Iterator, Sequence
from typing import Final

from PySide6.QtCore import QUrl
from PySide6.QtGui import (
    QBrush,
    QColor,
    QImage,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
    QTextFormat,
    QTextFrameFormat,
    QTextImageFormat,
    QTextLength,
    QTextTable,
    QTextTableFormat,
)

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
from small_stories.reporting.claims.printing import Stretch
from small_stories.reporting.drafting import Draft
from small_stories.reporting.quotation_marks import in_quotation_marks
from small_stories.strings import text
from small_stories_app.appearance.palettes import LIGHT, PAPER_GAP
from small_stories_app.report_tabs.draft.paper import LEADS_TO, TEXT_WIDTH, Paper

BARE_SIGN: Final = "◇"
_ROWS_AT_ONCE: Final = 12


class Typesetter:
    """Sets a section of a draft in an empty document.

    Links lead to ``gap:`` with the number of a gap in the section, ``quote:`` with an anchor, and
    ``claim:`` with the place of a sentence in the stored text.
    """

    def __init__(self, document: QTextDocument, paper: Paper, draft: Draft, place: int) -> None:
        self._document = document
        self._paper = paper
        self._language = draft.material.language
        self._numbers = draft.numbers
        self._tables, self._pictures = draft.before[place].tables, draft.before[place].pictures
        self._cursor = QTextCursor(document)
        self._is_fresh = True
        self._gaps = 0
        self._level = 1

    def set_section(
        self, section: Section, own: Sequence[tuple[Stretch, ...]], bare: str
    ) -> Iterator[None]:
        """Set a section; ``own`` are its first paragraphs, ``bare`` is what is said of bare claims.

        Yields where there is time for something else.
        """
        self._level = section.level
        if section.heading:
            self._paragraph(f"heading{min(section.level, 3)}", (section.heading,))
        for paragraph in own:
            self._own(paragraph)
        if bare:
            self._paragraph("note", (f"{BARE_SIGN} {bare}",))
        yield
        for block in section.blocks[len(own) :]:
            yield from self._block(block)
            yield

    def _number(self, anchor: str) -> str:
        """Return a number that is referred to; a quote that this report leaves out has none."""
        return str(self._numbers.number(anchor) or "–")

    def _say(self, key: str) -> str:
        return text(f"report.{key}", self._language)

    def _block(self, block: Block) -> Iterator[None]:
        match block:
            case Subheading(words):
                self._paragraph(f"heading{min(self._level + 1, 3)}", (words,))
            case Prose(parts, _):
                self._paragraph("prose", parts)
            case ReadingOf(words):
                self._paragraph("reading", (words,))
            case Quoted():
                self._quote(block)
            case Labelled(label, parts, _):
                self._labelled("labelled", f"{label}: ", parts)
            case Listed(points):
                for point in points:
                    self._paragraph("listed", ("•\u2002", *point))
            case Grid():
                yield from self._table(block)
            case Picture():
                self._picture(block)
            case ExampleBox():
                yield from self._box(block)
            case ToBeFilled(words):
                self._gap(words)

    def _begin(self, kind: str) -> None:
        """Begin a paragraph; the empty one that is there already is taken."""
        if self._is_fresh:
            self._cursor.setBlockFormat(self._paper.block(kind))
            self._is_fresh = False
        else:
            self._cursor.insertBlock(self._paper.block(kind))

    def _paragraph(self, kind: str, parts: Sequence[Part]) -> None:
        self._begin(kind)
        self._parts(parts, self._paper.letters(kind))

    def _parts(self, parts: Sequence[Part], letters: QTextCharFormat) -> None:
        for part in parts:
            shown = self._number(part.anchor) if isinstance(part, Reference) else part
            # A line end inside a paragraph is one, and not another paragraph.
            self._cursor.insertText(shown.replace("\n", "\u2028"), letters)

    def _labelled(self, kind: str, label: str, parts: Sequence[Part]) -> None:
        self._begin(kind)
        self._cursor.insertText(label, self._paper.letters(kind, strong=True))
        self._parts(parts, self._paper.letters(kind))

    def _own(self, stretches: Sequence[Stretch]) -> None:
        self._begin("prose")
        plain = self._paper.letters("prose")
        for each in stretches:
            if each.bare_at is None:
                self._parts(each.parts, plain)
                continue
            marked = QTextCharFormat(plain)
            marked.setUnderlineStyle(QTextCharFormat.UnderlineStyle.DotLine)
            marked.setUnderlineColor(QColor(LIGHT.muted))
            self._parts(each.parts, marked)
            self._cursor.insertText("\u00a0", plain)
            self._cursor.insertText(BARE_SIGN, self._link("prose", f"claim:{each.bare_at}"))

    def _link(self, kind: str, target: str) -> QTextCharFormat:
        letters = self._paper.letters(kind)
        letters.setAnchor(True)
        letters.setAnchorHref(target)
        letters.setForeground(QColor(LIGHT.themes[0]))
        return letters

    def _gap(self, words: str) -> None:
        self._begin("gap")
        link = self._link("gap", f"gap:{self._gaps}")
        link.setBackground(QColor(PAPER_GAP))
        strong = QTextCharFormat(link)
        strong.setFontWeight(700)
        self._cursor.insertText(f"{self._say('to_be_filled')}: ", strong)
        self._cursor.insertText(words.replace("\n", "\u2028"), link)
        self._gaps += 1

    def _quote(self, quote: Quoted) -> None:
        said = [in_quotation_marks(quote.text, self._language)]
        if quote.translation:
            said.append(in_quotation_marks(quote.translation, self._language))
        for words in said:
            self._begin("quote")
            self._leads_to(quote.anchor)
            self._parts((words,), self._paper.letters("quote"))
        self._begin("attribution")
        self._leads_to(quote.anchor)
        self._parts((f"– {quote.attribution} (",), self._paper.letters("attribution"))
        number = f"{self._say('quote.number')}\u00a0{self._number(quote.anchor)}"
        link = self._link("attribution", f"quote:{quote.anchor}")
        self._cursor.insertText(number, link)
        self._parts((")",), self._paper.letters("attribution"))
        if quote.effect:
            self._paragraph("effect", (quote.effect,))

    def _leads_to(self, anchor: str) -> None:
        shape = self._cursor.blockFormat()
        shape.setProperty(LEADS_TO, anchor)
        self._cursor.setBlockFormat(shape)

    def _table(self, grid: Grid) -> Iterator[None]:
        self._tables += 1
        self._paragraph(
            "caption", (f"{self._say('table')} {self._tables}. {_stopped(grid.caption)}",)
        )
        shape = self._frame_of_table(grid.widths)
        shape.setHeaderRowCount(1)
        self._cursor.insertBlock(self._paper.block("cell"))
        table = self._cursor.insertTable(1, len(grid.header), shape)
        for number, row in enumerate((tuple((cell,) for cell in grid.header), *grid.rows)):
            if number:
                table.appendRows(1)
            for column, parts in enumerate(row):
                cell = table.cellAt(number, column)
                at = cell.firstCursorPosition()
                at.setBlockFormat(self._paper.block("cell"))
                self._cursor, outside = at, self._cursor
                self._parts(parts, self._paper.letters("cell", strong=not number))
                self._cursor = outside
                if not number:
                    shade = cell.format()
                    shade.setBackground(QBrush(QColor(LIGHT.window)))
                    cell.setFormat(shade)
            if number % _ROWS_AT_ONCE == 0:
                yield
        self._leave(table)

    def _frame_of_table(self, widths: Sequence[int]) -> QTextTableFormat:
        shape = QTextTableFormat()
        shape.setBorder(1)
        shape.setBorderCollapse(True)
        shape.setBorderBrush(QBrush(QColor(LIGHT.line)))
        shape.setBorderStyle(QTextFrameFormat.BorderStyle.BorderStyle_Solid)
        shape.setCellPadding(self._paper.pixels(0.12))
        shape.setWidth(QTextLength(QTextLength.Type.PercentageLength, 100))
        percent = QTextLength.Type.PercentageLength
        shape.setColumnWidthConstraints(
            [QTextLength(percent, 100 * width / sum(widths)) for width in widths]
        )
        shape.setBottomMargin(self._paper.pixels(0.3))
        return shape

    def _leave(self, table: QTextTable) -> None:
        """Go to the empty paragraph after a table, which is the next one's."""
        self._cursor = QTextCursor(self._document)
        self._cursor.setPosition(table.lastPosition() + 1)
        self._is_fresh = True

    def _picture(self, picture: Picture) -> None:
        self._begin("prose")
        image = QImage.fromData(picture.image)
        name = QUrl(f"picture:{picture.anchor}{hash(picture.image)}")
        self._document.addResource(QTextDocument.ResourceType.ImageResource.value, name, image)
        shape = QTextImageFormat()
        shape.setName(name.toString())
        shape.setWidth(self._paper.pixels(TEXT_WIDTH))
        shape.setProperty(QTextFormat.Property.ImageAltText.value, picture.alternative)
        self._cursor.insertImage(shape)
        self._pictures += 1
        said = f"{self._say('picture')} {self._pictures}. {_stopped(picture.caption)}"
        if picture.source.strip():
            said += f" {self._say('source')}: {_stopped(picture.source.strip())}"
        self._paragraph("caption", (said,))

    def _box(self, box: ExampleBox) -> Iterator[None]:
        """Set an example in a frame, under its title."""
        self._labelled("box", box.title, ())
        self._cursor.insertBlock(self._paper.block("box"))
        table = self._cursor.insertTable(1, 1, self._frame_of_table((100,)))
        self._cursor = table.cellAt(0, 0).firstCursorPosition()
        self._is_fresh = True
        for block in box.blocks:
            yield from self._block(block)
        self._leave(table)


def _stopped(words: str) -> str:
    return f"{words.rstrip('.')}."
