"""Which speech model suits a language and this computer, from what is published and tried here.

For Finnish the plain turbo comes first where the computer is weak, and the large model taught with
Finnish where time and memory allow; for Swedish the national library's models leave the plain ones
of any size behind, so that the size is the only question.
"""

from dataclasses import dataclass
from typing import Final

from small_stories.transcribing.models.known import (
    STARTER,
    Known,
    KnownModel,
    known_model,
    known_models,
)
from small_stories.transcribing.models.memory import physical_cores
from small_stories.transcribing.models.trying import hour_takes

# From the one that makes the fewest errors to the lightest.
_LADDERS: Final = {
    "fi": ("finnish-large-v3", "turbo", "small", STARTER),
    "sv": ("kb-large", "kb-small", "kb-base"),
    "en": ("turbo", "small", STARTER),
}
_OTHER: Final = ("turbo", "small", STARTER)
# Longer than a working day's half for an hour of talk is no recommendation.
_LONGEST_HOUR: Final = 240
_PART_OF_MEMORY: Final = 0.6
_MB: Final = 1_000_000
# Until a model was tried here: with fewer cores than this, the slow ones are not proposed.
_SLOW: Final = 8
_CORES_FOR_SLOW: Final = 8
_CORES_FOR_MIDDLE: Final = 4


@dataclass(frozen=True, slots=True)
class Advice:
    """The model that is proposed, and one that makes fewer errors where there is time for it."""

    first: KnownModel
    with_time: KnownModel | None


def advice_for(language: str, known: Known | None = None) -> Advice:
    """Return what is proposed for a language (its code, or empty) on this computer."""
    listed = known_models() if known is None else known
    names = _LADDERS.get(language, _OTHER)
    ladder = [model for name in names if (model := known_model(name, listed))]
    remembering = [model for model in ladder if _has_memory_for(model)] or ladder[-1:]
    first = next((model for model in remembering if _has_time_for(model, listed)), ladder[-1])
    better = remembering[: remembering.index(first)] if first in remembering else []
    return Advice(first, better[-1] if better else None)


def in_order(language: str, known: Known | None = None) -> list[KnownModel]:
    """Return all known models: the proposed first, then those for the language, then the rest."""
    listed = known_models() if known is None else known
    advice = advice_for(language, listed)
    names = _LADDERS.get(language, _OTHER)

    def place(model: KnownModel) -> tuple[bool, bool, int, float]:
        rung = _OTHER.index(model.name) if model.name in _OTHER else len(_OTHER)
        rung = names.index(model.name) if model.name in names else rung
        taught_another = model.language not in ("", language)
        return model.name not in names, taught_another, rung, -model.time

    first = [advice.first]
    return first + [model for model in sorted(listed, key=place) if model != advice.first]


def _has_memory_for(model: KnownModel) -> bool:
    import psutil

    return bool(model.memory_mb <= psutil.virtual_memory().total / _MB * _PART_OF_MEMORY)


def _has_time_for(model: KnownModel, known: Known) -> bool:
    if takes := hour_takes(model, known):
        return takes.minutes <= _LONGEST_HOUR
    if model.time >= _SLOW:
        return physical_cores() >= _CORES_FOR_SLOW
    return model.time < _SLOW / 2 or physical_cores() >= _CORES_FOR_MIDDLE
