"""Destruction: at the end the interviews go, and what was made of them may stay (method, D2)."""

from dataclasses import dataclass
from datetime import UTC, date, datetime
from enum import StrEnum
from typing import Final

from small_stories.anonymising.leaving.own_texts import TextLeak, free_text_leaks
from small_stories.anonymising.rewriting.printed import marks_of_quote, quote_text
from small_stories.errors import SmallStoriesError
from small_stories.model import Decision
from small_stories.reporting.readiness import hindrances
from small_stories.storage import erasing
from small_stories.storage.destroying import (
    PrintedQuote,
    forget_answers,
    forget_history,
    leave_printed,
)
from small_stories.storage.erasing import ToErase
from small_stories.storage.exports import Export, exports
from small_stories.storage.interviews import interviews
from small_stories.storage.kept import Kept, what_is_kept
from small_stories.storage.project_file import PROJECT_DATABASE, Project
from small_stories.storage.quotes import quotes
from small_stories.storage.removals import Removal
from small_stories.storage.restoring import copy_names
from small_stories.storage.setup import interviewees
from small_stories.storage.stories import stories
from small_stories.storage.survey import answers


class Keep(StrEnum):
    """What stays: stories with their quotes as printed, or only types and report texts."""

    STORIES = "stories"
    TYPES = "types"


# What has left with words as they were said, names and all.
_WITH_ORIGINALS: Final = ("story_sheet", "keepsake", "whole_copy")
Counted = tuple[tuple[str, int], ...]

# The analyst's own texts that go with the stories.
_OF_STORIES: Final = ("title", "reading", "quote", "attribution", "interviewee", "impact_story")


@dataclass(frozen=True, slots=True)
class Destruction:
    """What a destruction takes, and what stays.

    ``unready`` quotes go, for nobody has decided what of them may be read; ``names`` are places in
    the analyst's own texts that hold a hidden name, which stops it. ``sheets`` are tellers' sheets
    and whole copies of the project that have left, which the program cannot reach. ``forms`` are
    the survey's, each of one respondent, which go unless they are to stay.
    """

    goes: Kept
    people: int
    copies: int
    stories_kept: int
    quotes_kept: int
    unready: int
    names: tuple[TextLeak, ...]
    sheets: tuple[Export, ...]
    forms: int = 0
    forms_kept: int = 0


def destruction(project: Project, keep: Keep, *, keep_forms: bool = False) -> Destruction:
    """Return what would go and what would stay; nothing is done."""
    ready = ready_quotes(project) if keep is Keep.STORIES else []
    there = what_is_kept(project)
    staying = {each.where: each for each in free_text_leaks(project)}.values()
    goes = {"wording", *(() if keep is Keep.STORIES else _OF_STORIES)}
    goes |= set() if keep_forms else {"survey"}
    forms = len(answers(project))
    return Destruction(
        goes=there,
        people=len(interviewees(project)),
        copies=len(copy_names(project.folder)),
        stories_kept=len(stories(project)) if keep is Keep.STORIES else 0,
        quotes_kept=len(ready),
        unready=there.quotes - len(ready) if keep is Keep.STORIES else 0,
        names=tuple(each for each in staying if each.where not in goes),
        sheets=tuple(each for each in exports(project) if each.kind in _WITH_ORIGINALS),
        forms=0 if keep_forms else forms,
        forms_kept=forms if keep_forms else 0,
    )


def destroy(project: Project, keep: Keep, *, keep_forms: bool = False) -> Destruction:
    """Destroy sounds, transcripts, names, history and copies; return what went and what stayed.

    It cannot be undone; a process that dies on the way goes on at the next opening. Raises
    SmallStoriesError("erasing.names_left") where a text that stays holds a hidden name.
    """
    project.refuse_if_only_read()
    going = destruction(project, keep, keep_forms=keep_forms)
    if going.names:
        raise SmallStoriesError("erasing.names_left", places=len(going.names))
    if project.copying:
        project.copying.wait()
    printed = {quote: _printed(project, quote) for quote in ready_quotes(project)}
    talks = frozenset(each.id for each in interviews(project))
    what = ToErase(frozenset(each.id for each in interviewees(project)), talks)
    now = datetime.now(UTC).isoformat(timespec="seconds")
    with erasing.unrecorded(project.db):
        sounds = erasing.sounds_of(project.db, talks)
        told = _counted(going, keep).as_told()
        erasing.begin_erasing(project.db, "destruction", what, sounds, now, told)
        if keep is Keep.STORIES:
            leave_printed(project.db, printed)
        else:
            erasing.erase_rows(project.db, what)
            leave_printed(project.db, {})
        if not keep_forms:
            forget_answers(project.db)
        forget_history(project.db)
    erasing.finish_erasing(project.folder, project.key, project.db, PROJECT_DATABASE)
    return going


def _counted(gone: Destruction, keep: Keep) -> Removal:
    took = gone.goes
    removed: Counted = (
        ("people", gone.people),
        ("interviews", took.interviews),
        ("recordings", took.recordings),
        ("stories", took.stories - gone.stories_kept),
        ("quotes", took.quotes - gone.quotes_kept),
    )
    removed += (("forms", gone.forms),) if gone.forms else ()
    kept: Counted = (("stories", gone.stories_kept), ("quotes", gone.quotes_kept))
    kept = kept if keep is Keep.STORIES else ()
    kept += (("forms", gone.forms_kept),) if gone.forms_kept else ()
    left = tuple(each.at[:10] for each in gone.sheets)
    return Removal(f"destruction_{keep}", date.today(), removed, gone.copies, left, kept)


def _printed(project: Project, quote: int) -> PrintedQuote:
    marks = marks_of_quote(project, quote)
    changed = sum(mark.decision not in (None, Decision.KEEP) for mark in marks)
    return PrintedQuote(quote_text(project, quote), changed)


def ready_quotes(project: Project) -> list[int]:
    """Return the quotes of which everything is decided that may be read."""
    hindered = {each.quote_id for each in hindrances(project)}
    return [quote.id for quote in quotes(project) if quote.id not in hindered]
