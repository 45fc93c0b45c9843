"""The interviewer's turns: what they ask for, and whether they go on with what is being told."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from small_stories.hinting.hints import Place
from small_stories.hinting.words import found_in, words_of

ASKS: Final = (
    "moment", "new", "influence", "people", "feedback", "daily", "usual", "bad", "others", "future",
    "earlier", "opinion", "self", "arrival", "leading", "closing", "setup",
)  # fmt: skip
OPENS_A_TELLING: Final = ("moment", "new", "influence", "people", "feedback")
_ECHO: Final = 4  # letters that words share when one takes up the other
_FEW: Final = 5


@dataclass(frozen=True, slots=True)
class Prompt:
    """What an interviewer's turn asks for, with the words that tell it, and if it only goes on."""

    asks: tuple[tuple[str, Place], ...]
    goes_on: bool


def prompt_of(turn: int, small: str, before: str, language: str) -> Prompt:
    """Read an interviewer's turn; ``before`` is what was told before it, in small letters."""
    asks = tuple(_asks(turn, small, language))
    return Prompt(asks, _goes_on(small, before, language, {name for name, _ in asks}))


def _asks(turn: int, small: str, language: str) -> Iterator[tuple[str, Place]]:
    for name in ASKS:
        for start, end in found_in(small, language, f"prompts.{name}"):
            yield name, Place(turn, start, end)


def _goes_on(small: str, before: str, language: str, asks: set[str]) -> bool:
    """Tell whether a turn keeps to what is being told: it is short, takes it up, or asks on."""
    words = len(words_of(small))
    points = 0.0
    points += 2.0 * _any(small, language, "more")
    points += 1.0 * _any(small, language, "praise")
    points -= 1.5 * _any(small, language, "fresh")
    points -= 0.8 * len(
        asks
        & {
            "usual",
            "bad",
            "others",
            "future",
            "earlier",
            "opinion",
            "people",
            "influence",
            "new",
            "moment",
            "closing",
            "self",
        }
    )
    points += 1.5 if words <= _FEW else -0.12 * (words - _FEW)
    points += 0.7 * min(3, _echoes(small, before))
    return points > 0


def _any(small: str, language: str, name: str) -> bool:
    return any(True for _ in found_in(small, language, f"prompts.{name}"))


def _echoes(small: str, before: str) -> int:
    """Count words of a prompt that take up longer words of what was told before it."""
    told = {before[a:b][: _ECHO + 1] for a, b in words_of(before) if b - a > _ECHO}
    return sum(b - a > _ECHO and small[a:b][: _ECHO + 1] in told for a, b in words_of(small))
