"""Decoding in a process apart against PyAV called directly here: same file, same samples wanted.

The two take turns, so that what else the computer does hits both; starting the process is counted.
"""

from pathlib import Path
from time import perf_counter

import av
import numpy as np
import pytest
from bars import Bars
from recorded import recorded

from small_stories.transcribing.sound.decoding_apart import decoding_apart
from small_stories.transcribing.sound.told import RATE

MINUTES = 60
ROUNDS = 3


def apart(path: Path) -> int:
    with decoding_apart(path) as decoding:
        return sum(len(part) for part in decoding.parts()) // 2


def directly(path: Path) -> int:
    samples = 0
    with av.open(path) as container:
        resampler = av.AudioResampler("s16", "mono", RATE)
        for frame in container.decode(audio=0):
            samples += sum(len(each.to_ndarray()[0]) for each in resampler.resample(frame))
        return samples + sum(len(each.to_ndarray()[0]) for each in resampler.resample(None))


@pytest.mark.parametrize(
    ("suffix", "codec"), [("m4a", "aac"), ("mp3", "libmp3lame"), ("wav", "pcm_s16le")]
)
def test_an_hour_takes_hardly_longer_apart(
    bars: Bars, tmp_path: Path, suffix: str, codec: str
) -> None:
    minute = np.random.default_rng(1).normal(0, 2000, 60 * 22_050).astype(np.int16)
    talk = np.tile(minute, MINUTES) if bars.enabled else minute[:66_150]
    path = recorded(tmp_path / f"long.{suffix}", [talk], codec)
    times: dict[str, list[float]] = {"apart": [], "directly": []}
    lengths: dict[str, int] = {}

    def take_turns() -> None:
        for _ in range(ROUNDS if bars.enabled else 1):
            for way in (directly, apart):
                begun = perf_counter()
                lengths[way.__name__] = way(path)
                times[way.__name__].append(perf_counter() - begun)

    bars.once(take_turns)
    assert abs(lengths["apart"] - lengths["directly"]) < RATE / 10
    ratio = min(times["apart"]) / min(times["directly"])
    bars.note(f"an hour of {suffix} decoded apart, of PyAV here", 1.3, ratio, "×")
