"""Where an unsure place stands in the talk, and the words around it."""

from typing import Final

from small_stories.model import Span
from small_stories.storage.interviews import Turn
from small_stories.storage.project_file import Project
from small_stories.storage.spoken import TimedWord, timed_words
from small_stories.storage.unsure_places import StoredPlace

_BEFORE: Final = 12
_AFTER: Final = 40


class Whereabouts:
    """Finds the words of places in the talk of one interview."""

    def __init__(self, project: Project, turns: dict[int, Turn]) -> None:
        self._project = project
        self._turns = turns
        self._words: dict[int, list[TimedWord]] = {}

    def words_of(self, place: StoredPlace) -> Span | None:
        """Return the words that are said in a place, or where there are none, between which.

        None where nothing is written down.
        """
        turn = place.turn_id
        if turn is None or turn not in self._turns:
            return None
        words = self._words_in(turn)
        inside = [w for w in words if w.start_ms < place.end_ms and w.end_ms > place.start_ms]
        if inside:
            return Span(turn, min(w.start for w in inside), max(w.end for w in inside))
        at = max((w.end for w in words if w.end_ms <= place.start_ms), default=0)
        return Span(turn, at, at)

    def around(self, span: Span) -> str:
        """Return some of what is said before, in and after a place, on one line."""
        text = self._turns[span.turn_id].text
        start = max(0, span.start - _BEFORE)
        end = min(len(text), max(span.end, span.start + 1) + _AFTER)
        if start:
            start = text.find(" ", start, span.start) + 1 or span.start
        if end < len(text):
            end = max(text.rfind(" ", span.end, end), span.end)
        gap = " […] " if span.start == span.end else text[span.start : span.end]
        words = " ".join(f"{text[start : span.start]}{gap}{text[span.end : end]}".split())
        return f"{'…' if start else ''}{words}{'…' if end < len(text) else ''}"

    def _words_in(self, turn: int) -> list[TimedWord]:
        if turn not in self._words:
            self._words[turn] = timed_words(self._project, turn)
        return self._words[turn]
