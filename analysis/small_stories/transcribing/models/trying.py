"""How long this computer takes to write an hour down, found out with half a minute of sound."""

import time
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from small_stories.heard import Wishes
from small_stories.transcribing.models.clip import clip_of
from small_stories.transcribing.models.known import Known, KnownModel, known_models
from small_stories.transcribing.models.remembered import remember, remembered

CLIP_S: Final = 30
_TRIED: Final = "tried"


@dataclass(frozen=True, slots=True)
class HourTakes:
    """How many minutes an hour of recording takes; an estimate unless tried with this model."""

    minutes: float
    estimated: bool


def try_model(name: str, folder: Path, recording: Path | None = None) -> float:
    """Write half a minute down and remember how long it took; return minutes for an hour.

    ``recording`` is one of the analyst's own; without it the example's is used. Loading the model
    is not counted: it is done once for a whole recording.
    """
    from small_stories.transcribing.planning import plan
    from small_stories.transcribing.recognising import Recogniser
    from small_stories.transcribing.speech import speech_in

    sound = clip_of(recording, CLIP_S)
    recogniser = Recogniser(folder, Wishes(languages=("fi",)))
    began = time.perf_counter()
    for piece in plan(speech_in(sound), sound.duration_ms):
        recogniser.heard(sound, piece)
    minutes = 60 * (time.perf_counter() - began) * 1000 / max(sound.duration_ms, 1)
    remember(_TRIED, {**(remembered(_TRIED) or {}), name: minutes})
    return minutes


def hour_takes(model: KnownModel, known: Known | None = None) -> HourTakes | None:
    """Return how long an hour takes with a model, or None when no model was tried here.

    From what another one took, it is estimated by how much longer the two take beside each other.
    """
    tried: dict[str, float] = remembered(_TRIED) or {}
    if model.name in tried:
        return HourTakes(tried[model.name], estimated=False)
    others = [each for each in known or known_models() if each.name in tried]
    if not others:
        return None
    # The one that is most like it tells most.
    like = min(others, key=lambda each: max(each.time, model.time) / min(each.time, model.time))
    return HourTakes(tried[like.name] * model.time / like.time, estimated=True)
