"""How much words sound like those of the one who asks, in Finnish, Swedish and English."""

import re
from typing import Final

from small_stories.transcript_words import word_list

_WORD: Final = re.compile(r"[^\W\d_]+")
# Finnish asks by an ending, "tuntuiko", and in talk "tuntuks"; "viikko" and "aurinko" do not.
_ASKED: Final = re.compile(r"\w+[aeiouyäö][st]?k[oös]")
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
    sign += 1.0 if any(map(_asks, opening)) else 0.0
    persons = sum(word in _YOU for word in heard) - sum(word in _I for word in heard)
    sign += max(-1.5, min(1.5, 0.5 * persons))
    length = len(words.split())
    return sign - (1.5 if length > 60 else 0.5 if length > 30 else 0.0)


def _asks(word: str) -> bool:
    return word in _QUESTION_WORDS or (len(word) > 4 and _ASKED.fullmatch(word) is not None)
