"""A story sheet written as a Word document, in large and plain type with room to answer."""

from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING, Any, Final

from small_stories.reporting.neutral import neutral_package
from small_stories.reporting.printable import printable
from small_stories.reporting.word.fields import add_page_number
from small_stories.reporting.word.markup import language_tag
from small_stories.reporting.word.shaping import new_document
from small_stories.reporting.word.styles import READING
from small_stories.strings import text

if TYPE_CHECKING:
    from small_stories.reporting.for_tellers.story_sheet import SheetStory, StorySheet

ROOM: Final = "Room To Write"
ANSWER: Final = "Answer"
CONFIDENTIAL: Final = "Confidential"
_SIZE: Final = 13
_ANSWERS: Final = ("yes", "partly", "no", "leave_out")
_LINES: Final = 4
_RULE: Final = "8FA3AE"


def story_sheet_file(sheet: StorySheet) -> bytes:
    """Return a teller's sheet as the bytes of a Word document."""
    writing = _Writing(sheet)
    writing.add_front()
    for number, story in enumerate(sheet.stories, start=1):
        writing.add_story(number, story)
    writing.add_end()
    packed = BytesIO()
    writing.document.save(packed)
    return neutral_package(packed.getvalue())


class _Writing:
    """The sheet being written; every paragraph is in the sheet's language unless it says so."""

    def __init__(self, sheet: StorySheet) -> None:
        self.sheet = sheet
        self.kind = "keepsake" if sheet.keepsake else "sheet"
        self.document = new_document(self.say(f"titles.{self.kind}"), sheet.language)
        _shape(self.document.styles)

    def say(self, key: str, count: int | None = None, **fields: object) -> str:
        return text(f"story_sheet.{key}", self.sheet.language, count, **fields)

    def add_front(self) -> None:
        self.add("Title", self.say(f"titles.{self.kind}"))
        self.add(CONFIDENTIAL, self.say("confidential", code=self.sheet.code))
        self.add("Normal", self.say(f"intro.{self.kind}", len(self.sheet.stories)))
        if not self.sheet.keepsake:
            self.add("Normal", self.say("never_wrong"))
        foot = self.document.sections[0].footer.paragraphs[0]
        foot.alignment = 1
        add_page_number(foot)

    def add_story(self, number: int, story: SheetStory) -> None:
        self.add("Heading 1", self.say("story", number=number))
        self.add("Heading 2", self.say(f"words.{story.source_kind}"))
        for words in story.words or (self.say("no_words"),):
            self.add("Quote", words, story.language)
        if not self.sheet.keepsake:
            self.add_question(story)

    def add_question(self, story: SheetStory) -> None:
        """Add our reading and what is asked of it, with boxes to tick and lines to write on."""
        if story.asks == "check":
            self.add_reading(story)
            self.add("Heading 2", self.say("asks.check"))
            for answer in _ANSWERS:
                self.add_box(answer)
            self.add(ANSWER, self.say("room"))
            self.add_lines().paragraph_format.keep_with_next = False
        else:
            # There is no reading to agree with: the teller says it, or keeps the story back.
            self.add(ANSWER, self.say(f"asks.{story.asks}"))
            self.add_lines()
            self.add_box(_ANSWERS[-1]).paragraph_format.keep_with_next = False

    def add_reading(self, story: SheetStory) -> None:
        """Add how we have understood the story, and which effect we think it tells of."""
        self.add("Heading 2", self.say("reading"))
        for part in filter(None, story.reading.split("\n")):
            self.add(READING, part, story.reading_language)
        if story.effect:
            self.add("Normal", self.say("effect")).paragraph_format.keep_with_next = True
            self.add(READING, story.effect, story.reading_language)

    def add_box(self, answer: str) -> Any:
        """Add a box to tick."""
        return self.add(ANSWER, f"☐  {self.say(f'answers.{answer}')}")

    def add_lines(self) -> Any:
        """Add lines to write on, and return the last."""
        return [self.add(ROOM, "") for _ in range(_LINES)][-1]

    def add_end(self) -> None:
        if not self.sheet.keepsake:
            self.add("Heading 1", self.say("thanks"))
            self.add("Normal", self.say("give_back"))

    def add(self, style: str, words: str, language: str | None = None) -> Any:
        """Add a paragraph in a style, told to be of a language where it is not the sheet's."""
        paragraph = self.document.add_paragraph(style=style)
        run = paragraph.add_run(printable(words))
        if language and language != self.sheet.language:
            _set_language(run, language)
        return paragraph


def _set_language(run: Any, language: str) -> None:
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn

    tag = OxmlElement("w:lang")
    tag.set(qn("w:val"), language_tag(language))
    run._r.get_or_add_rPr().append(tag)


def _shape(styles: Any) -> None:
    """Make the letters large, and add the styles that only a sheet has."""
    from docx.shared import Cm, Pt

    for name in ("Normal", "Quote", READING):
        styles[name].font.size = Pt(_SIZE)
    styles["Heading 1"].paragraph_format.space_before = Pt(28)
    styles[READING].paragraph_format.space_before = Pt(4)
    styles["Quote"].paragraph_format.keep_with_next = False
    styles[READING].paragraph_format.keep_with_next = False
    answer = _new(styles, ANSWER)
    answer.paragraph_format.space_before = Pt(4)
    answer.paragraph_format.space_after = Pt(4)
    answer.paragraph_format.keep_with_next = True
    room = _new(styles, ROOM)
    room.paragraph_format.line_spacing = Cm(0.95)
    room.paragraph_format.space_after = Pt(0)
    # What is asked, the lines and the boxes stand on one page: nobody looks for the rest.
    room.paragraph_format.keep_with_next = True
    _add_border(room, "bottom", "between")
    warned = _new(styles, CONFIDENTIAL)
    warned.font.bold = True
    warned.paragraph_format.space_after = Pt(14)
    _add_border(warned, "top", "left", "bottom", "right")


def _new(styles: Any, name: str) -> Any:
    from docx.enum.style import WD_STYLE_TYPE

    style = styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
    style.base_style = styles["Normal"]
    style.quick_style = True
    return style


def _add_border(style: Any, *sides: str) -> None:
    from docx.oxml import parse_xml
    from docx.oxml.ns import nsdecls, qn

    lines = "".join(
        f'<w:{side} w:val="single" w:sz="6" w:space="4" w:color="{_RULE}"/>' for side in sides
    )
    shape = style.element.get_or_add_pPr()
    border = parse_xml(f"<w:pBdr {nsdecls('w')}>{lines}</w:pBdr>")
    after = ("w:shd", "w:tabs", "w:spacing", "w:ind", "w:jc")
    following = next((c for c in shape if c.tag in [qn(name) for name in after]), None)
    if following is None:
        shape.append(border)
    else:
        following.addprevious(border)
