import io
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from small_stories.transcribing.sound.canonical import CanonicalSound, wave_head
from small_stories.transcribing.speech import FRAME_MS, Speech, speech_in

OpenSound = Callable[[Path], CanonicalSound]


def sound_of(samples: np.ndarray) -> CanonicalSound:
    return CanonicalSound(io.BytesIO(wave_head(len(samples)) + samples.astype("<i2").tobytes()))


@pytest.mark.parametrize(("silence_ms", "pad_ms"), [(100, 300), (300, 300), (160, 30), (2000, 400)])
def test_speech_is_where_faster_whisper_finds_it_in_the_whole_sound(
    spoken: Path, open_sound: OpenSound, silence_ms: int, pad_ms: int
) -> None:
    from faster_whisper.vad import VadOptions, get_speech_timestamps

    once = open_sound(spoken)
    samples = np.tile(once.read(0, once.samples), 4)
    sound = sound_of(samples * 32768)
    options = VadOptions(min_silence_duration_ms=silence_ms, speech_pad_ms=pad_ms)
    theirs = get_speech_timestamps(samples, options)
    ours = speech_in(sound).stretches(min_silence_ms=silence_ms, pad_ms=pad_ms)
    assert sound.duration_ms > 90_000
    assert len(ours) == len(theirs)
    assert all(
        abs(start - span["start"] // 16) <= 1 and abs(end - span["end"] // 16) <= 1
        for (start, end), span in zip(ours[:-1], theirs, strict=False)
    )
    # Theirs counts a short silence at the very end of a sound as speech.
    assert ours[-1][0] == theirs[-1]["start"] // 16
    assert ours[-1][1] <= theirs[-1]["end"] // 16


def test_progress_ends_at_the_end(spoken: Path, open_sound: OpenSound) -> None:
    told: list[tuple[int, int]] = []
    sound = open_sound(spoken)
    speech_in(sound, lambda done, total: told.append((done, total)))
    assert told[-1] == (sound.duration_ms, sound.duration_ms)


@pytest.mark.parametrize("samples", [0, 1, 511, 8 * 16_000])
def test_nobody_speaks_in_silence(samples: int) -> None:
    speech = speech_in(sound_of(np.zeros(samples, np.int16)))
    assert speech.stretches() == ()


def test_nobody_speaks_in_noise_or_tones() -> None:
    moments = np.arange(20 * 16_000) / 16_000
    noise = np.random.default_rng(7).normal(0, 3000, len(moments))
    chord = sum(6000 * np.sin(2 * np.pi * tone * moments) for tone in (220, 277, 330))
    assert speech_in(sound_of(noise)).stretches(min_speech_ms=250) == ()
    assert speech_in(sound_of(chord)).stretches(min_speech_ms=250) == ()


likely = arrays(np.float32, st.integers(0, 300), elements=st.floats(0, 1, width=32))


@given(likely, st.integers(32, 1000), st.integers(0, 600), st.integers(0, 400))
def test_stretches_are_in_order_and_in_the_sound(
    probabilities: np.ndarray, silence_ms: int, pad_ms: int, speech_ms: int
) -> None:
    speech = Speech(probabilities, max(0, len(probabilities) * FRAME_MS - 7))
    bare = speech.stretches(min_silence_ms=silence_ms, min_speech_ms=speech_ms)
    padded = speech.stretches(min_silence_ms=silence_ms, min_speech_ms=speech_ms, pad_ms=pad_ms)
    for stretches in (bare, padded):
        times = [time for stretch in stretches for time in stretch]
        assert times == sorted(times)
        assert all(0 <= time <= speech.duration_ms for time in times)
    assert all(end - start >= speech_ms for start, end in bare)
    assert all(
        padded_start <= start and end <= padded_end
        for (start, end), (padded_start, padded_end) in zip(bare, padded, strict=True)
    )
    heard = [number * FRAME_MS for number, value in enumerate(probabilities) if value >= 0.5]
    if speech_ms == 0:
        assert all(any(start <= time < end for start, end in bare) for time in heard)
