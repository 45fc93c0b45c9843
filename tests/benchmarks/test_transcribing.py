"""Transcribing against faster-whisper called directly: same file, weights and settings.

The speaker step has a bar of its own and is left out of the time; it is in the memory. Each way
loads its own model, and the two take turns, so that what else the computer does hits both.
"""

import io
import subprocess
import sys
from pathlib import Path
from statistics import median
from time import perf_counter

import numpy as np
from bars import OWN_PEAK_MB, Bars
from rendered import SHORT, rendered_interview

from small_stories.heard import HeardPiece, Wishes
from small_stories.transcribing.models.graphics import COMPUTE_TYPE
from small_stories.transcribing.models.memory import physical_cores
from small_stories.transcribing.models.starter import starter_model
from small_stories.transcribing.recognising import SETTINGS
from small_stories.transcribing.run import written_down
from small_stories.transcribing.sound.canonical import CanonicalSound, wave_head
from small_stories.transcribing.sound.decoding import RATE, decode

ROUNDS = 3
MINUTES = 60

# Writes the WAV file given down, with voices; prints the words and its peak of memory in MB.
PEAK = """
import sys
from pathlib import Path
from small_stories.heard import HeardPiece, Wishes
from small_stories.transcribing.sound.canonical import CanonicalSound
from small_stories.transcribing.run import written_down
words = 0
with open(sys.argv[1], "rb") as file:
    wishes = Wishes(languages=("fi",))
    for event in written_down(CanonicalSound(file), Path(sys.argv[2]), wishes):
        words += len(event.words) if isinstance(event, HeardPiece) else 0
print(words, OWN_PEAK_MB)
""".replace("OWN_PEAK_MB", OWN_PEAK_MB)

# Writes so many hours of noise down; prints the pieces and its peak of memory in MB.
NOISE = """
import io, sys
from pathlib import Path
import numpy as np
from small_stories.heard import Wishes
from small_stories.transcribing.sound.canonical import CanonicalSound
from small_stories.transcribing.run import Plan, written_down

BLOCK = np.random.default_rng(0).normal(0, 3000, 1 << 20).astype("<i2").tobytes()

class Noise(io.RawIOBase):
    size, at = 44 + int(float(sys.argv[1]) * 3600) * 32_000, 0
    def readable(self):
        return True
    def seek(self, offset, whence=io.SEEK_SET):
        self.at = offset + (self.size if whence == io.SEEK_END else 0)
        return self.at
    def readinto(self, buffer):
        count = min(len(buffer), self.size - self.at, len(BLOCK))
        buffer[:count] = BLOCK[:count]
        self.at += count
        return count

(plan,) = written_down(CanonicalSound(Noise()), Path("no model"), Wishes())
print(len(plan.pieces), OWN_PEAK_MB)
""".replace("OWN_PEAK_MB", OWN_PEAK_MB)


def samples_of(path: Path) -> np.ndarray:
    with decode(path) as decoding:
        return np.concatenate(list(decoding.blocks()))


def ours(sound: CanonicalSound) -> int:
    wishes = Wishes(languages=("fi",), speakers=0)
    events = written_down(sound, starter_model(), wishes)
    return sum(len(event.words) for event in events if isinstance(event, HeardPiece))


def directly(sound: CanonicalSound) -> int:
    from faster_whisper import WhisperModel

    model = WhisperModel(
        str(starter_model()),
        device="cpu",
        compute_type=COMPUTE_TYPE,
        cpu_threads=physical_cores(),
        local_files_only=True,
    )
    segments, _ = model.transcribe(sound.read(0, sound.samples), language="fi", **SETTINGS)
    return sum(len(segment.words or ()) for segment in segments)


def test_pieces_take_no_longer_than_the_direct_call(bars: Bars, tmp_path: Path) -> None:
    samples = samples_of(rendered_interview(tmp_path, None if bars.enabled else SHORT).path)
    sound = CanonicalSound(io.BytesIO(wave_head(len(samples)) + samples.tobytes()))
    times: dict[str, list[float]] = {"ours": [], "directly": []}
    words: set[int] = set()

    def take_turns() -> None:
        for _ in range(ROUNDS if bars.enabled else 1):
            for way in (directly, ours):
                begun = perf_counter()
                words.add(way(sound))
                times[way.__name__].append(perf_counter() - begun)

    bars.once(take_turns)
    ratio = median(times["ours"]) / median(times["directly"])
    bars.note("time of the direct call", 1.05, ratio, "×")
    assert min(words) > 60


def test_an_hour_takes_little_memory(bars: Bars, tmp_path: Path) -> None:
    samples = samples_of(rendered_interview(tmp_path, None if bars.enabled else SHORT).path)
    if bars.enabled:
        samples = np.resize(samples, MINUTES * 60 * RATE)
    path = tmp_path / "sound.wav"
    path.write_bytes(wave_head(len(samples)) + samples.tobytes())
    command = [sys.executable, "-c", PEAK, str(path), str(starter_model())]
    told: list[str] = []
    bars.once(lambda: told.extend(subprocess.check_output(command, text=True).split()))
    words, megabytes = map(int, told)
    minutes = len(samples) // RATE // 60
    bars.note(f"memory of {minutes} minutes at most", 900, megabytes, "MB")
    assert words > 60
    assert megabytes <= 900


def test_ten_hours_of_noise_are_no_speech_and_take_little_memory(bars: Bars) -> None:
    hours = 10 if bars.enabled else 0.1
    told: list[str] = []
    command = [sys.executable, "-c", NOISE, str(hours)]
    bars.once(lambda: told.extend(subprocess.check_output(command, text=True).split()))
    pieces, megabytes = map(int, told)
    bars.note(f"memory of {hours} hours of noise at most", 900, megabytes, "MB")
    assert pieces == 0
    assert megabytes <= 900
