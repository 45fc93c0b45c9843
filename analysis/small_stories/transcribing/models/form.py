"""What a folder with a speech model has to look like, read without loading the model.

The weights are a file of CTranslate2: a head with the kind of the model, then each tensor with its
name, shape and length. Walking over these tells in milliseconds whether the file ends where it
should, which a copy from a full USB stick does not.
"""

import json
import struct
from pathlib import Path
from typing import BinaryIO, Final

from small_stories.errors import SmallStoriesError
from small_stories.transcribing.models.known import WEIGHTS

MODEL_FILES: Final = (
    "config.json",
    "tokenizer.json",
    "vocabulary.txt",
    "vocabulary.json",
    "preprocessor_config.json",
    WEIGHTS,
)
_NEEDED: Final = (
    (WEIGHTS,),
    ("config.json",),
    ("tokenizer.json",),
    ("vocabulary.txt", "vocabulary.json"),
)
_KIND: Final = b"WhisperSpec"
_SOUND_IN: Final = "encoder/conv1/weight"
_USUAL_MELS: Final = 80
_MOST_BYTES_OF_NAME: Final = 1024


def refuse_wrong_form(folder: Path) -> None:
    """Raise SmallStoriesError naming the file that is missing or cannot belong to such a model."""
    for names in _NEEDED:
        if not any((folder / name).is_file() for name in names):
            raise SmallStoriesError("models.file_missing", file=names[0], folder=folder.name)
    mels = _mels_of(folder)
    if mels != _USUAL_MELS and not (folder / "preprocessor_config.json").is_file():
        # Without it the model would be fed sound in another form, and write nonsense.
        file = "preprocessor_config.json"
        raise SmallStoriesError("models.file_missing", file=file, folder=folder.name)
    for name in MODEL_FILES:
        if (folder / name).is_file() and not _can_be_read(folder / name):
            raise SmallStoriesError("models.wrong_file", file=name, folder=folder.name)


def _can_be_read(path: Path) -> bool:
    if path.suffix == ".bin":
        return True
    try:
        words = path.read_text(encoding="utf-8")
        return bool(json.loads(words) if path.suffix == ".json" else words.strip())
    except ValueError:
        return False
    except OSError as error:
        raise SmallStoriesError("models.not_read", file=path.name) from error


def _mels_of(folder: Path) -> int:
    """Walk over the weights to their end; return how many bands of sound they take in."""
    path = folder / WEIGHTS
    try:
        size = path.stat().st_size
        with path.open("rb") as file:
            if _KIND not in file.read(64):
                raise SmallStoriesError("models.another_kind", folder=folder.name)
            file.seek(4)
            return _walk(file, size)
    except (struct.error, ValueError) as error:
        raise SmallStoriesError("models.wrong_file", file=WEIGHTS, folder=folder.name) from error
    except OSError as error:
        raise SmallStoriesError("models.not_read", file=WEIGHTS) from error


def _walk(file: BinaryIO, size: int) -> int:
    _name(file)
    (_, tensors) = struct.unpack("<II", file.read(8))
    mels = _USUAL_MELS
    for _ in range(tensors):
        name = _name(file)
        (rank,) = struct.unpack("<B", file.read(1))
        shape = struct.unpack(f"<{rank}I", file.read(4 * rank))
        _, length = struct.unpack("<BI", file.read(5))
        if name == _SOUND_IN and rank > 1:
            mels = shape[1]
        if file.seek(length, 1) > size:
            raise ValueError("breaks off")
    return mels


def _name(file: BinaryIO) -> str:
    (length,) = struct.unpack("<H", file.read(2))
    if length > _MOST_BYTES_OF_NAME:
        raise ValueError("not a name")
    return file.read(length).rstrip(b"\0").decode("utf-8")
