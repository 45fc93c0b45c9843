"""Every sentence is given the words that it has to fill in, wherever the code says it."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

from small_stories.strings import entry

ROOT = Path(__file__).parents[2]
HEADS = {"SmallStoriesError": "errors.", "change": "changes.", "text": "", "say": ""}


def calls() -> Iterator[tuple[str, str, ast.Call]]:
    """Yield each call that names a sentence: the file it stands in, the key, and the call."""
    for package in ("analysis", "app"):
        for file in (ROOT / package).rglob("*.py"):
            for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
                if isinstance(node, ast.Call) and node.args:
                    name = getattr(node.func, "id", getattr(node.func, "attr", ""))
                    key = getattr(node.args[0], "value", None)
                    if name in HEADS and isinstance(key, str):
                        yield file.name, HEADS[name] + key, node


def fields_of(key: str) -> set[str]:
    """The fields of a sentence, or of both its forms; a room's own short keys have none here."""
    try:
        found = entry(key, "fi")
    except KeyError:
        return set()
    forms = [found]
    if isinstance(found, dict):
        forms = list(found.values()) if "other" in found else []
    return {field for words in forms for field in re.findall(r"{(\w+)", str(words))}


def test_nothing_that_a_sentence_fills_in_is_left_out() -> None:
    seen = 0
    left_out = set()
    for file, key, call in calls():
        given = {word.arg for word in call.keywords}
        needed = fields_of(key) - {"count"}
        seen += bool(needed)
        # What is passed on whole cannot be seen here.
        if None not in given and not needed <= given:
            left_out.add((file, key, *sorted(needed - given)))
    assert seen > 100
    assert left_out == set()
