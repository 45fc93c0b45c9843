"""The words of the ladders, by language, read once from ``words/levels_LANGUAGE.toml``."""

import re
import tomllib
from functools import cache, lru_cache
from importlib.resources import files
from typing import Any, Final

from small_stories.changes.hiding import Wordings

AWAY: Final = "--"


@cache
def table(language: str) -> dict[str, Any]:
    """Return the ladders of a language."""
    path = files("small_stories_resources") / "words" / f"levels_{language}.toml"
    return tomllib.loads(path.read_text(encoding="utf-8"))


@lru_cache(maxsize=2_000)
def pattern(wanted: str) -> re.Pattern[str]:
    """Return a pattern of a table."""
    return re.compile(wanted)


def steps(*wider: str) -> Wordings:
    """Return the wordings of a ladder's three steps; of two, the last is the strict one's too."""
    internal, public, strict = (*wider, *wider[-1:])[:3]
    return Wordings(public=public, internal=internal, strict=strict)


def by_kind(language: str, ladder: str, base: str) -> Wordings:
    """Return the wordings of the first line of a ladder that a base form fits."""
    lower = base.lower()
    found = next(row for row in table(language)[ladder] if pattern(row[0]).search(lower))
    return steps(*_wider_than(lower, found[1:]))


def _wider_than(lower: str, wider: list[str]) -> list[str]:
    """Return the steps without those that say what was said: an *opettaja* is no coarser one."""
    kept = [step for step in wider if step == AWAY or step.lower() != lower] or [AWAY]
    return [*kept[:1] * (len(wider) - len(kept)), *kept]
