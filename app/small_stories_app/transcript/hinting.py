"""Going from hint to hint, and answering the one at the cursor: a story, a theme, or neither."""

from collections.abc import Callable

from small_stories.changes.hinting import (
    dismiss_hint,
    dismiss_theme_hint,
    take_hint,
    take_theme_hint,
)
from small_stories.storage.hints import StoredHint
from small_stories.storage.theme_hints import ThemeHint
from small_stories_app.options import HINTS, PASSED_OVER
from small_stories_app.transcript.hint_words import HintWords
from small_stories_app.transcript.open_interview import OpenInterview
from small_stories_app.transcript.pointers import Pointer, begin, is_at, pointers_of
from small_stories_app.transcript.text import TranscriptText


class Hinting:
    """What keys do to hints; the hint at hand is the one whose words the cursor is in."""

    def __init__(self, opened: OpenInterview, text: TranscriptText) -> None:
        self._opened, self._session, self._text = opened, opened.session, text
        self.words = HintWords(opened)
        self.switched: Callable[[], object] = text.show_or_hide_hints
        text.words_of_hint = self.words.name
        text.hint_pointed.connect(self._show)

    @property
    def is_on(self) -> bool:
        """Whether hints are shown."""
        return self._session.options.is_on(HINTS)

    @property
    def tells_passed_over(self) -> bool:
        """Whether what the search passed over is shown too."""
        return self._session.options.is_on(PASSED_OVER)

    @property
    def all(self) -> list[Pointer]:
        """All that is pointed to, in the order of the talk."""
        return pointers_of(self._opened.shown, self._session.options)

    @property
    def at_hand(self) -> Pointer | None:
        """The hint at the cursor, where hints are shown."""
        here = self._text.here()
        if here is None or self._opened.content is None:
            return None
        return next((each for each in self.all if is_at(each, *here)), None)

    def switch(self) -> None:
        """Show hints, or leave the talk without them; that is remembered."""
        self._session.options.switch(HINTS, on=not self.is_on)
        self.switched()
        self._say("on" if self.is_on else "off")

    def switch_passed_over(self) -> None:
        """Show what the search passed over and why, or no longer; that is remembered."""
        on = not (self.tells_passed_over and self.is_on)
        self._session.options.switch(PASSED_OVER, on=on)
        if on:
            self._session.options.switch(HINTS, on=True)
        self.switched()
        if on:
            self._session.said.emit(self.words.passed_over())
        else:
            self._say("passed_over_off")

    def go(self, step: int) -> None:
        """Go to the next hint (step 1) or the one before (step -1), from the cursor."""
        if not self.is_on:
            self._say("off")
            return
        found = self._after() if step > 0 else self._before()
        if found is not None:
            self._show(found)
        elif self.all:
            self._say("no_more" if step > 0 else "none_before")
        else:
            self._session.said.emit(self.words.standing())

    def take(self) -> None:
        """Make a story of the hint at hand, whose ends can be moved then, or mark its theme."""
        hint = self.at_hand
        if hint is None:
            self._say("go_first")
        elif isinstance(hint, ThemeHint):
            self._take_theme(hint)
        else:
            self._take_story(hint)

    def _take_theme(self, hint: ThemeHint) -> None:
        project = self._session.project
        if self._session.attempt(lambda: take_theme_hint(project, hint.id)):
            said = self._session.text("hints.theme_taken", None, theme=self.words.theme(hint))
            self._session.said.emit(said)

    def _take_story(self, hint: StoredHint) -> None:
        made: list[int] = []
        project = self._session.project
        if self._session.attempt(lambda: made.append(take_hint(project, hint.id))):
            first = hint.spans[0]
            self._text.go_to(first.turn_id, first.start)
            self._opened.take(made[0])
            parts = [self._opened.story_sentence(made[0]), self.words.proposed(hint)]
            self._session.said.emit(". ".join(filter(None, parts)))

    def dismiss(self) -> None:
        """Note that the hint at hand is no story, or that talk is not of its theme."""
        hint, project = self.at_hand, self._session.project
        if hint is None:
            self._say("go_first")
        elif isinstance(hint, ThemeHint):
            if self._session.attempt(lambda: dismiss_theme_hint(project, hint.id)):
                self._say("theme_dismissed")
        elif hint.held_down:
            self._say("passed_over_already")
        elif self._session.attempt(lambda: dismiss_hint(project, hint.id)):
            self._say("dismissed")

    def _after(self) -> Pointer | None:
        here, at_hand = self._here(), self.at_hand
        later = (each for each in self.all if self._begin(each) >= here)
        return next((each for each in later if each != at_hand), None)

    def _before(self) -> Pointer | None:
        at_hand = self.at_hand
        until = self._begin(at_hand) if at_hand else self._here()
        earlier = [each for each in self.all if self._begin(each) < until]
        return earlier[-1] if earlier else None

    def _here(self) -> tuple[int, int]:
        place = self._text.here() or (self._text.turn_here(), 0)
        return (self._order(place[0]), place[1]) if place[0] is not None else (0, 0)

    def _begin(self, hint: Pointer) -> tuple[int, int]:
        first = begin(hint)
        return self._order(first.turn_id), first.start

    def _order(self, turn: int) -> int:
        return list(self._opened.shown.turns).index(turn)

    def _show(self, hint: Pointer) -> None:
        first = begin(hint)
        self._text.go_to(first.turn_id, first.start)
        self._text.setFocus()
        self._session.said.emit(self.words.name(hint))

    def _say(self, key: str) -> None:
        self._session.said.emit(self._session.text(f"hints.{key}"))
