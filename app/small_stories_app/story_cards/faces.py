"""What a card says of its story, put in words only for the cards that are looked at."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from small_stories.model import CheckState, Grade, StoryKind
from small_stories.storage.story_lines import StoryLine
from small_stories_app.clock import clock
from small_stories_app.session import Session
from small_stories_app.story_cards.told_stories import ToldStories

_LETTERS: Final = 240


@dataclass(frozen=True, slots=True)
class Face:
    """A card in words: ``said`` is the teller's, everything else the analyst's.

    ``themes`` are the places of its interpreted themes, from 0; ``place`` says whose story it is
    and when it was told, ``state`` how far the work on it is, and ``short`` only what a small card
    has room for.
    """

    story: int
    title: str
    said: str
    themes: tuple[int, ...]
    place: str
    state: str
    short: str

    @property
    def name(self) -> str:
        """The title, or else the first words."""
        return self.title or self.said

    def in_words(self) -> str:
        """Return the card as one sentence, for readers of the screen and the pointer."""
        numbers = " ".join(str(theme + 1) for theme in self.themes)
        return " · ".join(filter(None, (numbers, self.title, self.said, self.place, self.state)))


class Faces:
    """The faces of stories, each made when it is first looked at."""

    def __init__(self, session: Session, told: ToldStories) -> None:
        self._session = session
        self._told = told
        self._made: dict[int, Face] = {}

    def of(self, story: int) -> Face:
        """Return the face of a story."""
        if story not in self._made:
            self._made[story] = self._face(self._told.lines[story])
        return self._made[story]

    def forget(self, moved: Iterable[int] | None) -> None:
        """Make the faces of these stories anew when they are next looked at; of all for None."""
        if moved is None:
            self._made.clear()
        for story in moved or ():
            self._made.pop(story, None)

    def _face(self, line: StoryLine) -> Face:
        told = line.story
        time = clock(line.at_ms) if line.at_ms is not None and line.words else ""
        return Face(
            told.id,
            told.title,
            self._said(line),
            self._told.places(line.themes),
            " · ".join(filter(None, (self._told.codes[told.id], time))),
            " · ".join(filter(None, self._states(line))),
            " · ".join(filter(None, self._short(line))),
        )

    def _said(self, line: StoryLine) -> str:
        told = line.story
        if line.words:
            return " ".join(line.words[:_LETTERS].split())
        if told.sound_start_ms is None:
            return self._session.text("stories.words_gone")
        end = told.sound_end_ms
        return self._session.text(
            "stories.sound_only",
            start=clock(told.sound_start_ms),
            end=clock(end) if end is not None else "",
        )

    def _short(self, line: StoryLine) -> Iterable[str]:
        say, told = self._session.text, line.story
        yield self._told.codes[told.id]
        yield say(f"kinds.{told.kind}") if told.kind != StoryKind.SUCCESS else ""
        yield say("grades.brief") if told.grade == Grade.BRIEF else ""
        yield "" if line.is_read else say("stories.not_yet_read")

    def _states(self, line: StoryLine) -> Iterable[str]:
        say, told = self._session.text, line.story
        if told.kind != StoryKind.SUCCESS:
            yield say(f"kinds.{told.kind}")
        yield say("stories.read_by_us" if line.is_read else "stories.not_yet_read")
        yield say("stories.quotes", line.quotes) if line.quotes else ""
        yield say("grades.brief") if told.grade == Grade.BRIEF else ""
        yield say("stories.told_twice") if line.told_twice else ""
        if told.check_state != CheckState.NOT_OFFERED:
            yield say(f"checks.{told.check_state}")
