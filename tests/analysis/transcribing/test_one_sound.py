"""The recording is decoded once: recogniser, speaker step and player read the same bytes."""

from contextlib import closing
from pathlib import Path

import numpy as np
import pytest
from rendered import SHORT, rendered_interview

from small_stories.heard import Wishes
from small_stories.storage.interviews import recording, turns
from small_stories.storage.listening import ListenedSound
from small_stories.storage.project_file import Project
from small_stories.storage.recordings import SoundFile, delete_sound, open_recordings
from small_stories.transcribing import job, speakers_job
from small_stories.transcribing.bring_in import begin_writing, import_recording, transcribe
from small_stories.transcribing.sound.canonical import CanonicalSound


@pytest.fixture
def alone(project: Project, tmp_path: Path) -> int:
    """A recording whose original file is gone: there is nothing left to decode."""
    number = import_recording(project, rendered_interview(tmp_path, SHORT).path, "H01", "fi")
    row = next(project.db.query("SELECT original_sound_id AS original FROM recording"))
    with closing(open_recordings(project.folder, project.key)) as sounds:
        delete_sound(sounds, row["original"])
    return number


def test_player_recogniser_and_speaker_step_read_the_same_bytes(
    project: Project, alone: int, model: Path
) -> None:
    found = recording(project, alone)
    run = begin_writing(project, alone, model)
    told = (job.needs(project, run, model), speakers_job.needs(project, run, 2))
    assert [needs["sound"] for needs in told] == [found.canonical_sound_id] * 2
    listened = ListenedSound(project.folder, project.key, found.canonical_sound_id)
    with closing(listened), job.sound_of(told[0]) as recognised, job.sound_of(told[1]) as voices:
        assert listened.size == 44 + 2 * recognised.samples
        samples = np.frombuffer(listened.read(44, listened.size), "<i2")
        for sound in (recognised, voices):
            read = sound.read(0, sound.samples)
            assert np.array_equal(np.round(read * 32768).astype(np.int16), samples)


def test_words_and_voices_come_without_decoding_anything_again(
    project: Project, alone: int, model: Path
) -> None:
    transcribe(project, alone, model, Wishes(languages=("fi",), speakers=2))
    found = turns(project, recording(project, alone).interview_id)
    assert len({turn.speaker_id for turn in found}) == 2
    assert "korjaus" in " ".join(turn.text for turn in found).lower()


def test_the_canonical_sound_is_as_long_as_the_talk(
    project: Project, alone: int, tmp_path: Path
) -> None:
    said = rendered_interview(tmp_path, SHORT).turns
    with closing(open_recordings(project.folder, project.key, read_only=True)) as sounds:
        sound = CanonicalSound(SoundFile(sounds, recording(project, alone).canonical_sound_id))
        for turn in said:
            edges = [(turn.start_ms - 100, turn.start_ms - 10), (turn.start_ms, turn.end_ms)]
            silent, spoken = (np.abs(sound.read(a * 16, b * 16)).max() for a, b in edges)
            assert spoken > 0.1 > 0.02 > silent
