"""A hint in words: which one it is, why it may be a story or a theme, and what speaks against."""

from collections.abc import Sequence
from typing import Final

from small_stories.hinting.pipeline import has_pipeline
from small_stories.storage.hints import HintCue, HintsFrom, StoredHint
from small_stories.storage.theme_hints import ThemeHint
from small_stories_app.options import PASSED_OVER
from small_stories_app.transcript.open_interview import OpenInterview
from small_stories_app.transcript.pointers import Pointer

_STRENGTHS: Final = {1: "weak", 2: "fair", 3: "strong"}
_MOST_WORDS: Final = 3
_MOST_LETTERS: Final = 36
_MOST_OF_QUESTION: Final = 120


class HintWords:
    """Says what is known of the hints on the page."""

    def __init__(self, opened: OpenInterview) -> None:
        self._opened, self._say = opened, opened.session.text

    def standing(self) -> str:
        """Return how many hints wait, or why there are none, and what they come from."""
        shown = self._opened.shown
        if shown.hints_from == HintsFrom.NO_SEARCH:
            return self._say("hints.not_searched")
        parts = [self._say("hints.waiting", len(shown.hints))]
        if shown.theme_hints:
            parts.append(self._say("hints.themes_waiting", len(shown.theme_hints)))
        if self._opened.session.options.is_on(PASSED_OVER):
            parts.append(self.passed_over())
        if shown.hints_from == HintsFrom.WORDS_AS_THEY_WERE:
            parts.append(self._say("hints.words_changed"))
        if not has_pipeline(shown.interview.language):
            parts.append(self._say("hints.words_alone"))
        return " ".join(parts)

    def passed_over(self) -> str:
        """Return how many passages the search held down."""
        return self._say("hints.passed_over", len(self._opened.shown.passed_over))

    def name(self, hint: Pointer) -> str:
        """Return which of the hints this is, and how much speaks for it."""
        shown = self._opened.shown
        if isinstance(hint, ThemeHint):
            number, of = _place(hint, shown.theme_hints)
            theme = self.theme(hint)
            return self._say("hints.theme_name", None, number=number, of=of, theme=theme)
        if hint.held_down:
            number, of = _place(hint, shown.passed_over)
            return self._say("hints.passed_over_name", None, number=number, of=of)
        number, of = _place(hint, shown.hints)
        strength = self._say(f"hints.strengths.{_STRENGTHS[hint.strength]}")
        return self._say("hints.name", None, number=number, of=of, strength=strength)

    def theme(self, hint: ThemeHint) -> str:
        """Return the name of the proposed theme, with its number before it."""
        themes = enumerate(self._opened.themes, start=1)
        found = ((number, theme) for number, theme in themes if theme.id == hint.theme_id)
        return next((f"{number}, {theme.name}" for number, theme in found), "")

    def proposed(self, hint: StoredHint) -> str:
        """Return the proposed theme with its reason, or nothing where there is none."""
        for number, theme in enumerate(self._opened.themes, start=1):
            if theme.id == hint.theme_id:
                reason = self._say(f"hints.theme_reasons.{hint.theme_reason}")
                said = self._quoted([cue for cue in hint.cues if cue.tells == "theme"])
                why = f"{reason.rstrip('.')}{said}."
                return self._say("hints.theme", None, number=number, theme=theme.name, why=why)
        return ""

    def reasons(self, hint: Pointer) -> str:
        """Return the theme, then each reason for and against a story, with its words."""
        if isinstance(hint, ThemeHint):
            return self._why_theme(hint)
        if hint.held_down:
            return self._why_passed_over(hint)
        spoken_for = self._reasons([cue for cue in hint.cues if cue.tells == "for"], "cues")
        against = self._reasons([cue for cue in hint.cues if cue.tells == "against"], "held_down")
        against = self._say("hints.against", None, why=against) if against else ""
        lines = [self.proposed(hint), spoken_for, against]
        return "\n".join(filter(None, lines))

    def _why_theme(self, hint: ThemeHint) -> str:
        """Return the words that propose a theme, and the frame's question where they are like one.

        That is not repeated where it was asked as it stands.
        """
        said = " ".join(self._opened.turn(hint.turn_id).text[hint.start : hint.end].split())
        words, question = _cut(said, _MOST_OF_QUESTION), hint.wording
        if not question:
            why = self._say("hints.theme_by_words", None, words=words)
        elif said.casefold() == question.casefold():
            why = self._say("hints.theme_as_in_frame", None, question=question)
        else:
            why = self._say("hints.theme_by_frame", None, words=words, question=question)
        return f"{why} {self._say('hints.theme_when')}"

    def _why_passed_over(self, hint: StoredHint) -> str:
        """Return what spoke most against a story first, and then whatever else did."""
        first = [cue for cue in hint.cues if cue.kind == hint.held_down]
        rest = [cue for cue in hint.cues if cue.kind != hint.held_down]
        why = self._reasons([*first, *rest], "held_down")
        return self._say("hints.passed_over_why", None, why=why)

    def _reasons(self, cues: list[HintCue], table: str) -> str:
        sentences = []
        for kind in dict.fromkeys(cue.kind for cue in cues):
            said = self._quoted([cue for cue in cues if cue.kind == kind])
            sentences.append(f"{self._say(f'hints.{table}.{kind}').rstrip('.')}{said}.")
        return " ".join(sentences)

    def _quoted(self, cues: list[HintCue]) -> str:
        """Return the words of cues in brackets, the same ones once; a long clause is cut."""
        talk = self._opened.shown.turns
        words = (" ".join(talk[cue.turn_id].text[cue.start : cue.end].split())
                 for cue in cues if cue.turn_id in talk)  # fmt: skip
        said = [_cut(each) for each in dict.fromkeys(words) if each][:_MOST_WORDS]
        quoted = ", ".join(self._say("hints.quoted", None, words=each) for each in said)
        return f" ({quoted})" if said else ""


def _place(hint: Pointer, among: Sequence[Pointer]) -> tuple[int, int]:
    """Return the number of a hint from 1, and how many there are."""
    return [each.id for each in among].index(hint.id) + 1, len(among)


def _cut(words: str, most: int = _MOST_LETTERS) -> str:
    if len(words) <= most:
        return words
    return f"{words[:most].rsplit(' ', 1)[0]}…"
