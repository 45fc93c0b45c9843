"""Going through the words of stories that a correction took away."""

from small_stories.storage.stories import StorySpan
from small_stories_app.transcript.content import Content
from small_stories_app.transcript.open_interview import OpenInterview
from small_stories_app.transcript.text import TranscriptText


class Repairing:
    """Shows the places where stories have lost their words, one after the other."""

    def __init__(self, opened: OpenInterview, text: TranscriptText) -> None:
        self._opened = opened
        self._text = text

    def go_on(self) -> None:
        """Show the next place after the cursor; after the last one the first."""
        content, say = self._opened.shown, self._opened.session.text
        lost = lost_words(content)
        if not lost:
            self._opened.session.said.emit(say("transcript.nothing_lost"))
            return
        order = list(content.turns)
        here = self._text.here() or (self._text.turn_here() or order[0], 0)
        cursor = (order.index(here[0]), here[1])
        current = self._opened.current
        places = [(order.index(span.turn_id), span.start) for span in lost]
        shown = [n for n, place in enumerate(places) if place == cursor
                 and current is not None and lost[n].story_id == current.id]  # fmt: skip
        ahead = [n for n, place in enumerate(places) if place >= cursor]
        span = lost[(shown[0] + 1) % len(lost) if shown else next(iter(ahead), 0)]
        self._text.go_to(span.turn_id, span.start)
        self._opened.take(span.story_id)
        code = content.code_of(span.story_id)
        told = say("transcript.lost_here", code=code, words=span.lost_words or "")
        self._opened.session.said.emit(told)


def lost_words(content: Content) -> list[StorySpan]:
    """Return the spans that have lost their words, in the order of the talk."""
    order = {turn: number for number, turn in enumerate(content.turns)}
    lost = [span for own in content.spans.values() for span in own if span.lost_words is not None]
    return sorted(lost, key=lambda span: (order[span.turn_id], span.start, span.id))
