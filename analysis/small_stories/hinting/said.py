"""A sentence as the cues read it, and what a cue sees in it."""

from dataclasses import dataclass

from small_stories.hinting.hints import Place
from small_stories.hinting.sentences import Sentence
from small_stories.hinting.verbs import Verb
from small_stories.hinting.words import found_in


@dataclass(frozen=True, slots=True)
class Said:
    """A sentence of the interviewee: its words as written and in small letters, and its verbs.

    The places of verbs are those of the turn.
    """

    sentence: Sentence
    written: str
    verbs: tuple[Verb, ...]
    language: str

    @property
    def text(self) -> str:
        """Return the words in small letters."""
        return self.sentence.text

    def place(self, start: int, end: int) -> Place:
        """Return where a range of the sentence stands in its turn."""
        turn, first, _ = self.sentence.place
        return Place(turn, first + start, first + end)

    def found(self, key: str) -> list[tuple[int, int]]:
        """Return where phrases of a list stand in the sentence."""
        return list(found_in(self.text, self.language, key))


@dataclass(frozen=True, slots=True)
class Sign:
    """A cue before it is one: its name as it stands in the weights, and its words.

    The name is a cue's or a doubt's and, after a dot, what in it was seen: ``then_now.since``.
    """

    name: str
    place: Place
