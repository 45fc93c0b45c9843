"""Every story of a project on one line each, read at once for cards, lists and boards."""

from collections import defaultdict
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import Final

from small_stories.storage.project_file import Project
from small_stories.storage.stories import IS_WRITTEN, Story, stories, story
from small_stories.storage.types import StoryInType, stories_in_types


@dataclass(frozen=True, slots=True)
class StoryLine:
    """A story with what hangs on it: its words, and the ids of its themes and goals.

    ``at_ms`` is the time in the recording of the turn in which it begins, where that is known;
    ``told_twice`` tells that another telling of the same story is there.
    """

    story: Story
    words: str
    at_ms: int | None
    themes: tuple[int, ...]
    goals: tuple[int, ...]
    types: tuple[StoryInType, ...]
    is_read: bool
    quotes: int
    told_twice: bool


# Tables whose rows belong to one story each.
_OF_STORIES: Final = (
    "member_check", "quote", "reading", "span", "story_goal", "story_in_type", "story_theme",
)  # fmt: skip


def story_lines(project: Project, only: Collection[int] | None = None) -> list[StoryLine]:
    """Return all stories in the order told, or only some; a fixed number of queries for all."""
    chosen = "" if only is None else f" AND story_id IN ({_listed(only)})"
    words, times = _words(project, chosen)
    themes = _links(
        project, f"SELECT story_id, theme_id FROM story_theme WHERE 1{chosen} ORDER BY id"
    )
    goals = _links(
        project,
        f"SELECT story_id, goal_id FROM story_goal JOIN goal ON goal.id = goal_id WHERE 1{chosen}"
        " ORDER BY goal.position, goal.id",
    )
    quotes = _links(project, f"SELECT story_id, id FROM quote WHERE 1{chosen}")
    read, again = _read(project, chosen), _told_again(project)
    types = defaultdict(list)
    for link in stories_in_types(project):
        types[link.story_id].append(link)
    return [
        StoryLine(
            story=told,
            words=" (...) ".join(words[told.id]),
            at_ms=told.sound_start_ms if told.sound_start_ms is not None else times.get(told.id),
            themes=tuple(themes[told.id]),
            goals=tuple(goals[told.id]),
            types=tuple(types[told.id]),
            is_read=told.id in read,
            quotes=len(quotes[told.id]),
            told_twice=told.told_again_of_id is not None or told.id in again,
        )
        for told in _stories(project, only)
    ]


def stories_moved(project: Project, rows: Mapping[str, Collection[int]]) -> set[int]:
    """Return the stories whose own facts, or what hangs on them, are among moved rows.

    The change record still knows whose a row was that is gone.
    """
    found = set(rows.get("story", ()))
    for table in _OF_STORIES:
        if table in rows:
            query = (
                "SELECT DISTINCT json_extract(coalesce(after, before), '$.story_id')"
                f" FROM change_row WHERE table_name = ? AND row_id IN ({_listed(rows[table])})"
            )
            found.update(int(row[0]) for row in project.db.execute(query, [table]))
    return found


def _stories(project: Project, only: Collection[int] | None) -> list[Story]:
    if only is None:
        return stories(project)
    found = (story(project, number) for number in sorted(only))
    return [told for told in found if told is not None]


def _words(project: Project, chosen: str) -> tuple[dict[int, list[str]], dict[int, int]]:
    """Return the words of each story's spans, and when the turn of its first words begins."""
    words: dict[int, list[str]] = defaultdict(list)
    times: dict[int, int] = {}
    rows = project.db.execute(
        'SELECT span.story_id, substr(turn.text, span.start + 1, span."end" - span.start),'
        " turn.start_ms FROM span JOIN turn ON turn.id = span.turn_id"
        f' WHERE span."end" > span.start{chosen} ORDER BY span.position, span.id'
    )
    for number, said, at_ms in rows:
        words[number].append(said)
        if at_ms is not None:
            times.setdefault(number, at_ms)
    return words, times


def _links(project: Project, query: str) -> dict[int, list[int]]:
    found: dict[int, list[int]] = defaultdict(list)
    for number, other in project.db.execute(query):
        found[number].append(other)
    return found


def _read(project: Project, chosen: str) -> set[int]:
    """Return the stories whose reading holds words in any of its fields."""
    query = f"SELECT story_id FROM reading WHERE {IS_WRITTEN}{chosen}"
    return {row[0] for row in project.db.execute(query)}


def _told_again(project: Project) -> set[int]:
    query = "SELECT told_again_of_id FROM story WHERE told_again_of_id IS NOT NULL"
    return {row[0] for row in project.db.execute(query)}


def _listed(numbers: Collection[int]) -> str:
    return ", ".join(str(int(number)) for number in numbers)
