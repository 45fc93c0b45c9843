"""Letters without their dots and accents: many write Päivi as Paivi."""

import unicodedata
from functools import lru_cache


@lru_cache(maxsize=1_000)
def _plain(letter: str) -> str:
    return unicodedata.normalize("NFD", letter)[0]


def folded(text: str) -> str:
    """Return a text in small letters without dots and accents, one letter for each letter."""
    lower = text.lower()
    return lower if lower.isascii() else "".join(map(_plain, lower))


def written_as(surface: str, form: str) -> bool:
    """Tell whether a surface is a form with all, some or none of its dots and accents."""
    lower = surface.lower()
    if len(lower) != len(form):
        return False
    return all(a in (b, _plain(b)) for a, b in zip(lower, form, strict=True))
