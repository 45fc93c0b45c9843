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
    memo: str

    @property
    def in_words(self) -> str:
        """The mechanism: what is experienced, what that changes, and what it opens up."""
        return " → ".join(filter(None, (self.experience, self.change, self.opens_up)))


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


def retired_types(project: Project) -> list[StoryType]:
    """Return the types that were put aside, in the order they had."""
    query = "SELECT * FROM story_type WHERE retired ORDER BY position, id"
    return things(project.db, StoryType, query)


def story_type(project: Project, number: int) -> StoryType | None:
    """Return one type, or None when it is gone."""
    return thing(project.db, StoryType, "SELECT * FROM story_type WHERE id = ?", [number])


def stories_in_types(project: Project) -> list[StoryInType]:
    """Return which story stands in which type; types put aside do not count."""
    query = (
        "SELECT story_in_type.* FROM story_in_type JOIN story_type ON story_type.id = type_id"
        " WHERE NOT retired ORDER BY story_in_type.id"
    )
    return things(project.db, StoryInType, query)


def stories_of_type(project: Project, story_type: int) -> dict[int, str]:
    """Return the stories that are linked to a type, put aside or not, with their roles."""
    query = "SELECT story_id, role FROM story_in_type WHERE type_id = ? ORDER BY id"
    return {int(story): str(role) for story, role in project.db.execute(query, [story_type])}


def types_of(project: Project, story: int) -> list[StoryInType]:
    """Return the types that one story stands in."""
    query = "SELECT * FROM story_in_type WHERE story_id = ? ORDER BY id"
    return things(project.db, StoryInType, query, [story])
