"""The word lists that a transcript's layout, roles and language are recognised by."""

import tomllib
from functools import cache
from importlib.resources import files


@cache
def _lists() -> dict[str, dict[str, str]]:
    path = files("small_stories_resources") / "words" / "transcripts.toml"
    return tomllib.loads(path.read_text(encoding="utf-8"))


def word_list(key: str) -> frozenset[str]:
    """Return the words of a list, by its table and name: ``asking.you``."""
    table, _, name = key.partition(".")
    return frozenset(_lists()[table][name].split())
