"""Keeping where the interview on the page is left, and going back there."""

from small_stories_app.transcript.open_interview import OpenInterview
from small_stories_app.transcript.reading_places import ReadingPlaces
from small_stories_app.transcript.text import TranscriptText


class PlaceKeeping:
    """Keeps the turn at the cursor and what is in view, by interview."""

    def __init__(self, opened: OpenInterview, text: TranscriptText) -> None:
        self._opened = opened
        self._text = text

    def keep(self) -> None:
        """Keep where the interview that is shown is left."""
        place = self._text.reading_place() if self._opened.content else None
        if place is not None:
            self._places().keep(self._opened.shown.interview.id, place)

    def go_back(self) -> None:
        """Go where the interview that is shown was left, if it was read before."""
        place = self._places().of(self._opened.shown.interview.id)
        if place is not None:
            self._text.go_back_to(place)

    def _places(self) -> ReadingPlaces:
        session = self._opened.session
        return ReadingPlaces(session.options, session.project.folder)
