"""The process that writes a recording down and stores it is killed, and started again."""

import random
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from time import monotonic
from types import SimpleNamespace

import pytest
from rendered_apart import questions_apart

from small_stories.changes.marking import mark_story
from small_stories.changes.setting_up import begin_project
from small_stories.model import Span
from small_stories.storage.interviews import recording, turns
from small_stories.storage.project_file import Project, open_project
from small_stories.storage.spoken import timed_words
from small_stories.storage.stories import story_words
from small_stories.storage.transcriptions import Written, newest_run, state
from small_stories.transcribing.bring_in import import_recording

PASSPHRASE = "tunnus lause"
# Opens the project and writes down, as the command does; it can be killed in the midst of storing.
WRITER = """
import sys
from pathlib import Path
from small_stories.heard import Wishes
from small_stories.storage.project_file import open_project
from small_stories.transcribing.bring_in import transcribe
from small_stories.transcribing.models.starter import starter_model
with open_project(Path(sys.argv[1]), "tunnus lause") as project:
    project.listen(lambda changed: print(*changed.rows, flush=True))
    transcribe(project, int(sys.argv[2]), starter_model(), Wishes(languages=("fi",)))
"""

Said = list[tuple[object, ...]]


def started(folder: Path, number: int) -> subprocess.Popen[str]:
    command = [sys.executable, "-c", WRITER, str(folder), str(number)]
    return subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, encoding="utf-8"
    )


def write(folder: Path, number: int, killed_after_s: float | None = None) -> bool:
    """Write down, or go on; tell whether the process came to its end before it was killed."""
    with started(folder, number) as writer:
        try:
            _, complaints = writer.communicate(timeout=killed_after_s)
        except subprocess.TimeoutExpired:
            writer.kill()
            return False
    assert writer.returncode == 0, complaints
    return True


def said(project: Project, interview: int) -> Said:
    return [
        (turn.text, turn.label, turn.role, turn.start_ms, turn.end_ms,
         tuple((word.start, word.start_ms, word.end_ms) for word in timed_words(project, turn.id)))
        for turn in turns(project, interview)
    ]  # fmt: skip


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Iterator[SimpleNamespace]:
    """A recording of four pieces, written down in one go, and how long that took."""
    folder = tmp_path_factory.mktemp("whole") / "koe.smallstories"
    sound = folder.parent / "talk.wav"
    sound.write_bytes(questions_apart(4))
    with begin_project(folder, "Koe", PASSPHRASE, "fi") as project:
        number = import_recording(project, sound, "H01", "fi")
    begun = monotonic()
    assert write(folder, number)
    lasted = monotonic() - begun
    with open_project(folder, PASSPHRASE) as project:
        run = newest_run(project, number)
        assert run is not None
        assert len(run.done) == 4
        yield SimpleNamespace(sound=sound, said=said(project, 1), lasted=lasted)


def test_killed_at_random_moments_it_comes_to_the_same(
    tmp_path: Path, whole: SimpleNamespace
) -> None:
    # Twenty other moments are those of the benchmark.
    chance = random.Random(0)
    folder = tmp_path / "koe.smallstories"
    with begin_project(folder, "Koe", PASSPHRASE, "fi") as project:
        number = import_recording(project, whole.sound, "H01", "fi")
    done: frozenset[int] = frozenset()
    kills = 0
    while not write(folder, number, chance.uniform(0.4, 0.9) * whole.lasted if kills < 2 else None):
        kills += 1
        with open_project(folder, PASSPHRASE) as project:
            run = newest_run(project, number)
            now = run.done if run else frozenset()
            assert now >= done
            assert sorted(now) == list(range(len(now)))
            done = now
            there = said(project, 1)
            assert there[:-1] == whole.said[: max(0, len(there) - 1)]
            assert "".join(str(turn[0]) for turn in whole.said).startswith(
                "".join(str(turn[0]) for turn in there)
            )
    with open_project(folder, PASSPHRASE) as project:
        assert state(project, 1) is Written.DONE
        assert said(project, 1) == whole.said
        stored = project.db.execute(
            "SELECT count(*) FROM change_row WHERE table_name = 'piece' GROUP BY row_id"
        ).fetchall()
        assert stored == [(2,)] * 4, "each piece is planned once and done once"
        assert [change.name for change in project.history()].count("interview.transcribed") == 1


def test_what_was_marked_between_two_runs_stays(tmp_path: Path, whole: SimpleNamespace) -> None:
    folder = tmp_path / "koe.smallstories"
    with begin_project(folder, "Koe", PASSPHRASE, "fi") as project:
        number = import_recording(project, whole.sound, "H01", "fi")
    with started(folder, number) as writer:
        assert writer.stdout is not None
        assert any("turn" in line.split() for line in writer.stdout)
        writer.kill()
    with open_project(folder, PASSPHRASE) as project:
        interview = recording(project, number).interview_id
        first = turns(project, interview)[0]
        story = mark_story(project, interview, [Span(first.id, 0, len(first.text))])
        words = story_words(project, story)
        assert state(project, interview) is Written.PARTLY
    assert write(folder, number)
    with open_project(folder, PASSPHRASE) as project:
        assert said(project, interview) == whole.said
        assert story_words(project, story) == words
        project.undo()
        project.undo()
        assert turns(project, interview) == []
