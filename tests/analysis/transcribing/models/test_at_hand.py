"""Models by their names and by folders, and hashes that are not made twice."""

import hashlib
import os
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from model_server import invented_files

from small_stories.errors import SmallStoriesError
from small_stories.strings import LANGUAGES, entry, error_text
from small_stories.transcribing.models.at_hand import (
    State,
    model_for,
    model_sha256,
    remove_model,
    state_of,
)
from small_stories.transcribing.models.known import WEIGHTS, known_model, known_models

Write = Callable[[Path, dict[str, bytes]], Path]


def test_the_starter_model_is_joined_when_it_is_first_asked_for_and_again(models: Path) -> None:
    base = known_model("base")
    assert base
    assert state_of(base) == State.COMES_ALONG
    folder = model_for("base")
    assert state_of(base) == State.HERE
    remove_model("base")
    assert state_of(base) == State.COMES_ALONG
    assert model_for("base") == folder


def test_a_name_of_nothing_is_told(models: Path) -> None:
    with pytest.raises(SmallStoriesError, match=r"models\.unknown") as caught:
        model_for("fairy-tales")
    assert caught.value.fields["model"] == "fairy-tales"
    with pytest.raises(SmallStoriesError, match=r"models\.not_here"):
        model_for("turbo")


def test_a_folder_of_the_users_own_is_looked_at(
    models: Path, tmp_path: Path, folder_with: Write
) -> None:
    files = invented_files()
    own = folder_with(tmp_path / "own", files)
    assert model_for(str(own)) == own
    (own / "tokenizer.json").unlink()
    with pytest.raises(SmallStoriesError, match=r"models\.file_missing") as caught:
        model_for(own)
    assert caught.value.fields == {"file": "tokenizer.json", "folder": "own"}


def test_a_hash_is_made_once_and_again_when_the_file_has_changed(
    models: Path, tmp_path: Path, folder_with: Write
) -> None:
    own = folder_with(tmp_path / "own", invented_files(size=30_000_000))
    began = time.perf_counter()
    first = model_sha256(own)
    hashing = time.perf_counter() - began
    began = time.perf_counter()
    assert model_sha256(own) == first
    assert time.perf_counter() - began < hashing
    content = (own / WEIGHTS).read_bytes() + b"more"
    (own / WEIGHTS).write_bytes(content)
    os.utime(own / WEIGHTS, ns=(1, 1))
    assert model_sha256(own) == hashlib.sha256(content).hexdigest() != first


def test_every_known_model_is_complete_and_has_its_words() -> None:
    known = known_models()
    assert len({model.name for model in known}) == len(known) == 10
    for model in known:
        names = {file.name for file in model.files}
        assert {WEIGHTS, "config.json", "tokenizer.json"} < names
        assert names & {"vocabulary.txt", "vocabulary.json"}
        assert model.files[-1].name == WEIGHTS
        assert all(len(file.sha256) in (0, 64) for file in model.files)
        assert model.address.startswith("https://")
        assert model.bytes > 70_000_000
        for language in LANGUAGES:
            assert entry(f"models.good_for.{model.name.replace('-', '_')}", language)
    assert [model.name for model in known if not model.is_published] == ["finnish-large-v3"]


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_error_is_a_sentence(language: str) -> None:
    fields = dict.fromkeys(
        ("model", "file", "folder", "host", "address", "code", "needed", "free", "instead", "name"),
        "x",
    )
    errors = entry("errors.models", language)
    assert isinstance(errors, dict)
    assert len(errors) > 15
    for key in errors:
        sentence = error_text(SmallStoriesError(f"models.{key}", **fields), language)
        assert sentence.endswith(".")
        assert "{" not in sentence
