"""The plot of a story: beginning, plot turn, end, events and silences in the analyst's order."""

from dataclasses import dataclass

from small_stories.storage.project_file import Project
from small_stories.storage.rows import thing, things


@dataclass(frozen=True, slots=True)
class StoryPart:
    """One step of a story's plot: words of a turn, the analyst's own wording, or both.

    ``words`` are those that stand at its place now; a part that was only worded has no turn.
    """

    id: int
    story_id: int
    kind: str
    position: int
    turn_id: int | None
    start: int
    end: int
    wording: str
    words: str


_PARTS = """
    SELECT story_part.*,
        coalesce(substr(turn.text, story_part.start + 1, story_part."end" - story_part.start), '')
            AS words
    FROM story_part LEFT JOIN turn ON turn.id = story_part.turn_id"""


def story_parts(project: Project, story: int) -> list[StoryPart]:
    """Return the parts of a story in the order the analyst gave them."""
    where = "WHERE story_id = ? ORDER BY story_part.position, story_part.id"
    return things(project.db, StoryPart, f"{_PARTS} {where}", [story])


def story_part(project: Project, number: int) -> StoryPart | None:
    """Return one part, or None when it is gone."""
    return thing(project.db, StoryPart, f"{_PARTS} WHERE story_part.id = ?", [number])


def parts_in(project: Project, interview: int) -> list[StoryPart]:
    """Return the parts of an interview's stories that stand at words of it."""
    where = 'WHERE turn.interview_id = ? AND story_part."end" > story_part.start'
    return things(project.db, StoryPart, f"{_PARTS} {where} ORDER BY story_part.id", [interview])
