"""What each teller has said of our readings of their stories."""

import json
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from small_stories.model import CheckState, StoryKind
from small_stories.storage.change_record import Change, change_in
from small_stories.storage.interviews import Interview, interviews
from small_stories.storage.project_file import Project
from small_stories.storage.rows import thing
from small_stories.storage.setup import interviewees, refuses
from small_stories.storage.stories import WRITTEN_FIELDS, Story, stories

# What is told as a story; explanations, context and talk off the topic have no reading to check.
CHECKED_KINDS: Final = (StoryKind.SUCCESS, StoryKind.OTHER_STORY, StoryKind.DISAPPOINTMENT)


class Means(StrEnum):
    """By what means a teller was asked; any other words of the analyst's own will do as well."""

    INTERVIEW = "interview"
    READ_ALOUD = "read_aloud"
    SHEET = "sheet"
    PHONE = "phone"
    MESSAGE = "message"


@dataclass(frozen=True, slots=True)
class Check:
    """Where the check of one story stands; the place is where the reading was confirmed.

    ``told`` is what the teller said of the reading, ``on_date`` ISO 8601 or None.
    """

    story_id: int
    state: str
    on_date: str | None = None
    means: str = ""
    told: str = ""
    turn_id: int | None = None
    start: int = 0
    end: int = 0


@dataclass(frozen=True, slots=True)
class Teller:
    """A person with the stories told; without an interviewee it is an interview of its own.

    ``refuses`` tells that the person's last word on the use of the stories is no.
    """

    interviewee_id: int | None
    code: str
    interviews: tuple[Interview, ...]
    stories: tuple[Story, ...]
    refuses: bool

    def stories_in(self, state: CheckState) -> tuple[Story, ...]:
        """Return the stories whose check stands so."""
        return tuple(story for story in self.stories if story.check_state == state)


def check(project: Project, story: int) -> Check:
    """Return where the check of a story stands; not offered when nothing was written down."""
    query = "SELECT * FROM member_check WHERE story_id = ?"
    found = thing(project.db, Check, query, [story])
    return found or Check(story, CheckState.NOT_OFFERED)


def check_history(project: Project, story: int) -> list[tuple[Change, Check]]:
    """Return how a check stood after each change to it, oldest first."""
    rows = project.db.query(
        "SELECT change.*, coalesce(after, json_set(before, '$.state', 'not_offered')) AS image"
        " FROM change_row JOIN change ON change.id = change_row.change_id"
        " WHERE table_name = 'member_check' AND change.state IN ('done', 'kept')"
        " AND json_extract(coalesce(after, before), '$.story_id') = ? ORDER BY change_row.id",
        [story],
    )
    return [(change_in(row), _check(str(row["image"]))) for row in rows]


def has_new_reading(project: Project, story: int) -> bool:
    """Tell whether a story's reading has other words now than when its teller last denied it."""
    denied = project.db.execute(
        "SELECT max(change_row.id) FROM change_row JOIN change ON change.id = change_id"
        " WHERE table_name = 'member_check' AND change.state IN ('done', 'kept')"
        " AND json_extract(after, '$.story_id') = ? AND json_extract(after, '$.state') = 'denied'"
        " AND json_extract(coalesce(before, '{}'), '$.state') IS NOT 'denied'",
        [story],
    ).fetchone()[0]
    then = project.db.execute(
        "SELECT after FROM change_row JOIN change ON change.id = change_id"
        " WHERE table_name = 'reading' AND change.state IN ('done', 'kept')"
        " AND json_extract(coalesce(after, before), '$.story_id') = ? AND change_row.id <= ?"
        " ORDER BY change_row.id DESC LIMIT 1",
        [story, denied or 0],
    ).fetchone()
    now = next(project.db.query("SELECT * FROM reading WHERE story_id = ?", [story]), None)
    words = _words(now)
    return bool(any(words)) and words != _words(json.loads(then[0]) if then and then[0] else None)


def tellers(project: Project, told: Iterable[Story] | None = None) -> list[Teller]:
    """Return every interviewee by code, then the interviews whose teller is not written down.

    ``told`` are all stories of the project, where they have been read already.
    """
    talks: dict[int | None, list[Interview]] = defaultdict(list)
    for talk in interviews(project):
        talks[talk.interviewee_id].append(talk)
    stories_of: dict[int, list[Story]] = defaultdict(list)
    for story in stories(project) if told is None else told:
        if story.kind in CHECKED_KINDS:
            stories_of[story.interview_id].append(story)

    def teller(person: int | None, code: str, given: list[Interview], *, no: bool) -> Teller:
        own = tuple(story for talk in given for story in stories_of[talk.id])
        return Teller(person, code, tuple(given), own, no)

    known = [
        teller(person.id, person.code, talks[person.id], no=refuses(project, person.id, "stories"))
        for person in interviewees(project)
    ]
    return known + [teller(None, talk.code, [talk], no=False) for talk in talks[None]]


def _words(reading: dict[str, object] | None) -> list[str]:
    return [str((reading or {}).get(name, "")).strip() for name in WRITTEN_FIELDS]


def _check(image: str) -> Check:
    row = json.loads(image)
    return Check(**{name: row[name] for name in Check.__slots__})
