"""Correcting and checking, turn by turn: the one that is heard or at the cursor, and the next."""

from small_stories.changes.interviewing import check_turn, correct_turn
from small_stories.model import SourceKind
from small_stories_app.text_positions import TextPositions
from small_stories_app.transcript.correcting import TurnEditor
from small_stories_app.transcript.listening import Listening
from small_stories_app.transcript.open_interview import OpenInterview
from small_stories_app.transcript.text import TranscriptText


class TurnByTurn:
    """While the recording plays, the turn at work is the one that is heard.

    One that the analyst has pointed at since it began to play comes before it.
    """

    def __init__(
        self, opened: OpenInterview, text: TranscriptText, editor: TurnEditor, listening: Listening
    ) -> None:
        self._opened, self._session = opened, opened.session
        self._text, self._editor, self._listening = text, editor, listening
        editor.corrected.connect(self._keep)
        editor.done.connect(self._go_on)

    @property
    def at_work(self) -> int | None:
        """The turn that a correction or a check is meant for."""
        if self._editor.is_open:
            return self._editor.turn
        heard = None if self._text.pointed_at else self._listening.turn_heard
        return self._text.turn_here() if heard is None else heard

    def correct(self) -> None:
        """Begin to correct the turn at work, at the word that is heard or at the cursor."""
        turn = self.at_work
        if turn is not None:
            self.open(turn, self._point_in(turn))

    def open(self, turn: int, point: int) -> None:
        """Begin to correct a turn, with the cursor at a code point of it."""
        words = self._opened.turn(turn).text
        recorded = self._opened.shown.interview.source_kind == SourceKind.AUDIO
        if self._text.here() != (turn, point):
            self._text.go_to(turn, point)
        self._editor.let_enter_split(on=recorded)
        self._editor.open(turn, words, TextPositions(words).to_qt(point))

    def check(self) -> None:
        """Note that the turn at work is right, and go to the next that nobody has checked."""
        turn = self.at_work
        if turn is None:
            return
        check_turn(self._session.project, turn)
        following = self._next_draft(turn)
        if following is not None and self._listening.turn_heard is None:
            self._text.go_to(following, 0)
        self._say("all_checked" if following is None else "turn_checked")

    def _point_in(self, turn: int) -> int:
        spoken, here = self._text.spoken, self._text.here()
        if here is not None and here[0] == turn and (self._text.pointed_at or spoken.turn != turn):
            return here[1]
        return spoken.word[0] if spoken.turn == turn and spoken.word else 0

    def _keep(self, turn: int, words: str, read: str) -> None:
        project = self._session.project
        kept = self._session.attempt(lambda: correct_turn(project, turn, words, read))
        if not kept and not self._session.unstored.refused:
            self.open(turn, 0)

    def _go_on(self, turn: int, go_on: bool) -> None:
        if self._editor.is_open:
            return
        if turn in self._opened.shown.turns and self._opened.turn(turn).state == "draft":
            check_turn(self._session.project, turn)
        following = self._next_draft(turn) if go_on else None
        if following is not None:
            self.open(following, 0)
        elif go_on:
            self._say("all_checked")

    def _next_draft(self, turn: int) -> int | None:
        """Return the next draft turn; after the last one of the interview its first."""
        talk = self._opened.shown.turns
        order = list(talk)
        at = order.index(turn) + 1 if turn in talk else 0
        return next((n for n in order[at:] + order[:at] if talk[n].state == "draft"), None)

    def _say(self, key: str) -> None:
        self._session.said.emit(self._session.text(f"transcript.{key}"))
