"""Going through the places to listen to again: each is shown, heard, and settled or corrected."""

from typing import Final

from PySide6.QtCore import QObject, Signal

from small_stories.changes.transcriptions import settle_place
from small_stories.heard import Doubt
from small_stories.storage.unsure_places import StoredPlace, unsure_places
from small_stories_app.listen_again.panel import PlacesPanel
from small_stories_app.listen_again.whereabouts import Whereabouts
from small_stories_app.transcript.listening import Listening
from small_stories_app.transcript.open_interview import OpenInterview
from small_stories_app.transcript.text import TranscriptText

FOLLOWED: Final = frozenset({"unsure_place", "turn", "speaker"})
_BEFORE_MS: Final = 1000
_AFTER_MS: Final = 1000


class ListenAgain(QObject):
    """Keeps list and talk at the same place; ``turned`` tells that the list came or went."""

    turned = Signal()

    def __init__(self, opened: OpenInterview, text: TranscriptText, listening: Listening) -> None:
        super().__init__(text)
        self._opened, self._session = opened, opened.session
        self._text, self._listening = text, listening
        self._places: list[StoredPlace] = []
        self._where: Whereabouts | None = None
        self.panel = PlacesPanel(self._session)
        self.panel.left.connect(self.close)
        self.panel.heard.clicked.connect(self.settle)
        self.panel.play.clicked.connect(self.play)
        self.panel.list.clicked.connect(self.show_place)
        self.panel.list.activated.connect(self._go_into_talk)
        self._session.project_closed.connect(self._forget)

    def follow_interview(self) -> None:
        """Read the places of the interview on the page."""
        content = self._opened.content
        if content is None:
            self._forget()
            return
        project = self._session.project
        self._places = unsure_places(project, content.interview.id)
        self._where = Whereabouts(project, content.turns)
        self.panel.show_places(self._places, self._where)

    @property
    def third_voice(self) -> int | None:
        """The row of the first place where somebody else than the speakers may be heard."""
        doubts = (n for n, place in enumerate(self._places) if place.doubt == Doubt.THIRD_VOICE)
        return next(doubts, None)

    def go_to_third_voice(self) -> None:
        """Show and play where somebody else than the speakers may be heard."""
        row = self.third_voice
        if row is not None:
            self._open()
            self.panel.choose(row)
            self.show_place()

    def open_or_close(self) -> None:
        """Show the list beside the talk, or let it go."""
        if self.panel.is_open:
            self.close()
        else:
            self.show_list()

    def show_list(self) -> None:
        """Show the list beside the talk, with the keys in it."""
        self._open()
        self.panel.setFocus()

    def close(self) -> None:
        """Let the list go; the keys are the talk's again."""
        self.panel.is_open = False
        self.turned.emit()
        self._text.setFocus()

    def go(self, step: int) -> None:
        """Show and play the next place (step 1) or the one before (step -1), after the cursor."""
        self._open()
        if not self._places:
            self._session.said.emit(self._session.text("listen_again.none"))
            return
        self.panel.choose(self._row_by(step))
        self.show_place()

    def show_place(self) -> None:
        """Select the words of the place that is chosen in the list, say why, and play them."""
        place = self.panel.current
        span = self._where.words_of(place) if self._where and place else None
        if place is None:
            return
        if span is not None:
            self._text.go_to(span.turn_id, span.start)
            self._text.select(span)
        self._session.said.emit(self._session.text(f"listen_again.reasons.{place.doubt}"))
        self.play()
        self._text.pointed_at = True

    def play(self) -> None:
        """Play the place that is chosen, from a second before it to a second after."""
        place = self.panel.current
        if place is not None and self._listening.can_play:
            start = max(0, place.start_ms - _BEFORE_MS)
            self._listening.play_stretch(start, place.end_ms + _AFTER_MS)

    def settle(self) -> None:
        """Note that the place is right as it is, and go on to the next one."""
        place = self.panel.current
        if place is None:
            return
        settle_place(self._session.project, place.id)
        if self.panel.current is None:
            self._session.said.emit(self._session.text("listen_again.last"))
        else:
            self.show_place()

    def _row_by(self, step: int) -> int:
        """Return the row of the place after or before the one at hand, or else the cursor."""
        row = self.panel.list.currentIndex().row()
        place, here = self.panel.current, self._text.here()
        span = self._where.words_of(place) if self._where and place else None
        last = len(self._places) - 1
        if span is not None and here is not None and here[0] == span.turn_id:
            return (row + step) % (last + 1)
        return self._row_at(here, step)

    def _row_at(self, here: tuple[int, int] | None, step: int) -> int:
        turns = self._opened.shown.turns
        start = turns[here[0]].start_ms if here else None
        before = [n for n, place in enumerate(self._places) if place.start_ms < (start or 0)]
        if step > 0:
            return len(before) % len(self._places)
        return (len(before) - 1) % len(self._places)

    def _open(self) -> None:
        if not self.panel.is_open:
            self.panel.is_open = True
            self.turned.emit()

    def _go_into_talk(self) -> None:
        self.show_place()
        self._text.setFocus()

    def _forget(self) -> None:
        self._places, self._where = [], None
        self.panel.forget()
