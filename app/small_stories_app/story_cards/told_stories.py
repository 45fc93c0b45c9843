"""All stories of the project as the views show them: read once, then kept up to date."""

from collections.abc import Iterable
from typing import Final

from small_stories.storage.change_record import Changed
from small_stories.storage.setup import goals, themes
from small_stories.storage.stories import Story
from small_stories.storage.story_lines import StoryLine, stories_moved, story_lines
from small_stories.storage.types import StoryInType, StoryType, story_types
from small_stories.typology.codes import codes_of
from small_stories_app.session import Session

# What can change the codes or names of many stories, or their order; then all are read anew.
_ALL_ANEW: Final = frozenset({"interview", "story_type", "turn", "theme", "goal"})


class ToldStories:
    """Stories in the order told, with their codes and the names of what hangs on them."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self.lines: dict[int, StoryLine] = {}
        self.codes: dict[int, str] = {}
        self.types: list[StoryType] = []
        self.theme_names: dict[int, str] = {}
        self.goal_names: dict[int, str] = {}
        self._found_by: dict[int, str] = {}

    def read(self) -> None:
        """Read every story anew."""
        project = self._session.project
        self.lines = {line.story.id: line for line in story_lines(project)}
        self.codes = codes_of([line.story for line in self.lines.values()])
        self.types = story_types(project)
        self.theme_names = {each.id: each.name for each in themes(project)}
        self.goal_names = {each.id: each.name for each in goals(project)}
        self._found_by.clear()

    def follow(self, changed: Changed) -> set[int] | None:
        """Read the stories anew that a change moved and return them, or None when all were read."""
        moved = stories_moved(self._session.project, changed.rows)
        if not _ALL_ANEW.isdisjoint(changed.rows) or len(moved) > len(self.lines) // 4:
            self.read()
            return None
        if not moved:
            return moved
        again = story_lines(self._session.project, moved)
        if not again and self._can_go(moved):
            self._let_go(moved)
            return None
        if "span" in changed.rows or len(again) < len(moved) or any(map(self._is_elsewhere, again)):
            self.read()
            return None
        self.lines.update({line.story.id: line for line in again})
        for story in moved:
            self._found_by.pop(story, None)
        return moved

    def _can_go(self, moved: set[int]) -> bool:
        """Tell whether nothing that stays is any different without these stories."""
        return all(
            story in self.lines and self.lines[story].story.told_again_of_id is None
            for story in moved
        )

    def _let_go(self, moved: set[int]) -> None:
        for story in moved:
            del self.lines[story]
        self.codes = codes_of(self.stories())
        self._found_by.clear()

    def _is_elsewhere(self, line: StoryLine) -> bool:
        before, now = self.lines.get(line.story.id), line.story
        return before is None or (
            before.story.sound_start_ms,
            before.story.told_again_of_id,
        ) != (now.sound_start_ms, now.told_again_of_id)

    def stories(self) -> list[Story]:
        """Return the stories alone, in the order told."""
        return [line.story for line in self.lines.values()]

    def links(self) -> list[StoryInType]:
        """Return which story stands in which type."""
        return [link for line in self.lines.values() for link in line.types]

    def places(self, given: Iterable[int]) -> tuple[int, ...]:
        """Return the places, from 0, of themes among all themes."""
        wanted = set(given)
        return tuple(place for place, theme in enumerate(self.theme_names) if theme in wanted)

    def type_names(self, line: StoryLine) -> list[str]:
        """Return the names of the types a story stands in, in the order of the types."""
        own = {link.type_id for link in line.types}
        return [each.name for each in self.types if each.id in own]

    def having(self, wanted: str, kind: str = "") -> list[StoryLine]:
        """Return the stories in which every wanted word is found, of one kind when it is given."""
        words = wanted.casefold().split()
        return [
            line
            for line in self.lines.values()
            if (not kind or line.story.kind == kind)
            and (not words or all(word in self._said_of(line) for word in words))
        ]

    def _said_of(self, line: StoryLine) -> str:
        """Return all that a story is found by: its words, and what its card and row say."""
        told = line.story
        if told.id not in self._found_by:
            say = self._session.text
            names = [self.theme_names.get(each, "") for each in line.themes]
            aims = [self.goal_names.get(each, "") for each in line.goals]
            read = say(f"stories.{'read' if line.is_read else 'not_yet_read'}")
            parts = [
                self.codes[told.id], told.title, told.in_vivo_label, line.words, *names, *aims,
                self.theme_names.get(told.told_under_id or 0, ""), *self.type_names(line),
                say(f"kinds.{told.kind}"), say(f"checks.{told.check_state}"), read,
            ]  # fmt: skip
            self._found_by[told.id] = "\n".join(parts).casefold()
        return self._found_by[told.id]
