"""What this computer has for a speech model: cores and memory."""

from pathlib import Path
from typing import Final

from small_stories.errors import SmallStoriesError
from small_stories.transcribing.models.at_hand import State, state_of
from small_stories.transcribing.models.known import (
    WEIGHTS,
    Known,
    KnownModel,
    known_model,
    known_models,
)
from small_stories.transcribing.models.places import models_folder

_MB: Final = 1_000_000
# What the recogniser needs besides the weights: libraries, a piece of sound, the beams.
_BESIDES_MB: Final = 400
_WEIGHTS_FACTOR: Final = 1.4


def physical_cores() -> int:
    """Return the number of processor cores at hand, at least 1; more threads only take longer."""
    import psutil

    cores = psutil.cpu_count(logical=False) or psutil.cpu_count() or 1
    here = psutil.Process()
    at_hand = len(here.cpu_affinity()) if hasattr(here, "cpu_affinity") else cores
    return max(1, min(cores, at_hand))


def free_memory_mb() -> int:
    """Return how much memory can be given to a program now without slowing the others down."""
    import psutil

    return int(psutil.virtual_memory().available) // _MB


def refuse_too_large(name: str, known: Known | None = None) -> None:
    """Raise SmallStoriesError when a model needs more memory than is free, before it is loaded.

    The sentence names the largest model on this computer that would do, where there is one. A model
    of the user's own needs about as much as its file tells.
    """
    listed = known_models() if known is None else known
    needed, free = _needed_mb(name, listed), free_memory_mb()
    if needed <= free:
        return
    model = known_model(name, listed)
    fields = {"model": model.title if model else Path(name).name, "needed": needed, "free": free}
    instead = _instead(model, listed, free)
    if instead is None:
        raise SmallStoriesError("models.too_large", **fields)
    raise SmallStoriesError("models.too_large_instead", **fields, instead=instead.title)


def _needed_mb(name: str, known: Known) -> int:
    if model := known_model(name, known):
        return model.memory_mb
    inside = models_folder() / name / WEIGHTS
    weights = inside if inside.is_file() else Path(name) / WEIGHTS
    size = weights.stat().st_size if weights.is_file() else 0
    return _BESIDES_MB + int(_WEIGHTS_FACTOR * size) // _MB


def _instead(wanted: KnownModel | None, known: Known, free: int) -> KnownModel | None:
    usable = (State.HERE, State.COMES_ALONG)
    fitting = [model for model in known if model.memory_mb <= free and state_of(model) in usable]
    alike = [model for model in fitting if wanted and model.language == wanted.language]
    general = [model for model in fitting if not model.language]
    return max(alike or general, key=lambda model: model.memory_mb, default=None)
