"""Every story of a project on one line each, read at once for lists and boards."""

from collections import defaultdict
from dataclasses import dataclass

from small_stories.storage.project_file import Project
from small_stories.storage.stories import READING_FIELDS, Story, stories
from small_stories.storage.types import StoryInType, stories_in_types


@dataclass(frozen=True, slots=True)
class StoryLine:
    """A story with what hangs on it: its words, and the ids of its themes and goals."""

    story: Story
    words: str
    themes: tuple[int, ...]
    goals: tuple[int, ...]
    types: tuple[StoryInType, ...]
    is_read: bool
    quotes: int


def story_lines(project: Project) -> list[StoryLine]:
    """Return all stories in the order told; as many queries for two thousand as for two."""
    words = _words(project)
    themes = _links(project, "SELECT story_id, theme_id FROM story_theme ORDER BY id")
    goals = _links(
        project,
        "SELECT story_id, goal_id FROM story_goal JOIN goal ON goal.id = goal_id"
        " ORDER BY goal.position, goal.id",
    )
    quotes = _links(project, "SELECT story_id, id FROM quote")
    read = _read(project)
    types = defaultdict(list)
    for link in stories_in_types(project):
        types[link.story_id].append(link)
    return [
        StoryLine(
            story=story,
            words=" (...) ".join(words[story.id]),
            themes=tuple(themes[story.id]),
            goals=tuple(goals[story.id]),
            types=tuple(types[story.id]),
            is_read=story.id in read,
            quotes=len(quotes[story.id]),
        )
        for story in stories(project)
    ]


def _words(project: Project) -> dict[int, list[str]]:
    found: dict[int, list[str]] = defaultdict(list)
    rows = project.db.execute(
        'SELECT span.story_id, substr(turn.text, span.start + 1, span."end" - span.start)'
        " FROM span JOIN turn ON turn.id = span.turn_id"
        ' WHERE span."end" > span.start ORDER BY span.position, span.id'
    )
    for story, words in rows:
        found[story].append(words)
    return found


def _links(project: Project, query: str) -> dict[int, list[int]]:
    found: dict[int, list[int]] = defaultdict(list)
    for story, other in project.db.execute(query):
        found[story].append(other)
    return found


def _read(project: Project) -> set[int]:
    """Return the stories whose reading holds words in any of its fields."""
    fields = " || ".join(f"trim({field})" for field in ("text", *READING_FIELDS, "exemplifies"))
    query = f"SELECT story_id FROM reading WHERE {fields} != ''"
    return {row[0] for row in project.db.execute(query)}
