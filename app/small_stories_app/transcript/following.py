"""What is heard, found in the talk and marked there."""

from bisect import bisect_right

from small_stories.storage.interviews import Turn
from small_stories.storage.spoken import TimedWord, timed_words
from small_stories_app.transcript.open_interview import OpenInterview
from small_stories_app.transcript.text import TranscriptText


class Following:
    """The turn and the word that are spoken at a moment; words are read a turn at a time."""

    def __init__(self, opened: OpenInterview, text: TranscriptText) -> None:
        self._opened, self._text = opened, text
        self._talk: dict[int, Turn] | None = None
        self._timed: list[tuple[int, int]] = []
        self._words: list[TimedWord] = []

    def take_turns(self) -> bool:
        """Have the turns of the interview on the page; tell whether they are others than before."""
        turns = self._opened.content.turns if self._opened.content else None
        if turns is self._talk:
            return False
        self._talk = turns
        talk = (turns or {}).values()
        self._timed = sorted((t.start_ms, t.id) for t in talk if t.start_ms is not None)
        self.mark_nothing()
        return True

    def mark(self, position: int, *, follow: bool) -> None:
        """Mark what is spoken at a place; it stays in view when it is to be followed."""
        place = bisect_right(self._timed, position, key=lambda timed: timed[0])
        turn = self._timed[place - 1][1] if place else None
        if turn != self._text.spoken.turn:
            session = self._opened.session
            self._words = timed_words(session.project, turn) if turn is not None else []
        word = self._word_at(position)
        self._text.show_spoken(turn, (word.start, word.end) if word else None, follow=follow)

    def mark_nothing(self) -> None:
        """Mark nothing; what is heard next is brought into view."""
        self._words = []
        self._text.pointed_at = False
        self._text.show_spoken(None, None)

    def _word_at(self, position: int) -> TimedWord | None:
        place = bisect_right(self._words, position, key=lambda word: word.start_ms)
        return self._words[place - 1] if place else None
