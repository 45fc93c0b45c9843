"""The stories that the analyst has chosen to be told on a page of their own."""

from dataclasses import dataclass

from small_stories.storage.project_file import Project
from small_stories.storage.rows import things


@dataclass(frozen=True, slots=True)
class ImpactStory:
    """A story chosen for a page of its own; ``beside`` tells what else shows the same."""

    id: int
    position: int
    story_id: int
    title: str
    beside: str


def impact_stories(project: Project) -> list[ImpactStory]:
    """Return the chosen stories in the order of their pages."""
    return things(project.db, ImpactStory, "SELECT * FROM impact_story ORDER BY position, id")
