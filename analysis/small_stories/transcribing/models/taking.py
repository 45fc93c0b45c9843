"""Taking a speech model from a folder or a USB stick, with the same check as when it is fetched."""

import hashlib
import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from small_stories.errors import SmallStoriesError
from small_stories.transcribing.models.checking import Checked, check, checked_before, remember
from small_stories.transcribing.models.form import MODEL_FILES, refuse_wrong_form
from small_stories.transcribing.models.gathering import GatheringFile
from small_stories.transcribing.models.known import (
    WEIGHTS,
    Known,
    KnownModel,
    known_model,
    known_models,
)
from small_stories.transcribing.models.places import folder_of, models_folder, part_of
from small_stories.transcribing.models.writing import alone, refuse_full_disk

Progress = Callable[[int, int], None]
_PIECE: Final = 1024 * 1024
# A stick's own folder may be given: the model lies somewhere in it, not far down.
_DEPTHS: Final = ("", "*/", "*/*/", "*/*/*/")


@dataclass(frozen=True, slots=True)
class Taken:
    """A model that was taken in: its name here, whether it is known, and what its check found."""

    name: str
    known: bool
    checked: Checked


def take(
    source: Path,
    name: str | None = None,
    progress: Progress | None = None,
    known: Known | None = None,
) -> Taken:
    """Copy a model from a folder into the models of this computer, and check it.

    With ``name`` it has to be that known model, or where no checksum of that is published, none of
    the others; without, its weights tell which one it is, and one that the program does not know is
    taken as what it calls itself. ``progress`` is told bytes done
    and of how many. Raises SmallStoriesError naming what is missing or wrong; nothing is kept then.
    """
    listed = known_models() if known is None else known
    if not source.is_dir():
        raise SmallStoriesError("models.no_folder", folder=source)
    source = _folder_with_model(source)
    refuse_wrong_form(source)
    model = known_model(name, listed) if name else None
    if name and model is None:
        raise SmallStoriesError("models.unknown", model=name)
    if model is None or not model.is_published:
        weights = _hash(source / WEIGHTS)
        model = next((one for one in listed if weights in _published(one)), model)
        folder = folder_of(model) if model else _free_folder(source, weights, listed)
    else:
        folder = folder_of(model)
    checked = checked_before(folder) or _copy(source, folder, model, progress)
    return Taken(model.name if model else folder.name, model is not None, checked)


def _copy(
    source: Path, folder: Path, model: KnownModel | None, progress: Progress | None
) -> Checked:
    names = [name for name in MODEL_FILES if (source / name).is_file()]
    total = sum((source / name).stat().st_size for name in names)
    part = part_of(folder)
    with alone(folder, model.title if model else folder.name):
        refuse_full_disk(total, model.title if model else folder.name)
        shutil.rmtree(part, ignore_errors=True)
        part.mkdir()
        try:
            done = 0
            for name in names:
                done = _copy_file(source / name, part / name, done, total, progress)
            checked = check(part, model)
            remember(part, checked)
            shutil.rmtree(folder, ignore_errors=True)
            part.replace(folder)
        finally:
            shutil.rmtree(part, ignore_errors=True)
    return checked


def _copy_file(source: Path, to: Path, done: int, total: int, progress: Progress | None) -> int:
    written = GatheringFile(to)
    try:
        for piece in _pieces(source):
            written.add(piece)
            if progress:
                progress(done + written.size, total)
        written.settle()
    finally:
        written.close()
    return done + written.size


def _pieces(path: Path) -> Iterator[bytes]:
    try:
        with path.open("rb") as file:
            while piece := file.read(_PIECE):
                yield piece
    except OSError as error:
        raise SmallStoriesError("models.not_read", file=path.name) from error


def _hash(path: Path) -> str:
    found = hashlib.sha256()
    for piece in _pieces(path):
        found.update(piece)
    return found.hexdigest()


def _folder_with_model(source: Path) -> Path:
    for depth in _DEPTHS:
        found = [path.parent for path in source.glob(f"{depth}{WEIGHTS}")]
        if len(found) == 1:
            return found[0]
        if found:
            raise SmallStoriesError("models.several", folder=source.name)
    raise SmallStoriesError("models.file_missing", file=WEIGHTS, folder=source.name)


def _published(model: KnownModel) -> list[str]:
    return [file.sha256 for file in model.files if file.name == WEIGHTS and file.sha256]


def _free_folder(source: Path, sha256: str, known: Known) -> Path:
    """Return a free folder for a model that is not known, or the one where it is already."""
    taken = {model.folder_name for model in known} | {model.name for model in known}
    name, number = source.name or "model", 1
    while True:
        folder = models_folder() / name
        before = checked_before(folder)
        if before and before.sha256 == sha256:
            return folder
        if name not in taken and not folder.exists():
            return folder
        number += 1
        name = f"{source.name}-{number}"
