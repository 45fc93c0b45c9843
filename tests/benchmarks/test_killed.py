"""Writing a recording down in a process that is killed at random moments and started again."""

import random
import subprocess
import sys
from itertools import count
from pathlib import Path
from time import monotonic

from bars import Bars
from rendered_apart import questions_apart

from small_stories.changes.setting_up import begin_project
from small_stories.storage.interviews import turns
from small_stories.storage.project_file import Project, open_project
from small_stories.storage.transcriptions import Written, newest_run, state
from small_stories.transcribing.bring_in import import_recording

PASSPHRASE = "tunnus lause"

# Writes a recording down, and stores each piece itself, as the terminal's command does.
WRITER = """
import sys
from pathlib import Path
from small_stories.heard import Wishes
from small_stories.storage.project_file import open_project
from small_stories.transcribing.bring_in import transcribe
from small_stories.transcribing.models.starter import starter_model
with open_project(Path(sys.argv[1]), "tunnus lause") as project:
    transcribe(project, int(sys.argv[2]), starter_model(), Wishes(languages=("fi",)))
"""


def said(project: Project, interview: int) -> list[tuple[object, ...]]:
    return [
        (turn.text, turn.start_ms, turn.end_ms, turn.label) for turn in turns(project, interview)
    ]


def write(folder: Path, recording: int, killed_after_s: float | None) -> bool:
    """Write down, or go on; return whether the process came to its end before it was killed."""
    command = [sys.executable, "-c", WRITER, str(folder), str(recording)]
    with subprocess.Popen(command, stderr=subprocess.PIPE, text=True) as writer:
        try:
            _, complaints = writer.communicate(timeout=killed_after_s)
        except subprocess.TimeoutExpired:
            writer.kill()
            return False
    assert writer.returncode == 0, complaints
    return True


def test_killed_at_random_moments_the_words_are_the_same(bars: Bars, tmp_path: Path) -> None:
    folder, sound = tmp_path / "koe.smallstories", tmp_path / "talk.wav"
    sound.write_bytes(questions_apart())
    chance = random.Random(4)
    kills = 20 if bars.enabled else 2
    again_s: list[float] = []

    def kill_and_go_on() -> None:
        with begin_project(folder, "Koe", PASSPHRASE, "fi") as project:
            whole = import_recording(project, sound, "H0", "fi")
        begun = monotonic()
        assert write(folder, whole, None)
        lasts = monotonic() - begun
        for number in count(1):
            with open_project(folder, PASSPHRASE) as project:
                recording = import_recording(project, sound, f"H{number}", "fi")
            while not write(folder, recording, later(lasts)):
                again_s.append(going_on_at(folder, recording))
            with open_project(folder, PASSPHRASE) as project:
                assert state(project, number + 1) is Written.DONE
                assert said(project, number + 1) == said(project, 1) != []
            if len(again_s) >= kills:
                break

    def later(lasts: float) -> float | None:
        return None if len(again_s) >= kills else chance.uniform(0.3, lasts)

    bars.once(kill_and_go_on)
    assert len(again_s) == kills
    assert max(again_s) <= 60
    bars.note(f"of the sound done again after each of {kills} kills", 60, max(again_s), "s")


def going_on_at(folder: Path, recording: int) -> float:
    """Return the seconds of sound of the piece that was being recognised when all was killed."""
    with open_project(folder, PASSPHRASE) as project:
        run = newest_run(project, recording)
        waiting = [
            piece.end_ms - piece.start_ms
            for piece in (run and run.pieces) or ()
            if run and piece.number not in run.done
        ]
    return waiting[0] / 1000 if waiting else 0.0
