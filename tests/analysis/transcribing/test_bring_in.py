import hashlib
import os
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import numpy as np
import pytest

from small_stories.changes.interviewing import correct_turn
from small_stories.errors import SmallStoriesError
from small_stories.storage.interviews import turns
from small_stories.storage.project_file import Project, open_project
from small_stories.storage.recordings import SoundFile, open_recordings
from small_stories.storage.transcriptions import Written, state, unfinished
from small_stories.transcribing.bring_in import import_recording, transcribe
from small_stories.transcribing.sound.canonical import CanonicalSound

Make = Callable[..., Path]


def stored_sounds(project: Project) -> int:
    with closing(open_recordings(project.folder, project.key)) as sounds:
        return int(sounds.execute("SELECT count(*) FROM sound").fetchone()[0])


def rows(project: Project, table: str) -> list[dict[str, object]]:
    return list(project.db.query(f"SELECT * FROM {table}"))


def test_a_recording_is_kept_exactly_and_once_more_for_listening(
    project: Project, make_recording: Make
) -> None:
    path = make_recording("Marjatan haastattelu.m4a", 12)
    told: list[tuple[int, int]] = []
    number = import_recording(
        project, path, "H07", "sv", lambda done, total: told.append((done, total))
    )
    (row,) = rows(project, "recording")
    assert row["id"] == number
    assert row["sha256"] == hashlib.sha256(path.read_bytes()).hexdigest()
    assert row["whole"] == 1
    assert abs(int(str(row["duration_ms"])) - 12_000) < 100
    (interview,) = rows(project, "interview")
    assert (interview["code"], interview["source_kind"], interview["language"]) == (
        "H07",
        "audio",
        "sv",
    )
    with closing(open_recordings(project.folder, project.key)) as sounds:
        assert SoundFile(sounds, row["original_sound_id"]).readall() == path.read_bytes()
        canonical = CanonicalSound(SoundFile(sounds, row["canonical_sound_id"]))
        assert canonical.duration_ms == row["duration_ms"]
        assert np.abs(canonical.read(0, canonical.samples)).max() > 0.2
    assert told[-1][0] == row["duration_ms"]
    assert told == sorted(told)


def test_what_goes_wrong_after_storing_costs_no_sound(
    project: Project, make_recording: Make
) -> None:
    def stumble(changed: object) -> None:
        raise RuntimeError("a view that stumbles")

    project.listen(stumble)
    with pytest.raises(RuntimeError, match="stumbles"):
        import_recording(project, make_recording("a.wav", 2), "H01")
    (row,) = rows(project, "recording")
    with closing(open_recordings(project.folder, project.key)) as sounds:
        assert SoundFile(sounds, row["original_sound_id"]).size > 0
    assert stored_sounds(project) == 2


def test_the_canonical_sound_is_a_wav_file_of_its_length(
    project: Project, make_recording: Make
) -> None:
    import av

    import_recording(project, make_recording("sound.ogg", 4), "H01")
    (row,) = rows(project, "recording")
    with closing(open_recordings(project.folder, project.key)) as sounds:
        file = SoundFile(sounds, row["canonical_sound_id"])
        with av.open(file) as container:
            assert container.format.name == "wav"
            assert container.duration // 1000 == row["duration_ms"]


def test_a_cut_off_recording_is_kept_and_said_to_be(project: Project, make_recording: Make) -> None:
    path = make_recording("sound.mp3", 10)
    os.truncate(path, path.stat().st_size // 2)
    import_recording(project, path, "H01")
    (row,) = rows(project, "recording")
    assert row["whole"] == 0
    assert 4000 < int(str(row["duration_ms"])) < 6000


@pytest.mark.parametrize(
    ("name", "key"),
    [("picture.mp4", "no_sound"), ("empty.mp3", "empty"), ("open.m4a", "not_closed"),
     ("random.wav", "unreadable"), ("gone.mp3", "not_found")],
)  # fmt: skip
def test_nothing_stays_of_a_file_that_is_no_recording(
    project: Project, make_recording: Make, tmp_path: Path, name: str, key: str
) -> None:
    path = tmp_path / name
    if key == "no_sound":
        make_recording(name, sound=False, picture=True)
    elif key == "not_closed":
        os.truncate(make_recording(name), 9000)
    elif key != "not_found":
        path.write_bytes(os.urandom(3_000_000) if key == "unreadable" else b"")
    before = len(project.history())
    with pytest.raises(SmallStoriesError) as caught:
        import_recording(project, path, "H01")
    assert caught.value.key == f"recording.{key}"
    assert caught.value.fields == {"name": name}
    assert stored_sounds(project) == 0
    assert rows(project, "interview") == rows(project, "recording") == []
    assert len(project.history()) == before


def test_a_code_is_given_once(project: Project, make_recording: Make) -> None:
    path = make_recording("sound.wav", 2)
    import_recording(project, path, "H01")
    with pytest.raises(SmallStoriesError, match=r"interview\.code_taken"):
        import_recording(project, path, "H01")
    assert stored_sounds(project) == 2


def test_speech_becomes_draft_turns_in_one_change(
    project: Project, spoken: Path, spoken_words: str, model: Path,
    character_errors: Callable[[str, str], float],
) -> None:  # fmt: skip
    number = import_recording(project, spoken, "H01")
    told: list[tuple[str, int, int]] = []
    transcribe(project, number, model, on_progress=lambda *stage: told.append(stage))
    drafted = turns(project, 1)
    assert character_errors(" ".join(turn.text for turn in drafted), spoken_words) <= 0.15
    assert len(drafted) >= 3
    assert {turn.state for turn in drafted} == {"draft"}
    (row,) = rows(project, "transcription")
    assert row["model"] == "whisper-base"
    assert row["language"] == "fi"
    assert str(row["model_sha256"]).startswith("d01c3014")
    for word in rows(project, "turn_word"):
        turn = next(turn for turn in drafted if turn.id == word["turn_id"])
        assert turn.text[int(str(word["start"])) : int(str(word["end"]))].strip()
    for stage in {each[0] for each in told}:
        done = [each[1:] for each in told if each[0] == stage]
        assert done == sorted(done)
        assert done[-1][0] <= done[-1][1]
    assert project.next_undo().name == "interview.transcribed"  # type: ignore[union-attr]
    project.undo()
    assert turns(project, 1) == []
    project.redo()
    assert turns(project, 1) == drafted
    with pytest.raises(SmallStoriesError, match=r"transcribing\.has_turns"):
        transcribe(project, number, model)
    correct_turn(project, drafted[0].id, f"Niin. {drafted[0].text}")
    assert turns(project, 1)[0].state == "checked"
    _nothing_lies_open(project, spoken, drafted[0].text)


def _nothing_lies_open(project: Project, spoken: Path, words: str) -> None:
    folder, original = project.folder, spoken.read_bytes()
    canonical_head = b"WAVEfmt "
    secret = [b"OggS", canonical_head, words[:12].encode(), spoken.name.encode(), original[:48]]
    for path in (path for path in folder.rglob("*") if path.is_file()):
        content = path.read_bytes()
        assert not any(piece in content for piece in secret), path.name
    assert any(piece in original for piece in secret)


def test_a_stopped_transcription_is_gone_on_with(
    project: Project, spoken: Path, model: Path
) -> None:
    number = import_recording(project, spoken, "H01")
    assert transcribe(project, number, model, should_stop=lambda: True) is None
    assert rows(project, "turn") == rows(project, "piece") == []
    (begun,) = rows(project, "transcription")
    assert transcribe(project, number, model) == begun["id"]
    assert state(project, 1) == Written.DONE
    assert unfinished(project, number) is None


def test_a_recording_without_speech_is_told_and_kept(
    project: Project, model: Path, silence: np.ndarray, wave_file: Callable[[np.ndarray], Path]
) -> None:
    number = import_recording(project, wave_file(silence), "H01")
    with pytest.raises(SmallStoriesError, match=r"recording\.no_speech"):
        transcribe(project, number, model)
    assert rows(project, "transcription") == []
    assert stored_sounds(project) == 2


def test_an_import_that_is_undone_comes_back_after_a_restart(
    project: Project, make_recording: Make
) -> None:
    import_recording(project, make_recording("sound.wav", 2), "H01")
    project.undo()
    folder = project.folder
    project.close()
    with open_project(folder) as again:
        assert rows(again, "recording") == []
        again.redo()
        (row,) = rows(again, "recording")
        with closing(open_recordings(again.folder, again.key)) as sounds:
            assert SoundFile(sounds, row["original_sound_id"]).read(4) == b"RIFF"
