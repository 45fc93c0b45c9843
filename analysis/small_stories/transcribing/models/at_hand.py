"""The speech models that are on this computer: found by name or folder, told apart, removed."""

import json
import shutil
from enum import StrEnum
from pathlib import Path
from typing import Final

from small_stories.errors import SmallStoriesError
from small_stories.transcribing.models.checking import check, checked_before, remember, sha256_of
from small_stories.transcribing.models.form import refuse_wrong_form
from small_stories.transcribing.models.known import (
    STARTER,
    WEIGHTS,
    Known,
    KnownModel,
    known_model,
)
from small_stories.transcribing.models.places import folder_of, models_folder, part_of
from small_stories.transcribing.models.starter import starter_comes_along, starter_model
from small_stories.transcribing.models.writing import alone

_REMEMBERED: Final = "remembered.json"


class State(StrEnum):
    """How a known model stands on this computer."""

    HERE = "here"
    COMES_ALONG = "comes_along"
    PARTLY = "partly"
    CHANGED = "changed"
    NOT_HERE = "not_here"


def model_for(name: str | Path, known: Known | None = None) -> Path:
    """Return the folder of a model by its name, or by the folder itself.

    The starter model is written when it is first asked for; a model that changed since its last
    check is checked again. Raises SmallStoriesError when there is none, or a file of it is missing
    or not what it has to be.
    """
    model = known_model(str(name), known)
    if model is None:
        return _of_the_users_own(name)
    folder = folder_of(model)
    if checked_before(folder):
        return folder
    if model.name == STARTER and starter_comes_along():
        return starter_model()
    if not folder.is_dir():
        raise SmallStoriesError("models.not_here", model=model.title, name=model.name)
    remember(folder, check(folder, model))
    return folder


def state_of(model: KnownModel) -> State:
    """Tell how a known model stands, at a glance: nothing is hashed."""
    folder = folder_of(model)
    if checked_before(folder):
        return State.HERE
    if model.name == STARTER and starter_comes_along():
        return State.COMES_ALONG
    if folder.is_dir():
        return State.CHANGED
    return State.PARTLY if part_of(folder).is_dir() else State.NOT_HERE


def own_models(known: Known) -> list[Path]:
    """Return the folders of models taken in that the program knows nothing of."""
    names = {model.folder_name for model in known}
    here = sorted(models_folder().glob("*/")) if models_folder().is_dir() else []
    return [one for one in here if one.name not in names and checked_before(one)]


def remove_model(name: str, known: Known | None = None) -> None:
    """Take a model off this computer, and what was fetched of it so far.

    Raises SmallStoriesError when there is none of that name, or it is just being written.
    """
    model = known_model(name, known)
    folder_name = model.folder_name if model else name
    # Only what stands in the folder of models, by its very name: no path leads out of it.
    there = {path.name for path in models_folder().glob("*/")}
    if not there & {folder_name, f"{folder_name}.part"}:
        raise SmallStoriesError("models.none_to_remove", model=model.title if model else name)
    folder = models_folder() / folder_name
    with alone(folder, model.title if model else name):
        try:
            _remove(folder)
        except OSError as error:
            raise SmallStoriesError("models.not_removed", folder=folder.name) from error


def model_sha256(folder: Path) -> str:
    """Return the sha256 of a model's weights: hashed once, then remembered by size and time."""
    if checked := checked_before(folder):
        return checked.sha256
    path = (folder / WEIGHTS).resolve()
    stat = path.stat()
    mark = [stat.st_size, stat.st_mtime_ns]
    seen = _remembered()
    if seen.get(str(path), [])[:2] != mark:
        seen[str(path)] = [*mark, sha256_of(path)]
        _keep(seen)
    return str(seen[str(path)][2])


def _remove(folder: Path) -> None:
    # Renamed first: what is half removed must not be taken for a model.
    gone = folder.with_name(f"{folder.name}.removed")
    shutil.rmtree(gone, ignore_errors=True)
    if folder.is_dir():
        folder.replace(gone)
        shutil.rmtree(gone)
    if part_of(folder).is_dir():
        shutil.rmtree(part_of(folder))


def _of_the_users_own(name: str | Path) -> Path:
    inside = models_folder() / name
    folder = inside if inside.is_dir() else Path(name)
    if not folder.is_dir():
        raise SmallStoriesError("models.unknown", model=Path(name).name)
    if not checked_before(folder):
        refuse_wrong_form(folder)
    return folder


def _remembered() -> dict[str, list[object]]:
    try:
        found = json.loads((models_folder() / _REMEMBERED).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return found if isinstance(found, dict) else {}


def _keep(seen: dict[str, list[object]]) -> None:
    # Only to save time: where it cannot be written, it is hashed again.
    try:
        models_folder().mkdir(parents=True, exist_ok=True)
        (models_folder() / _REMEMBERED).write_text(json.dumps(seen), encoding="utf-8")
    except OSError:
        return
