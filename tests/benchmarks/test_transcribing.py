"""Transcribing against faster-whisper called directly: same file, weights and settings.

Run with ``pytest tests/benchmarks/test_transcribing.py --benchmark-enable``: the table gives each
way's time and, in brackets, its ratio to the quickest. The bar is 1.05 times the direct call.
"""

import io
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest
from pytest_benchmark.fixture import BenchmarkFixture

from small_stories.transcribing.canonical import CanonicalSound, wave_head
from small_stories.transcribing.decoding import RATE, decode
from small_stories.transcribing.models.graphics import COMPUTE_TYPE
from small_stories.transcribing.models.memory import physical_cores
from small_stories.transcribing.models.starter import starter_model
from small_stories.transcribing.recognising import SETTINGS, Recogniser, recognise

SPOKEN = Path(__file__).parents[1] / "analysis" / "transcribing" / "spoken_interview.ogg"

# Prints the peak memory of a child process in MB, after it has recognised the WAV file given.
PEAK = """
import resource, sys
from pathlib import Path
from small_stories.transcribing.canonical import CanonicalSound
from small_stories.transcribing.recognising import Recogniser, recognise
with open(sys.argv[1], "rb") as file:
    recogniser = Recogniser(Path(sys.argv[2]), "fi")
    words = sum(len(heard.words) for heard in recognise(CanonicalSound(file), recogniser))
print(words, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024)
"""


@pytest.fixture
def sound(benchmark: BenchmarkFixture) -> CanonicalSound:
    """The spoken interview, five times over when time is taken and once when it is not."""
    with decode(SPOKEN) as decoding:
        samples = np.concatenate(list(decoding.blocks()))
    samples = np.tile(samples, 5 if benchmark.enabled else 1)
    return CanonicalSound(io.BytesIO(wave_head(len(samples)) + samples.tobytes()))


@pytest.mark.benchmark(group="transcribing")
def test_faster_whisper_called_directly(benchmark: BenchmarkFixture, sound: CanonicalSound) -> None:
    from faster_whisper import WhisperModel

    model = WhisperModel(
        str(starter_model()),
        device="cpu",
        compute_type=COMPUTE_TYPE,
        cpu_threads=physical_cores(),
        local_files_only=True,
    )

    def direct() -> int:
        samples = sound.read(0, sound.samples)
        segments, _ = model.transcribe(samples, language="fi", **SETTINGS)
        return sum(len(segment.words) for segment in segments)

    assert benchmark.pedantic(direct, rounds=3) > 30


@pytest.mark.benchmark(group="transcribing")
def test_transcribing_in_pieces(benchmark: BenchmarkFixture, sound: CanonicalSound) -> None:
    recogniser = Recogniser(starter_model(), "fi")

    def ours() -> int:
        return sum(len(segment.words) for segment in recognise(sound, recogniser))

    assert benchmark.pedantic(ours, rounds=3) > 30


def test_peak_memory_of_a_longer_recording(
    benchmark: BenchmarkFixture, sound: CanonicalSound, tmp_path: Path
) -> None:
    path = tmp_path / "sound.wav"
    samples = (sound.read(0, sound.samples) * 32767).astype("<i2")
    samples = np.tile(samples, 5 if benchmark.enabled else 1)
    path.write_bytes(wave_head(len(samples)) + samples.tobytes())
    command = [sys.executable, "-c", PEAK, str(path), str(starter_model())]

    def peak() -> list[str]:
        return subprocess.run(command, capture_output=True, check=True, text=True).stdout.split()

    words, megabytes = benchmark.pedantic(peak, rounds=1)
    benchmark.extra_info["peak MB"] = int(megabytes)
    print(f"{len(samples) / RATE / 60:.1f} minutes: {megabytes} MB at most")  # noqa: T201
    assert int(words) > 30
