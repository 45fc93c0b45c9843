"""Withdrawal: one person leaves the study, and nothing that was told stays (method, P11)."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime

from small_stories.anonymising.leaving.own_texts import TextLeak
from small_stories.erasing.names_of_leaver import names_that_go
from small_stories.erasing.said_elsewhere import said_elsewhere
from small_stories.errors import SmallStoriesError
from small_stories.storage import erasing
from small_stories.storage.erasing import ToErase
from small_stories.storage.erasing_sounds import refuse_unreadable
from small_stories.storage.exports import Export, exports_with
from small_stories.storage.interviews import Interview, interviews
from small_stories.storage.project_file import PROJECT_DATABASE, Project
from small_stories.storage.quotes import quotes
from small_stories.storage.removals import Removal
from small_stories.storage.restoring import copy_names
from small_stories.storage.setup import interviewees
from small_stories.storage.stories import stories
from small_stories.storage.types import stories_in_types


@dataclass(frozen=True, slots=True)
class Leaver:
    """Who withdraws: an interviewee, or an interview whose teller is not written down."""

    interviewee: int | None
    interview: int | None = None


@dataclass(frozen=True, slots=True)
class Withdrawal:
    """What a withdrawal takes, and what it cannot reach.

    ``exports`` are files that have left with the person's words or stories; ``said_elsewhere`` are
    places in the analyst's own texts that hold the person's words or name and stay.
    """

    code: str
    interviews: tuple[Interview, ...]
    recordings: int
    stories: int
    quotes: int
    types: int
    copies: int
    exports: tuple[Export, ...]
    said_elsewhere: tuple[TextLeak, ...]


def withdrawal(project: Project, who: Leaver) -> Withdrawal:
    """Return what would go; raises SmallStoriesError("erasing.gone") for nobody of the project."""
    talks = _talks(project, who)
    ids = {talk.id for talk in talks}
    told = {story.id for story in stories(project) if story.interview_id in ids}
    left = {each.id: each for talk in talks for each in exports_with(project, talk.id)}
    return Withdrawal(
        code=_code(project, who, talks),
        interviews=tuple(talks),
        recordings=sum(talk.recording_id is not None for talk in talks),
        stories=len(told),
        quotes=sum(each.interview_id in ids for each in quotes(project)),
        types=len({link.type_id for link in stories_in_types(project) if link.story_id in told}),
        copies=len(copy_names(project.folder)),
        exports=tuple(left[number] for number in sorted(left)),
        said_elsewhere=tuple(said_elsewhere(project, _what(project, who, talks))),
    )


def withdraw(project: Project, who: Leaver) -> Withdrawal:
    """Erase a person from the project, its sounds and its copies; return what went.

    It cannot be undone. A process that dies on the way goes on at the next opening. Raises
    SmallStoriesError("erasing.sounds_damaged") where the person's voice cannot be taken out.
    """
    project.refuse_if_only_read()
    going = withdrawal(project, who)
    if project.copying:
        project.copying.wait()
    what = _what(project, who, going.interviews)
    now = datetime.now(UTC).isoformat(timespec="seconds")
    sounds = erasing.sounds_of(project.db, what.interviews)
    if sounds:
        refuse_unreadable(project.folder, project.key)
    with erasing.unrecorded(project.db):
        told = _counted(going).as_told()
        erasing.begin_erasing(project.db, "withdrawal", what, sounds, now, told)
        erasing.erase_rows(project.db, what)
    erasing.finish_erasing(project.folder, project.key, project.db, PROJECT_DATABASE)
    return going


def _what(project: Project, who: Leaver, talks: Sequence[Interview]) -> ToErase:
    people = frozenset([who.interviewee] if who.interviewee is not None else [])
    codes = frozenset([_code(project, who, talks), *(talk.code for talk in talks)])
    what = ToErase(people, frozenset(talk.id for talk in talks), codes)
    return replace(what, names=frozenset(each.identity for each in names_that_go(project, what)))


def _counted(gone: Withdrawal) -> Removal:
    removed = (
        ("interviews", len(gone.interviews)),
        ("recordings", gone.recordings),
        ("stories", gone.stories),
        ("quotes", gone.quotes),
    )
    left = tuple(each.at[:10] for each in gone.exports)
    return Removal("withdrawal", date.today(), removed, gone.copies, left)


def _talks(project: Project, who: Leaver) -> list[Interview]:
    held = interviews(project)
    if who.interviewee is not None:
        return [talk for talk in held if talk.interviewee_id == who.interviewee]
    return [talk for talk in held if talk.id == who.interview]


def _code(project: Project, who: Leaver, talks: Sequence[Interview]) -> str:
    people = {each.id: each.code for each in interviewees(project)}
    code = people.get(who.interviewee or 0) or (talks[0].code if talks else "")
    if not code:
        raise SmallStoriesError("erasing.gone")
    return code
