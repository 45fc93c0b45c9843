"""The program's own words, in Finnish, Swedish and English."""

import re
import tomllib
from functools import cache
from importlib.resources import files
from typing import Final

from small_stories.errors import SmallStoriesError

LANGUAGES: Final = ("fi", "sv", "en")


@cache
def _written(language: str) -> dict[str, str]:
    """Return the TOML of each top-level table, not parsed: few of them are needed at the start."""
    path = files("small_stories_resources") / "strings" / f"{language}.toml"
    tables: dict[str, str] = {}
    for piece in re.split(r"(?m)^(?=\[)", path.read_text(encoding="utf-8")):
        head = re.match(r"\[([\w-]+)", piece)
        name = head[1] if head else ""
        tables[name] = tables.get(name, "") + piece
    return tables


@cache
def _table(name: str, language: str) -> dict[str, object]:
    return tomllib.loads(_written(language).get(name, ""))


def entry(key: str, language: str) -> object:
    """Return what stands under a dotted key: a sentence, a list, or a table of plural forms."""
    found: object = _table(key.split(".")[0], language)
    for part in key.split("."):
        if not isinstance(found, dict) or part not in found:
            raise KeyError(f"no string {key!r} in {language}.toml")
        found = found[part]
    return found


def text(key: str, language: str, count: int | None = None, **fields: object) -> str:
    """Return the sentence of a key, with its fields filled in.

    With ``count`` the entry is a table of the forms ``one`` and ``other`` (and ``zero`` where
    nothing needs words of its own), enough for Finnish, Swedish and English.
    """
    found = entry(key, language)
    if count is not None:
        fields["count"] = count
        if isinstance(found, dict):
            form = {0: "zero", 1: "one"}.get(count, "other")
            found = found.get(form, found["other"])
    if not isinstance(found, str):
        raise KeyError(f"string {key!r} in {language}.toml is not a sentence")
    return found.format(**fields)


def number_word(count: int, language: str, form: str = "nominative") -> str:
    """Return a number up to ten as a word in a form of the language, a larger one in digits."""
    words = entry(f"report.number_words.{form}", language)
    return str(words[count]) if isinstance(words, list) and count < len(words) else str(count)


def error_text(error: SmallStoriesError, language: str) -> str:
    """Return the sentence that tells a user of an error."""
    fields = dict(error.fields)
    count = fields.pop("count", None)
    return text(
        f"errors.{error.key}", language, count if isinstance(count, int) else None, **fields
    )
