"""Writing down when an interview was held, and which areas it tells of."""

import re
from datetime import date
from typing import Final

from small_stories.changes.areas import area_named
from small_stories.changes.interviewing import describe_interview
from small_stories.errors import SmallStoriesError
from small_stories.storage.project_file import Project
from small_stories.storage.rows import delete, insert

_WRITTEN: Final = re.compile(r"(\d{1,2})\.\s*(\d{1,2})\.\s*(\d{4})")


def write_day(project: Project, interview: int, words: str) -> None:
    """Write the day of an interview as it is typed: 3.2.2026 or 2026-02-03; nothing takes it away.

    Raises SmallStoriesError("interview.no_day") for anything else.
    """
    describe_interview(project, interview, held_on=_day(words.strip()))


def write_areas(project: Project, interview: int, words: str) -> None:
    """Write which areas an interview tells of, by their names with commas between them."""
    names = [name.strip() for name in words.split(",") if name.strip()]
    with project.change("interview.described"):
        delete(project.db, "interview_area", interview_id=interview)
        found = [area_named(project, name) for name in names]
        for area in dict.fromkeys(filter(None, found)):
            insert(project.db, "interview_area", interview_id=interview, area_id=area)


def _day(words: str) -> str | None:
    if not words:
        return None
    written = _WRITTEN.fullmatch(words)
    try:
        if written:
            day, month, year = map(int, written.groups())
            return date(year, month, day).isoformat()
        return date.fromisoformat(words).isoformat()
    except ValueError as error:
        raise SmallStoriesError("interview.no_day") from error
