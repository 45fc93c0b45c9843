"""Going from hint to hint, and answering the one at the cursor: a story, or none."""

from collections.abc import Callable

from small_stories.changes.hinting import dismiss_hint, take_hint
from small_stories.storage.hints import StoredHint
from small_stories_app.options import HINTS
from small_stories_app.transcript.hint_words import HintWords
from small_stories_app.transcript.open_interview import OpenInterview
from small_stories_app.transcript.text import TranscriptText


class Hinting:
    """What keys do to hints; the hint at hand is the one whose words the cursor is in."""

    def __init__(self, opened: OpenInterview, text: TranscriptText) -> None:
        self._opened, self._session, self._text = opened, opened.session, text
        self.words = HintWords(opened)
        self.switched: Callable[[], object] = text.show_or_hide_hints
        text.words_of_hint = self._words_of
        text.hint_pointed.connect(self._go_to_pointed)

    @property
    def is_on(self) -> bool:
        """Whether hints are shown."""
        return self._session.options.is_on(HINTS)

    @property
    def at_hand(self) -> StoredHint | None:
        """The hint at the cursor, where hints are shown."""
        here = self._text.here()
        if here is None or self._opened.content is None or not self.is_on:
            return None
        turn, point = here
        for hint in self._opened.content.hints:
            if any(s.turn_id == turn and s.start <= point <= s.end for s in hint.spans):
                return hint
        return None

    def switch(self) -> None:
        """Show hints, or leave the talk without them; that is remembered."""
        self._session.options.switch(HINTS, on=not self.is_on)
        self.switched()
        self._say("on" if self.is_on else "off")

    def go(self, step: int) -> None:
        """Go to the next hint (step 1) or the one before (step -1), from the cursor."""
        if not self.is_on:
            self._say("off")
            return
        hints = self._opened.shown.hints
        found = self._after() if step > 0 else self._before()
        if found is not None:
            self._show(found)
        elif hints:
            self._say("no_more" if step > 0 else "none_before")
        else:
            self._session.said.emit(self.words.standing())

    def take(self) -> None:
        """Make a story of the hint at hand; it is at hand then, and its ends can be moved."""
        hint = self.at_hand
        if hint is None:
            self._say("go_first")
            return
        made: list[int] = []
        project = self._session.project
        if self._session.attempt(lambda: made.append(take_hint(project, hint.id))):
            first = hint.spans[0]
            self._text.go_to(first.turn_id, first.start)
            self._opened.take(made[0])
            parts = [self._opened.story_sentence(made[0]), self.words.proposed(hint)]
            self._session.said.emit(". ".join(filter(None, parts)))

    def dismiss(self) -> None:
        """Note that the hint at hand is no story."""
        hint = self.at_hand
        if hint is None:
            self._say("go_first")
            return
        project = self._session.project
        if self._session.attempt(lambda: dismiss_hint(project, hint.id)):
            self._say("dismissed")

    def _after(self) -> StoredHint | None:
        here, at_hand = self._here(), self.at_hand
        later = (hint for hint in self._opened.shown.hints if self._begin(hint) >= here)
        return next((hint for hint in later if hint != at_hand), None)

    def _before(self) -> StoredHint | None:
        at_hand = self.at_hand
        until = self._begin(at_hand) if at_hand else self._here()
        earlier = [hint for hint in self._opened.shown.hints if self._begin(hint) < until]
        return earlier[-1] if earlier else None

    def _here(self) -> tuple[int, int]:
        place = self._text.here() or (self._text.turn_here(), 0)
        return (self._order(place[0]), place[1]) if place[0] is not None else (0, 0)

    def _begin(self, hint: StoredHint) -> tuple[int, int]:
        return self._order(hint.spans[0].turn_id), hint.spans[0].start

    def _order(self, turn: int) -> int:
        return list(self._opened.shown.turns).index(turn)

    def _show(self, hint: StoredHint) -> None:
        self._text.go_to(hint.spans[0].turn_id, hint.spans[0].start)
        self._text.setFocus()
        self._session.said.emit(self.words.name(hint))

    def _go_to_pointed(self, number: int) -> None:
        for hint in self._opened.shown.hints:
            if hint.id == number:
                self._show(hint)

    def _words_of(self, number: int) -> str:
        found = (hint for hint in self._opened.shown.hints if hint.id == number)
        return next(map(self.words.name, found), "")

    def _say(self, key: str) -> None:
        self._session.said.emit(self._session.text(f"hints.{key}"))
