"""Parting, joining and giving turns by key; the cursor and the selection stay at their words."""

from collections.abc import Callable, Sequence

from small_stories.changes.speakers import rename_here
from small_stories.changes.turns import (
    Beside,
    give_turn,
    give_words,
    join_turns,
    move_words,
    split_turn,
)
from small_stories.model import Span
from small_stories_app.text_positions import TextPositions
from small_stories_app.transcript.correcting import TurnEditor
from small_stories_app.transcript.open_interview import OpenInterview
from small_stories_app.transcript.same_words import is_after_word, letters_before, place_of
from small_stories_app.transcript.text import TranscriptText
from small_stories_app.transcript.turn_by_turn import TurnByTurn


class Recutting:
    """What the analyst does to turns whose words are right but stand at the wrong speaker."""

    def __init__(
        self, opened: OpenInterview, text: TranscriptText, turns: TurnByTurn, editor: TurnEditor
    ) -> None:
        self._opened, self._session = opened, opened.session
        self._text, self._turns = text, turns
        editor.split.connect(self._split_corrected)
        editor.joined.connect(self._join_corrected)

    @property
    def turn_at_work(self) -> int | None:
        """The turn of which something is said: of the words selected, or else the one at work."""
        chosen = self._text.selected()
        return chosen[0].turn_id if len(chosen) == 1 else self._turns.at_work

    @property
    def turns_at_work(self) -> set[int]:
        """The turns of which something is said: all in which words are selected, or the one."""
        one = self.turn_at_work
        return {span.turn_id for span in self._text.selected()} or ({one} if one else set())

    def split(self) -> None:
        """Let a new turn begin at the cursor."""
        place = self._text.here()
        if place is not None:
            self._stay(lambda: split_turn(self._session.project, *place), after_word=False)

    def join(self, step: int) -> None:
        """Make one turn of the one at the cursor and the next (step 1) or the one before (-1)."""
        turn = self._text.turn_here()
        beside = None if turn is None else self._beside(turn, step)
        if turn is not None and beside is not None:
            self._stay(lambda: join_turns(self._session.project, turn, beside))

    def move_words(self, to: Beside) -> None:
        """Move words to the turn before, from the beginning to the cursor, or to the next one.

        The words to the next turn are those from the cursor on; a selection counts as far as it
        goes.
        """
        here, chosen = self._text.here(), self._text.selected()
        if here is None:
            return
        span = chosen[0] if len(chosen) == 1 else Span(*here, here[1])
        text = self._opened.turn(span.turn_id).text
        words = text[: span.end] if to == Beside.PREVIOUS else text[span.start :]
        if not words.strip():
            self._say(f"no_words_for_{to}")
        elif self._beside(span.turn_id, -1 if to == Beside.PREVIOUS else 1) is not None:
            project = self._session.project
            self._stay(lambda: move_words(project, span.turn_id, span.start, span.end, to))

    def give(self, speaker: int | None) -> None:
        """Say who speaks in the turn at work, or who says the words selected."""
        project = self._session.project
        self._give(
            lambda turn: give_turn(project, turn, speaker),
            lambda span: give_words(project, span.turn_id, span.start, span.end, speaker),
        )

    def give_somebody(self, name: str) -> None:
        """Say by name who speaks in the turn at work, or who says the words selected."""
        project = self._session.project
        self._give(
            lambda turn: rename_here(project, turn, name),
            lambda span: rename_here(project, span.turn_id, name, (span.start, span.end)),
        )

    def _give(self, whole: Callable[[int], object], words: Callable[[Span], object]) -> None:
        """Give whole turns, and of turns of which only some words are selected these words."""
        chosen = [span for span in self._text.selected() if self._words(span).strip()]
        turn = self.turn_at_work
        if len(chosen) == 1 and not self._is_whole(chosen[0]):
            self._stay(lambda: words(chosen[0]))
        elif len(chosen) > 1:
            self._stay(lambda: self._give_all(chosen, whole, words))
        elif turn is not None:
            whole(turn)

    def _give_all(
        self,
        chosen: Sequence[Span],
        whole: Callable[[int], object],
        words: Callable[[Span], object],
    ) -> None:
        turns = self._opened.shown.turns
        with self._session.project.change("turn.several_given"):
            for span in chosen:
                if _is_all(span, turns[span.turn_id].text):
                    whole(span.turn_id)
                else:
                    words(span)

    def _words(self, span: Span) -> str:
        return self._opened.turn(span.turn_id).text[span.start : span.end]

    def _is_whole(self, span: Span) -> bool:
        return _is_all(span, self._opened.turn(span.turn_id).text)

    def _stay(self, change: Callable[[], object], *, after_word: bool | None = None) -> None:
        """Make a change of turns, with cursor and selection at the same words after it."""
        before = self._opened.shown.turns
        places = self._text.here(), self._text.anchor_here()
        kept = [
            (letters_before(before, place), is_after_word(before, place)) if place else None
            for place in places
        ]
        change()
        now = self._opened.shown.turns
        found = [
            place_of(now, each[0], after_word=each[1] if after_word is None else after_word)
            if each
            else None
            for each in kept
        ]
        if found[0] is not None:
            self._text.restore(found[0], found[1])
            self._text.ensureCursorVisible()

    def _beside(self, turn: int, step: int) -> int | None:
        """Return the turn before or after one; where there is none, say so."""
        order = list(self._opened.shown.turns)
        at = order.index(turn) + step
        if not 0 <= at < len(order):
            self._say("no_turn_before" if step < 0 else "no_turn_after")
            return None
        return order[at]

    def _split_corrected(self, turn: int, at: int) -> None:
        """Split the turn that was being corrected, and go on correcting its second half."""
        if turn not in self._opened.shown.turns:
            return
        text = self._opened.turn(turn).text
        point = TextPositions(text).from_qt(at)
        made: list[int] = []
        project = self._session.project
        if self._session.attempt(lambda: made.append(split_turn(project, turn, point))):
            self._turns.open(made[0], 0)
        else:
            self._turns.open(turn, point)

    def _join_corrected(self, turn: int, step: int) -> None:
        """Join the turn that was being corrected, and go on correcting where it was joined."""
        beside = self._beside(turn, step) if turn in self._opened.shown.turns else None
        if beside is None:
            return
        first = beside if step < 0 else turn
        point = len(self._opened.turn(first).text)
        if self._session.attempt(lambda: join_turns(self._session.project, turn, beside)):
            self._turns.open(first, point)

    def _say(self, key: str) -> None:
        self._session.said.emit(self._session.text(f"transcript.{key}"))


def _is_all(span: Span, text: str) -> bool:
    return not text[: span.start].strip() and not text[span.end :].strip()
