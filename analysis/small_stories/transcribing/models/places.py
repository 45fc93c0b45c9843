"""Where the speech models of this user are."""

import os
from pathlib import Path

from filelock import FileLock

from small_stories.own_cache import cache_folder
from small_stories.transcribing.models.known import KnownModel


def models_folder() -> Path:
    """Return where this user's speech models are; SMALL_STORIES_MODELS names another place."""
    if named := os.environ.get("SMALL_STORIES_MODELS"):
        return Path(named)
    return cache_folder() / "models"


def folder_of(model: KnownModel) -> Path:
    """Return where a known model is, or would be."""
    return models_folder() / model.folder_name


def part_of(folder: Path) -> Path:
    """Return where the files of a model gather until it is whole."""
    return folder.with_name(f"{folder.name}.part")


def lock_of(folder: Path, wait_s: float = -1) -> FileLock:
    """Return what holds off whoever else would write the model; -1 waits until they are done."""
    return FileLock(folder.with_name(f"{folder.name}.lock"), timeout=wait_s)
