"""No part of the program, and no library in it, reaches for the network."""

import ast
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

SPOKEN = Path(__file__).parents[1] / "analysis" / "transcribing" / "spoken_interview.ogg"

ROOT = Path(__file__).parents[2]
NETWORK = {
    "aiohttp", "distributed", "ftplib", "http", "httpx", "requests", "smtplib", "socket", "urllib",
    "urllib3", "websockets",
}  # fmt: skip

# A world with no network but a loop that is not up: whatever asks for one fails there. Linux lets
# everybody have it; where it does not, these tests fail and say so.
NO_ROUTE = ("unshare", "--user", "--map-root-user", "--net")
ALONE = """
import socket
assert [name for _, name in socket.if_nameindex()] == ["lo"], "there is a network"
from pathlib import Path
assert not Path("/proc/net/route").read_text().splitlines()[1:], "there is a route"
"""

# Runs the heavy libraries for real. onnxruntime's telemetry works below Python, where no socket
# of it can be seen, but makes a folder of its own before it sends anything (tried with 1.31.1).
WORK = """
import socket, sys
from pathlib import Path
asked = []
def told(event, arguments):
    if event.startswith("socket."):
        asked.append((event, arguments))
sys.addaudithook(told)
from small_stories.anonymising.finding.found import find_marks
from small_stories.transcribing.models.starter import starter_model
from small_stories.transcribing.sound.canonical import CanonicalSound, wave_head
from small_stories.transcribing.sound.decoding import decode
from small_stories.heard import Wishes
from small_stories.transcribing.run import written_down
import io
import numpy as np
with decode(Path(sys.argv[1])) as decoding:
    samples = np.concatenate(list(decoding.blocks()))[: 16000 * 8]
sound = CanonicalSound(io.BytesIO(wave_head(len(samples)) + samples.tobytes()))
heard = list(written_down(sound, starter_model(), Wishes(languages=("fi",))))
marks = find_marks("Sit Marjatta soitti mulle Helsingistä.", "fi")
print(len(heard), len(marks), asked)
"""


def test_recognising_and_searching_ask_nothing_of_the_network(tmp_path: Path) -> None:
    from small_stories.transcribing.models.places import models_folder
    from small_stories.transcribing.models.starter import starter_model

    starter_model()
    environment = {
        **{name: value for name, value in os.environ.items() if "TELEMETRY" not in name},
        "HOME": str(tmp_path),
        "XDG_CACHE_HOME": str(tmp_path / "cache"),
        "SMALL_STORIES_MODELS": str(models_folder()),
    }
    done = subprocess.run(
        [*NO_ROUTE, sys.executable, "-c", ALONE + WORK, str(SPOKEN)],
        env=environment, capture_output=True, text=True, check=False, timeout=300,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    heard, marks, asked = done.stdout.split(" ", 2)
    assert (int(heard) > 0, int(marks) > 0, asked.strip()) == (True, True, "[]")
    assert not [path for path in tmp_path.rglob("*") if "Microsoft" in path.name]


# From a file to hints, reports by template, a copy, a withdrawal, a destruction and a rescue.
ANALYSIS = """
import sys
from pathlib import Path
asked = []
def told(event, arguments):
    # Who has the project open is told by the computer's own name.
    if event.startswith("socket.") and event != "socket.gethostname":
        asked.append((event, arguments))
sys.addaudithook(told)
from small_stories.changes.marking import mark_story
from small_stories.changes.setting_up import begin_project
from small_stories.erasing.destruction import Keep, destroy
from small_stories.erasing.handing_over_copy import hand_over
from small_stories.erasing.withdrawal import Leaver, withdraw
from small_stories.command_line.file_hints import hints_of_file
from small_stories.importing.bring_in import bring_in
from small_stories.importing.draft import read_interview
from small_stories.model import Span
from small_stories.reporting.writing import write_report
from small_stories.storage.interviews import turns
from small_stories.storage.rescuing import rescue
here = Path(sys.argv[1])
with begin_project(here / "a", "Koe", None, "fi") as project:
    for number in (1, 2):
        bring_in(project, read_interview(Path(sys.argv[2])), f"H{number}")
    said = turns(project, 1)
    hints_of_file(Path(sys.argv[2]), "fi")
    mark_story(project, 1, [Span(said[1].id, 0, 9)])
    written = [write_report(project, here / name, name=name) for name in sys.argv[3:]]
    hand_over(project.folder, project.key, here / "b", "tunnus lause")
    withdraw(project, Leaver(None, 1))
    destroy(project, Keep.STORIES)
    key = project.key
rescue(here / "a", key)[0].close()
print(sum(len(each.paths) for each in written), asked)
"""
TEMPLATES = ("evaluation", "thesis", "slides")


def test_an_analysis_from_file_to_destruction_asks_nothing_of_the_network(tmp_path: Path) -> None:
    talk = tmp_path / "talk.txt"
    talk.write_text("H: Miten se alkoi?\nV: Ennen istuin yksin. Nykyään avaan oven itse.\n" * 9)
    done = subprocess.run(
        [*NO_ROUTE, sys.executable, "-c", ALONE + ANALYSIS, str(tmp_path), str(talk), *TEMPLATES],
        capture_output=True, text=True, check=False, timeout=300,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    files, asked = done.stdout.split(" ", 1)
    assert (int(files) >= len(TEMPLATES), asked.strip()) == (True, "[]")


def test_one_module_alone_can_open_a_connection_and_one_file_names_an_address() -> None:
    """What fetches a speech model; and a cluster's own way to its workers, which is asked for."""
    reaching = {
        file.relative_to(ROOT).as_posix()
        for package in ("analysis", "app")
        for file in (ROOT / package).rglob("*.py")
        if NETWORK & set(_imported(file))
    }
    cluster = {name for name in reaching if "/cluster" in name}
    assert reaching - cluster == {"analysis/small_stories/transcribing/models/source.py"}
    assert not {"urllib", "http", "socket"} & {
        name for path in cluster for name in _imported(ROOT / path)
    }
    windows = (ROOT / "app").rglob("*.py")
    assert not [file for file in windows if "QtNetwork" in file.read_text(encoding="utf-8")]
    naming = {
        file.name
        for package in ("analysis", "app", "resources")
        for file in (ROOT / package).rglob("*")
        if file.suffix in (".py", ".toml") and "huggingface.co" in file.read_text("utf-8")
    }
    assert naming == {"known.toml"}


def _imported(file: Path) -> Iterator[str]:
    """Yield the top names of what a module imports, but for taking addresses apart."""
    for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name.partition(".")[0] for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module != "urllib.parse":
            yield str(node.module).partition(".")[0]
