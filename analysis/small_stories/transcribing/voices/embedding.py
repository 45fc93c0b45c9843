"""What each second of speech sounds like: windows of sound as vectors, by the CAM++ model.

A vector of a voice is like a fingerprint. It stays in the memory of the process that makes it and
is told to nobody: not to a file, a log, or the process that asked.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from importlib.resources import as_file, files
from itertools import compress
from typing import TYPE_CHECKING, Any, Final

from small_stories.heard import Stretch
from small_stories.transcribing.models.memory import physical_cores
from small_stories.transcribing.sound.canonical import CanonicalSound
from small_stories.transcribing.sound.told import RATE
from small_stories.transcribing.voices.fbank import FRAME, STEP, fbank

if TYPE_CHECKING:
    import numpy as np
    import numpy.typing as npt

WINDOW_MS: Final = 1200
HOP_MS: Final = 400
_FRAMES: Final = 1 + (WINDOW_MS * RATE // 1000 - FRAME) // STEP
_STEP_MS: Final = STEP * 1000 // RATE
_AT_A_TIME: Final = 16
_LONG_MS: Final = 1000
_FEW: Final = 12


@dataclass(frozen=True, slots=True, eq=False)
class Windows:
    """Windows of speech in order, and what they sound like: a row of length 1 for each."""

    places: tuple[Stretch, ...]
    vectors: "npt.NDArray[np.float32]"

    def whole(self) -> "Windows":
        """Return those that are as good as whole; all of them where hardly any is."""
        long = [end - start >= _LONG_MS for start, end in self.places]
        if sum(long) < _FEW:
            return self
        return Windows(tuple(compress(self.places, long)), self.vectors[long])


def windows_of(stretches: Sequence[Stretch]) -> tuple[Stretch, ...]:
    """Return windows of 1.2 s every 0.4 s inside each stretch; a shorter stretch is one window."""
    return tuple(window for stretch in stretches for window in _windows_in(stretch))


def embedded(
    sound: CanonicalSound,
    places: Sequence[Stretch],
    progress: Callable[[int], None],
    threads: int | None = None,
) -> Windows:
    """Return what each window sounds like; ``progress`` is told the end of what is done.

    A few windows at a time are in memory, so that the length of a recording costs only its vectors:
    7 MB an hour.
    """
    import numpy as np

    model = _model(threads or physical_cores())
    vectors = np.zeros((len(places), model.get_outputs()[0].shape[1]), np.float32)
    for first in range(0, len(places), _AT_A_TIME):
        batch = places[first : first + _AT_A_TIME]
        (told,) = model.run(None, {"fbank": np.stack(list(_features(sound, batch)))})
        vectors[first : first + len(batch)] = told / np.linalg.norm(told, axis=1, keepdims=True)
        progress(batch[-1][1])
    return Windows(tuple(places), vectors)


def _windows_in(stretch: Stretch) -> Iterator[Stretch]:
    start, end = stretch
    last = start
    for at in range(start, end - WINDOW_MS + 1, HOP_MS):
        yield at, at + WINDOW_MS
        last = at + WINDOW_MS
    if last < end:
        # The rest is heard with what was before it; frames stand at every tenth millisecond.
        at = max(start, end - WINDOW_MS)
        at = start + (at - start) // _STEP_MS * _STEP_MS
        yield at, end


def _features(
    sound: CanonicalSound, places: Sequence[Stretch]
) -> Iterator["npt.NDArray[np.float32]"]:
    """Yield 118 frames for each window, their mean taken away; short ones are said over again."""
    import numpy as np

    for together in _touching(places):
        begin, end = together[0][0], together[-1][1]
        frames = fbank(sound.read(begin * RATE // 1000, end * RATE // 1000))
        for start, _ in together:
            window = frames[(start - begin) // _STEP_MS :][:_FRAMES]
            yield np.resize(window - window.mean(axis=0), (_FRAMES, window.shape[1]))


def _touching(places: Sequence[Stretch]) -> Iterator[list[Stretch]]:
    together: list[Stretch] = []
    for place in places:
        if together and place[0] >= together[-1][1]:
            yield together
            together = []
        together.append(place)
    if together:
        yield together


def _model(threads: int) -> Any:
    """Return the model, without the arena that would keep the memory of its largest moment."""
    from onnxruntime import InferenceSession, SessionOptions

    options = SessionOptions()
    options.enable_cpu_mem_arena = False
    options.intra_op_num_threads = threads
    options.inter_op_num_threads = 1
    # A thread that has nothing to do sleeps: waiting awake took half of the processor's time.
    options.add_session_config_entry("session.intra_op.allow_spinning", "0")
    options.log_severity_level = 4
    with as_file(files("small_stories_resources") / "models" / "campplus.onnx") as path:
        return InferenceSession(str(path), options, providers=["CPUExecutionProvider"])
