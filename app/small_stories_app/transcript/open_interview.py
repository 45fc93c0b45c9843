"""The interview on the page and the story at hand: what the page's parts share."""

from PySide6.QtCore import QObject, Signal

from small_stories.model import StoryKind
from small_stories.storage.change_record import Changed
from small_stories.storage.interviews import Turn
from small_stories.storage.setup import Theme
from small_stories.storage.stories import Story, StorySpan
from small_stories_app.session import Session
from small_stories_app.transcript.content import Content, read_again, read_content


class OpenInterview(QObject):
    """One interview as it was last read; ``current_changed`` tells of another story at hand."""

    current_changed = Signal()

    def __init__(self, session: Session) -> None:
        super().__init__()
        self.session = session
        self.content: Content | None = None
        self._current: int | None = None

    @property
    def is_shown(self) -> bool:
        """Whether there is an interview on the page."""
        return self.content is not None

    @property
    def shown(self) -> Content:
        """The interview on the page; only asked for where there is one."""
        assert self.content is not None
        return self.content

    @property
    def current(self) -> Story | None:
        """The story at hand."""
        if self.content is None or self._current is None:
            return None
        return self.content.stories.get(self._current)

    @property
    def themes(self) -> list[Theme]:
        """The project's themes in order."""
        return self.content.themes if self.content else []

    def show(self, interview: int) -> None:
        """Read an interview; no story of it is at hand yet."""
        self.content = read_content(self.session.project, interview)
        self.take(None)

    def read_anew(self) -> None:
        """Read all of the interview again; the story at hand stays if it is there."""
        self.content = read_content(self.session.project, self.shown.interview.id)
        if self.current is None:
            self.take(None)

    def leave(self) -> None:
        """Show no interview."""
        self.content = None
        self.take(None)

    def take(self, story: int | None) -> None:
        """Make a story the one at hand."""
        if story != self._current:
            self._current = story
            self.current_changed.emit()

    def refresh(self, changed: Changed) -> None:
        """Read anew what a change has moved; a story that comes back alone is at hand again."""
        if self.content is None:
            return
        self.content = read_again(self.content, self.session.project, changed.rows)
        there = self.content.stories if self.content else {}
        come = [story for story in changed.rows.get("story", ()) if story in there]
        if self._current not in there:
            self.take(come[0] if len(come) == 1 else None)

    def spans_of(self, story: int) -> list[StorySpan]:
        """Return the spans of a story in the order told."""
        own = self.shown.spans.get(story, [])
        return sorted(own, key=lambda span: (span.position, span.id))

    def turn(self, number: int) -> Turn:
        """Return a turn of the interview."""
        return self.shown.turns[number]

    def story_sentence(self, story: int) -> str:
        """Return a story's code and themes in words: "story H01/3, themes 1 and 3".

        What is no success story says what it is; lost words are said too.
        """
        say, content = self.session.text, self.shown
        numbers = [str(position + 1) for position in content.themes_of(story)]
        listed = ", ".join(numbers)
        if len(numbers) > 1:
            listed = say("transcript.and", first=", ".join(numbers[:-1]), last=numbers[-1])
        code = content.code_of(story)
        words = say("transcript.story_words", len(numbers), code=code, themes=listed)
        kind = content.stories[story].kind
        if kind != StoryKind.SUCCESS:
            words = f"{words} ({say(f'kinds.{kind}')})"
        if any(span.lost_words is not None for span in content.spans.get(story, ())):
            words = f"{words}, {say('transcript.has_lost')}"
        return words
