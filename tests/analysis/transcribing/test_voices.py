import hashlib
import json
import subprocess
import sys
from importlib.resources import files
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from rendered import ASKS, INTERVIEW, TELLS
from rendered_voices import CLEARLY_TWO, MUCH_ALIKE, Talk, Voice, interview, right_words, talk

from small_stories.heard import Doubt, Voices
from small_stories.storage.project_file import Project
from small_stories.transcribing.bring_in import import_recording
from small_stories.transcribing.job import needs_of_sound
from small_stories.transcribing.sound.canonical import wave_head
from small_stories.transcribing.sound.decoding import RATE
from small_stories.transcribing.speech import speech_in
from small_stories.transcribing.voices import voices_in
from small_stories.transcribing.voices.embedding import WINDOW_MS, embedded, windows_of
from small_stories.transcribing.voices.fbank import fbank

CHILD = """
import os, sys

def refuse(event, details):
    if event == "open" and isinstance(details[2], int) and details[2] & (os.O_WRONLY | os.O_RDWR):
        if not str(details[0]).startswith("/dev/"):
            raise SystemExit("the job wrote a file")

from small_stories.transcribing import speakers_job
sys.addaudithook(refuse)
speakers_job.run(sys.stdin, sys.stdout)
"""


def told(of: Talk, count: int = 2) -> Voices:
    sound = of.sound()
    return voices_in(sound, speech_in(sound), count)


@pytest.fixture(scope="module")
def short_talk() -> Talk:
    return interview(*CLEARLY_TWO, turns=4)


@pytest.fixture(scope="module")
def short_voices(short_talk: Talk) -> Voices:
    return told(short_talk)


def a_signal() -> np.ndarray:
    """A second that rises, beats and crackles, in steps of 16-bit samples."""
    n = np.arange(RATE)
    t = n / RATE
    wave = 0.3 * np.sin(2 * np.pi * (110 * t + 90 * t * t)) + 0.01
    wave += 0.2 * np.sin(2 * np.pi * 1700 * t) * np.cos(2 * np.pi * 3 * t)
    wave += 0.05 * ((n * 7919 % 1009) / 1009 - 0.5)
    return (np.round(wave * 32768) / 32768).astype(np.float32)


@pytest.mark.parametrize(
    ("frame", "bands"),
    [
        (0, [17.3830, 9.2876, 13.8067, 17.6109, 17.8303, 19.3409]),
        (33, [14.7133, 12.8121, 13.8159, 17.6430, 17.8610, 19.3490]),
        (97, [12.1219, 22.8137, 13.8839, 17.4361, 17.8897, 19.3564]),
    ],
)
def test_features_are_those_of_kaldi(frame: int, bands: list[float]) -> None:
    """The numbers are those of kaldi-native-fbank 1.23.0 for the same second, dither off."""
    features = fbank(a_signal())
    assert features.shape == (98, 80)
    assert features[frame, [0, 10, 25, 40, 60, 79]] == pytest.approx(bands, abs=1e-3)


def test_only_whole_frames_have_features() -> None:
    assert fbank(a_signal()[:399]).shape == (0, 80)
    assert fbank(a_signal()[:560]).shape == (2, 80)
    silent = fbank(np.zeros(1600, np.float32))
    assert np.isfinite(silent).all()


def test_windows_overlap_and_reach_the_end_of_every_stretch() -> None:
    assert windows_of([(0, 2000)]) == ((0, 1200), (400, 1600), (800, 2000))
    assert windows_of([(64, 1364), (5000, 5300)]) == ((64, 1264), (164, 1364), (5000, 5300))
    assert windows_of([(0, 1205)]) == ((0, 1200), (0, 1205))
    assert windows_of([]) == ()


def test_a_window_sounds_the_same_whatever_stands_beside_it(short_talk: Talk) -> None:
    sound = short_talk.sound()
    places = windows_of([(400, 2500), (6500, 6800)])
    together = embedded(sound, places, lambda _: None).vectors
    alone = np.vstack([embedded(sound, [place], lambda _: None).vectors for place in places])
    assert np.abs(together - alone).max() < 1e-4
    assert np.linalg.norm(together, axis=1) == pytest.approx(np.ones(len(places)), abs=1e-5)
    assert all(end - start <= WINDOW_MS + 10 for start, end in places)


def test_the_model_is_the_one_its_readme_tells_of() -> None:
    models = files("small_stories_resources") / "models"
    found = hashlib.sha256((models / "campplus.onnx").read_bytes()).hexdigest()
    assert found in (models / "README.md").read_text(encoding="utf-8")
    licence = (models / "LICENSE-APACHE-2.0.txt").read_text(encoding="utf-8")
    assert "Apache License" in licence


def test_two_voices_are_told_apart_word_by_word(short_talk: Talk, short_voices: Voices) -> None:
    voices = short_voices
    assert right_words(short_talk, voices) == 1.0
    assert voices.stretches[0].voice == 0
    assert {stretch.voice for stretch in voices.stretches} == {0, 1}
    assert voices.unsure == ()
    ends = [stretch.end_ms for stretch in voices.stretches]
    assert all(
        end <= after.start_ms for end, after in zip(ends, voices.stretches[1:], strict=False)
    )
    assert all(0 <= stretch.margin <= 1 for stretch in voices.stretches)


def test_more_voices_than_speak_are_not_clearly_apart(short_voices: Voices) -> None:
    assert short_voices.clearly_apart
    assert told(interview(*CLEARLY_TWO, turns=4), 1).clearly_apart
    assert not told(interview(*CLEARLY_TWO), 3).clearly_apart


def test_two_voices_much_alike_with_echo_and_noise_too() -> None:
    alike = interview(*MUCH_ALIKE, turns=6, echo=True, noise_db=18)
    assert right_words(alike, told(alike)) >= 0.98


def test_the_same_sound_gives_the_same_voices(short_talk: Talk, short_voices: Voices) -> None:
    assert told(short_talk) == short_voices


def test_one_voice_asked_for_is_one_and_silence_has_none(short_talk: Talk) -> None:
    one = told(short_talk, 1)
    assert {(stretch.voice, stretch.margin) for stretch in one.stretches} == {(0, 1.0)}
    assert told(Talk(np.zeros(3 * RATE, np.int16), ())) == Voices(2, ())


def test_a_word_alone_is_somebody() -> None:
    hello = talk([Voice(TELLS)], [(0, "Hei.")])
    (stretch,) = told(hello).stretches
    assert stretch.voice == 0


def test_a_third_voice_is_pointed_out_where_it_is_heard() -> None:
    came_in = (2, "Anteeksi, että mä tulen tähän. Mä vaan haen avaimet. Kahvia on keittiössä.")
    turns = [(0 if who == ASKS else 1, text) for who, text in INTERVIEW[:6]]
    three = talk([*CLEARLY_TWO, Voice(TELLS, 1.25)], [*turns[:4], came_in, *turns[4:]])
    voices = told(three)
    places = [place for place in voices.unsure if place.doubt is Doubt.THIRD_VOICE]
    assert 1 <= len(places) <= 3
    own = [said for said in three.said if said.speaker == 2]
    for place in places:
        assert own[0].start_ms - 1300 <= place.start_ms < place.end_ms <= own[-1].end_ms + 1300
    asked_for = told(three, 3)
    assert right_words(three, asked_for) >= 0.98
    assert asked_for.clearly_apart
    assert all(place.doubt is not Doubt.THIRD_VOICE for place in asked_for.unsure)


def numbers_in_a_row(told: Any) -> int:
    if isinstance(told, dict):
        return max(map(numbers_in_a_row, told.values()), default=0)
    if isinstance(told, list):
        bare = sum(isinstance(each, int | float) for each in told)
        return max([bare, *map(numbers_in_a_row, told)])
    return 0


def test_what_voices_sound_like_never_leaves_the_job(
    project: Project, tmp_path: Path, short_talk: Talk
) -> None:
    path = tmp_path / "talk.wav"
    path.write_bytes(wave_head(len(short_talk.samples)) + short_talk.samples.tobytes())
    number = import_recording(project, path, "H01", "fi")
    given = json.dumps({**needs_of_sound(project, number), "count": 2})
    child = subprocess.run(
        [sys.executable, "-c", CHILD],
        input=given + "\n",
        capture_output=True,
        encoding="utf-8",
        check=True,
        timeout=300,
    )
    events = [json.loads(line) for line in child.stdout.splitlines()]
    assert [event["event"] for event in events][-2:] == ["voices", "done"]
    assert max(map(numbers_in_a_row, events)) <= 2
    assert child.stderr == ""
    stretch = next(event for event in events if event["event"] == "voices")["stretches"][0]
    assert set(stretch) == {"start_ms", "end_ms", "voice", "margin"}
