"""The example while it is built: its project, and what the decisions call things."""

from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from small_stories.example.decisions import Decisions
from small_stories.storage.project_file import Project

Progress = Callable[[float, float], None]


@dataclass(slots=True)
class Example:
    """A project in the making, the decisions, and the ids of what they call by keys."""

    project: Project
    folder: Path
    decisions: Decisions
    ids: dict[str, dict[str, int]] = field(default_factory=dict)

    def name(self, kind: str, key: str, number: int) -> None:
        """Remember the id of something the decisions call by a key."""
        self.ids.setdefault(kind, {})[key] = number
