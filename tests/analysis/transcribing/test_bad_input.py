"""Recordings that go wrong while they are brought in: each told in one sentence, nothing half done.

All of it goes through the real child process that the window starts, on real files.
"""

import json
import os
import shutil
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import numpy as np
import pytest

from small_stories.command_line.terminal import Terminal
from small_stories.errors import SmallStoriesError
from small_stories.storage.project_file import Project
from small_stories.storage.recordings import SoundFile, open_recordings
from small_stories.strings import LANGUAGES, error_text, text
from small_stories.transcribing.bring_in import import_recording
from small_stories.transcribing.sound import storing_job
from small_stories.transcribing.sound.canonical import CanonicalSound, wave_head
from small_stories.transcribing.sound.decoding import RATE
from small_stories.transcribing.sound.storing import store_sounds

Make = Callable[..., Path]
Event = dict[str, object]


def child(project: Project, path: Path) -> Event:
    """Run the child on a file; return its last event."""
    command = [sys.executable, "-m", "small_stories_app.main", "job", "store-recording"]
    needs = json.dumps(storing_job.needs(project, path)) + "\n"
    run = subprocess.run(command, input=needs, capture_output=True, text=True, timeout=120)
    assert (run.returncode, run.stderr) == (0, "")
    last: Event = json.loads(run.stdout.splitlines()[-1])
    return last


def refused(project: Project, path: Path) -> str:
    """Run the child on a file that it refuses; return the error's key when nothing of it stays."""
    event = child(project, path)
    assert event["event"] == "error", event
    assert stored_rows(project) == (0, 0)
    fields = event["fields"]
    assert isinstance(fields, dict)
    for language in LANGUAGES:
        said = error_text(SmallStoriesError(str(event["key"]), **fields), language)
        assert path.name in said
    return str(event["key"])


def stored_rows(project: Project) -> tuple[int, int]:
    with closing(open_recordings(project.folder, project.key)) as sounds:
        counts = "SELECT (SELECT count(*) FROM sound), (SELECT count(*) FROM chunk)"
        found: tuple[int, int] = sounds.execute(counts).fetchone()
        return found


@contextmanager
def meanwhile(action: Callable[[], None]) -> Iterator[None]:
    """Do something again and again, in a thread of its own, until the block is left."""
    over = threading.Event()

    def again() -> None:
        while not over.wait(0.002):
            action()

    thread = threading.Thread(target=again)
    thread.start()
    try:
        yield
    finally:
        over.set()
        thread.join()


@pytest.fixture
def long_file(tmp_path: Path) -> Path:
    """A WAV file of a quarter of an hour of noise."""
    noise = np.random.default_rng(1).integers(-900, 900, 15 * 60 * RATE, np.int16)
    path = tmp_path / "long.wav"
    path.write_bytes(wave_head(len(noise)) + noise.tobytes())
    return path


def test_a_file_that_grows_while_it_is_read_is_refused(project: Project, long_file: Path) -> None:
    with long_file.open("ab", buffering=0) as file, meanwhile(lambda: _written(file)):
        assert refused(project, long_file) == "recording.changing"


def test_a_file_that_shrinks_while_it_is_read_is_refused(project: Project, long_file: Path) -> None:
    def shrink() -> None:
        os.truncate(long_file, long_file.stat().st_size - 10_000)

    with meanwhile(shrink):
        assert refused(project, long_file) == "recording.changing"


def test_a_drive_that_stops_answering_is_told(project: Project, tmp_path: Path) -> None:
    # Its first page is never there to be read: the error is that of a drive that is gone.
    path = tmp_path / "stick.mp3"
    path.symlink_to("/proc/self/mem")
    assert refused(project, path) == "recording.reading_stopped"


def test_a_disk_that_fills_up_while_storing_is_told(project: Project, long_file: Path) -> None:
    with closing(open_recordings(project.folder, project.key)) as sounds:
        pages = sounds.execute("PRAGMA page_count").fetchone()[0]
        # The file itself still goes in; its canonical sound does not.
        sounds.execute(f"PRAGMA max_page_count = {pages + long_file.stat().st_size // 3000}")
        with pytest.raises(SmallStoriesError, match=r"project\.disk_full"):
            store_sounds(sounds, project.folder, long_file)
    assert stored_rows(project) == (0, 0)
    assert child(project, long_file)["event"] == "done"


def test_no_room_is_said_before_anything_is_written(project: Project, tmp_path: Path) -> None:
    path = tmp_path / "large.wav"
    path.touch()
    os.truncate(path, 2 * shutil.disk_usage(project.folder).free)  # It takes no room itself.
    before = (project.folder / "recordings.db").stat().st_size
    assert refused(project, path) == "recording.no_room"
    assert (project.folder / "recordings.db").stat().st_size == before


@pytest.mark.parametrize("name", ["silence", "noise", "music", "three seconds"])
def test_what_is_no_talk_is_stored_as_it_is(
    project: Project, wave_file: Callable[[np.ndarray], Path], name: str
) -> None:
    samples = SOUNDS[name]()
    event = child(project, wave_file(samples))
    assert (event["event"], event["remarks"]) == ("done", [])
    stored = storing_job.recording_from(event)
    assert stored.whole
    with closing(open_recordings(project.folder, project.key)) as sounds:
        sound = CanonicalSound(SoundFile(sounds, stored.canonical_sound_id))
        assert np.array_equal(np.round(sound.read(0, len(samples)) * 32768), samples)


def test_what_a_recording_lacks_is_told_in_every_language(
    project: Project, make_recording: Make
) -> None:
    path = make_recording("sound.mp3", 20)
    content = bytearray(path.read_bytes())
    third = len(content) // 3
    content[third : third + third // 2] = bytes(third // 2)
    path.write_bytes(content[: third * 2])
    remarks = storing_job.remarks_from(child(project, path))
    assert [remark.key for remark in remarks] == ["transcribing.cut_off", "transcribing.holes"]
    for language in LANGUAGES:
        for remark in remarks:
            assert "0:00:" in text(remark.key, language, None, **remark.fields)


def test_the_same_file_again_is_told(project: Project, make_recording: Make) -> None:
    path = make_recording("sound.mp3", 3)
    told: list[str] = []
    for code in ("H01", "H02", "H03"):
        import_recording(
            project, path, code, remark=lambda each: told.append(str(each.fields["codes"]))
        )
    assert told == ["H01", "H01, H02"]


@pytest.mark.parametrize("count", [0, 1, 12, 100])
def test_a_file_of_a_few_bytes_is_told(
    project: Project, make_recording: Make, tmp_path: Path, count: int
) -> None:
    path = tmp_path / "sound.mp3"
    path.write_bytes(make_recording("whole.mp3", 1).read_bytes()[100 : 100 + count])
    assert refused(project, path) == f"recording.{'unreadable' if count else 'empty'}"


def test_a_name_in_brackets_is_shown_whole(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("FORCE_COLOR", "1")
    with Terminal("fi").progress("importing_recording", file="puhe [uusi].wav") as advance:
        advance(1, 2)
    assert "puhe [uusi].wav" in capsys.readouterr().err


def _written(file: object) -> None:
    file.write(b"\0" * 100)  # type: ignore[attr-defined]


def _music() -> np.ndarray:
    """Chords that change twice a second, with a beat."""
    moments = np.arange(8 * RATE) / RATE
    chords = [(220, 277, 330), (247, 311, 370), (196, 247, 294), (262, 330, 392)]
    waves = np.stack([sum(np.sin(2 * np.pi * tone * moments) for tone in c) for c in chords])
    chosen = waves[(moments * 2).astype(int) % 4, np.arange(len(moments))]
    return (chosen * np.exp(-((moments * 2) % 1) * 2) * 5000).astype(np.int16)


SOUNDS: dict[str, Callable[[], np.ndarray]] = {
    "silence": lambda: np.zeros(8 * RATE, np.int16),
    "noise": lambda: np.random.default_rng(2).integers(-3000, 3000, 8 * RATE, np.int16),
    "music": _music,
    "three seconds": lambda: _music()[: 3 * RATE],
}
