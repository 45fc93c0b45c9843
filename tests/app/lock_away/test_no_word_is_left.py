"""Words of the interviews stand in no file: in none while the project is encrypted, and once they
were taken out in no byte for the key either; not in copies, settings, logs or temporary files."""

import os
import subprocess
import sys
import zlib
from pathlib import Path

from left_words import holding

from small_stories.transcribing.models.places import models_folder

MARKER = "Kvasarinen"
ROOT = Path(__file__).parents[2]
RUN = Path(__file__).with_name("window_run.py")


def test_the_window_leaves_no_word_anywhere(tmp_path: Path) -> None:
    home, brought = tmp_path / "home", tmp_path / "brought"
    for folder in (home / "temp", brought):
        folder.mkdir(parents=True)
    talk = brought / "talk.txt"
    said = f"H: Miten tulit mukaan?\n\nV: No mua pyys {MARKER}, ja sit mä jäin.\n\n" * 6
    talk.write_text(said, encoding="utf-8")
    project = tmp_path / "project" / "koe.smallstories"
    done = subprocess.run(
        [sys.executable, str(RUN), str(project), str(talk), str(home), MARKER],
        env=at_home(home), capture_output=True, text=True, check=False, timeout=300,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    told = dict(line.split(": ", 1) for line in done.stdout.splitlines())
    # For the key they were there, or it would prove nothing that they are gone.
    assert told.pop("with the key") == str(
        ["backups/2026-01-02/project.db", "project.db", "recordings.db"]
    )
    assert told == dict.fromkeys(("open", "locked", "withdrawn", "destroyed", "closed"), "[]")
    assert MARKER.lower() not in (done.stdout + done.stderr).lower()
    assert holding(home, [project.name]), "the settings were kept here"


def at_home(home: Path) -> dict[str, str]:
    """Let everything that the program writes beside the project be written in one folder."""
    of_tests = (ROOT / "analysis" / "erasing", ROOT / "benchmarks")
    return {
        **os.environ,
        "HOME": str(home), "XDG_CONFIG_HOME": str(home / "config"),
        "XDG_CACHE_HOME": str(home / "cache"), "XDG_DATA_HOME": str(home / "data"),
        "XDG_STATE_HOME": str(home / "state"), "TMPDIR": str(home / "temp"),
        "SMALL_STORIES_MODELS": str(models_folder()), "QT_QPA_PLATFORM": "offscreen",
        "PYTHONPATH": os.pathsep.join(map(str, of_tests)), "PYTHONUTF8": "1",
        "PYTHONDONTWRITEBYTECODE": "1",
    }  # fmt: skip


def test_the_search_sees_words_of_every_width_and_in_packed_streams(tmp_path: Path) -> None:
    for coding in ("utf-8", "utf-16", "utf-32", "latin-1"):
        (tmp_path / coding).write_bytes(b"\1" + f"on {MARKER} täällä".encode(coding))
    words = f"kvasi {MARKER.lower()} ".encode() * 9
    packing = zlib.compressobj(wbits=-zlib.MAX_WBITS)
    raw = packing.compress(words) + packing.flush()
    (tmp_path / "zlib").write_bytes(b"abc" + zlib.compress(words) + b"xyz")
    (tmp_path / "zip").write_bytes(b"PK\3\4" + bytes(22) + b"\1\0\0\0a" + raw)
    (tmp_path / "gzip").write_bytes(zlib.compress(words, wbits=16 + zlib.MAX_WBITS))
    (tmp_path / MARKER.upper()).touch()
    (tmp_path / "nothing").write_bytes(os.urandom(50_000))
    assert holding(tmp_path, [MARKER]) == sorted(
        {path.name for path in tmp_path.iterdir()} - {"nothing"}
    )
