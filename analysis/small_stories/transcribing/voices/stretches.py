"""From windows that overlap to who speaks when.

Every window that covers a moment has a say in it, the more the nearer its middle is.
"""

from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import TYPE_CHECKING, Final

from small_stories.heard import Stretch, VoiceStretch

if TYPE_CHECKING:
    import numpy as np
    import numpy.typing as npt

    Likeness = npt.NDArray[np.float32]

STEP_MS: Final = 20


def likeness(vectors: "Likeness", centroids: "Likeness") -> "Likeness":
    """Return how like each voice each window is: a column for each, 1 as like as its own are.

    Counted from the voice that is second nearest, so that voices that are much like each other are
    told as surely as others when their windows lie as clearly apart.
    """
    import numpy as np

    near = vectors @ centroids.T
    if centroids.shape[0] == 1:
        return np.ones_like(near)
    order = np.sort(near, axis=1)
    usual = np.median(order[:, -1] - order[:, -2])
    return (near - order[:, -2:-1]) / max(float(usual), 1e-6)


def voice_stretches(
    stretches: Sequence[Stretch], places: Sequence[Stretch], alike: "Likeness"
) -> Iterator[VoiceStretch]:
    """Yield who speaks when in each stretch of speech, by how like each voice its windows are."""
    import numpy as np

    starts = np.array([start for start, _ in places])
    ends = np.array([end for _, end in places])
    for start, end in stretches:
        first, last = np.searchsorted(starts, start), np.searchsorted(starts, end)
        moments = np.minimum(np.arange(start, end, STEP_MS) + STEP_MS / 2, end)
        half = (ends[first:last] - starts[first:last]) / 2
        away = np.abs(moments[:, None] - (starts[first:last] + half)) / half
        weights = np.maximum(0.0, 1.05 - away) * (away <= 1)
        said = weights @ alike[first:last] / np.maximum(weights.sum(axis=1), 1e-9)[:, None]
        yield from _runs(start, end, said)


def _runs(start: int, end: int, said: "npt.NDArray[np.float64]") -> Iterator[VoiceStretch]:
    import numpy as np

    order = np.sort(said, axis=1)
    sure = order[:, -1] - order[:, -2] if said.shape[1] > 1 else np.ones(len(said))
    at = 0
    for voice, group in groupby(np.argmax(said, axis=1).tolist()):
        count = len(list(group))
        margin = round(float(np.clip(sure[at : at + count].mean(), 0, 1)), 3)
        begins = start + at * STEP_MS
        at += count
        yield VoiceStretch(begins, min(end, start + at * STEP_MS), voice, margin)
