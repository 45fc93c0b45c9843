"""A place for models, a source to fetch them from, and a model that was invented for the tests."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from model_server import ModelServer, invented_files, invented_model, serving

from small_stories.transcribing.models.fetching import Patience
from small_stories.transcribing.models.known import KnownModel


@pytest.fixture
def models(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder of this computer's models, empty."""
    monkeypatch.setenv("SMALL_STORIES_MODELS", str(tmp_path / "models"))
    return tmp_path / "models"


@pytest.fixture
def server() -> Iterator[ModelServer]:
    with serving() as shown:
        yield shown


@pytest.fixture
def files() -> dict[str, bytes]:
    return invented_files()


@pytest.fixture
def invented(server: ModelServer, files: dict[str, bytes], models: Path) -> KnownModel:
    """A model that the server offers, with every checksum published."""
    made = invented_model(files, source=server.address)
    server.serve(made, files)
    return made


@pytest.fixture
def unpublished(server: ModelServer, files: dict[str, bytes], models: Path) -> KnownModel:
    """A model that nobody has published checksums of."""
    made = invented_model(files, source=server.address, name="unpublished", published=False)
    server.serve(made, files)
    return made


@pytest.fixture
def patience() -> Patience:
    """Little of it, so that a test does not take longer than it has to."""
    return Patience(answer_s=0.5, tries=3, pause_s=0.01)


@pytest.fixture(scope="session")
def folder_with() -> object:
    """Write the files of a model into a folder."""

    def write(folder: Path, files: dict[str, bytes]) -> Path:
        folder.mkdir(parents=True, exist_ok=True)
        for name, content in files.items():
            (folder / name).write_bytes(content)
        return folder

    return write
