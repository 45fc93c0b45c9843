"""Letters without their dots and accents, small ones, and those that are written as two."""

import unicodedata
from collections.abc import Sequence
from functools import lru_cache
from typing import Final

# Both Turkish i's are i in Finland; Python would make two letters of İ.
_TURKISH: Final = str.maketrans("İı", "ii")


@lru_cache(maxsize=1_000)
def _plain(letter: str) -> str:
    return unicodedata.normalize("NFD", letter)[0]


def lowered(text: str) -> str:
    """Return a text in small letters, one for each letter: *İdris* is *idris*."""
    return text.lower() if text.isascii() else text.translate(_TURKISH).lower()


def folded(text: str) -> str:
    """Return a text in small letters without dots and accents, one letter for each letter."""
    lower = lowered(text)
    return lower if lower.isascii() else "".join(map(_plain, lower))


def written_as(surface: str, form: str) -> bool:
    """Tell whether a surface is a form with all, some or none of its dots and accents."""
    if len(surface) != len(form):
        return False
    lower = lowered(surface)
    return lower == form or all(a in (b, _plain(b)) for a, b in zip(lower, form, strict=True))


def in_own_digits(text: str) -> str:
    """Return a text of the same length with the digits of other scripts as 0 to 9: ٠٤٠ is 040."""
    if text.isascii():
        return text
    return "".join(str(unicodedata.decimal(sign)) if sign.isdecimal() else sign for sign in text)


def composed(text: str) -> tuple[str, Sequence[int]]:
    """Return a text with each dotted letter as one sign, and where each stood, its end too.

    Files of a Mac and texts out of a PDF may have ä as a and two dots.
    """
    if unicodedata.is_normalized("NFC", text):
        return text, range(len(text) + 1)
    letters: list[str] = []
    stood: list[int] = []
    for at, sign in enumerate(text):
        joined = unicodedata.normalize("NFC", letters[-1] + sign) if letters else sign
        if len(joined) == 1 and letters:
            letters[-1] = joined
        else:
            letters.append(sign)
            stood.append(at)
    return "".join(letters), [*stood, len(text)]
