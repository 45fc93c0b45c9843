"""What a project keeps and where: its folder, its daily copies, and how long it may be kept."""

from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Final

from small_stories.storage.project_file import Project

NEAR: Final = 30  # days


@dataclass(frozen=True, slots=True)
class Kept:
    """How many of each thing stand in a project."""

    interviews: int
    recordings: int
    stories: int
    quotes: int


def what_is_kept(project: Project) -> Kept:
    """Count what stands in a project; stories are segments of every kind."""
    tables = ("interview", "recording", "story", "quote")
    counted = [project.db.execute(f"SELECT count(*) FROM {table}").fetchone() for table in tables]
    return Kept(*(int(found[0]) for found in counted))


def size_of(folder: Path) -> int:
    """Return how many bytes the files of a project take, its copies among them."""
    return sum(path.stat().st_size for path in folder.rglob("*") if path.is_file())


def was_destroyed(project: Project) -> bool:
    """Tell whether the interviews have been destroyed."""
    query = "SELECT 1 FROM destruction_log WHERE kind = 'destruction'"
    return project.db.execute(query).fetchone() is not None


def days_left(until: str | None, today: date) -> int | None:
    """Return how many days the material may still be kept; below 0 the time is past.

    None when no day has been decided on.
    """
    day = _day(until or "")
    return None if day is None else (day - today).days


def is_near(until: str | None, today: date) -> bool:
    """Tell whether the time to keep the material ends within 30 days, or is past."""
    left = days_left(until, today)
    return left is not None and left <= NEAR


def _day(iso: str) -> date | None:
    try:
        return date.fromisoformat(iso)
    except ValueError:
        return None
