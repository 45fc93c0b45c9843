"""What a story and its reading were before: every wording, whose it was, and when."""

from dataclasses import dataclass
from typing import Final

from small_stories.storage.change_record import Change, change_in
from small_stories.storage.project_file import Project
from small_stories.storage.stories import reading_history

# What a teller said of the reading; before one of these it had not been looked at by its teller.
_CHECKED: Final = ("confirmed", "modified", "denied")
_NOT_WORDED: Final = ("id", "story_id")
_OWN_TABLES: Final = ("span", "story_theme", "story_goal", "story_part", "story_in_type",
                      "member_check", "quote", "component_link", "domain_link",
                      "aux24_link")  # fmt: skip


_SEARCHED: Final = "hint.searched"
_TAKEN: Final = "hint.taken"


@dataclass(frozen=True, slots=True)
class HintBehind:
    """The search that pointed to the place of a story, and the change that took its hint."""

    found: Change
    taken: Change


@dataclass(frozen=True, slots=True)
class Wording:
    """One field of a reading as a change left it, and as it was before that change.

    ``after_check`` tells whether the teller had spoken of the reading by then; None while that
    has not happened at all.
    """

    change: Change
    field: str
    before: object
    after: object
    after_check: bool | None


def wordings(project: Project, story: int) -> list[Wording]:
    """Return every wording that the fields of a story's reading have had, newest first."""
    checked = _first_check(project, story)
    found: list[Wording] = []
    before: dict[str, object] = {}
    for change, image in reading_history(project, story):
        late = None if checked is None else change.id > checked
        for field, after in image.items():
            was = before.get(field, "" if isinstance(after, str) else None)
            if field not in _NOT_WORDED and (after or was) and after != was:
                found.append(Wording(change, field, was, after, late))
        before = image
    return found[::-1]


def story_changes(project: Project, story: int) -> list[Change]:
    """Return the changes that touched a story, apart from its reading, newest first."""
    tables = ", ".join("?" for _ in _OWN_TABLES)
    rows = project.db.query(
        "SELECT DISTINCT change.* FROM change JOIN change_row ON change_row.change_id = change.id"
        " WHERE change.state IN ('done', 'kept') AND (table_name = 'story' AND row_id = ?"
        f" OR table_name IN ({tables})"
        " AND json_extract(coalesce(after, before), '$.story_id') = ?"
        " OR table_name = 'hint' AND row_id IN (SELECT id FROM hint WHERE story_id = ?))"
        " ORDER BY change.id DESC",
        [story, *_OWN_TABLES, story, story],
    )
    return [change_in(row) for row in rows]


def hint_behind(project: Project, story: int) -> HintBehind | None:
    """Return when a search pointed to a story's place, and who took it; None where none did."""
    row = project.db.execute("SELECT id FROM hint WHERE story_id = ?", [story]).fetchone()
    if row is None:
        return None
    changes = [change_in(each) for each in project.db.query(
        "SELECT DISTINCT change.* FROM change JOIN change_row ON change_row.change_id = change.id"
        " WHERE change.state IN ('done', 'kept') AND table_name = 'hint' AND row_id = ?"
        " ORDER BY change.id", [row[0]]
    )]  # fmt: skip
    found = next((each for each in changes if each.name == _SEARCHED), None)
    taken = next((each for each in reversed(changes) if each.name == _TAKEN), None)
    return HintBehind(found, taken) if found and taken else None


def _first_check(project: Project, story: int) -> int | None:
    """Return the first change, still standing, that says what the teller said of the reading."""
    states = ", ".join("?" for _ in _CHECKED)
    found = project.db.execute(
        "SELECT min(change.id) FROM change JOIN change_row ON change_row.change_id = change.id"
        " WHERE table_name = 'member_check' AND change.state IN ('done', 'kept')"
        " AND json_extract(after, '$.story_id') = ?"
        f" AND json_extract(after, '$.state') IN ({states})",
        [story, *_CHECKED],
    ).fetchone()
    return None if found[0] is None else int(found[0])
