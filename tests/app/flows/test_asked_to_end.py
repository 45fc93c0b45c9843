"""A window that the system asks to end stores what was typed, and leaves no copy of its memory."""

import os
import resource
import subprocess
import sys
from pathlib import Path

import pytest

from small_stories.changes.interviewing import NewInterview, NewTurn, add_interview
from small_stories.changes.marking import mark_story
from small_stories.changes.setting_up import begin_project
from small_stories.model import Role, SourceKind, Span
from small_stories.storage.owner import OWNER_FILE
from small_stories.storage.project_file import open_project
from small_stories.storage.stories import reading

# Types a reading, does not leave the field, and is asked to end.
TYPING = """
import os, signal, sys
from pathlib import Path
from PySide6.QtCore import QTimer
from PySide6.QtTest import QTest
from small_stories_app.application import begin, make_application
from small_stories_app.story_panel.form import ReadingForm
application = make_application(sys.argv[:1])
program = begin(application)
program.window.session.open(Path(sys.argv[1]), None)
program.window.show_story(1)
(form,) = program.window.findChildren(ReadingForm)
form.fields["effect"].setFocus()
QTest.keyClicks(form.fields["effect"], "ryhma kutsui")
QTimer.singleShot(60_000, lambda: os._exit(9))
os.kill(os.getpid(), getattr(signal, sys.argv[2]))
sys.exit(application.exec())
"""

CRASHING = """
import os, resource
from small_stories.memory import leave_no_dump
leave_no_dump()
print(resource.getrlimit(resource.RLIMIT_CORE), flush=True)
os.abort()
"""


def _own(folder: Path) -> dict[str, str]:
    return {**os.environ, "QT_QPA_PLATFORM": "offscreen", "HOME": str(folder),
            "XDG_CONFIG_HOME": str(folder)}  # fmt: skip


@pytest.mark.parametrize("asked", ["SIGTERM", "SIGHUP", "SIGINT"])
def test_what_was_typed_is_stored_when_the_system_asks_to_end(tmp_path: Path, asked: str) -> None:
    folder = tmp_path / "a.smallstories"
    with begin_project(folder, "Koe", None, "fi") as project:
        talk = (NewTurn("Ennen istuin yksin.", speaker=0),)
        speakers = (("V", Role.INTERVIEWEE),)
        number = add_interview(project, NewInterview("H01", SourceKind.NOTES, "fi", speakers, talk))
        mark_story(project, number, [Span(1, 0, 5)])
    done = subprocess.run(
        [sys.executable, "-c", TYPING, folder, asked],
        env=_own(tmp_path), capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    assert "Traceback" not in done.stderr
    assert not (folder / OWNER_FILE).exists()
    with open_project(folder) as project:
        found = reading(project, 1)
        assert found is not None
        assert found.effect == "ryhma kutsui"


def test_a_crash_leaves_no_copy_of_the_memory(tmp_path: Path) -> None:
    most = resource.getrlimit(resource.RLIMIT_CORE)[1]
    done = subprocess.run(
        ["sh", "-c", 'ulimit -S -c "$(ulimit -H -c)"; exec "$@"', "sh",
         sys.executable, "-c", CRASHING],
        cwd=tmp_path, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert done.returncode == -6
    least = 0 if most == 0 else 1
    assert done.stdout == f"({least}, {least})\n"
    assert list(tmp_path.iterdir()) == []
