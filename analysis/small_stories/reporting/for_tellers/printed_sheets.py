"""Sheets for before and during the interviews: for the interviewee, and for the interviewer.

They hold nothing of what interviewees have told, and are in the report's language.
"""

from pathlib import Path
from typing import Final

from small_stories.anonymising.leaving.hidden import hidden_people
from small_stories.errors import SmallStoriesError
from small_stories.reporting.for_tellers.sheet_writing import SheetWriting
from small_stories.reporting.gate import Leaving, let_out
from small_stories.reporting.grammar import written_date
from small_stories.storage.project_file import Project
from small_stories.storage.question_frames import (
    FrameLine,
    QuestionFrame,
    frame_lines,
    working_frame,
)
from small_stories.storage.setup import ProjectFacts, project_facts, themes
from small_stories.strings import entry, text

SCOPES: Final = ("recording", "stories", "quotes", "named", "other")
_INFORMATION: Final = ("what", "course", "own_words", "voluntary", "use", "keeping")
_CARD_FIRST: Final = ("before", "during", "small_things", "words")
_CARD_LAST: Final = ("distance", "support")


def information_sheet(project: Project) -> bytes:
    """Return the information for an interviewee, with the consents to fill in."""
    facts = project_facts(project)
    language = facts.language
    sheet = SheetWriting(text("sheets.information.title", language), language)
    for part in _INFORMATION:
        sheet.heading(text(f"sheets.information.{part}.heading", language))
        if part == "course":
            sheet.points(_list("sheets.information.course.points", language))
            continue
        for words in _paragraphs(part, facts):
            sheet.prose(words)
    sheet.heading(text("sheets.information.contact", language))
    for line in _list("sheets.information.contact_lines", language):
        sheet.fill_in(line)
    _add_consents(sheet, language)
    return sheet.content()


def _paragraphs(part: str, facts: ProjectFacts) -> list[str]:
    """Return the paragraphs of a part, with what the project itself says of it."""
    language = facts.language
    words = _list(f"sheets.information.{part}.text", language)
    evaluated = facts.evaluated.strip(" .\n")
    if part == "what" and evaluated:
        return [text("sheets.information.evaluated", language, what=evaluated), *words]
    if part == "keeping" and facts.retention_until:
        day = written_date(facts.retention_until, language)
        return [*words, text("sheets.information.until", language, date=day)]
    return words


def _add_consents(sheet: SheetWriting, language: str) -> None:
    def say(key: str) -> str:
        return text(f"sheets.consent.{key}", language)

    sheet.heading(say("heading"))
    sheet.prose(say("text"))
    header = (say("scope"), say("invited"), say("reconfirmed"))
    answer = f"☐ {say('yes')}   ☐ {say('no')}"
    sheet.table(header, [(say(scope), answer, answer) for scope in (*SCOPES, "understood")])
    for line in _list("sheets.consent.lines", language):
        sheet.fill_in(line)


def frame_sheet(project: Project, frame: QuestionFrame) -> bytes:
    """Return a version of the question frame with room for notes."""
    language = project_facts(project).language
    title = text("sheets.frame.title", language, version=frame.version)
    sheet = SheetWriting(title, language)
    sheet.prose(text("sheets.frame.text", language))
    if frame.note:
        sheet.prose(frame.note)
    for label in _list("sheets.frame.lines", language):
        sheet.fill_in(label)
    asked = frame_lines(project, frame.id)
    for number, theme in enumerate(themes(project), start=1):
        if asked[theme.id]:
            sheet.heading(f"{number}  {theme.name[:1].upper()}{theme.name[1:]}")
        for line in asked[theme.id]:
            sheet.question(line.number, line.question.wording, line.depth)
    _add_probes(sheet, asked[None], language)
    return sheet.content()


def _add_probes(sheet: SheetWriting, probes: list[FrameLine], language: str) -> None:
    if probes:
        sheet.heading(text("sheets.frame.probes", language))
    parents = {line.question.parent_id for line in probes}
    for line in probes:
        if line.depth or line.question.id in parents:
            sheet.question(line.number, line.question.wording, line.depth)
        else:
            sheet.points([line.question.wording])


def interviewer_card(project: Project) -> bytes:
    """Return what an interviewer keeps in mind, with the probes of the frame being worked on."""
    language = project_facts(project).language
    sheet = SheetWriting(text("sheets.card.title", language), language)
    _add_points(sheet, _CARD_FIRST, language)
    frame = working_frame(project)
    _add_probes(sheet, frame_lines(project, frame.id)[None] if frame else [], language)
    _add_points(sheet, _CARD_LAST, language)
    return sheet.content()


def _add_points(sheet: SheetWriting, parts: tuple[str, ...], language: str) -> None:
    for part in parts:
        sheet.heading(text(f"sheets.card.{part}.heading", language))
        sheet.points(_list(f"sheets.card.{part}.points", language))


def save_sheet(project: Project, path: Path, content: bytes) -> None:
    """Write a sheet to a file; one of the same name is replaced, unless it is in use.

    It passes the gate as every file does: what an analyst wrote into a question or a note may not
    hold the name of somebody interviewed.
    """
    language, leaving = project_facts(project).language, Leaving(path.name, content)
    if not path.parent.is_dir():
        raise SmallStoriesError("sheets.not_written", name=path.name)
    try:
        let_out([leaving], path.parent, hidden_people(project), language)
    except SmallStoriesError as error:
        if error.key in ("report.folder_unusable", "report.file_in_use"):
            raise SmallStoriesError("sheets.not_written", name=path.name) from error
        raise


def _list(key: str, language: str) -> list[str]:
    found = entry(key, language)
    return [str(words) for words in found] if isinstance(found, list) else []
