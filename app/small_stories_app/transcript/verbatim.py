"""What stands in the talk besides words: pauses, laughter, and what nobody can make out."""

import re
from functools import cache
from typing import Final

from small_stories.heard import PAUSE
from small_stories.strings import LANGUAGES, text

MARKS: Final = ("laughter", "unclear", "pause")


@cache
def _known() -> re.Pattern[str]:
    """Return how marks are written here or by the recognition: ``(.)``, ``(3 s)``, ``(nauraa)``."""
    written = {text(f"verbatim.{mark}", language) for mark in MARKS for language in LANGUAGES}
    return re.compile("|".join([PAUSE, *map(re.escape, sorted(written))]))


def mark_in(language: str, mark: str, window_language: str) -> str:
    """Return how a mark is written in an interview of a language, or else in the window's."""
    return text(f"verbatim.{mark}", language if language in LANGUAGES else window_language)


def places(words: str) -> list[tuple[int, int]]:
    """Return where marks stand in the words of a turn, in code points."""
    return [found.span() for found in _known().finditer(words)]
