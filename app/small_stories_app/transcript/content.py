"""What the transcript page shows, read from the project."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from typing import Final, Protocol, TypeVar

from small_stories.model import Span
from small_stories.storage.hints import (
    HintsFrom,
    StoredHint,
    hints_from,
    open_hints,
    passed_over,
)
from small_stories.storage.identities import MarkInTurn, marks
from small_stories.storage.interviews import (
    Interview,
    ThemeMarker,
    Turn,
    interview,
    theme_markers,
    turn,
    turns,
    uncertain_words,
    uncertain_words_of,
)
from small_stories.storage.project_file import Project
from small_stories.storage.setup import Theme, themes
from small_stories.storage.stories import (
    Story,
    StorySpan,
    spans,
    spans_in,
    stories,
    stories_of,
    story,
    story_order,
    themes_in,
)
from small_stories.storage.story_parts import StoryPart, parts_in
from small_stories.storage.theme_hints import ThemeHint, open_theme_hints
from small_stories.typology.codes import codes_of

# Which tables each part is read from.
TALK: Final = frozenset({"speaker", "theme", "theme_marker"})
MARKED: Final = frozenset({"story", "span", "story_theme", "theme", "member_check"})
PLOT: Final = frozenset({"turn", "story", "story_part"})
HIDDEN: Final = frozenset({"turn", "quote_decision", "identity"})
HINTED: Final = frozenset({"turn", "span", "search", "hint", "hint_span", "hint_cue",
                           "theme", "theme_hint", "theme_marker", "question"})  # fmt: skip
Rows = Mapping[str, frozenset[int]]


class _Standing(Protocol):
    @property
    def turn_id(self) -> int: ...


Place = TypeVar("Place", bound=_Standing)


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
    spans_in: dict[int, list[StorySpan]] = field(default_factory=dict)
    marks_in: dict[int, list[MarkInTurn]] = field(default_factory=dict)
    codes: dict[int, str] = field(default_factory=dict)
    uncertain: dict[int, list[Span]] = field(default_factory=dict)
    parts: tuple[StoryPart, ...] = ()
    hints: tuple[StoredHint, ...] = ()
    passed_over: tuple[StoredHint, ...] = ()
    theme_hints: tuple[ThemeHint, ...] = ()
    hints_from: HintsFrom = HintsFrom.NO_SEARCH

    def stories_at(self, turn: int, position: int) -> list[int]:
        """Return the stories that hold or touch a place, those with the fewest words first."""
        here = {
            span.story_id
            for span in self.spans_in.get(turn, ())
            if span.start <= position <= span.end
        }
        return sorted(here, key=lambda story: (self.length_of(story), story))

    def length_of(self, story: int) -> int:
        """Return how long the words of a story are, in letters."""
        return sum(span.end - span.start for span in self.spans.get(story, ()))

    def themes_of(self, story: int) -> tuple[int, ...]:
        """Return the positions, from 0, of the themes a story was read as, in their order."""
        given = self.story_themes.get(story, [])
        return tuple(n for n, theme in enumerate(self.themes) if theme.id in given)

    def code_of(self, story: int) -> str:
        """Return a story's code, as H01/3: it has the same one in every view and in the report."""
        return self.codes[story]


def read_content(project: Project, number: int) -> Content | None:
    """Read all of an interview, or None when it is gone."""
    found = interview(project, number)
    if found is None:
        return None
    empty = Content(found, [], {}, [], {}, {}, {}, [])
    talk = _parts_anew(_talk_anew(empty, project), project)
    return _hints_anew(_marks_anew(_all_stories_anew(talk, project), project), project)


def read_again(content: Content, project: Project, rows: Rows) -> Content | None:
    """Read anew what a change has moved, given by its rows, and no more than that."""
    found = interview(project, content.interview.id)
    if found is None:
        return None
    content = replace(content, interview=found)
    talk = content.turns
    if not TALK.isdisjoint(rows):
        content = _talk_anew(content, project)
    elif "turn" in rows:
        content = _turns_anew(content, project, rows["turn"])
    if talk.keys() - content.turns.keys() or "member_check" in rows:
        content = _all_stories_anew(content, project)
    elif not MARKED.isdisjoint(rows):
        content = _stories_anew(content, project, rows)
    if not PLOT.isdisjoint(rows):
        content = _parts_anew(content, project)
    if not HINTED.isdisjoint(rows):
        content = _hints_anew(content, project)
    return content if HIDDEN.isdisjoint(rows) else _marks_anew(content, project)


def _talk_anew(content: Content, project: Project) -> Content:
    number = content.interview.id
    return replace(
        content,
        themes=themes(project),
        turns={turn.id: turn for turn in turns(project, number)},
        markers=theme_markers(project, number),
        uncertain=_by_turn(uncertain_words(project, number)),
    )


def _turns_anew(content: Content, project: Project, moved: frozenset[int]) -> Content:
    """Read the turns that were corrected or came; all of them where some are gone."""
    read = [turn(project, number) for number in moved]
    anew = {found.id: found for found in read if found is not None}
    if any(number in content.turns and number not in anew for number in moved):
        return _talk_anew(content, project)
    own = {n: one for n, one in anew.items() if one.interview_id == content.interview.id}
    doubtful = {turn: words for turn, words in content.uncertain.items() if turn not in own}
    found = ((turn, uncertain_words_of(project, turn)) for turn in own)
    doubtful |= {turn: words for turn, words in found if words}
    return replace(content, turns=_in_order(content.turns | own), uncertain=doubtful)


def _in_order(talk: dict[int, Turn]) -> dict[int, Turn]:
    """Return turns as they follow each other; those that came last stand in their places too."""
    return dict(sorted(talk.items(), key=lambda pair: (pair[1].position, pair[0])))


def _all_stories_anew(content: Content, project: Project) -> Content:
    number = content.interview.id
    own: dict[int, list[StorySpan]] = {}
    for span in spans_in(project, number):
        own.setdefault(span.story_id, []).append(span)
    told = {story.id: story for story in stories(project, number)}
    return _with_stories(content, project, told, own)


def _stories_anew(content: Content, project: Project, rows: Rows) -> Content:
    """Read the stories that a change has moved, and in what order all of them are told."""
    moved = set(rows.get("story", ())) | stories_of(project, rows.get("span", ()))
    if gone := rows.get("span", frozenset()):
        moved |= {s.story_id for own in content.spans.values() for s in own if s.id in gone}
    own = {story: held for story, held in content.spans.items() if story not in moved}
    told = dict(content.stories)
    for number in moved:
        read = story(project, number)
        told.pop(number, None)
        if read is not None and read.interview_id == content.interview.id:
            told[number] = read
            own[number] = spans(project, number)
    if moved:
        told = {n: told[n] for n in story_order(project, content.interview.id) if n in told}
    return _with_stories(content, project, told, {n: held for n, held in own.items() if held})


def _with_stories(
    content: Content, project: Project, told: dict[int, Story], own: dict[int, list[StorySpan]]
) -> Content:
    return replace(
        content,
        stories=told,
        spans=own,
        story_themes=themes_in(project, content.interview.id),
        spans_in=_by_turn(span for held in own.values() for span in held),
        codes=codes_of(list(told.values())),
    )


def _marks_anew(content: Content, project: Project) -> Content:
    found = marks(project, content.interview.id)
    return replace(content, marks=found, marks_in=_by_turn(found))


def _by_turn(places: Iterable[Place]) -> dict[int, list[Place]]:
    found: dict[int, list[Place]] = {}
    for place in places:
        found.setdefault(place.turn_id, []).append(place)
    return found


def _parts_anew(content: Content, project: Project) -> Content:
    return replace(content, parts=tuple(parts_in(project, content.interview.id)))


def _hints_anew(content: Content, project: Project) -> Content:
    number = content.interview.id
    return replace(
        content,
        hints=tuple(open_hints(project, number)),
        passed_over=tuple(passed_over(project, number)),
        theme_hints=tuple(open_theme_hints(project, number)),
        hints_from=hints_from(project, number),
    )
