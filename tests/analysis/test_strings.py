"""Three languages with the same keys and fields, and none of them unused."""

import ast
import re
import tomllib
from collections.abc import Iterator
from importlib.resources import files
from pathlib import Path

import pytest

from small_stories.strings import LANGUAGES, entry, text

ROOT = Path(__file__).parents[2]


def flat(table: dict[str, object], head: str = "") -> dict[str, str]:
    found: dict[str, str] = {}
    for key, value in table.items():
        if isinstance(value, dict):
            found |= flat(value, f"{head}{key}.")
        else:
            found[head + key] = str(value)
    return found


def strings(language: str) -> dict[str, str]:
    path = files("small_stories_resources") / "strings" / f"{language}.toml"
    return flat(tomllib.loads(path.read_text(encoding="utf-8")))


@pytest.mark.parametrize("language", ["sv", "en"])
def test_the_languages_have_the_same_keys_and_fields(language: str) -> None:
    finnish, other = strings("fi"), strings(language)
    assert finnish.keys() == other.keys()
    for key, sentence in finnish.items():
        fields = set(re.findall(r"{(\w+)", sentence))
        assert set(re.findall(r"{(\w+)", other[key])) == fields, key


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_table_by_itself_is_what_it_is_in_the_whole_file(language: str) -> None:
    path = files("small_stories_resources") / "strings" / f"{language}.toml"
    whole = tomllib.loads(path.read_text(encoding="utf-8"))
    assert {name: entry(name, language) for name in whole} == whole


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_sentence_is_empty_or_english_left_over(language: str) -> None:
    assert all(sentence.strip() for sentence in strings(language).values())


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_menu_has_an_access_key_of_its_own(language: str) -> None:
    names = [words for key, words in strings(language).items() if key.startswith("menus.")]
    keys = [words[words.index("&") + 1].casefold() for words in names]
    assert len(set(keys)) == len(keys)


def test_every_error_and_change_named_in_the_code_has_a_sentence() -> None:
    named = set()
    for package in ("analysis", "app"):
        for file in (ROOT / package).rglob("*.py"):
            for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
                named |= _keys_in(node)
    assert named
    known = strings("fi")
    missing = {key for key in named if not any(k == key or k.startswith(f"{key}.") for k in known)}
    assert not missing


def _keys_in(node: ast.AST) -> set[str]:
    if not (isinstance(node, ast.Call) and node.args and isinstance(node.args[0], ast.Constant)):
        return set()
    name = getattr(node.func, "id", getattr(node.func, "attr", ""))
    value = node.args[0].value
    heads = {"SmallStoriesError": "errors.", "change": "changes.", "Command": "commands."}
    if name == "text" and isinstance(value, str) and re.fullmatch(r"[a-z_]+(\.[a-z0-9_]+)+", value):
        return {value}
    return {heads[name] + value} if name in heads and isinstance(value, str) else set()


def test_every_sentence_is_named_somewhere_in_the_code() -> None:
    nodes = list(_nodes())
    whole = {node.value for node in nodes if isinstance(node, ast.Constant)}
    made = re.compile(
        "|".join({_pattern(node) for node in nodes if isinstance(node, ast.JoinedStr)})
    )

    def is_named(key: str) -> bool:
        words = re.sub(r"\.(one|other)$", "", key).split(".")
        ends = {".".join(words[n:]) for n in range(len(words))} | {key}
        return bool(whole & ends) or any(made.fullmatch(end) for end in ends)

    assert [key for key in strings("fi") if not is_named(key)] == []


def _nodes() -> Iterator[ast.AST]:
    for package in ("analysis", "app"):
        for file in (ROOT / package).rglob("*.py"):
            yield from ast.walk(ast.parse(file.read_text(encoding="utf-8")))


def _pattern(made: ast.JoinedStr) -> str:
    """The keys that are made of a table's name and something filled in, or none."""
    parts = [
        re.escape(str(each.value)) if isinstance(each, ast.Constant) else "[a-z0-9_.]+"
        for each in made.values
    ]
    return "".join(parts) if re.match(r"[a-z_]+(\\\.|_)", parts[0]) else "(?!)"


def test_plural_forms_follow_the_count() -> None:
    assert text("themes.meaning", "fi") == "merkityksellisyys"
