"""The questions of a project's frame, and which of them the interviewer asks in words of their own.

Nobody reads a question aloud as it stands. So it is looked for by its longer words in whatever
form, by what it asks for (``prompts.py``), and by the order in which frames are gone through.
"""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from typing import Final, NamedTuple

from small_stories.hinting.hints import Place
from small_stories.hinting.prompts import OPENS_A_TELLING, prompt_of
from small_stories.hinting.words import in_small_letters, phrases, words_of

# How much of what marks a question has to be said, and what its place in the order adds to that.
_ENOUGH: Final = 0.5
_WHOLE: Final = 0.9  # so much where what the turn asks for speaks for something else
_IN_ORDER: Final = 0.1
_SOON: Final = 4  # questions after the last one
_ASKS: Final = 1.0  # what a question asks for counts as much as a word that two questions share
_OF_ELSE: Final = frozenset(("usual", "others", "earlier", "self", "closing", "setup", "opinion"))
_TELLING: Final = frozenset(OPENS_A_TELLING) - {"moment"}
_LEAST: Final = 2  # words, or one word and what it asks for
_SHORT: Final = 4  # letters up to which a word is not inflected here
_SAME: Final = 0.6  # of the shorter word's letters
_FOLDED: Final = str.maketrans({"d": "t", "g": "k", "b": "p", "v": "p"})


class FrameQuestion(NamedTuple):
    """A question that opens a theme, by the theme's key."""

    theme: str
    wording: str


@dataclass(frozen=True, slots=True)
class Frame:
    """The questions in their order; ``themes`` tells the project's keys of the method's themes."""

    questions: tuple[FrameQuestion, ...] = ()
    themes: Mapping[str, str] = field(default_factory=dict)


class FrameWords:
    """What marks each question of a frame, and a turn held against them."""

    def __init__(self, frame: Frame, language: str) -> None:
        self._language = language
        self._questions = frame.questions
        self._marks = [self._marks_of(in_small_letters(q.wording)) for q in frame.questions]
        self._asks = [_asks(in_small_letters(q.wording), language) for q in frame.questions]
        self._often = Counter(mark for marks in self._marks for mark in set(marks))

    def closest(self, sentence: str, last: int, theme: str | None) -> int | None:
        """Return the number of the question that a sentence is most like; None if like none.

        ``last`` is the one asked last, or -1; ``theme`` the one that what is asked for speaks for.
        The sentence is in small letters.
        """
        said, asks = self._marks_of(sentence), _asks(sentence, self._language)
        found = []
        for number, question in enumerate(self._questions):
            if asks & _OF_ELSE - self._asks[number]:
                continue
            as_it_stands = bool(said) and _same_words(sentence, in_small_letters(question.wording))
            likeness = 1.0 if as_it_stands else self._likeness(number, said, asks)
            astray = asks & _OF_ELSE or theme not in (None, question.theme)
            if likeness >= (_WHOLE if astray else _ENOUGH):
                found.append((likeness + _IN_ORDER * (last < number <= last + _SOON), -number))
        return -max(found)[1] if found else None

    def _likeness(self, number: int, said: Sequence[str], asks: frozenset[str]) -> float:
        marks, own = self._marks[number], self._asks[number] & _TELLING
        there = [mark for mark in marks if any(_is_form(mark, word) for word in said)]
        if not there or len(there) + len(own & asks) < _LEAST:
            return 0.0
        whole = sum(map(self._weight, marks)) + _ASKS * len(own)
        return (sum(map(self._weight, there)) + _ASKS * len(own & asks)) / whole

    def _weight(self, mark: str) -> float:
        return 2.0 / self._often[mark]

    def _marks_of(self, sentence: str) -> list[str]:
        words = (_folded(sentence[start:end]) for start, end in words_of(sentence))
        return list(dict.fromkeys(w for w in words if w not in _passed_over(self._language)))


@cache
def _passed_over(language: str) -> frozenset[str]:
    return frozenset(map(_folded, phrases(language, "frame.passed_over")))


def _asks(small: str, language: str) -> frozenset[str]:
    prompt = prompt_of(Place(0, 0, len(small)), small, language)
    return frozenset(name for name, _ in prompt.asks)


def _same_words(one: str, other: str) -> bool:
    return [one[a:b] for a, b in words_of(one)] == [other[a:b] for a, b in words_of(other)]


def _folded(word: str) -> str:
    """Return a word without what gradation changes in it: *apua* and *avun* begin alike."""
    return "".join(_without_doubles(word.translate(_FOLDED)))


def _without_doubles(word: str) -> Iterator[str]:
    before = ""
    for letter in word:
        if letter != before or letter not in "kpt":
            yield letter
        before = letter


def _is_form(one: str, other: str) -> bool:
    """Tell whether two folded words begin so alike that they may be forms of one."""
    shorter = min(len(one), len(other))
    if shorter <= _SHORT:
        return one == other
    same = next((n for n in range(shorter) if one[n] != other[n]), shorter)
    return same >= max(_SHORT, _SAME * shorter)
