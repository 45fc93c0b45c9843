"""Where somebody speaks in a recording: heard once for the whole of it, and asked in many ways.

The silero model that comes with faster-whisper tells for every 32 milliseconds how likely speech
is. The recording is read half a minute at a time and what the model remembers goes from one to the
next, so the result is that of the whole sound while an hour costs half a megabyte of memory.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import chain, pairwise
from typing import TYPE_CHECKING, Final

from small_stories.heard import Stretch
from small_stories.transcribing.sound.canonical import CanonicalSound, Progress

if TYPE_CHECKING:
    import numpy as np
    import numpy.typing as npt

FRAME_MS: Final = 32
_FRAME: Final = 512
_FRAMES_AT_A_TIME: Final = 1024
# What the model is given of the frame before, and the size of what it remembers.
_CONTEXT: Final = 64
_MEMORY: Final = (1, 1, 128)

# Speech begins where it is likelier than not, and goes on until it is clearly less likely.
_BEGINS: Final = 0.5
_ENDS: Final = 0.35


@dataclass(frozen=True, slots=True, eq=False)
class Speech:
    """How likely speech is in every 32 milliseconds of a sound of ``duration_ms``, from 0 to 1."""

    probabilities: "npt.NDArray[np.float32]"
    duration_ms: int

    def stretches(
        self, *, min_silence_ms: int = 300, pad_ms: int = 0, min_speech_ms: int = 0
    ) -> tuple[Stretch, ...]:
        """Return where speech is, in order; a silence shorter than asked does not part it.

        Each stretch is lengthened by ``pad_ms`` at both ends, or to the middle of the silence.
        """
        found = [
            (start, min(end, self.duration_ms))
            for start, end in self._unpadded(min_silence_ms)
            if end - start >= min_speech_ms
        ]
        return padded(found, pad_ms, self.duration_ms)

    def _unpadded(self, min_silence_ms: int) -> Iterator[Stretch]:
        start: int | None = None
        silent: int | None = None
        for number, likely in enumerate(self.probabilities.tolist()):
            at = number * FRAME_MS
            if likely >= _BEGINS:
                silent = None
                start = at if start is None else start
            elif start is not None and likely < _ENDS:
                silent = at if silent is None else silent
                if at - silent >= min_silence_ms:
                    yield start, silent
                    start = silent = None
        if start is not None:
            yield start, self.duration_ms if silent is None else silent


def speech_in(sound: CanonicalSound, progress: Progress | None = None) -> Speech:
    """Listen to a whole sound for speech; ``progress`` is told milliseconds done, of how many."""
    import numpy as np

    blocks = list(_likely(sound, progress or (lambda _done, _total: None)))
    probabilities = np.concatenate(blocks) if blocks else np.zeros(0, np.float32)
    return Speech(probabilities, sound.duration_ms)


def _likely(
    sound: CanonicalSound, progress: Callable[[int, int], None]
) -> Iterator["npt.NDArray[np.float32]"]:
    import numpy as np
    from faster_whisper.vad import get_vad_model

    session = get_vad_model().session
    memory = np.zeros(_MEMORY, np.float32), np.zeros(_MEMORY, np.float32)
    before = np.zeros(_CONTEXT, np.float32)
    for start in range(0, sound.samples, _FRAMES_AT_A_TIME * _FRAME):
        samples = sound.read(start, start + _FRAMES_AT_A_TIME * _FRAME)
        samples = np.pad(samples, (0, -len(samples) % _FRAME))
        frames = samples.reshape(-1, _FRAME)
        contexts = np.vstack([before, frames[:-1, -_CONTEXT:]])
        heard, *memory = session.run(
            None, {"input": np.hstack([contexts, frames]), "h": memory[0], "c": memory[1]}
        )
        before = frames[-1, -_CONTEXT:]
        yield heard.reshape(-1)
        progress(min(start + len(samples), sound.samples) // 16, sound.duration_ms)


def padded(stretches: list[Stretch], pad_ms: int, duration_ms: int) -> tuple[Stretch, ...]:
    """Return stretches lengthened at both ends, or to the middle of the silence between two."""
    if not stretches:
        return ()
    gaps = [min(pad_ms, (after[0] - before[1]) // 2) for before, after in pairwise(stretches)]
    first = min(pad_ms, stretches[0][0])
    last = min(pad_ms, duration_ms - stretches[-1][1])
    pads = pairwise(chain([first], gaps, [last]))
    return tuple(
        (start - before, end + after)
        for (start, end), (before, after) in zip(stretches, pads, strict=True)
    )
