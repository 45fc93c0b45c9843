"""Folders and files that may not be read get a sentence, and stop no more than they have to."""

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from small_stories.changes.setting_up import begin_project

# Root may read anything: what lets it is given away first. To others this changes nothing.
_AS_ANYBODY = """
import ctypes, sys
from small_stories_app.main import main
import small_stories.storage.soundness
ctypes.CDLL(None).capset((ctypes.c_uint32 * 2)(0x20080522, 0), (ctypes.c_uint32 * 6)())
main()
"""


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("made") / "a.smallstories"
    begin_project(folder, "Koe", None, "fi").close()
    return folder


@pytest.mark.parametrize(
    ("closed", "checked", "opened"),
    [
        ("", "reading it is not allowed", "reading it is not allowed"),
        ("key.json", "reading it is not allowed", "reading it is not allowed"),
        ("backups", "The file backups cannot be read", ""),
    ],
)
def test_what_may_not_be_read_is_said(
    made: Path, tmp_path: Path, closed: str, checked: str, opened: str
) -> None:
    folder = Path(shutil.copytree(made, tmp_path / "b.smallstories"))
    (folder / closed).chmod(0)
    for command, said in (("check", checked), ("find", opened)):
        arguments = ["--language", "en", command, str(folder)]
        done = subprocess.run(
            [sys.executable, "-c", _AS_ANYBODY, *arguments],
            capture_output=True, text=True, check=False,
        )  # fmt: skip
        assert said in done.stdout + done.stderr
        assert "unknown" not in done.stderr
        assert done.returncode == (1 if said else 0), done.stderr
    (folder / closed).chmod(0o700)
