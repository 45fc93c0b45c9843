"""Wrong passphrases are slowed in every process that guesses, and nobody is kept out for long."""

import json
import subprocess
import sys
import time
from pathlib import Path

import pytest

from small_stories.changes.setting_up import begin_project
from small_stories.storage import slowing

CHECK = [sys.executable, "-m", "small_stories_app", "--language", "en", "check"]


def _tried(folder: Path, words: bytes) -> tuple[int, str]:
    done = subprocess.run([*CHECK, folder], input=words, capture_output=True, check=False)
    return done.returncode, done.stderr.decode()


def test_the_terminal_waits_after_wrong_ones_and_a_right_one_forgets_them(tmp_path: Path) -> None:
    folder = tmp_path / "a.smallstories"
    begin_project(folder, "Koe", "Älä öykkää 💚", "fi").close()
    for _ in range(2):
        slowing.note_wrong(folder)
    assert slowing.seconds_left(folder) == 0
    assert "does not open" in _tried(folder, b"wrong\n")[1]
    assert "Wait" in _tried(folder, "Älä öykkää 💚\n".encode())[1]
    slowing.file_of(folder).write_text(json.dumps({"wrong": 3, "until": time.time() - 1}))
    # As macOS types it, and as Windows ends its lines.
    assert _tried(folder, "A\u0308la\u0308 o\u0308ykka\u0308a\u0308 💚\r\n".encode()) == (0, "")
    assert not slowing.file_of(folder).exists()
    status, said = _tried(folder, b"\xe4\xf6\n")
    assert status == 1
    assert "UTF-8" in said


@pytest.mark.parametrize(
    "stored",
    ["", "[]", "{}", "[" * 100_000, '{"wrong": 9, "until": NaN}', '{"wrong": 9, "until": 1e400}',
     '{"wrong": "x", "until": 1}', '{"wrong": 9, "until": 99999999999}'],
)  # fmt: skip
def test_a_file_of_waits_that_cannot_be_right_keeps_nobody_out(tmp_path: Path, stored: str) -> None:
    file = slowing.file_of(tmp_path)
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(stored)
    assert slowing.seconds_left(tmp_path) == 0
    file.unlink()
