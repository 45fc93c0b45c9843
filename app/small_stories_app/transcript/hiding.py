"""Marking words by hand as something that identifies, and taking such marks away."""

from small_stories.anonymising.deciding.settling import unmark
from small_stories.changes import hiding
from small_stories.model import IdentityKind, Span
from small_stories.storage.identities import MarkInTurn, marks_in_turn
from small_stories_app.transcript.marking import Marking
from small_stories_app.transcript.open_interview import OpenInterview
from small_stories_app.transcript.text import TranscriptText


class Hiding:
    """What the queue asks about because the analyst has marked it; it is decided there."""

    def __init__(self, opened: OpenInterview, text: TranscriptText, marking: Marking) -> None:
        self._session = opened.session
        self._text = text
        self._marking = marking

    def hide(self, kind: IdentityKind = IdentityKind.OTHER) -> None:
        """Mark the selected words as something of a kind."""
        spans = self._marking.chosen(interviewer_too=True)
        if not spans:
            self._session.said.emit(self._session.text("transcript.select_to_hide"))
            return
        for span in spans:
            mark = hiding.NewMark(
                span.turn_id,
                span.start,
                span.end,
                kind,
                tier="marked",
                reason="analyst",
                found_by="analyst",
            )
            hiding.add_mark(self._session.project, mark)
        self._text.end_selection()
        self._session.said.emit(self._session.text("transcript.hidden"))

    def unhide(self) -> None:
        """Take the marks away that stand in the selected words, or at the cursor."""
        found = self._marks_here()
        if found:
            unmark(self._session.project, found)
            self._text.end_selection()
        self._session.said.emit(self._session.text("transcript.marks_removed", len(found)))

    def _marks_here(self) -> list[MarkInTurn]:
        spans = self._text.selected()
        place = self._text.here()
        if not spans and place is not None:
            spans = [Span(place[0], place[1], place[1] + 1)]
        return [
            mark
            for span in spans
            for mark in marks_in_turn(self._session.project, span.turn_id)
            if mark.start < span.end and span.start < mark.end
        ]
