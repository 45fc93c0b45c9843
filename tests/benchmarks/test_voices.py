"""Who speaks: words with the right speaker, time, and memory of an hour.

Words are those that the starter model hears, and those that were truly said, at their true times.
Without ``--benchmark-enable`` only the beginning of the talk is heard.
"""

import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest
from bars import OWN_PEAK_MB, Bars
from rendered import SHORT
from rendered_voices import CLEARLY_TWO, MUCH_ALIKE, Talk, interview, right_words, rightly_given

from small_stories.heard import HeardPiece, Voices, Wishes
from small_stories.transcribing.file_run import folded
from small_stories.transcribing.models.starter import starter_model
from small_stories.transcribing.run import Plan, written_down
from small_stories.transcribing.sound.canonical import wave_head
from small_stories.transcribing.sound.decoding import RATE
from small_stories.transcribing.speech import speech_in
from small_stories.transcribing.voices import voices_in

RIGHT = 0.98
SHARE_OF_TIME = 8.0
PEAK_MB = 900

# Tells the two voices of a WAV file on one processor core; prints the seconds of it that were used,
# the seconds of sound, and the peak of memory in MB.
CHILD = """
import os, sys, time
if hasattr(os, "sched_setaffinity"):
    os.sched_setaffinity(0, {min(os.sched_getaffinity(0))})
from small_stories.transcribing.sound.canonical import CanonicalSound
from small_stories.transcribing.speech import speech_in
from small_stories.transcribing.voices import voices_in
with open(sys.argv[1], "rb") as file:
    sound = CanonicalSound(file)
    speech = speech_in(sound)
    began = time.process_time()
    voices = voices_in(sound, speech, 2)
    took = time.process_time() - began
assert len({stretch.voice for stretch in voices.stretches}) == 2
print(took, sound.duration_ms / 1000, OWN_PEAK_MB)
""".replace("OWN_PEAK_MB", OWN_PEAK_MB)

TALKS = {
    "two voices": lambda turns: interview(*CLEARLY_TWO, turns),
    "two like voices, echo, noise": lambda turns: interview(
        *MUCH_ALIKE, turns, echo=True, noise_db=18
    ),
    "the same, and listening": lambda turns: interview(
        *MUCH_ALIKE, turns, listening=True, echo=True, noise_db=18
    ),
}


@pytest.mark.parametrize("name", TALKS)
def test_words_go_to_who_said_them(bars: Bars, name: str) -> None:
    of = TALKS[name](None if bars.enabled else SHORT)
    shares: list[float] = []

    def measure() -> None:
        sound = of.sound()
        shares.append(right_words(of, voices_in(sound, speech_in(sound), 2)))
        shares.append(right_as_heard(of))

    bars.once(measure)
    at_their_times, as_heard = shares
    bars.note(f"words given rightly, {name}: as said", RIGHT, at_their_times, "")
    bars.note(f"words given rightly, {name}: as heard", RIGHT, as_heard, "")
    assert min(shares) >= 0.95


def right_as_heard(of: Talk) -> float:
    """Return the share of the words of the starter model that stand in their speaker's turn."""
    plan, voices, heard = None, None, []
    for event in written_down(of.sound(), starter_model(), Wishes(languages=("fi",))):
        match event:
            case Plan():
                plan = event
            case Voices():
                voices = event
            case HeardPiece():
                heard.append(event)
    assert plan
    assert voices
    turns = folded(plan, voices, heard, pauses=True)
    words = [(turn.text[word.start : word.end], turn) for turn in turns for word in turn.words]
    assert len(words) > 0.9 * len(of.words())
    said_by = of.speakers_of([word for word, _ in words])
    return rightly_given(said_by, [turn.speaker for _, turn in words])


def test_time_and_memory_of_an_hour(bars: Bars, tmp_path: Path) -> None:
    of = interview(*MUCH_ALIKE, None if bars.enabled else 2, echo=True, noise_db=18)
    path = tmp_path / "hour.wav"
    write_long(of, path, times=3600 * RATE // len(of.samples) if bars.enabled else 1)
    told: list[float] = []

    def measure() -> None:
        child = subprocess.run(
            [sys.executable, "-c", CHILD, str(path)],
            capture_output=True,
            encoding="utf-8",
            check=True,
            timeout=3600,
        )
        told.extend(map(float, child.stdout.split()))

    bars.once(measure)
    took, lasts, peak = told
    bars.note("telling voices, of the time of the sound, one core", SHARE_OF_TIME,
              100 * took / lasts, "%")  # fmt: skip
    bars.note("telling voices, memory of an hour", PEAK_MB, peak, "MB")
    assert peak < PEAK_MB


def write_long(of: Talk, path: Path, times: int) -> None:
    """Write a talk so many times over, each with noise of its own, as a WAV file."""
    chance = np.random.default_rng(2)
    with path.open("wb") as file:
        file.write(wave_head(times * len(of.samples)))
        for _ in range(times):
            noisy = of.samples + chance.normal(0, 100, len(of.samples))
            file.write(noisy.astype("<i2").tobytes())
