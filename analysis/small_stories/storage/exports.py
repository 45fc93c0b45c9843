"""What has left the project: which files, when, for whom, and with which quotes."""

import json
from dataclasses import dataclass

from small_stories.storage.project_file import Project
from small_stories.storage.rows import insert


@dataclass(frozen=True, slots=True)
class NewExport:
    """A file that was handed over, with the SHA-256 of its bytes and the quotes in it.

    Template, profile and language are those it was written by; ``interviews`` are those whose
    stories it tells of, quoted or not.
    """

    kind: str
    path: str
    sha256: str
    quotes: tuple[int, ...]
    template: str = ""
    profile: str = ""
    language: str = ""
    interviews: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Export:
    """A file that was handed over at a moment (ISO 8601, UTC); the rest as in ``NewExport``."""

    id: int
    at: str
    kind: str
    path: str
    sha256: str
    quotes: tuple[int, ...]
    template: str
    profile: str
    language: str
    interviews: tuple[int, ...]


def exports(project: Project) -> list[Export]:
    """Return what has been handed over, oldest first."""
    rows = project.db.execute(
        "SELECT id, at, kind, path, sha256, quotes, template, profile, language, interviews"
        " FROM export_log ORDER BY id"
    )
    return [
        Export(number, at, kind, path, sha256, tuple(json.loads(quotes)), template, profile,
               language, tuple(json.loads(interviews)))
        for number, at, kind, path, sha256, quotes, template, profile, language, interviews in rows
    ]  # fmt: skip


def exports_with(project: Project, interview: int) -> list[Export]:
    """Return what has been handed over that quotes an interview, or tells of its stories."""
    query = "SELECT id FROM quote WHERE story_id IN (SELECT id FROM story WHERE interview_id = ?)"
    quoted = {number for (number,) in project.db.execute(query, [interview])}
    return [
        each
        for each in exports(project)
        if interview in each.interviews or quoted.intersection(each.quotes)
    ]


def insert_export(project: Project, at: str, new: NewExport) -> int:
    """Write down one file that was handed over, inside an open change."""
    return insert(
        project.db, "export_log", at=at, kind=new.kind, path=new.path, sha256=new.sha256,
        quotes=json.dumps(new.quotes), template=new.template, profile=new.profile,
        language=new.language, interviews=json.dumps(new.interviews),
    )  # fmt: skip
