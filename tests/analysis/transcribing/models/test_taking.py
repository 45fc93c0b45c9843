"""Taking a model from a folder: the same check as when it is fetched, and nothing half taken."""

import hashlib
from collections.abc import Callable
from pathlib import Path

import pytest
from model_server import invented_files, invented_model

from small_stories.errors import SmallStoriesError
from small_stories.transcribing.models.at_hand import (
    State,
    model_for,
    model_sha256,
    own_models,
    remove_model,
    state_of,
)
from small_stories.transcribing.models.checking import Compared
from small_stories.transcribing.models.known import KnownModel
from small_stories.transcribing.models.places import folder_of
from small_stories.transcribing.models.taking import take

Files = dict[str, bytes]
Write = Callable[[Path, Files], Path]


@pytest.fixture
def known(files: Files) -> list[KnownModel]:
    return [invented_model(files, source="https://models.example")]


@pytest.fixture
def stick(tmp_path: Path, files: Files, folder_with: Write) -> Path:
    """A stick with the model some folders down, as a download leaves it."""
    folder_with(tmp_path / "stick" / "models" / "snapshot", files)
    return tmp_path / "stick"


def test_a_known_model_is_recognised_by_its_weights(
    stick: Path, known: list[KnownModel], files: Files, models: Path
) -> None:
    told: list[tuple[int, int]] = []
    taken = take(stick, known=known, progress=lambda *each: told.append(each))
    assert (taken.name, taken.known) == ("invented", True)
    assert taken.checked.compared == Compared.PUBLISHED
    folder = model_for("invented", known)
    assert {path.name: path.read_bytes() for path in folder.iterdir()}.items() >= files.items()
    assert told[-1] == (sum(map(len, files.values())),) * 2
    assert sorted(path.name for path in models.iterdir() if path.is_dir()) == [folder.name]


def test_an_unknown_model_is_taken_as_such(stick: Path, files: Files, models: Path) -> None:
    taken = take(stick, known=[])
    assert (taken.name, taken.known) == ("snapshot", False)
    assert taken.checked.compared == Compared.NOTHING
    assert taken.checked.sha256 == hashlib.sha256(files["model.bin"]).hexdigest()
    assert own_models([]) == [models / "snapshot"]
    assert model_for("snapshot", []) == models / "snapshot"
    assert model_sha256(models / "snapshot") == taken.checked.sha256
    assert take(stick, known=[]).name == "snapshot"


def test_another_model_of_the_same_name_gets_one_of_its_own(
    stick: Path, tmp_path: Path, models: Path, folder_with: Write
) -> None:
    take(stick, known=[])
    folder_with(tmp_path / "other" / "snapshot", invented_files(size=90_000))
    assert take(tmp_path / "other", known=[]).name == "snapshot-2"


@pytest.mark.parametrize("name", ["model.bin", "config.json", "tokenizer.json", "vocabulary.json"])
def test_a_missing_file_is_named(
    name: str, stick: Path, known: list[KnownModel], models: Path
) -> None:
    (stick / "models" / "snapshot" / name).unlink()
    with pytest.raises(SmallStoriesError, match=r"models\.file_missing") as caught:
        take(stick, known=known)
    assert str(caught.value.fields["file"]).partition(".")[0] == name.partition(".")[0]
    assert not models.exists()


@pytest.mark.parametrize("name", ["config.json", "tokenizer.json", "vocabulary.json"])
def test_another_file_of_a_known_model_is_named_and_nothing_kept(
    name: str, stick: Path, known: list[KnownModel], models: Path
) -> None:
    path = stick / "models" / "snapshot" / name
    path.write_bytes(path.read_bytes().replace(b"1", b"7").replace(b"a", b"e"))
    with pytest.raises(SmallStoriesError, match=r"models\.wrong_file") as caught:
        take(stick, known=known)
    assert caught.value.fields["file"] == name
    assert [path.name for path in models.iterdir() if path.is_dir()] == []
    assert state_of(known[0]) == State.NOT_HERE


def test_weights_that_break_off_are_named(stick: Path, files: Files, models: Path) -> None:
    path = stick / "models" / "snapshot" / "model.bin"
    path.write_bytes(files["model.bin"][:-1000])
    with pytest.raises(SmallStoriesError, match=r"models\.wrong_file") as caught:
        take(stick, known=[])
    assert caught.value.fields["file"] == "model.bin"


def test_it_has_to_be_the_model_that_was_asked_for(
    stick: Path, known: list[KnownModel], files: Files, models: Path
) -> None:
    damaged = files["model.bin"].replace(files["model.bin"][5000:5004], b"bits")
    (stick / "models" / "snapshot" / "model.bin").write_bytes(damaged)
    with pytest.raises(SmallStoriesError, match=r"models\.wrong_file"):
        take(stick, "invented", known=known)
    with pytest.raises(SmallStoriesError, match=r"models\.unknown"):
        take(stick, "of-nobody", known=known)


def test_a_known_model_without_checksums_is_taken_at_its_word(
    stick: Path, files: Files, models: Path
) -> None:
    known = [invented_model(files, source="https://models.example", published=False)]
    taken = take(stick, "invented", known=known)
    assert (taken.known, taken.checked.compared) == (True, Compared.NOTHING)
    assert model_for("invented", known) == folder_of(known[0])


def test_several_models_in_one_folder_are_told(
    stick: Path, files: Files, models: Path, folder_with: Write
) -> None:
    folder_with(stick / "models" / "another", files)
    with pytest.raises(SmallStoriesError, match=r"models\.several"):
        take(stick, known=[])


def test_a_file_that_cannot_be_read_is_named(stick: Path, files: Files, models: Path) -> None:
    path = stick / "models" / "snapshot" / "vocabulary.txt"
    # The system refuses to read it, as it does when a stick is pulled out.
    path.symlink_to("/proc/self/mem")
    with pytest.raises(SmallStoriesError, match=r"models\.not_read") as caught:
        take(stick, known=[])
    assert caught.value.fields["file"] == "vocabulary.txt"
    assert not list(models.glob("*/"))


def test_another_kind_of_model_is_told(stick: Path, models: Path) -> None:
    (stick / "models" / "snapshot" / "model.bin").write_bytes(bytes(4096))
    with pytest.raises(SmallStoriesError, match=r"models\.another_kind"):
        take(stick, known=[])


def test_a_folder_that_is_not_there_is_not_called_incomplete(tmp_path: Path) -> None:
    with pytest.raises(SmallStoriesError, match=r"models\.no_folder"):
        take(tmp_path / "poissa", known=[])


def test_what_was_taken_can_be_removed(stick: Path, known: list[KnownModel], models: Path) -> None:
    take(stick, known=known)
    remove_model("invented", known)
    assert state_of(known[0]) == State.NOT_HERE
    assert [path.name for path in models.glob("*/")] == []
    with pytest.raises(SmallStoriesError, match=r"models\.none_to_remove"):
        remove_model("invented", known)


@pytest.mark.parametrize("name", ["..", ".", "", "../models", "../models/snapshot", "/", "nothing"])
def test_nothing_but_a_model_is_removed(
    name: str, stick: Path, models: Path, tmp_path: Path
) -> None:
    take(stick, known=[])
    (tmp_path / "kept").touch()
    with pytest.raises(SmallStoriesError, match=r"models\.none_to_remove"):
        remove_model(name, [])
    assert (tmp_path / "kept").exists()
    assert (models / "snapshot").is_dir()
