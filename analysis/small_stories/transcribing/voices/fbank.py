"""What a voice is recognised by: logarithmic energies in 80 mel bands, as Kaldi computes them.

The speaker model was trained on these features: frames of 25 ms every 10 ms, only whole ones, the
mean taken away, pre-emphasis 0.97, Povey's window, power spectrum of 512 points, triangular bands
from 20 to 8000 Hz on the mel scale, samples as 16-bit numbers, no dither.
"""

from functools import cache
from typing import TYPE_CHECKING, Final

from small_stories.transcribing.sound.told import RATE

if TYPE_CHECKING:
    import numpy as np
    import numpy.typing as npt

FRAME: Final = RATE * 25 // 1000
STEP: Final = RATE // 100
BANDS: Final = 80
_POINTS: Final = 512
_LOWEST_HZ: Final = 20.0
_HIGHEST_HZ: Final = RATE / 2
_PRE_EMPHASIS: Final = 0.97
_FULL_SCALE: Final = 32768


def fbank(samples: "npt.NDArray[np.float32]") -> "npt.NDArray[np.float32]":
    """Return the features of samples from -1 to 1: a row of 80 for each frame of 10 ms."""
    import numpy as np

    if len(samples) < FRAME:
        return np.zeros((0, BANDS), np.float32)
    scaled = samples.astype(np.float32) * np.float32(_FULL_SCALE)
    frames = np.lib.stride_tricks.sliding_window_view(scaled, FRAME)[::STEP]
    frames = frames - frames.mean(axis=1, keepdims=True)
    # The first sample of a frame is its own predecessor.
    before = np.concatenate([frames[:, :1], frames[:, :-1]], axis=1)
    frames = (frames - np.float32(_PRE_EMPHASIS) * before) * _window()
    spectrum = np.fft.rfft(frames, _POINTS)[:, : _POINTS // 2]
    power = (spectrum.real**2 + spectrum.imag**2).astype(np.float32)
    energies = power @ _bands()
    logarithms: npt.NDArray[np.float32] = np.log(np.maximum(energies, np.finfo(np.float32).eps))
    return logarithms


@cache
def _window() -> "npt.NDArray[np.float32]":
    import numpy as np

    hann = 0.5 - 0.5 * np.cos(2 * np.pi * np.arange(FRAME) / (FRAME - 1))
    return np.power(hann, 0.85).astype(np.float32)


@cache
def _bands() -> "npt.NDArray[np.float32]":
    """Return the weight of each point of the spectrum in each band: 256 rows of 80."""
    import numpy as np

    def mel(hertz: "npt.NDArray[np.float64]") -> "npt.NDArray[np.float64]":
        return np.asarray(1127.0 * np.log(1.0 + hertz / 700.0))

    lowest, highest = mel(np.array([_LOWEST_HZ, _HIGHEST_HZ]))
    edges = np.linspace(lowest, highest, BANDS + 2)
    points = mel(np.arange(_POINTS // 2) * RATE / _POINTS)[:, None]
    left, centre, right = edges[:-2], edges[1:-1], edges[2:]
    rising, falling = (points - left) / (centre - left), (right - points) / (right - centre)
    weights: npt.NDArray[np.float32] = np.maximum(0.0, np.minimum(rising, falling))
    return weights.astype(np.float32)
