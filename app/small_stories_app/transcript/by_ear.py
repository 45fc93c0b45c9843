"""Stories marked by listening: where they begin and end in the recording, without any words."""

from typing import Final

from PySide6.QtCore import QObject

from small_stories.changes import by_ear
from small_stories_app.clock import clock
from small_stories_app.transcript.listening import Listening
from small_stories_app.transcript.marking import Marking
from small_stories_app.transcript.open_interview import OpenInterview
from small_stories_app.transcript.sound_strip import SoundStrip

_STEP_MS: Final = 500


class ByEar(QObject):
    """What keys do to stories in the recording; each is one change."""

    def __init__(
        self, opened: OpenInterview, listening: Listening, marking: Marking, strip: SoundStrip
    ) -> None:
        super().__init__(strip)
        self._opened, self._session = opened, opened.session
        self._player, self._marking, self._strip = listening.player, marking, strip
        self._interview: int | None = None
        self._begun: int | None = None
        self._player.moved.connect(lambda now: strip.show_now(now, self._begun))
        strip.pointed.connect(self._show)
        opened.current_changed.connect(strip.update)

    def follow_interview(self) -> None:
        """Show what was marked by ear in the interview on the page."""
        content = self._opened.content
        interview = content.interview.id if content else None
        if interview != self._interview:
            self._interview = interview
            self.forget()
        self._strip.follow(self._player.duration_ms)

    def begin(self) -> None:
        """Note that a story begins at what is heard now."""
        self._begin_at(self._player.position)
        self._say("begun", time=clock(self._player.position))

    def forget(self) -> None:
        """Forget where a story began that has no end."""
        self._begin_at(None)

    def end(self) -> None:
        """Make a story of what was heard since its beginning was noted."""
        if self._begun is None:
            self._say("begin_first")
        elif self._player.position <= self._begun:
            self._say("end_later")
        else:
            interview, end = self._opened.shown.interview.id, self._player.position
            story = by_ear.mark_by_ear(self._session.project, interview, self._begun, end)
            self._begin_at(None)
            self._opened.take(story)
            self._session.said.emit(self._opened.story_sentence(story))

    def find_words(self) -> None:
        """Give the story at hand the words that are spoken where it was marked."""
        story = self._opened.current
        if story is None or story.sound_start_ms is None:
            self._say("no_sound_story")
        elif self._opened.spans_of(story.id):
            self._say("has_words")
        elif by_ear.find_words(self._session.project, story.id):
            self._say("words_found", code=self._opened.shown.code_of(story.id))
        else:
            self._say("no_words_there")

    def move_edge(self, *, start: bool, on: bool) -> None:
        """Move the start or the end of the story at hand: by a word, or by half a second."""
        story = self._opened.current
        if story is None or story.sound_start_ms is None or self._opened.spans_of(story.id):
            self._marking.move_edge(start=start, on=on)
            return
        step = _STEP_MS if on else -_STEP_MS
        first, last = story.sound_start_ms, story.sound_end_ms or story.sound_start_ms
        if start:
            first = max(0, min(first + step, last - _STEP_MS))
        else:
            last = min(max(last + step, first + _STEP_MS), self._player.duration_ms or last + step)
        if (first, last) != (story.sound_start_ms, story.sound_end_ms):
            by_ear.move_sound(self._session.project, story.id, first, last)
        self._say("only", start=clock_of_half(first), end=clock_of_half(last))

    def _begin_at(self, begun: int | None) -> None:
        self._begun = begun
        self._strip.show_now(self._player.position, begun)

    def _show(self, number: int) -> None:
        self._opened.take(number)
        story = self._opened.current
        if story is not None and story.sound_start_ms is not None:
            self._player.seek(story.sound_start_ms)

    def _say(self, key: str, **fields: object) -> None:
        self._session.said.emit(self._session.text(f"sound.{key}", None, **fields))


def clock_of_half(milliseconds: int) -> str:
    """Return a time with its tenth of a second, as ends are moved by half a second."""
    return f"{clock(milliseconds)}.{milliseconds // 100 % 10}"
