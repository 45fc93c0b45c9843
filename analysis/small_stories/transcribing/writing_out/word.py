"""A transcript as a Word document: to read and correct, or as the table that NVivo reads."""

import datetime
from collections.abc import Callable
from io import BytesIO
from typing import Any, Final

from small_stories.strings import LANGUAGES, text
from small_stories.transcribing.writing_out.clock import clock
from small_stories.transcribing.writing_out.transcript import Transcript

_TAGS: Final = {"fi": "fi-FI", "sv": "sv-FI", "en": "en-GB"}
_TURN: Final = "Turn"
_TIME: Final = "Turn Time"
_SPEAKER: Final = "Turn Speaker"
_COLUMNS: Final = ("Timespan", "Speaker", "Content")
_WIDTHS_CM: Final = (5.0, 3.0, 8.0)


def write_docx(transcript: Transcript) -> bytes:
    """Return a document with a paragraph for each turn: its time, its speaker, its words.

    The paragraphs begin as those of the text file do, so the same programs read their times.
    """
    return _document(transcript, _add_turns)


def write_nvivo(transcript: Transcript) -> bytes:
    """Return a document with one table, in NVivo's own names: Timespan, Speaker, Content."""
    return _document(transcript, _add_table)


def _document(transcript: Transcript, add: Callable[[Any, Transcript], None]) -> bytes:
    from docx import Document

    document = Document()
    _shape(document, transcript.language)
    _describe(document, transcript)
    add(document, transcript)
    written = BytesIO()
    document.save(written)
    return written.getvalue()


def _add_turns(document: Any, transcript: Transcript) -> None:
    for turn in transcript.turns:
        paragraph = document.add_paragraph(style=_TURN)
        paragraph.add_run(f"[{clock(turn.start_ms, digits=1)}] ", style=_TIME)
        if turn.speaker:
            paragraph.add_run(f"{turn.speaker}: ", style=_SPEAKER)
        paragraph.add_run(turn.text)


def _add_table(document: Any, transcript: Transcript) -> None:
    from docx.shared import Cm

    table = document.add_table(rows=1, cols=len(_COLUMNS), style="Table Grid")
    _fill(table.rows[0], _COLUMNS)
    for turn in transcript.turns:
        span = f"{clock(turn.start_ms, digits=1)}-{clock(turn.end_ms, digits=1)}"
        _fill(table.add_row(), (span, turn.speaker, turn.text))
    for column, width in zip(table.columns, _WIDTHS_CM, strict=True):
        column.width = Cm(width)
        for cell in column.cells:
            cell.width = Cm(width)


def _fill(row: Any, words: tuple[str, ...]) -> None:
    for cell, said in zip(row.cells, words, strict=True):
        cell.paragraphs[0].text = said


def _describe(document: Any, transcript: Transcript) -> None:
    """Put what the transcript is of where it is no part of the talk: beside and above it."""
    about = document.core_properties
    about.title, about.author, about.comments = transcript.file, "", ""
    about.language = _TAGS.get(transcript.language, transcript.language)
    about.created = about.modified = datetime.datetime.now(datetime.UTC).replace(tzinfo=None)
    language = transcript.language if transcript.language in LANGUAGES else "en"
    fields = {"file": transcript.file, "model": transcript.model}
    header = document.sections[0].header.paragraphs[0]
    header.text = text("writing_out.header", language, None, **fields)


def _shape(document: Any, language: str) -> None:
    from docx.enum.style import WD_STYLE_TYPE
    from docx.oxml.ns import qn
    from docx.shared import Cm, Pt, RGBColor

    page = document.sections[0]
    page.page_width, page.page_height = Cm(21), Cm(29.7)
    page.left_margin = page.right_margin = Cm(2.5)
    styles = document.styles
    normal = styles["Normal"]
    normal.font.name, normal.font.size = "Calibri", Pt(11)
    styles["Header"].font.size = Pt(9)
    turn = styles.add_style(_TURN, WD_STYLE_TYPE.PARAGRAPH)
    turn.base_style, turn.quick_style = normal, True
    turn.paragraph_format.space_after = Pt(8)
    turn.paragraph_format.line_spacing = 1.15
    time = styles.add_style(_TIME, WD_STYLE_TYPE.CHARACTER)
    time.font.size, time.font.color.rgb = Pt(9), RGBColor(0x55, 0x55, 0x55)
    styles.add_style(_SPEAKER, WD_STYLE_TYPE.CHARACTER).font.bold = True
    mark = styles.element.find(f".//{qn('w:rPrDefault')}//{qn('w:lang')}")
    mark.set(qn("w:val"), _TAGS.get(language, language or "en"))
