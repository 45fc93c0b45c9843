"""Marked stories with their spans, themes, goals, readings and checks."""

import json
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from small_stories.model import InTurn
from small_stories.storage.change_record import Change, row_history
from small_stories.storage.project_file import Project
from small_stories.storage.rows import thing, things

READING_FIELDS: Final = (
    "starting_situation",
    "problem_solved",
    "setting",
    "action",
    "present",
    "interaction",
    "turning_point",
    "mechanism",
    "effect",
    "daily_life",
    "new_possibilities",
    "learned",
    "surprising_self",
    "meaning_to_teller",
    "teller_attribution",
    "why_activity",
    "whose_inclusion",
)
# A story has been read when one of these holds words; a memo alone is no reading.
WRITTEN_FIELDS: Final = ("text", *READING_FIELDS, "exemplifies")
IS_WRITTEN: Final = " || ".join(f"trim({field})" for field in WRITTEN_FIELDS) + " != ''"


@dataclass(frozen=True, slots=True)
class Story:
    """A marked segment of an interview; a small success story when its kind is ``success``.

    ``hinted`` tells that the program pointed to the place first.
    """

    id: int
    interview_id: int
    interview_code: str
    kind: str
    title: str
    grade: str | None
    told_under_id: int | None
    surprising: bool
    told_again_of_id: int | None
    in_vivo_label: str
    sound_start_ms: int | None
    sound_end_ms: int | None
    memo: str
    check_state: str
    leads_to_id: int | None = None
    hinted: bool = False


@dataclass(frozen=True, slots=True)
class StorySpan:
    """Where words of a story stand; ``lost_words`` holds them when a correction removed them."""

    id: int
    story_id: int
    position: int
    turn_id: int
    start: int
    end: int
    lost_words: str | None


@dataclass(frozen=True, slots=True)
class Reading:
    """The analyst's reading of a story: a paragraph, and the fields of the method."""

    story_id: int
    text: str
    starting_situation: str
    problem_solved: str
    setting: str
    action: str
    present: str
    interaction: str
    turning_point: str
    mechanism: str
    effect: str
    daily_life: str
    new_possibilities: str
    learned: str
    surprising_self: str
    meaning_to_teller: str
    teller_attribution: str
    why_activity: str
    whose_inclusion: str
    detail_step: int | None
    tense_shift: bool
    minimising: bool
    exemplifies: str
    memo: str


_STORIES = """
    SELECT story.*, interview.code AS interview_code,
        coalesce((SELECT state FROM member_check WHERE story_id = story.id), 'not_offered')
            AS check_state
    FROM story JOIN interview ON interview.id = story.interview_id"""

# Where a story begins; one marked on sound alone stands after the turn that was spoken then.
_FIRST_WORDS = """
    LEFT JOIN span AS first ON first.id =
        (SELECT id FROM span WHERE story_id = story.id ORDER BY position LIMIT 1)
    LEFT JOIN turn AS told ON told.id = first.turn_id"""
_AS_TOLD = """
    coalesce(told.position, (SELECT max(turn.position) FROM turn
        WHERE turn.interview_id = story.interview_id AND turn.start_ms <= story.sound_start_ms)),
    first.start IS NULL, first.start, story.sound_start_ms, story.id"""


def stories(project: Project, interview: int | None = None) -> list[Story]:
    """Return the stories of one interview, or of all, in the order they were told."""
    where = "" if interview is None else "WHERE story.interview_id = ?"
    values = [] if interview is None else [interview]
    order = f"ORDER BY interview.code, {_AS_TOLD}"
    return things(project.db, Story, f"{_STORIES} {_FIRST_WORDS} {where} {order}", values)


def story_order(project: Project, interview: int) -> list[int]:
    """Return the stories of an interview by id, in the order they were told."""
    query = f"SELECT story.id FROM story {_FIRST_WORDS} WHERE story.interview_id = ?"
    return _ids(project, f"{query} ORDER BY {_AS_TOLD}", interview)


def stories_of(project: Project, spans: Iterable[int]) -> set[int]:
    """Return the stories that spans belong to, given by their ids; some may be gone."""
    query = "SELECT story_id FROM span WHERE id IN (SELECT value FROM json_each(?))"
    return {int(row[0]) for row in project.db.execute(query, [json.dumps(list(spans))])}


def story(project: Project, number: int) -> Story | None:
    """Return one story, or None when it is gone."""
    return thing(project.db, Story, f"{_STORIES} WHERE story.id = ?", [number])


def spans(project: Project, story: int) -> list[StorySpan]:
    """Return the spans of a story in the order told."""
    query = "SELECT * FROM span WHERE story_id = ? ORDER BY position, id"
    return things(project.db, StorySpan, query, [story])


def spans_of_stories(project: Project, among: Iterable[int]) -> dict[int, list[StorySpan]]:
    """Return the spans of some stories in the order told, by the stories' ids."""
    query = (
        "SELECT * FROM span WHERE story_id IN (SELECT value FROM json_each(?))"
        " ORDER BY story_id, position, id"
    )
    found: dict[int, list[StorySpan]] = {}
    for span in things(project.db, StorySpan, query, [json.dumps(list(among))]):
        found.setdefault(span.story_id, []).append(span)
    return found


def span_of(project: Project, number: int) -> StorySpan | None:
    """Return one span, or None when it is gone."""
    return thing(project.db, StorySpan, "SELECT * FROM span WHERE id = ?", [number])


def spans_in(project: Project, interview: int) -> list[StorySpan]:
    """Return all spans of an interview's stories."""
    query = (
        "SELECT span.* FROM span JOIN turn ON turn.id = span.turn_id"
        " WHERE turn.interview_id = ? ORDER BY turn.position, span.start, span.id"
    )
    return things(project.db, StorySpan, query, [interview])


def words(project: Project, spans: Iterable[InTurn]) -> list[str]:
    """Return the words of each span, as they stand in the turns."""
    query = "SELECT substr(text, ?, ?) FROM turn WHERE id = ?"
    places = ([span.start + 1, span.end - span.start, span.turn_id] for span in spans)
    return [str(row[0]) for place in places for row in project.db.execute(query, place)]


def story_words(project: Project, story: int) -> str:
    """Return a story's words; ``(...)`` stands where something between them is left out."""
    return " (...) ".join(filter(None, words(project, spans(project, story))))


def story_themes(project: Project, story: int) -> list[int]:
    """Return the themes a story was read as, in the order they were given."""
    return _ids(project, "SELECT theme_id FROM story_theme WHERE story_id = ? ORDER BY id", story)


def themes_in(project: Project, interview: int) -> dict[int, list[int]]:
    """Return the themes of each story of an interview that was read as any."""
    query = (
        "SELECT story_id, theme_id FROM story_theme JOIN story ON story.id = story_id"
        " WHERE interview_id = ? ORDER BY story_theme.id"
    )
    found: dict[int, list[int]] = {}
    for story, theme in project.db.execute(query, [interview]):
        found.setdefault(story, []).append(theme)
    return found


def themes_of_stories(project: Project) -> dict[int, list[int]]:
    """Return the themes of every story that was read as any, in the order they were given."""
    query = "SELECT story_id, theme_id FROM story_theme ORDER BY story_theme.id"
    return _by_story(project, query)


def goals_of_stories(project: Project) -> dict[int, list[int]]:
    """Return the goals of every story that shows any, in the order of the goals."""
    query = (
        "SELECT story_id, goal_id FROM story_goal JOIN goal ON goal.id = goal_id"
        " ORDER BY goal.position, goal.id"
    )
    return _by_story(project, query)


def story_goals(project: Project, story: int) -> list[int]:
    """Return the goals a story shows, in the order of the goals."""
    query = (
        "SELECT goal_id FROM story_goal JOIN goal ON goal.id = goal_id"
        " WHERE story_id = ? ORDER BY goal.position, goal.id"
    )
    return _ids(project, query, story)


def reading(project: Project, story: int) -> Reading | None:
    """Return the reading of a story, or None when nothing has been written."""
    return thing(project.db, Reading, "SELECT * FROM reading WHERE story_id = ?", [story])


def readings(project: Project) -> dict[int, Reading]:
    """Return the readings of all stories that have one, by the stories' ids."""
    found = things(project.db, Reading, "SELECT * FROM reading")
    return {each.story_id: each for each in found}


def reading_history(project: Project, story: int) -> list[tuple[Change, dict[str, object]]]:
    """Return what a reading was after each change to it, oldest first."""
    found = project.db.execute("SELECT id FROM reading WHERE story_id = ?", [story]).fetchone()
    return row_history(project.db, "reading", found[0]) if found else []


def _ids(project: Project, query: str, number: int) -> list[int]:
    return [int(row[0]) for row in project.db.execute(query, [number])]


def _by_story(project: Project, query: str) -> dict[int, list[int]]:
    found: dict[int, list[int]] = {}
    for story, number in project.db.execute(query):
        found.setdefault(story, []).append(number)
    return found
