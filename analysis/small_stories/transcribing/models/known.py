"""The speech models that the program knows: what they are, where they come from, what they need."""

import os
import tomllib
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Final

WEIGHTS: Final = "model.bin"
STARTER: Final = "base"


@dataclass(frozen=True, slots=True)
class ModelFile:
    """One file of a model; ``bytes`` is 0 and ``sha256`` empty where none is published."""

    name: str
    bytes: int
    sha256: str


@dataclass(frozen=True, slots=True)
class KnownModel:
    """A model in the list of those that the program knows.

    ``language`` is the one it was taught further, or empty. ``time`` is how long it takes beside
    the starter model on the same computer; ``about_bytes`` its size where files do not tell it.
    """

    name: str
    title: str
    source: str
    repository: str
    revision: str
    licence: str
    language: str
    memory_mb: int
    time: float
    files: tuple[ModelFile, ...]
    about_bytes: int = 0

    @property
    def bytes(self) -> int:
        """The size of all its files."""
        return sum(file.bytes for file in self.files) or self.about_bytes

    @property
    def folder_name(self) -> str:
        """The name of its folder among the models of this computer."""
        return f"whisper-{self.name}"

    @property
    def address(self) -> str:
        """Where it is fetched from; SMALL_STORIES_MODEL_SOURCE names another source."""
        source = os.environ.get("SMALL_STORIES_MODEL_SOURCE") or self.source
        return f"{source.rstrip('/')}/{self.repository}"

    def address_of(self, file: ModelFile) -> str:
        """Return the address of one of its files."""
        return f"{self.address}/resolve/{self.revision}/{file.name}"

    @property
    def is_published(self) -> bool:
        """Whether a checksum of its weights is published, so that they can be compared with it."""
        return any(file.sha256 for file in self.files if file.name == WEIGHTS)


Known = Sequence[KnownModel]


def models_in(toml: str) -> tuple[KnownModel, ...]:
    """Return the models of a list in TOML, such as ``models/known.toml`` among the resources."""
    listed = tomllib.loads(toml)
    return tuple(
        KnownModel(
            **{
                **entry,
                "source": listed["source"],
                "files": tuple(ModelFile(**file) for file in entry["files"]),
            }
        )
        for entry in listed["model"]
    )


@cache
def known_models() -> tuple[KnownModel, ...]:
    """Return the models that the program knows, from the smallest on."""
    path = files("small_stories_resources") / "models" / "known.toml"
    return models_in(path.read_text(encoding="utf-8"))


def known_model(name: str, known: Known | None = None) -> KnownModel | None:
    """Return the model of a name, or None when the program knows none of it."""
    listed = known_models() if known is None else known
    return next((model for model in listed if model.name == name), None)
