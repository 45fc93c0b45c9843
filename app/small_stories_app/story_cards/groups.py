"""Stories in groups: by theme, interview, type, kind or state, each with its support in words."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Final

from small_stories.model import CheckState, StoryKind, TypeRole
from small_stories.storage.story_lines import StoryLine
from small_stories.typology.support import count_in_words
from small_stories_app.session import Session
from small_stories_app.story_cards.told_stories import ToldStories

GROUPINGS: Final = ("themes", "told_under", "interview", "types", "kind", "reading", "check")
NONE: Final = ""


@dataclass(frozen=True, slots=True)
class Group:
    """Stories under one heading; ``theme`` is the place of its theme, when it is a theme's."""

    key: object
    name: str
    support: str
    theme: int | None
    stories: tuple[int, ...]

    @property
    def heading(self) -> str:
        """The name of the group, and what stands in it, in words."""
        return f"{self.name} · {self.support}"


class Grouping:
    """Puts found stories into groups; a story with two themes stands in both of theirs."""

    def __init__(self, session: Session, told: ToldStories) -> None:
        self._session = session
        self._told = told

    def groups(self, found: Iterable[StoryLine], by: str) -> list[Group]:
        """Return the groups that hold any story, in the order of what they are grouped by."""
        keys_of: Callable[[StoryLine], Sequence[object]] = getattr(self, f"_{by}")
        standing: dict[object, list[StoryLine]] = {}
        for line in found:
            for key in keys_of(line) or (NONE,):
                standing.setdefault(key, []).append(line)
        names = self._names(by)
        ordered = [key for key in names if key in standing]
        return [self._group(key, names[key], standing[key], by) for key in ordered]

    def _group(self, key: object, name: str, lines: list[StoryLine], by: str) -> Group:
        theme = None
        if by in ("themes", "told_under") and isinstance(key, int):
            theme = self._told.places([key])[0]
        told = [line.story for line in lines]
        support = count_in_words(told, self._session.language)
        return Group(key, name, support, theme, tuple(story.id for story in told))

    def _names(self, by: str) -> dict[object, str]:
        """Return the names of all groups there can be, in order; what is in none comes last."""
        say, told = self._session.text, self._told
        if by in ("themes", "told_under"):
            return dict([*told.theme_names.items(), (NONE, say(f"stories.without.{by}"))])
        if by == "types":
            return dict([*self._type_names(), (NONE, say("types_view.untyped"))])
        if by == "interview":
            return {each.story.interview_code: each.story.interview_code
                    for each in told.lines.values()}  # fmt: skip
        if by == "kind":
            return {str(kind): say(f"kinds.{kind}") for kind in StoryKind}
        if by == "check":
            return {str(state): say(f"checks.{state}") for state in CheckState}
        return {True: say("stories.read_by_us"), False: say("stories.not_yet_read")}

    def _type_names(self) -> Iterable[tuple[object, str]]:
        """Return types by their numbers; what stands against one, by its number below zero."""
        for each in self._told.types:
            yield each.id, each.name
            yield -each.id, self._session.text("types_view.counter_examples_of", type=each.name)

    def _themes(self, line: StoryLine) -> Sequence[object]:
        return line.themes

    def _told_under(self, line: StoryLine) -> Sequence[object]:
        under = line.story.told_under_id
        return () if under is None else (under,)

    def _interview(self, line: StoryLine) -> Sequence[object]:
        return (line.story.interview_code,)

    def _types(self, line: StoryLine) -> Sequence[object]:
        against = TypeRole.COUNTER_EXAMPLE
        return [-each.type_id if each.role == against else each.type_id for each in line.types]

    def _kind(self, line: StoryLine) -> Sequence[object]:
        return (line.story.kind,)

    def _reading(self, line: StoryLine) -> Sequence[object]:
        return (line.is_read,)

    def _check(self, line: StoryLine) -> Sequence[object]:
        return (line.story.check_state,)
