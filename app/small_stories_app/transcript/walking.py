"""Going from story to story: in the order told, and among those that share words."""

from collections.abc import Callable

from small_stories_app.transcript.open_interview import OpenInterview
from small_stories_app.transcript.text import TranscriptText


class StoryWalk:
    """Steps through the stories of the interview; ``show`` shows one by its id."""

    def __init__(
        self, opened: OpenInterview, text: TranscriptText, show: Callable[[int], object]
    ) -> None:
        self._opened = opened
        self._text = text
        self._show = show

    def go(self, step: int) -> None:
        """Show the story before or after the one at hand, in the order told."""
        told = list(self._opened.shown.stories)
        if not told:
            session = self._opened.session
            session.said.emit(session.text("transcript.no_stories"))
            return
        current = self._opened.current
        place = told.index(current.id) + step if current else self._place_among(told, step)
        self._show(told[max(0, min(place, len(told) - 1))])

    def next_here(self) -> None:
        """Take the next of the stories that share the words at the cursor."""
        here = self._text.here()
        found = self._opened.shown.stories_at(*here) if here else []
        current = self._opened.current
        if found:
            at = found.index(current.id) if current and current.id in found else -1
            self._opened.take(found[(at + 1) % len(found)])

    def _place_among(self, told: list[int], step: int) -> int:
        """Return where a story would stand that began at the cursor, one before for going on."""
        order = {turn: number for number, turn in enumerate(self._opened.shown.turns)}
        if not order:
            return 0 if step > 0 else len(told) - 1
        here = self._text.here() or (self._text.turn_here() or next(iter(order)), 0)
        place = (order[here[0]], here[1])
        firsts = [self._opened.spans_of(story)[:1] for story in told]
        before = [s for s in firsts if s and (order[s[0].turn_id], s[0].start) < place]
        return len(before) if step > 0 else len(before) - 1
