"""Story types and the stories that stand in them."""

from dataclasses import dataclass

from small_stories.storage.project_file import Project
from small_stories.storage.rows import thing, things


@dataclass(frozen=True, slots=True)
class StoryType:
    """A recurring kind of story, worded as a mechanism."""

    id: int
    position: int
    name: str
    experience: str
    change: str
    opens_up: str
    mechanism: str
    retired: bool


@dataclass(frozen=True, slots=True)
class StoryInType:
    """How a story stands to a type: it supports it, or it is a counter-example."""

    story_id: int
    type_id: int
    role: str


def story_types(project: Project) -> list[StoryType]:
    """Return the types that are in use, in order."""
    query = "SELECT * FROM story_type WHERE NOT retired ORDER BY position, id"
    return things(project.db, StoryType, query)


def story_type(project: Project, number: int) -> StoryType | None:
    """Return one type, or None when it is gone."""
    return thing(project.db, StoryType, "SELECT * FROM story_type WHERE id = ?", [number])


def stories_in_types(project: Project) -> list[StoryInType]:
    """Return which story stands in which type."""
    return things(project.db, StoryInType, "SELECT * FROM story_in_type ORDER BY id")
