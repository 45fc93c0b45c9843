"""The interviewer's turns: what they ask for, and whether they go on with what is being told."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from small_stories.hinting.hints import Place
from small_stories.hinting.words import found_in, words_of
from small_stories.transcript_words import word_list

ASKS: Final = (
    "moment", "new", "influence", "people", "feedback", "daily", "usual", "bad", "others", "future",
    "earlier", "opinion", "self", "arrival", "leading", "closing", "setup",
)  # fmt: skip
OPENS_A_TELLING: Final = ("moment", "new", "influence", "people", "feedback")
AWAY_FROM_STORIES: Final = frozenset(
    ("usual", "bad", "others", "future", "earlier", "opinion", "self", "closing")
)
_ELSEWHERE: Final = AWAY_FROM_STORIES | {"arrival", "leading"}
_OF_STORIES: Final = frozenset(("moment", "new", "influence", "people"))
_ECHO: Final = 4  # letters that words share when one takes up the other
_FEW: Final = 5
_LONG_QUESTION: Final = 25
_BEGINS: Final = 4  # words among which a question's own word stands


@dataclass(frozen=True, slots=True)
class Prompt:
    """What an interviewer's turn asks for, with the words that tell it, and if it only goes on."""

    asks: tuple[tuple[str, Place], ...]
    goes_on: bool


def prompt_of(place: Place, small: str, before: str, language: str) -> Prompt:
    """Read what an interviewer says at a place; ``before`` was told before it; in small letters."""
    asks = tuple(_asks(place, small, language))
    return Prompt(asks, _goes_on(small, before, language, {name for name, _ in asks}))


def _asks(place: Place, small: str, language: str) -> Iterator[tuple[str, Place]]:
    for name in ASKS:
        for start, end in found_in(small, language, f"prompts.{name}"):
            yield name, Place(place.turn, place.start + start, place.start + end)


def sounds_asked(small: str, language: str) -> bool:
    """Tell whether a sentence sounds like an interviewer's: short, to a *you*, and asking."""
    words = [small[start:end] for start, end in words_of(small)]
    if len(words) > _LONG_QUESTION or not word_list("asking.you") & set(words):
        return False
    return (
        small.endswith("?") or word_list("asking.questions").intersection(words[:_BEGINS]) != set()
    )


def _goes_on(small: str, before: str, language: str, asks: set[str]) -> bool:
    """Tell whether a turn keeps to what is being told: it is short, takes it up, or asks on.

    Its last sentence decides, for an interviewer may praise one thing and then ask of another.
    """
    last = _last_sentence(small)
    words = len(words_of(last))
    points = 2.0 * _any(last, language, "more") + _any(last, language, "praise")
    points -= 1.5 * _any(last, language, "fresh")
    points -= 1.5 * len(asks & _ELSEWHERE) + 0.8 * len(asks & _OF_STORIES)
    points += 1.5 if words <= _FEW else -0.12 * (words - _FEW)
    points += 0.7 * min(3, _echoes(last, before))
    return points > 0


def _last_sentence(small: str) -> str:
    parts = [part for part in re.split(r"(?<=[.!?…])\s+", small) if words_of(part)]
    return parts[-1] if parts else small


def _any(small: str, language: str, name: str) -> bool:
    return any(True for _ in found_in(small, language, f"prompts.{name}"))


def _echoes(small: str, before: str) -> int:
    """Count words of a prompt that take up longer words of what was told before it."""
    told = {before[a:b][: _ECHO + 1] for a, b in words_of(before) if b - a > _ECHO}
    return sum(b - a > _ECHO and small[a:b][: _ECHO + 1] in told for a, b in words_of(small))
