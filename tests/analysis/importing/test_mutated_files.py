"""Bent files of every format: read or refused in a sentence, in little time and memory.

``MUTATED_FILES=5000`` reads so many of each format; here it is a few.
"""

import os
import subprocess
import sys
from pathlib import Path

import pytest

FIXTURES = Path(__file__).parent / "fixtures"
HOW_MANY = int(os.environ.get("MUTATED_FILES", "10"))
SECONDS, BYTES = 10, 1 << 30

# Reads bent files one after the other, and dies of the first that takes too long or too much.
READER = """
import os, resource, signal, sys, time
from pathlib import Path
sys.path.insert(0, sys.argv[1])
from mutating import mutated
from small_stories.errors import SmallStoriesError
from small_stories.importing.draft import read_interview
from small_stories.importing.sheets.sheet import read_sheet
original, folder = map(Path, sys.argv[2:4])
count, seconds, most = map(int, sys.argv[4:])
resource.setrlimit(resource.RLIMIT_DATA, (most, most))
written = []
def told(event, arguments):
    if event == "socket.connect" or event == "open" and isinstance(arguments[0], (str, bytes)) and (
        arguments[2] or 0) & (os.O_WRONLY | os.O_RDWR | os.O_CREAT):
        written.append(os.fsdecode(arguments[0]) if event == "open" else event)
sys.addaudithook(told)
content = original.read_bytes()
read = read_sheet if original.suffix in (".xlsx", ".csv") else read_interview
outcomes, slowest = {}, 0.0
for seed in range(count):
    path = folder / f"bent{original.suffix}"
    path.write_bytes(mutated(content, seed))
    print(seed, flush=True)
    signal.alarm(seconds)
    begun = time.monotonic()
    try:
        read(path)
        outcome = "read"
    except SmallStoriesError as error:
        outcome = error.key
    signal.alarm(0)
    slowest = max(slowest, time.monotonic() - begun)
    outcomes[outcome] = outcomes.get(outcome, 0) + 1
outside = {name for name in written if not name.startswith(str(folder))}
assert not outside, outside
print(outcomes, round(slowest, 2), "s at most")
"""


def a_file(folder: Path, kind: str) -> Path:
    """Return a good file of a kind."""
    if kind == "csv":
        (folder / "good.csv").write_text("Mittari;Arvo\nKävijät;12\n" * 20, encoding="utf-8")
    elif kind == "txt":
        (folder / "good.txt").write_text("H: Miten?\nV: No hyvin.\n" * 20, encoding="utf-8")
    elif kind == "md":
        (folder / "good.md").write_text("**H:** Miten?\n\n**V:** Hyvin.\n\n" * 20, encoding="utf-8")
    else:
        from openpyxl import Workbook

        book = Workbook()
        for row in range(20):
            book.active.append([f"Mittari {row}", row, "=1+1"])
        book.save(folder / "good.xlsx")
    return folder / f"good.{kind}"


MADE = ("csv", "txt", "md", "xlsx")
KINDS = (
    "libreoffice-labels.docx", "libreoffice-table.odt", "libreoffice-labels.pdf",
    "libreoffice-labels.rtf", "libreoffice-table.html", "player.srt", "teams.vtt", *MADE,
)  # fmt: skip


@pytest.mark.parametrize("kind", KINDS)
def test_bent_files_are_read_or_refused(tmp_path: Path, kind: str) -> None:
    original = a_file(tmp_path, kind) if kind in MADE else FIXTURES / kind
    (tmp_path / "in").mkdir()
    here = str(Path(__file__).parent)
    done = subprocess.run(
        [sys.executable, "-c", READER, here, str(original), str(tmp_path / "in"), str(HOW_MANY),
         str(SECONDS), str(BYTES)],
        capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert done.returncode == 0, (done.stdout[-200:], done.stderr[-2000:])
    assert "s at most" in done.stdout
    assert [path.suffix for path in (tmp_path / "in").iterdir()] == [original.suffix]
