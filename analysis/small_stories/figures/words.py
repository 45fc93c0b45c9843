"""The words by which the kinds, columns and totals of figures are recognised."""

import tomllib
from functools import cache
from importlib.resources import files

from small_stories.model import FigureKind


@cache
def _lists() -> dict[str, dict[str, list[str]]]:
    path = files("small_stories_resources") / "words" / "figures.toml"
    return tomllib.loads(path.read_text(encoding="utf-8"))


def folded(words: str) -> str:
    """Return words as they are compared: in small letters, with single spaces and plain dashes."""
    plain = words.replace("–", "-").replace("—", "-").replace("−", "-")
    return " ".join(plain.casefold().split()).replace(" - ", "-")


def kind_of(words: str) -> str:
    """Return the known kind that words name, or the words themselves: a kind of one's own."""
    wanted = folded(words)
    for kind, names in _lists()["kinds"].items():
        if wanted == kind or wanted in names:
            return FigureKind(kind)
    return words.strip()


def is_known(kind: str) -> bool:
    """Tell whether a kind is one of those that the program has a name for."""
    return kind in tuple(FigureKind)


def column_of(heading: str) -> str:
    """Return which fact of a figure a column's heading names, or nothing."""
    wanted = folded(heading).rstrip(":*")
    return next((key for key, names in _lists()["columns"].items() if wanted in names), "")


def is_total(words: str) -> bool:
    """Tell whether words stand for all areas together."""
    return folded(words).rstrip(":") in _lists()["totals"]["words"]


def without_total(name: str) -> str:
    """Return a name without a word for a total at its end: *Tapahtumia yhteensä*."""
    first, _, last = name.strip().rpartition(" ")
    return first.rstrip(" ,:–-") if first and is_total(last.strip("()")) else name.strip()
