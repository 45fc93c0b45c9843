"""The rendered interview with so long silences in it that every question is a piece of its own."""

import io

import numpy as np
from rendered import INTERVIEW, spoken_samples

from small_stories.transcribing.sound.canonical import CanonicalSound, wave_head
from small_stories.transcribing.sound.decoding import RATE

_SPOKEN_RATE = 22_050
_LONG_S = 6


def questions_apart(questions: int = 3) -> bytes:
    """Return a WAV file of 16 kHz with questions and their answers, six seconds before each."""
    silence = np.zeros(_LONG_S * _SPOKEN_RATE, np.int16)
    parts = []
    for number, turn in enumerate(spoken_samples(INTERVIEW[: 2 * questions])):
        parts += [silence if number % 2 == 0 else silence[: _SPOKEN_RATE // 3], turn]
    samples = np.concatenate([*parts, silence])
    moments = np.arange(0, len(samples), _SPOKEN_RATE / RATE)
    samples = np.interp(moments, np.arange(len(samples)), samples)
    return wave_head(len(samples)) + samples.astype("<i2").tobytes()


def sound_of(wave: bytes) -> CanonicalSound:
    """Return a WAV file of 16 kHz as a sound to be written down."""
    return CanonicalSound(io.BytesIO(wave))
