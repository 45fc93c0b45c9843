"""What the transcript page shows, read from the project."""

from collections.abc import Collection
from dataclasses import dataclass, replace
from typing import Final

from small_stories.storage.identities import MarkInTurn, marks
from small_stories.storage.interviews import (
    Interview,
    ThemeMarker,
    Turn,
    interview,
    theme_markers,
    turns,
)
from small_stories.storage.project_file import Project
from small_stories.storage.setup import Theme, themes
from small_stories.storage.stories import Story, StorySpan, spans_in, stories, themes_in
from small_stories.typology.codes import codes_of

# Which tables each part is read from.
TALK: Final = frozenset({"interview", "turn", "speaker", "theme", "theme_marker"})
MARKED: Final = frozenset({"turn", "story", "span", "story_theme", "theme", "member_check"})
HIDDEN: Final = frozenset({"turn", "quote_decision", "identity"})


@dataclass(frozen=True, slots=True)
class Content:
    """An interview with its turns in order, its stories in the order told, and its marks."""

    interview: Interview
    themes: list[Theme]
    turns: dict[int, Turn]
    markers: list[ThemeMarker]
    stories: dict[int, Story]
    spans: dict[int, list[StorySpan]]
    story_themes: dict[int, list[int]]
    marks: list[MarkInTurn]

    def stories_at(self, turn: int, position: int) -> list[int]:
        """Return the stories that hold or touch a place, those with the fewest words first."""
        found = {
            story: sum(span.end - span.start for span in own)
            for story, own in self.spans.items()
            if any(s.turn_id == turn and s.start <= position <= s.end for s in own)
        }
        return sorted(found, key=lambda story: (found[story], story))

    def themes_of(self, story: int) -> tuple[int, ...]:
        """Return the positions, from 0, of the themes a story was read as, in their order."""
        given = self.story_themes.get(story, [])
        return tuple(n for n, theme in enumerate(self.themes) if theme.id in given)

    def code_of(self, story: int) -> str:
        """Return a story's code, as H01/3: it has the same one in every view and in the report."""
        return codes_of(list(self.stories.values()))[story]


def read_content(project: Project, number: int) -> Content | None:
    """Read all of an interview, or None when it is gone."""
    found = interview(project, number)
    if found is None:
        return None
    empty = Content(found, [], {}, [], {}, {}, {}, [])
    return _marks_anew(_stories_anew(_talk_anew(empty, project), project), project)


def read_again(content: Content, project: Project, tables: Collection[str]) -> Content | None:
    """Read the parts anew that a change of the given tables may have moved."""
    found = interview(project, content.interview.id)
    if found is None:
        return None
    content = replace(content, interview=found)
    if not TALK.isdisjoint(tables):
        content = _talk_anew(content, project)
    if not MARKED.isdisjoint(tables):
        content = _stories_anew(content, project)
    if not HIDDEN.isdisjoint(tables):
        content = _marks_anew(content, project)
    return content


def _talk_anew(content: Content, project: Project) -> Content:
    number = content.interview.id
    return replace(
        content,
        themes=themes(project),
        turns={turn.id: turn for turn in turns(project, number)},
        markers=theme_markers(project, number),
    )


def _stories_anew(content: Content, project: Project) -> Content:
    number = content.interview.id
    spans: dict[int, list[StorySpan]] = {}
    for span in spans_in(project, number):
        spans.setdefault(span.story_id, []).append(span)
    return replace(
        content,
        stories={story.id: story for story in stories(project, number)},
        spans=spans,
        story_themes=themes_in(project, number),
    )


def _marks_anew(content: Content, project: Project) -> Content:
    return replace(content, marks=marks(project, content.interview.id))
