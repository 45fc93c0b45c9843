"""The history of a project, page by page: what was changed, by whom, and what it was about."""

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from small_stories.storage.change_record import Change, page
from small_stories.storage.project_file import Project

PAGE: Final = 200

# By which column a row of a table leads to the story or the interview that it belongs to.
_LEADS: Final = {"story_id": "story", "turn_id": "turn", "interview_id": "interview",
                 "quote_id": "quote"}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Entry:
    """A change, and the story or interview it was about, where that is still in the project.

    ``about`` is the code of the interview.
    """

    change: Change
    story: int | None
    interview: int | None
    about: str


def entries(project: Project, before: int | None = None, limit: int = PAGE) -> list[Entry]:
    """Return the newest changes older than the one of an id, newest first."""
    changes = page(project.db, before, limit)
    rows = _first_rows(project, [change.id for change in changes])
    return [_entry(project, change, rows.get(change.id)) for change in changes]


def all_entries(project: Project) -> Iterator[Entry]:
    """Go through the whole history, newest first, reading a page at a time."""
    before: int | None = None
    while found := entries(project, before):
        yield from found
        before = found[-1].change.id


def count(project: Project) -> int:
    """Return how many changes there are in the record."""
    return int(project.db.execute("SELECT count(*) FROM change").fetchone()[0])


def _first_rows(project: Project, changes: Sequence[int]) -> dict[int, tuple[str, int, str]]:
    """Return the first row of each change: its table, its id and what it was."""
    if not changes:
        return {}
    found = project.db.execute(
        "SELECT change_id, table_name, row_id, coalesce(after, before) FROM change_row"
        " WHERE id IN (SELECT min(id) FROM change_row WHERE change_id BETWEEN ? AND ?"
        " GROUP BY change_id)",
        [min(changes), max(changes)],
    )
    return {number: (table, row, image) for number, table, row, image in found}


def _entry(project: Project, change: Change, row: tuple[str, int, str] | None) -> Entry:
    story, interview = _meant(project, change, row)
    if story is not None:
        found = project.db.execute(
            "SELECT story.id, interview.id, interview.code FROM story"
            " JOIN interview ON interview.id = story.interview_id WHERE story.id = ?",
            [story],
        ).fetchone()
        return Entry(change, *(found or (None, None, "")))
    found = project.db.execute("SELECT id, code FROM interview WHERE id = ?", [interview])
    number, code = found.fetchone() or (None, "")
    return Entry(change, None, number, code)


def _meant(
    project: Project, change: Change, row: tuple[str, int, str] | None
) -> tuple[int | None, int | None]:
    """Return the story or the interview that a change was about, there or not."""
    named = change.fields.get("story")
    if isinstance(named, int):
        return named, None
    if row is None:
        return None, None
    table, number, image = row
    leads = {**{_LEADS[k]: v for k, v in json.loads(image).items() if k in _LEADS}, table: number}
    if leads.get("quote") and not leads.get("story"):
        leads["story"] = _one(project, "SELECT story_id FROM quote WHERE id = ?", leads["quote"])
    if leads.get("turn") and not leads.get("interview"):
        query = "SELECT interview_id FROM turn WHERE id = ?"
        leads["interview"] = _one(project, query, leads["turn"])
    return leads.get("story"), leads.get("interview")


def _one(project: Project, query: str, number: int) -> int | None:
    found = project.db.execute(query, [number]).fetchone()
    return int(found[0]) if found else None
