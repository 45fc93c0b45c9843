"""Who asks and who tells: what can be heard in the words themselves."""

import re
from collections.abc import Sequence
from typing import Final

from small_stories.importing.words import word_list

_WORD: Final = re.compile(r"[^\W\d_]+")
_QUESTION_WORDS: Final = word_list("asking.questions")
_ASIDE: Final = word_list("asking.asides")
_YOU: Final = word_list("asking.you")
_I: Final = word_list("asking.i")


def asking(words: str) -> float:
    """Return how much a stretch of talk sounds like the one who asks: above 0 yes, below 0 no."""
    heard = _WORD.findall(words[:2000].casefold())
    if not heard:
        return 0.0
    sign = 0.0
    if "?" in words:
        # The last word counts: a teller asks too, but in the middle of what is told.
        sign += 2.0 if words.rstrip(" \"”')]").endswith("?") else 0.5
    opening = [word for word in heard[:8] if word not in _ASIDE][:2]
    sign += 1.0 if any(word in _QUESTION_WORDS for word in opening) else 0.0
    persons = sum(word in _YOU for word in heard) - sum(word in _I for word in heard)
    sign += max(-1.5, min(1.5, 0.5 * persons))
    length = len(words.split())
    return sign - (1.5 if length > 60 else 0.5 if length > 30 else 0.0)


def alternation(stretches: Sequence[str]) -> tuple[list[bool], bool]:
    """Return for each of the turns in a row whether it asks, and whether that can be relied on.

    Most turns follow a turn of the other one; the most likely row is found as in a Markov chain
    of two states (Viterbi), where staying with the same speaker costs.
    """
    if not stretches:
        return [], False
    signs = [asking(words) for words in stretches]
    asks = _likeliest(signs)
    return asks, _reliable(stretches, signs, asks)


def _likeliest(signs: Sequence[float], staying_costs: float = 4.0) -> list[bool]:
    asking_best, telling_best = signs[0], -signs[0]
    came_from_asking: list[tuple[bool, bool]] = []
    for sign in signs[1:]:
        came = (
            asking_best - staying_costs > telling_best,
            asking_best > telling_best - staying_costs,
        )
        came_from_asking.append(came)
        asking_best, telling_best = (
            max(asking_best - staying_costs, telling_best) + sign,
            max(asking_best, telling_best - staying_costs) - sign,
        )
    row = [asking_best > telling_best]
    for into_asking, into_telling in reversed(came_from_asking):
        row.append(into_asking if row[-1] else into_telling)
    return row[::-1]


def _reliable(stretches: Sequence[str], signs: Sequence[float], asks: Sequence[bool]) -> bool:
    questions = [
        does
        for words, sign, does in zip(stretches, signs, asks, strict=True)
        if words.endswith("?") or sign >= 1.5
    ]
    asked = [sign for sign, does in zip(signs, asks, strict=True) if does]
    told = [sign for sign, does in zip(signs, asks, strict=True) if not does]
    if len(questions) < 2 or not asked or not told:
        return False
    if sum(sign > 0 for sign in asked) < 0.5 * len(asked):
        return False
    gap = sum(asked) / len(asked) - sum(told) / len(told)
    return gap > 1.0 and sum(questions) >= 0.75 * len(questions)
