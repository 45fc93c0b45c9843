"""Whether a speech model is whole and what it says it is, and what is remembered of that.

The hash of three gigabytes takes its time, so each check is written down in the model's folder with
the size and time of every file; as long as those stay the same, nothing is hashed again.
"""

import hashlib
import json
import os
from dataclasses import asdict, dataclass
from enum import StrEnum
from pathlib import Path
from typing import Final

from small_stories.errors import SmallStoriesError
from small_stories.transcribing.models.form import MODEL_FILES, refuse_wrong_form
from small_stories.transcribing.models.known import WEIGHTS, KnownModel

_RECORD: Final = "checked.json"
_PIECE: Final = 1024 * 1024


class Compared(StrEnum):
    """What the checksum of a model's weights was compared with."""

    PUBLISHED = "published"
    SOURCE = "source"
    NOTHING = "nothing"


@dataclass(frozen=True, slots=True)
class Checked:
    """What a check found: the sha256 of the weights, its worth, and each file's size and time."""

    sha256: str
    compared: Compared
    marks: dict[str, list[int]]


def check(folder: Path, model: KnownModel | None = None) -> Checked:
    """Look at every file of a model, and compare it with what is published of a known one.

    Raises SmallStoriesError naming the first file that is missing or not what it has to be.
    """
    for file in model.files if model else ():
        path = folder / file.name
        if not path.is_file():
            raise SmallStoriesError("models.file_missing", file=file.name, folder=folder.name)
        if file.bytes and path.stat().st_size != file.bytes:
            raise SmallStoriesError("models.wrong_file", file=file.name, folder=folder.name)
    refuse_wrong_form(folder)
    weights = sha256_of(folder / WEIGHTS)
    for file in model.files if model else ():
        found = weights if file.name == WEIGHTS else sha256_of(folder / file.name)
        if file.sha256 and found != file.sha256:
            raise SmallStoriesError("models.wrong_file", file=file.name, folder=folder.name)
    published = model is not None and model.is_published
    compared = Compared.PUBLISHED if published else Compared.NOTHING
    return Checked(weights, compared, marks_of(folder))


def remember(folder: Path, checked: Checked) -> None:
    """Write down in a model's folder what its check found, as the last of its files."""
    with (folder / _RECORD).open("w", encoding="utf-8") as file:
        json.dump(asdict(checked), file)
        file.flush()
        os.fsync(file.fileno())


def forget_check(folder: Path) -> None:
    """Let what a check found be written down anew."""
    (folder / _RECORD).unlink(missing_ok=True)


def checked_before(folder: Path) -> Checked | None:
    """Return what a check found, or None when there was none or a file has changed since."""
    try:
        found = json.loads((folder / _RECORD).read_text(encoding="utf-8"))
        checked = Checked(found["sha256"], Compared(found["compared"]), found["marks"])
        return checked if checked.marks == marks_of(folder) else None
    except (OSError, ValueError, KeyError, TypeError):
        return None


def sha256_of(path: Path) -> str:
    """Return the sha256 of a file."""
    found = hashlib.sha256()
    with path.open("rb") as file:
        while piece := file.read(_PIECE):
            found.update(piece)
    return found.hexdigest()


def marks_of(folder: Path) -> dict[str, list[int]]:
    """Return size and time of change of each file of a model."""
    there = [folder / name for name in MODEL_FILES if (folder / name).is_file()]
    stats = {path.name: path.stat() for path in there}
    return {name: [stat.st_size, stat.st_mtime_ns] for name, stat in stats.items()}
