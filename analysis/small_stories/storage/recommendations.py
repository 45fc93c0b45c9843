"""What is recommended, to which level, and the story types that stand behind it."""

from dataclasses import dataclass
from typing import Final

from small_stories.storage.project_file import Project
from small_stories.storage.rows import things

# The two usual ways to speak of levels, by their keys under ``recommendation_levels`` in the
# string files. A level may have any other name, which is then printed as it was typed.
LEVELS: Final = (
    "unit", "service", "administration", "city", "division", "services_and_areas", "units",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Recommendation:
    """One recommendation; ``level`` is one of ``LEVELS`` or a name of the analyst's own."""

    id: int
    position: int
    level: str
    text: str


def recommendations(project: Project) -> list[Recommendation]:
    """Return the recommendations in the order in which the analyst put them."""
    return things(project.db, Recommendation, "SELECT * FROM recommendation ORDER BY position, id")


def types_behind(project: Project) -> dict[int, list[int]]:
    """Return the types in use behind each recommendation, by their ids in the types' order."""
    rows = project.db.execute(
        "SELECT recommendation_id, type_id FROM recommendation_type"
        " JOIN story_type ON story_type.id = type_id WHERE NOT retired"
        " ORDER BY story_type.position, story_type.id"
    )
    found: dict[int, list[int]] = {}
    for recommendation, story_type in rows:
        found.setdefault(int(recommendation), []).append(int(story_type))
    return found
