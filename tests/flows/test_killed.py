"""A process that is killed at any moment loses nothing that it had said was saved."""

import os
import random
import subprocess
import sys
import time
from pathlib import Path

import psutil
import pytest

from small_stories.changes.setting_up import add_goal, begin_project
from small_stories.storage.project_file import open_project
from small_stories.storage.setup import goals

# Makes changes as fast as it can, and says each one's number once it is stored.
WRITER = """
import sys
from pathlib import Path
from small_stories.changes.setting_up import add_goal
from small_stories.storage.project_file import open_project
project = open_project(Path(sys.argv[1]), "tunnus lause")
for number in range(100000):
    add_goal(project, f"tavoite {number}", description="sanoja " * 200)
    print(number, flush=True)
"""


@pytest.mark.parametrize("seed", range(6))
def test_every_change_that_was_said_to_be_saved_is_there(tmp_path: Path, seed: int) -> None:
    folder = tmp_path / "a.smallstories"
    begin_project(folder, "Koe", "tunnus lause", "fi").close()
    with subprocess.Popen(
        [sys.executable, "-c", WRITER, str(folder)], stdout=subprocess.PIPE, text=True
    ) as writer:
        assert writer.stdout is not None
        saved = [int(writer.stdout.readline()) for _ in range(random.Random(seed).randint(1, 300))]
        writer.kill()
        saved += [int(line) for line in writer.stdout if line.endswith("\n")]
    with open_project(folder, "tunnus lause") as project:
        names = [goal.name for goal in goals(project)]
        assert names[: len(saved)] == [f"tavoite {number}" for number in saved]
        assert len(names) - len(saved) in (0, 1)
        while project.undo():
            pass
        assert not goals(project)
        assert add_goal(project, "jatkuu")


# Starts a child as the window does, and waits for it.
WINDOW = """
import subprocess, sys
with subprocess.Popen([sys.executable, "-m", "small_stories_app", "job", "transcribe"]) as child:
    print(child.pid, flush=True)
"""


def test_a_child_does_not_outlive_its_window() -> None:
    told, silence = os.pipe()
    with subprocess.Popen(
        [sys.executable, "-c", WINDOW], stdin=told, stdout=subprocess.PIPE, text=True
    ) as window:
        assert window.stdout is not None
        child = psutil.Process(int(window.stdout.readline()))
        # It waits for what it needs, and has nothing to tell: nothing else could end it.
        begun = time.monotonic()
        while len(child.threads()) < 2 and time.monotonic() - begun < 15:
            time.sleep(0.05)
        assert child.is_running()
        window.kill()
    psutil.wait_procs([child], timeout=20)
    still_there = child.is_running()
    os.close(silence)
    os.close(told)
    assert not still_there
