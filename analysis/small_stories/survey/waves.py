"""When answers were given: at the start, at the end, and what a project calls the times between."""

import re
import tomllib
from collections.abc import Iterable
from functools import cache
from importlib.resources import files
from typing import Final

START: Final = "start"
END: Final = "end"
_PLACES: Final = {START: 0, END: 2}


@cache
def _lists() -> dict[str, dict[str, list[str]]]:
    path = files("small_stories_resources") / "words" / "survey.toml"
    return tomllib.loads(path.read_text(encoding="utf-8"))


def wave_of(words: str) -> str:
    """Return ``start`` or ``end`` where words mean them, and the words themselves otherwise."""
    wanted = " ".join(words.casefold().split())
    found = (wave for wave, names in _lists()["waves"].items() if wanted in names)
    return next(found, " ".join(words.split()))


def column_of(heading: str) -> str:
    """Return which fact of a form a column's heading names, or nothing."""
    wanted = " ".join(heading.casefold().split()).rstrip(":*")
    names = _lists()["columns"]
    return next((fact for fact in names if wanted in names[fact]), "")


def in_order(waves: Iterable[str]) -> list[str]:
    """Return waves in the order of time: the start first, the end last, numbers as numbers."""
    return sorted(set(waves), key=lambda wave: (_PLACES.get(wave, 1), _natural(wave)))


def _natural(words: str) -> list[tuple[int, str]]:
    parts = re.split(r"(\d+)", words.casefold())
    return [(int(part), "") if part.isdecimal() else (-1, part) for part in parts if part]
