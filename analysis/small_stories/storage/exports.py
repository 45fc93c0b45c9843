"""What has left the project: which files, when, with which quotes."""

import json
from dataclasses import dataclass

from small_stories.storage.project_file import Project
from small_stories.storage.rows import insert


@dataclass(frozen=True, slots=True)
class NewExport:
    """A file that was handed over, with the SHA-256 of its bytes and the quotes in it."""

    kind: str
    path: str
    sha256: str
    quotes: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Export:
    """A file that was handed over at a moment (ISO 8601, UTC)."""

    id: int
    at: str
    kind: str
    path: str
    sha256: str
    quotes: tuple[int, ...]


def exports(project: Project) -> list[Export]:
    """Return what has been handed over, oldest first."""
    rows = project.db.execute(
        "SELECT id, at, kind, path, sha256, quotes FROM export_log ORDER BY id"
    )
    return [
        Export(number, at, kind, path, sha256, tuple(json.loads(quotes)))
        for number, at, kind, path, sha256, quotes in rows
    ]


def insert_export(project: Project, at: str, new: NewExport) -> int:
    """Write down one file that was handed over, inside an open change."""
    quotes = json.dumps(new.quotes)
    return insert(project.db, "export_log", at=at, kind=new.kind, path=new.path,
                  sha256=new.sha256, quotes=quotes)  # fmt: skip
