"""What was removed for good, and when: kinds and numbers, and nothing of who anybody is."""

import json
from dataclasses import dataclass
from datetime import date, datetime

from small_stories.storage.project_file import Project


@dataclass(frozen=True, slots=True)
class Removal:
    """One removal.

    ``kind`` is "withdrawal", "destruction_stories" or "destruction_types"; ``removed`` and ``kept``
    count by kind of thing, ``copies`` are the copies of days it was removed from, and ``left`` the
    days (ISO 8601) on which documents with it had gone out.
    """

    kind: str
    day: date
    removed: tuple[tuple[str, int], ...]
    copies: int
    left: tuple[str, ...]
    kept: tuple[tuple[str, int], ...] = ()

    def as_told(self) -> dict[str, object]:
        """Return what is written down of it, beside its moment."""
        return {
            "kind": self.kind, "removed": dict(self.removed), "copies": self.copies,
            "left": self.left, "kept": dict(self.kept),
        }  # fmt: skip


def removals(project: Project) -> list[Removal]:
    """Return what was removed for good, oldest first; not where only the moment is known."""
    rows = project.db.execute("SELECT at, summary FROM destruction_log ORDER BY id").fetchall()
    told = [(str(at), json.loads(summary)) for at, summary in rows]
    return [_removal(at, each) for at, each in told if "kind" in each]


def _removal(at: str, told: dict[str, object]) -> Removal:
    day = datetime.fromisoformat(at).astimezone().date()
    removed, kept, left = told["removed"], told["kept"], told["left"]
    assert isinstance(removed, dict)
    assert isinstance(kept, dict)
    assert isinstance(left, list)
    return Removal(
        str(told["kind"]), day, tuple(removed.items()), int(str(told["copies"])),
        tuple(left), tuple(kept.items()),
    )  # fmt: skip
