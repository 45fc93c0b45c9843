"""Marking stories in the talk, and saying what they are."""

from collections.abc import Sequence

from small_stories.changes.ordering import moved_one, put_in_order
from small_stories.errors import SmallStoriesError
from small_stories.model import Grade, InTurn, StoryKind
from small_stories.storage.interviews import theme_of_talk
from small_stories.storage.project_file import Project
from small_stories.storage.rows import delete, insert, next_position, update
from small_stories.storage.stories import span_of, spans, story_goals, story_themes


def mark_story(
    project: Project,
    interview: int,
    spans: Sequence[InTurn],
    theme: int | None = None,
    kind: StoryKind = StoryKind.SUCCESS,
    **facts: object,
) -> int:
    """Make a story of words, in the order told; a few words are enough.

    *Told under* is filled from the theme markers, and stays the analyst's to change. A story
    without spans is one marked on sound alone (``sound_start_ms``, ``sound_end_ms``).
    """
    with project.change("story.marked"):
        told_under = theme_of_talk(project, spans[0].turn_id) if spans else None
        facts = {"told_under_id": told_under, **facts}
        story = insert(project.db, "story", interview_id=interview, kind=kind, **facts)
        for span in spans:
            add_span(project, story, span)
        if theme is not None:
            toggle_theme(project, story, theme)
    return story


def add_span(project: Project, story: int, span: InTurn) -> int:
    """Add words to a story, after those it has."""
    with project.change("story.span_added", story=story):
        position = next_position(project.db, "span", story_id=story)
        place = {"turn_id": span.turn_id, "start": span.start, "end": span.end}
        return insert(project.db, "span", story_id=story, position=position, **place)


def add_spans(project: Project, story: int, words: Sequence[InTurn]) -> None:
    """Add words to a story; where a correction took its words in the same turn, they are found.

    Words that the story has already are not told twice: its span reaches as far as both do.
    """
    with project.change("story.span_added", story=story):
        lost = {span.turn_id: span.id for span in spans(project, story) if span.lost_words}
        for span in words:
            if span.turn_id in lost:
                adjust_span(project, lost.pop(span.turn_id), span.start, span.end)
            else:
                _add_or_join(project, story, span)


def _add_or_join(project: Project, story: int, added: InTurn) -> None:
    shared = [span for span in spans(project, story)
              if span.turn_id == added.turn_id and span.lost_words is None
              and span.start < added.end and added.start < span.end]  # fmt: skip
    if not shared:
        add_span(project, story, added)
        return
    start = min(added.start, *(span.start for span in shared))
    end = max(added.end, *(span.end for span in shared))
    if (start, end) != (shared[0].start, shared[0].end):
        adjust_span(project, shared[0].id, start, end)
    for span in shared[1:]:
        delete(project.db, "span", id=span.id)


def adjust_span(project: Project, span: int, start: int, end: int) -> None:
    """Move the ends of a span; words that were lost are found again by it."""
    with project.change("story.span_adjusted"):
        update(project.db, "span", span, start=start, end=end, lost_words=None)


def remove_span(project: Project, span: int) -> None:
    """Take words out of a story, or let go of words that a correction took.

    Raises SmallStoriesError when the story has no other words: a story is removed whole.
    """
    found = span_of(project, span)
    if found is None:
        return
    if len(spans(project, found.story_id)) == 1:
        raise SmallStoriesError("story.last_span")
    with project.change("story.span_removed", story=found.story_id):
        delete(project.db, "span", id=span)


def move_span(project: Project, span: int, step: int) -> None:
    """Move words of a story one place later (step 1) or earlier (step -1) in its order."""
    found = span_of(project, span)
    if found is None:
        return
    order = [each.id for each in spans(project, found.story_id)]
    with project.change("story.span_moved", story=found.story_id):
        put_in_order(project.db, "span", moved_one(order, span, step))


def describe_story(project: Project, story: int, **facts: object) -> None:
    """Write facts of a story: any columns of ``story``."""
    with project.change("story.described", story=story):
        update(project.db, "story", story, **facts)


def set_kind(project: Project, story: int, kind: StoryKind) -> None:
    """Say what kind of segment this is."""
    with project.change("story.kind_set", story=story):
        update(project.db, "story", story, kind=kind)


def set_grade(project: Project, story: int, grade: Grade | None) -> None:
    """Say whether the story is brief or told in detail."""
    with project.change("story.grade_set", story=story):
        update(project.db, "story", story, grade=grade)


def set_told_under(project: Project, story: int, theme: int | None) -> None:
    """Say under which theme the story was told."""
    with project.change("story.told_under_set", story=story):
        update(project.db, "story", story, told_under_id=theme)


def toggle_theme(project: Project, story: int, theme: int) -> None:
    """Read the story as a theme, or no longer."""
    with project.change("story.tagged", story=story):
        _toggle(project, "story_theme", theme in story_themes(project, story),
                story_id=story, theme_id=theme)  # fmt: skip


def toggle_goal(project: Project, story: int, goal: int) -> None:
    """Say that the story shows a goal, or no longer."""
    with project.change("story.goal_linked", story=story):
        _toggle(project, "story_goal", goal in story_goals(project, story),
                story_id=story, goal_id=goal)  # fmt: skip


def remove_story(project: Project, story: int) -> None:
    """Remove a story with its reading and quotes; undo brings them back."""
    with project.change("story.removed", story=story):
        delete(project.db, "story", id=story)


def _toggle(project: Project, table: str, there: bool, **link: int) -> None:
    if there:
        delete(project.db, table, **link)
    else:
        insert(project.db, table, **link)
