"""Sections and their blocks written as the paragraphs and tables of a Word document."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Final

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
from small_stories.reporting.numbering import Numbering
from small_stories.reporting.quotation_marks import in_quotation_marks
from small_stories.reporting.word import styles
from small_stories.reporting.word.fields import bookmarked, reference, row_number
from small_stories.reporting.word.markup import is_right_to_left, paragraph, run
from small_stories.reporting.word.own_words import OwnWords
from small_stories.reporting.word.package import TEXT_WIDTH, Media
from small_stories.reporting.word.pictures import picture
from small_stories.reporting.word.styles import style_id
from small_stories.reporting.word.tables import box, grid
from small_stories.strings import text

_FIRST_BOOKMARK: Final = 1000  # so that none has the number of a template's own
_DISTANCE: Final = '<w:spacing w:before="240"/></w:pPr>'
_APART: Final = (
    Subheading,
    ReadingOf,
    Grid,
    Picture,
    ExampleBox,
)  # their styles have space before them


@dataclass(slots=True)
class Heading:
    """A heading that was written, and the bookmark by which a table of contents leads to it."""

    words: str
    level: int
    anchor: str


@dataclass(slots=True)
class Writing:
    """A document being written; ``styles`` are the ids of styles where they are not our own.

    ``text_width`` is in centimetres; ``own_words`` knows what the analyst wrote in another
    language than the report's. ``spoken`` is the report's language where the document's own is
    another, so that every word has to be tagged.
    """

    language: str
    numbers: Numbering
    media: Media
    text_width: float = TEXT_WIDTH
    styles: Mapping[str, str] = field(default_factory=dict)
    own_words: OwnWords = field(default_factory=OwnWords)
    headings: list[Heading] = field(default_factory=list)
    tables: int = 0
    pictures: int = 0
    marks: int = _FIRST_BOOKMARK
    drawings: int = 0
    printed: set[str] = field(default_factory=set)
    level: int = 1
    spoken: str = ""

    def say(self, key: str) -> str:
        """Return words of the report in its language."""
        return text(f"report.{key}", self.language)

    def style(self, name: str) -> str:
        """Return the id of a style in this document."""
        return self.styles.get(name) or style_id(name)

    def section(self, section: Section) -> str:
        """Return a section with its heading; one without a heading only has blocks."""
        self.level = section.level
        # The first page has the title of the document, too.
        apart = section.own_page and bool(self.headings)
        words = section.heading
        head = self.heading(words, section.level, new_page=apart) if words else ""
        return head + self.blocks(section.blocks)

    def blocks(self, blocks: Iterable[Block]) -> str:
        """Return blocks one after the other, with some distance from tables."""
        found: list[str] = []
        for block in blocks:
            made = self.block(block)
            if found and found[-1].endswith("</w:tbl>") and not isinstance(block, _APART):
                made = made.replace("</w:pPr>", _DISTANCE, 1)
            found.append(made)
        return "".join(found)

    def heading(self, words: str, level: int, *, new_page: bool = False) -> str:
        """Return a heading with a bookmark of its own."""
        anchor = f"Toc{len(self.headings) + 1}"
        self.headings.append(Heading(words, level, anchor))
        content = self._bookmarked(self.parts((words,)), anchor)
        style = self.style(styles.HEADINGS[min(level, 4) - 1])
        return paragraph(style, content, new_page=new_page)

    def block(self, block: Block) -> str:
        """Return one block as paragraphs and tables."""
        match block:
            case Subheading(words):
                return self.heading(words, self.level + 1)
            case Prose(parts, leads):
                return self._prose(styles.NORMAL, self.parts(parts), leads=leads)
            case ReadingOf(words):
                return self._prose(styles.READING, self.parts((words,)))
            case Quoted():
                return "".join(self._quote(block))
            case Labelled(label, parts, leads):
                return self._labelled(styles.LABELLED, label, parts, leads=leads)
            case Listed(points):
                style = styles.BULLET
                return "".join(self._prose(style, self.parts(point)) for point in points)
            case Grid():
                return self._grid(block)
            case ToBeFilled(words):
                return self._labelled(styles.TO_BE_FILLED, self.say("to_be_filled"), (words,))
            case Picture():
                return self._picture(block)
            case ExampleBox():
                return self._box(block)

    def parts(self, parts: Iterable[Part], style: str = "") -> str:
        """Return running text; what it refers to is a field, and nothing when it is not here."""
        return "".join(
            self._reference(part) if isinstance(part, Reference)
            else "".join(run(words, style=style, language=language or self.spoken)
                         for words, language in self.own_words.told_apart(part))
            for part in parts
        )  # fmt: skip

    def _reference(self, part: Reference) -> str:
        number = self.numbers.number(part.anchor)
        return "" if number is None else reference(part.anchor, str(number))

    def _prose(self, style: str, content: str, *, leads: bool = False) -> str:
        return paragraph(self.style(style), content, with_next=leads or None)

    def _labelled(
        self, style: str, label: str, parts: Iterable[Part], *, leads: bool = False
    ) -> str:
        strong = self.parts((f"{label}: ",), style=self.style(styles.STRONG))
        return self._prose(style, strong + self.parts(parts), leads=leads)

    def _quote(self, quote: Quoted) -> Iterator[str]:
        yield self._said(quote.text, quote.language)
        if quote.translation:
            yield self._said(quote.translation, quote.translation_language or self.language)
        content = self.parts(("– ", quote.attribution, f" ({self.say('quote.number')} "))
        content += self._quote_number(quote) + run(")")
        keep = None if quote.effect else False
        yield paragraph(self.style(styles.ATTRIBUTION), content, with_next=keep)
        if quote.effect:
            yield self._prose(styles.EFFECT, self.parts((quote.effect,)))

    def _said(self, words: str, language: str) -> str:
        """Return words in the report's quotation marks, tagged with their own language."""
        shown = run(in_quotation_marks(words, self.language), language=language)
        return paragraph(self.style(styles.QUOTE), shown, right_to_left=is_right_to_left(language))

    def _quote_number(self, quote: Quoted) -> str:
        """Return the number of a quote; where it is printed again, what leads to the first."""
        number = self.numbers.quotes[quote.anchor]
        if quote.anchor in self.printed:
            return reference(quote.anchor, str(number))
        self.printed.add(quote.anchor)
        return self._bookmarked(row_number(self.say("quote.number"), number), quote.anchor)

    def _caption(self, label: str, number: int, words: str, anchor: str, style: str) -> str:
        counted = row_number(label, number)
        anchor = "" if anchor in self.printed else anchor
        self.printed.add(anchor)
        content = self.parts((f"{label} ",)) + (
            self._bookmarked(counted, anchor) if anchor else counted
        )
        return paragraph(self.style(style), content + self.parts((f". {words}",)))

    def _grid(self, block: Grid) -> str:
        self.tables += 1
        words = f"{block.caption.rstrip('.')}."
        caption = self._caption(self.say("table"), self.tables, words, block.anchor, styles.CAPTION)
        head = [self._cell((words,), leads=True) for words in block.header]
        rows = [head, *([self._cell(cell) for cell in row] for row in block.rows)]
        made = grid(self.style(styles.TABLE), block.caption, block.widths, rows, self.text_width)
        return caption + made

    def _cell(self, parts: Iterable[Part], *, leads: bool = False) -> str:
        return self._prose(styles.TABLE_TEXT, self.parts(parts), leads=leads)

    def _picture(self, block: Picture) -> str:
        self.pictures += 1
        self.drawings += 1
        relation = self.media.add(block.image)
        drawn = picture(relation, block.image, block.alternative, self.drawings, self.text_width)
        words = f"{block.caption.rstrip('.')}."
        if block.source.strip():
            words += f" {self.say('source')}: {block.source.strip().rstrip('.')}."
        return self._prose(styles.PICTURE, drawn) + self._caption(
            self.say("picture"), self.pictures, words, block.anchor, styles.PICTURE_CAPTION
        )

    def _box(self, block: ExampleBox) -> str:
        """Return a box under its title; a cell ends with a paragraph, as Word wants it."""
        title = self._prose(styles.BOX_TITLE, self.parts((block.title,)))
        wide, self.text_width = self.text_width, self.text_width - 0.6
        inside = self.blocks(block.blocks) or self._prose(styles.NORMAL, "")
        self.text_width = wide
        if inside.endswith("</w:tbl>"):
            inside += self._prose(styles.TABLE_TEXT, "")
        return title + box(self.style(styles.BOX), block.title, inside, wide)

    def _bookmarked(self, content: str, anchor: str) -> str:
        self.marks += 1
        return bookmarked(content, anchor, self.marks)
