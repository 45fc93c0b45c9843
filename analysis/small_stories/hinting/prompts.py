"""The interviewer's turns: what they ask for, and whether they go on with what is being told."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from small_stories.hinting.hints import Place
from small_stories.hinting.weights import weights
from small_stories.hinting.words import found_in, words_of
from small_stories.transcript_words import word_list

ASKS: Final = (
    "moment", "new", "influence", "people", "feedback", "daily", "usual", "bad", "services",
    "others", "future", "earlier", "opinion", "self", "arrival", "leading", "closing", "setup",
    "more_to_say",
)  # fmt: skip
OPENS_A_TELLING: Final = ("moment", "new", "influence", "people", "feedback")
AWAY_FROM_STORIES: Final = frozenset(
    ("usual", "bad", "services", "others", "future", "earlier", "opinion", "self", "closing")
)
# Which of several a question is, by what turns an answer most: *what do you hope to learn* asks
# of the future, *have others learnt* of others.
_FIRST_OF: Final = (
    "leading", "future", "others", "earlier", "opinion", "services", "bad", "influence", "feedback",
    "usual", "self", "arrival", "new", "people", "moment", "daily", "more_to_say", "closing",
    "setup",
)  # fmt: skip
NO_KIND: Final = "other"
_OF_STORIES: Final = frozenset((*OPENS_A_TELLING, "daily", "arrival", "more_to_say"))
_REACTS: Final = ("cheer", "sorry")
_ASKING_END: Final = re.compile(r"\w{2,}(?:ko|kö|ks|sko|skö|ksä)")
_FEW: Final = 5
_LONG_LAST: Final = 20  # words of a question
_LONG_QUESTION: Final = 25
_BEGINS: Final = 4  # words among which a question's own word stands


@dataclass(frozen=True, slots=True)
class Prompt:
    """What an interviewer's turn asks for, with the words that tell it, and if it only goes on.

    ``reacts`` tells how it takes what was told before: ``cheer``, ``sorry``.
    """

    asks: tuple[tuple[str, Place], ...]
    goes_on: bool
    reacts: frozenset[str]

    @property
    def kind(self) -> str:
        """Return the one thing that a question asks for most, or ``other``."""
        return _kind({name for name, _ in self.asks})


def _kind(asked: set[str]) -> str:
    return next((name for name in _FIRST_OF if name in asked), NO_KIND)


def prompt_of(place: Place, small: str, language: str) -> Prompt:
    """Read what an interviewer says at a place, in small letters."""
    start = _question_in(small, language)
    asks = tuple(_asks(place, small, start, language))
    kind = _kind({name for name, _ in asks})
    reacts = frozenset(name for name in _REACTS if _any(small[:start] or small, language, name))
    return Prompt(asks, _goes_on(small, start, language, kind), reacts)


def _question_in(small: str, language: str) -> int:
    """Return where the question begins: what stands before it only takes up what was told."""
    starts = [0, *(found.end() for found in re.finditer(r"[.!?…]\s+", small))]
    parts = list(zip(starts, [*starts[1:], len(small)], strict=True))
    return next((a for a, b in parts if _is_asked(small[a:b], language)), 0)


def _is_asked(part: str, language: str) -> bool:
    return part.rstrip().endswith("?") or _any(part, language, "tell")


def _asks(place: Place, small: str, begin: int, language: str) -> Iterator[tuple[str, Place]]:
    for name in ASKS:
        for start, end in found_in(small, language, f"prompts.{name}", begin):
            yield name, Place(place.turn, place.start + start, place.start + end)


def sounds_asked(small: str, language: str) -> bool:
    """Tell whether a sentence sounds like an interviewer's: short, to a *you*, and asking."""
    words = [small[start:end] for start, end in words_of(small)]
    if len(words) > _LONG_QUESTION or not word_list("asking.you") & set(words):
        return False
    return (
        small.endswith("?") or word_list("asking.questions").intersection(words[:_BEGINS]) != set()
    )


def _goes_on(small: str, start: int, language: str, kind: str) -> bool:
    """Tell whether a turn keeps to what is being told: it is short, takes it up, or asks on.

    Its last sentence decides, for an interviewer may praise one thing and then ask of another;
    the question begins at ``start``.
    """
    last = _last_sentence(small)
    words = len(words_of(last))
    asked = "?" in small or _begins_as_question(small)
    seen = {
        "always": True,
        "more": _any(last, language, "more"),
        "praise": _any(last, language, "praise"),
        "fresh": _any(last, language, "fresh"),
        "away": kind in AWAY_FROM_STORIES or kind == "leading",
        "of_stories": kind in _OF_STORIES,
        "few_words": words <= _FEW,
        "short_question": words <= _FEW and asked,
        "no_question": not asked,
        "after_comment": start > 0,
    }
    known = weights()["goes_on"]
    points = sum(known[name] for name, stands in seen.items() if stands)
    return points + known["words"] * min(_LONG_LAST, words) / _LONG_LAST > 0


def _begins_as_question(small: str) -> bool:
    """Tell whether a turn sounds like a question where a machine wrote no marks."""
    words = [small[start:end] for start, end in words_of(small)[:_BEGINS]]
    known = word_list("asking.questions")
    return any(word in known or _ASKING_END.fullmatch(word) for word in words)


def _last_sentence(small: str) -> str:
    parts = [part for part in re.split(r"(?<=[.!?…])\s+", small) if words_of(part)]
    return parts[-1] if parts else small


def _any(small: str, language: str, name: str) -> bool:
    return any(True for _ in found_in(small, language, f"prompts.{name}"))
