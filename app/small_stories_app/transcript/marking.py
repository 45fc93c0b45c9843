"""What the analyst does to stories by keys while reading the transcript."""

from small_stories.changes import cutting, interviewing, marking, quoting
from small_stories.model import Cut, Role, Span
from small_stories.storage.stories import StorySpan
from small_stories_app.transcript.open_interview import OpenInterview
from small_stories_app.transcript.text import TranscriptText
from small_stories_app.transcript.words import moved_end, moved_start, trimmed, whole_words


class Marking:
    """Selected words become stories, spans and quotes; the story at hand takes themes."""

    def __init__(self, opened: OpenInterview, text: TranscriptText) -> None:
        self._opened = opened
        self._session = opened.session
        self._text = text

    def mark(self, number: int) -> None:
        """Make a story of the selection with a theme, or turn the theme of the story at hand."""
        if not 0 < number <= len(self._opened.themes):
            self._say("no_theme", number=number)
            return
        theme = self._opened.themes[number - 1]
        current = self._opened.current
        if self._text.selected():
            self._make_story(theme.id)
        elif current is not None:
            marking.toggle_theme(self._session.project, current.id, theme.id)
            self._session.said.emit(self._opened.story_sentence(current.id))
        else:
            self._say("select_first")

    def make_story(self) -> None:
        """Make a story of the selection without a theme."""
        if self._text.selected():
            self._make_story(None)
        else:
            self._say("select_first")

    def add_to_story(self) -> None:
        """Add the selection to the story at hand; words that it has lost are found by it."""
        current = self._opened.current
        if current is None:
            self._say("no_story")
            return
        spans = self.chosen()
        if self._holds(current.id, spans):
            self._text.end_selection()
            self._say("told_already")
        elif spans:
            marking.add_spans(self._session.project, current.id, spans)
            self._text.end_selection()
        elif not self._text.selected():
            self._say("select_to_add")

    def remove_story(self) -> None:
        """Remove the story at hand."""
        current = self._opened.current
        if current is None:
            self._say("no_story")
            return
        code = self._opened.shown.code_of(current.id)
        marking.remove_story(self._session.project, current.id)
        self._say("removed", code=code)

    def move_edge(self, *, start: bool, on: bool) -> None:
        """Move the end, or the start, of the story at hand by one word."""
        current = self._opened.current
        span = self._span_here(current.id, last=not start) if current else None
        if span is None:
            self._say("no_story")
            return
        words = self._opened.turn(span.turn_id).text
        first, last = span.start, span.end
        if start:
            first = moved_start(words, first, last, on=on)
        else:
            last = moved_end(words, first, last, on=on)
        marking.adjust_span(self._session.project, span.id, first, last)

    def quote(self) -> None:
        """Make a quote of the selection, or of the whole story at hand."""
        current = self._opened.current
        if not self._text.selected() and current is not None:
            if any(each.start < each.end for each in self._opened.spans_of(current.id)):
                cutting.add_cut(self._session.project, current.id, Cut.WHOLE)
                self._say("quoted", code=self._opened.shown.code_of(current.id))
            return
        chosen = self.chosen()
        holding = [story for story in self._opened.shown.stories if self._holds(story, chosen)]
        if current is not None and current.id in holding:
            self._add_quote(current.id, chosen)
        elif chosen and holding:
            self._add_quote(holding[0], chosen)
        else:
            self._say("quote_in_story" if self._text.selected() else "no_story")

    def set_theme_of_talk(self, number: int) -> None:
        """Say that talk is of a theme from the turn at the cursor on, or no longer."""
        turn = self._text.turn_here()
        if not 0 < number <= len(self._opened.themes):
            self._say("no_theme", number=number)
        elif turn is not None:
            theme = self._opened.themes[number - 1]
            interviewing.mark_theme(self._session.project, turn, theme.id)

    def check_turns(self, *, to_end: bool) -> None:
        """Note that all turns up to the cursor, or all of the interview, are right."""
        here, turns = self._text.turn_here(), list(self._opened.shown.turns)
        if here is None:
            return
        up_to = len(turns) if to_end else turns.index(here) + 1
        drafts = [turn for turn in turns[:up_to] if self._opened.turn(turn).state == "draft"]
        interviewing.check_turns(self._session.project, drafts)
        self._session.said.emit(self._session.text("transcript.turns_checked", len(drafts)))

    def _make_story(self, theme: int | None) -> None:
        spans = self.chosen()
        if not spans:
            return
        project, number = self._session.project, self._opened.shown.interview.id
        story = marking.mark_story(project, number, spans, theme)
        self._opened.take(story)
        self._text.end_selection()
        self._session.said.emit(self._opened.story_sentence(story))

    def _add_quote(self, story: int, spans: list[Span]) -> None:
        if spans:
            quoting.add_quote(self._session.project, story, spans)
            self._text.end_selection()
            self._say("quoted", code=self._opened.shown.code_of(story))

    def chosen(self, *, interviewer_too: bool = False) -> list[Span]:
        """Return the selected words by turn, whole words unless it was ended letter by letter.

        The interviewer's words are left out; when nothing else is selected, that is said.
        """
        whole = trimmed if self._text.by_letter else whole_words
        selected, chosen = self._text.selected(), []
        for span in selected:
            turn = self._opened.turn(span.turn_id)
            if interviewer_too or turn.role != Role.INTERVIEWER:
                start, end = whole(turn.text, span.start, span.end)
                chosen.append(Span(turn.id, start, end))
        chosen = [span for span in chosen if span.start < span.end]
        if selected and not chosen:
            self._say("only_interviewer")
        return chosen

    def _holds(self, story: int, chosen: list[Span]) -> bool:
        own = self._opened.spans_of(story)
        return bool(chosen) and all(
            any(s.turn_id == c.turn_id and s.start <= c.start and c.end <= s.end for s in own)
            for c in chosen
        )

    def _span_here(self, story: int, *, last: bool) -> StorySpan | None:
        """Return the span at the cursor, or else the last or the first one of a story."""
        own = [span for span in self._opened.spans_of(story) if not span.lost_words]
        place = self._text.here()
        for span in own:
            if place and span.turn_id == place[0] and span.start <= place[1] <= span.end:
                return span
        return (own[-1] if last else own[0]) if own else None

    def _say(self, key: str, **fields: object) -> None:
        self._session.said.emit(self._session.text(f"transcript.{key}", None, **fields))
