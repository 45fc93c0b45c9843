"""A hint in words: which one it is, why it may be a story, and what speaks against that."""

from typing import Final

from small_stories.hinting.pipeline import has_pipeline
from small_stories.storage.hints import HintCue, HintsFrom, StoredHint
from small_stories_app.transcript.open_interview import OpenInterview

_STRENGTHS: Final = {1: "weak", 2: "fair", 3: "strong"}
_MOST_WORDS: Final = 3
_MOST_LETTERS: Final = 36


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
        if shown.hints_from == HintsFrom.WORDS_AS_THEY_WERE:
            parts.append(self._say("hints.words_changed"))
        if not has_pipeline(shown.interview.language):
            parts.append(self._say("hints.words_alone"))
        return " ".join(parts)

    def name(self, hint: StoredHint) -> str:
        """Return which of the hints this is, and how much speaks for it."""
        strength = self._say(f"hints.strengths.{_STRENGTHS[hint.strength]}")
        hints = [each.id for each in self._opened.shown.hints]
        number = hints.index(hint.id) + 1
        return self._say("hints.name", None, number=number, of=len(hints), strength=strength)

    def proposed(self, hint: StoredHint) -> str:
        """Return the proposed theme with its reason, or nothing where there is none."""
        for number, theme in enumerate(self._opened.themes, start=1):
            if theme.id == hint.theme_id:
                reason = self._say(f"hints.theme_reasons.{hint.theme_reason}")
                said = self._quoted([cue for cue in hint.cues if cue.tells == "theme"])
                why = f"{reason.rstrip('.')}{said}."
                return self._say("hints.theme", None, number=number, theme=theme.name, why=why)
        return ""

    def reasons(self, hint: StoredHint) -> str:
        """Return the theme, then each reason for and against a story, with its words."""
        spoken_for = self._reasons([cue for cue in hint.cues if cue.tells == "for"], "cues")
        against = self._reasons([cue for cue in hint.cues if cue.tells == "against"], "held_down")
        against = self._say("hints.against", None, why=against) if against else ""
        lines = [self.proposed(hint), spoken_for, against]
        return "\n".join(filter(None, lines))

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


def _cut(words: str) -> str:
    if len(words) <= _MOST_LETTERS:
        return words
    return f"{words[:_MOST_LETTERS].rsplit(' ', 1)[0]}…"
