"""The story sheet: one teller's own stories on paper, for checking how we have read them.

It holds the teller's words as they were said, nothing hidden: it is as secret as the interview
itself. Nothing of another person's interview, no word of the interviewer and no memo is on it.
"""

import hashlib
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from small_stories.anonymising.leaving.hidden import hidden_in, hidden_people, stops_export
from small_stories.changes.exporting import log_story_sheet
from small_stories.errors import SmallStoriesError
from small_stories.model import CheckState, Role
from small_stories.reporting.for_tellers.story_sheet_word import story_sheet_file
from small_stories.reporting.gate import Leaving, let_out
from small_stories.reporting.material import reading_text
from small_stories.reporting.printable import printable
from small_stories.storage.checks import Teller, has_new_reading
from small_stories.storage.exports import NewExport
from small_stories.storage.interviews import Turn, interviews, turn
from small_stories.storage.project_file import Project
from small_stories.storage.setup import interviewees, project_facts
from small_stories.storage.stories import Story, reading, spans
from small_stories.strings import LANGUAGES, text
from small_stories.typology.codes import story_codes


@dataclass(frozen=True, slots=True)
class SheetStory:
    """A story as its teller sees it; languages are codes such as fi.

    ``effect`` is what we think the story tells of; ``asks`` is the key of what is asked of the
    reading: check, denied or unread.
    """

    words: tuple[str, ...]
    language: str
    source_kind: str
    reading: str
    effect: str
    reading_language: str
    asks: str


@dataclass(frozen=True, slots=True)
class StorySheet:
    """All that stands on one teller's sheet; a keepsake asks nothing and holds no readings."""

    code: str
    language: str
    stories: tuple[SheetStory, ...]
    keepsake: bool


def story_sheet(project: Project, teller: Teller, *, keepsake: bool = False) -> StorySheet:
    """Gather one teller's sheet.

    Raises SmallStoriesError("checking.refused") when the teller has refused the use of the
    stories, ("checking.no_stories") when there are none, and ("checking.others_in_reading") when
    a reading names another interviewee.
    """
    if teller.refuses:
        raise SmallStoriesError("checking.refused")
    told = tuple(_story(project, teller, story, keepsake=keepsake) for story in teller.stories)
    if not told:
        raise SmallStoriesError("checking.no_stories")
    spoken = teller.interviews[0].language
    language = spoken if spoken in LANGUAGES else project_facts(project).language
    return StorySheet(teller.code, language, told, keepsake)


def write_story_sheet(
    project: Project, teller: Teller, path: Path, *, keepsake: bool = False
) -> None:
    """Write one teller's sheet as a Word document and log that it has left the project.

    Raises what ``story_sheet`` does, and what ``let_out`` raises where the name of another
    interviewee stands outside the teller's own words, or the file cannot be put in its place.
    """
    sheet = story_sheet(project, teller, keepsake=keepsake)
    content = story_sheet_file(sheet)
    let_out([_leaving(path.name, content, sheet)], path.parent,
            hidden_people(project, but=teller.interviewee_id), sheet.language)  # fmt: skip
    kind = "keepsake" if keepsake else "story_sheet"
    digest = hashlib.sha256(content).hexdigest()
    told = tuple(each.id for each in teller.interviews)
    new = NewExport(
        kind, str(path.absolute()), digest, (), language=sheet.language, interviews=told
    )
    log_story_sheet(project, new)


def _leaving(name: str, content: bytes, sheet: StorySheet) -> Leaving:
    said = tuple(printable(words) for told in sheet.stories for words in told.words)
    readings = tuple(part for told in sheet.stories for part in (told.reading, told.effect))
    return Leaving(name, content, (("", readings),), said=said)


def sheet_name(teller: Teller, language: str, *, keepsake: bool = False) -> str:
    """Return the sheet's file name: it tells the teller's code and nothing else."""
    key = "keepsake" if keepsake else "sheet"
    return text(f"story_sheet.file_names.{key}", language, None, code=teller.code)


def _story(project: Project, teller: Teller, story: Story, *, keepsake: bool) -> SheetStory:
    talk = next(each for each in teller.interviews if each.id == story.interview_id)
    denied = story.check_state == CheckState.DENIED and not has_new_reading(project, story.id)
    found = None if keepsake or denied else reading(project, story.id)
    read, effect = reading_text(found), found.exemplifies.strip() if found else ""
    _see_that_nobody_else_is_named(project, teller, story, f"{read}\n{effect}")
    return SheetStory(
        words=tuple(_own_words(project, story)),
        language=talk.language,
        source_kind=talk.source_kind,
        reading=read,
        effect=effect,
        reading_language=project_facts(project).language,
        asks="denied" if denied else "check" if read or effect else "unread",
    )


def _own_words(project: Project, story: Story) -> Iterator[str]:
    """Yield the words of each span but those of the interviewer and of other voices."""
    for span in spans(project, story.id):
        said = turn(project, span.turn_id)
        if said is not None and span.start < span.end and _is_tellers(said):
            yield said.text[span.start : span.end]


def _is_tellers(said: Turn) -> bool:
    # Notes have no speakers: all of them tell what the teller said.
    return said.speaker_id is None or said.role in (Role.INTERVIEWEE, Role.INTERPRETER)


def _see_that_nobody_else_is_named(
    project: Project, teller: Teller, story: Story, words: str
) -> None:
    codes = (rf"(?<!\w){re.escape(code)}(?!\w)" for code in _codes_of_others(project, teller))
    named = hidden_in([words], hidden_people(project, but=teller.interviewee_id))
    if any(map(stops_export, named)) or any(re.search(c, words, re.IGNORECASE) for c in codes):
        code = story_codes(project)[story.id]
        raise SmallStoriesError("checking.others_in_reading", code=code)


def _codes_of_others(project: Project, teller: Teller) -> set[str]:
    """Return the codes of everybody else, and of the interviews they gave."""
    own = {teller.code, *(talk.code for talk in teller.interviews)}
    codes = {each.code for each in interviewees(project)}
    return {code for code in codes | {talk.code for talk in interviews(project)} if code} - own
