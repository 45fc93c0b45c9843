"""Selected words that say something of the story at hand: its label, its plot, its check."""

from small_stories.changes import checking, marking, plot
from small_stories.model import PartKind, Span
from small_stories_app.transcript.open_interview import OpenInterview
from small_stories_app.transcript.text import TranscriptText
from small_stories_app.transcript.words import trimmed, whole_words


class NamingWords:
    """The words selected in the transcript become the story's label, or parts of its plot.

    Or they are where its teller confirmed our reading of it.
    """

    def __init__(self, opened: OpenInterview, text: TranscriptText) -> None:
        self._opened = opened
        self._session = opened.session
        self._text = text

    def label(self) -> None:
        """Use the selected words as the story's own label."""
        current, place = self._opened.current, self._selected()
        if current is None:
            self._say("no_story")
        elif place is None:
            self._say("select_for_label")
        else:
            words = self._opened.turn(place.turn_id).text[place.start : place.end]
            label = " ".join(words.split())
            marking.describe_story(self._session.project, current.id, in_vivo_label=label)
            self._end_selection(current.id)
            self._say("labelled", words=label)

    def mark_part(self, kind: PartKind) -> None:
        """Mark the selected words as a part of the plot; a silence may stand between words."""
        current, place = self._opened.current, self._selected()
        if place is None and kind == PartKind.SILENCE:
            here = self._text.here()
            place = Span(here[0], here[1], here[1]) if here else None
        if current is None:
            self._say("no_story")
        elif place is None:
            self._say("select_part")
        elif not self._is_told(current.id, place):
            self._say("part_in_story")
        else:
            plot.mark_part(self._session.project, current.id, kind, place)
            self._text.end_selection()
            self._say("part_marked", part=self._session.text(f"parts.{kind}"))

    def confirm(self) -> None:
        """Write down that the teller confirms the reading in the selected words, or this turn."""
        current, place = self._opened.current, self._selected() or self._turn_here()
        if current is None or place is None:
            self._say("no_story")
            return
        held_on = self._opened.shown.interview.held_on
        checking.confirm_in_interview(self._session.project, current.id, place, held_on)
        self._end_selection(current.id)
        self._say("confirmed_here", code=self._opened.shown.code_of(current.id))

    def _end_selection(self, story: int) -> None:
        """End the selection; the story stays at hand where its words are another's."""
        self._text.end_selection()
        self._opened.take(story)

    def _turn_here(self) -> Span | None:
        turn = self._text.turn_here()
        return None if turn is None else Span(turn, 0, len(self._opened.turn(turn).text))

    def _selected(self) -> Span | None:
        """Return the selected words, of the first turn that has any."""
        whole = trimmed if self._text.by_letter else whole_words
        for span in self._text.selected():
            start, end = whole(self._opened.turn(span.turn_id).text, span.start, span.end)
            if start < end:
                return Span(span.turn_id, start, end)
        return None

    def _is_told(self, story: int, place: Span) -> bool:
        """Tell whether words touch those of a story; a silence may be at their edge."""
        own = self._opened.spans_of(story)
        return any(
            span.turn_id == place.turn_id and span.start <= place.end and place.start <= span.end
            for span in own
        )

    def _say(self, key: str, **fields: object) -> None:
        self._session.said.emit(self._session.text(f"transcript.{key}", None, **fields))
