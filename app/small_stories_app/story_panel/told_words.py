"""In the teller's words: what was asked before, the places of the story, and what was lost."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from small_stories.changes import marking
from small_stories.model import Role, Span
from small_stories.storage.interviews import Turn
from small_stories.storage.stories import Story, StorySpan
from small_stories_app.clock import clock
from small_stories_app.story_panel.told import Piece, ToldText, shortened
from small_stories_app.story_panel.tools import Tools
from small_stories_app.transcript.open_interview import OpenInterview
from small_stories_app.widgets.headings import explanation, heading

_MOST_ASKED = 3
_ASKED_LETTERS = 280


class ToldWords(QWidget):
    """The teller's part of the panel; ``place_asked`` carries words to show in the transcript."""

    place_asked = Signal(object)

    def __init__(self, opened: OpenInterview) -> None:
        super().__init__()
        self._opened = opened
        say = opened.session.text
        self.heading = heading(say("story_panel.told_words"), 1.05)
        self.asked = explanation()
        self.heard = explanation()
        self.told = ToldText(opened.session)
        self.tools = Tools(
            (say("story_panel.go_to"), self.go_to),
            (say("story_panel.earlier"), self.move_earlier),
            (say("story_panel.later"), self.move_later),
            (say("story_panel.take_away"), self.remove),
            of=say("story_panel.told_words"),
        )
        self.lost = explanation()
        self.repair = Tools(
            (say("story_panel.go_to_lost"), self.go_to_lost),
            (say("story_panel.let_go"), self.let_lost_go),
            of=say("story_panel.lost"),
        )
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        for part in (
            self.heading,
            self.asked,
            self.heard,
            self.told,
            self.tools,
            self.lost,
            self.repair,
        ):
            column.addWidget(part)

    @property
    def lost_piece(self) -> Piece | None:
        """The first place that has lost its words."""
        return next((piece for piece in self.told.pieces if piece.lost), None)

    def show_story(self, story: Story) -> None:
        """Show what was asked and what was told."""
        spans = self._opened.spans_of(story.id)
        pieces = [_piece(span, self._opened.turn(span.turn_id)) for span in spans]
        self.told.show_pieces(pieces, self._opened.shown.interview.language)
        self.told.setVisible(bool(pieces))
        self.tools.setVisible(len(pieces) > 1)
        self._show_asked(spans)
        self._show_heard(story)
        self._show_lost()

    def go_to(self) -> None:
        """Show the place at hand in the transcript."""
        piece = self.told.current
        if piece is not None:
            self.place_asked.emit(piece.place)

    def move_earlier(self) -> None:
        """Put the place at hand one earlier in the story."""
        self._move(-1)

    def move_later(self) -> None:
        """Put the place at hand one later in the story."""
        self._move(1)

    def remove(self) -> None:
        """Take the place at hand out of the story."""
        self._remove(self.told.current)

    def go_to_lost(self) -> None:
        """Show where the lost words stood."""
        piece = self.lost_piece
        if piece is None:
            self._opened.session.said.emit(self._opened.session.text("story_panel.nothing_lost"))
        else:
            self.place_asked.emit(piece.place)

    def let_lost_go(self) -> None:
        """Do without the words that were lost."""
        self._remove(self.lost_piece)

    def _move(self, step: int) -> None:
        piece, session = self.told.current, self._opened.session
        if piece is not None:
            session.attempt(lambda: marking.move_span(session.project, piece.span_id, step))
            self.told.go_to(piece.span_id)

    def _remove(self, piece: Piece | None) -> None:
        session = self._opened.session
        if piece is not None:
            session.attempt(lambda: marking.remove_span(session.project, piece.span_id))

    def _show_asked(self, spans: list[StorySpan]) -> None:
        asked = asked_before(list(self._opened.shown.turns.values()), spans)
        words = " ".join(turn.text for turn in asked)
        say = self._opened.session.text
        self.asked.setText(
            say("story_panel.asked_before", None, words=shortened(words, 0, _ASKED_LETTERS))
        )
        self.asked.setVisible(bool(asked))

    def _show_heard(self, story: Story) -> None:
        """Say where a story stands in the recording that was marked by ear."""
        start, end = story.sound_start_ms, story.sound_end_ms
        if start is not None and end is not None:
            times = {"start": clock(start), "end": clock(end)}
            self.heard.setText(self._opened.session.text("story_panel.by_ear", None, **times))
        self.heard.setVisible(start is not None and end is not None)

    def _show_lost(self) -> None:
        gone = " (...) ".join(piece.words for piece in self.told.pieces if piece.lost)
        words = shortened(gone, 200, 60)
        say = self._opened.session.text
        self.lost.setText(say("story_panel.lost_words", None, words=words))
        self.lost.setVisible(bool(gone))
        self.repair.setVisible(bool(gone))


def asked_before(talk: list[Turn], spans: list[StorySpan]) -> list[Turn]:
    """Return the interviewer's turns just before the first words of a story, in order."""
    if not spans:
        return []
    at = next((n for n, turn in enumerate(talk) if turn.id == spans[0].turn_id), 0)
    first = at
    while first and talk[first - 1].role == Role.INTERVIEWER and at - first < _MOST_ASKED:
        first -= 1
    return talk[first:at]


def _piece(span: StorySpan, turn: Turn) -> Piece:
    place = Span(span.turn_id, span.start, span.end)
    words = span.lost_words or turn.text[span.start : span.end]
    return Piece(span.id, place, words, lost=bool(span.lost_words))
