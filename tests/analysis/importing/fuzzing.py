"""Bent and hostile files of every format, read as the program reads them: in the process apart.

``python fuzzing.py --count 5000 --log FILE`` reads so many of each format and writes a line about
each; the test beside reads a few. What is looked at: every file is read or refused with a sentence,
in time, in memory, and nothing is written anywhere.
"""

import argparse
import os
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

import psutil

sys.path.insert(0, str(Path(__file__).parent))

from hostile_packages import each_hostile
from mutating import good_file, mutated

from small_stories.apart.reading import Room
from small_stories.apart.readings import Reading
from small_stories.errors import SmallStoriesError
from small_stories.strings import error_text
from small_stories.transcribing.sound.decoding_apart import DecodingApart

FIXTURES: Final = Path(__file__).parent / "fixtures"
SECONDS: Final = 10
SLOW: Final = 4
BYTES: Final = 1 << 30
_R = Reading
FORMATS: Final[dict[str, tuple[str, tuple[Reading, ...]]]] = {
    "docx": ("libreoffice-labels.docx", (_R.IS_RECORDING, _R.INTERVIEW)),
    "docx-notes": ("word-marked-up.docx", (_R.BESIDE_TEXT,)),
    "template": ("", (_R.TEMPLATE,)),
    "odt": ("libreoffice-table.odt", (_R.IS_RECORDING, _R.INTERVIEW)),
    "pdf": ("libreoffice-labels.pdf", (_R.IS_RECORDING, _R.INTERVIEW)),
    "rtf": ("libreoffice-labels.rtf", (_R.INTERVIEW,)),
    "html": ("libreoffice-table.html", (_R.INTERVIEW,)),
    "srt": ("player.srt", (_R.INTERVIEW,)),
    "vtt": ("teams.vtt", (_R.INTERVIEW,)),
    "txt": ("", (_R.ANY_TEXT,)),
    "md": ("", (_R.INTERVIEW,)),
    "csv": ("", (_R.SHEET,)),
    "xlsx": ("", (_R.SHEET,)),
    "wav": ("", (_R.IS_RECORDING, _R.SOUND)),
    "m4a": ("", (_R.IS_RECORDING, _R.SOUND)),
    "mp3": ("", (_R.IS_RECORDING, _R.SOUND)),
    "ogg": ("", (_R.IS_RECORDING, _R.SOUND)),
}
"""The good file of each format, or nothing where one is made, and how it is read."""

CONTAINED: Final = frozenset(
    f"reading.{key}" for key in ("crashed", "too_slow", "too_much_memory", "too_deep", "too_much")
)
NEVER: Final = frozenset({"reading.not_awaited", "reading.reached_out"})
"""What the process apart keeps in, and what would be a fault of the program's own."""


@dataclass(slots=True)
class Seen:
    """What came of the files of a format; ``peak`` is the reader's memory in bytes.

    ``slowest`` is by the clock, ``worked`` by the processor's time: other work does not count.
    """

    outcomes: Counter[str] = field(default_factory=Counter)
    slowest: float = 0.0
    slowest_seed: object = None
    worked: float = 0.0
    peak: int = 0
    told: list[tuple[object, str, dict[str, object]]] = field(default_factory=list)

    @property
    def count(self) -> int:
        """How many files were read or refused."""
        return sum(self.outcomes.values())


def original_of(kind: str, folder: Path) -> Path:
    """Return the good file of a format."""
    named = FORMATS[kind][0]
    return FIXTURES / named if named else good_file(folder, {"template": "docx"}.get(kind, kind))


def read_all(
    room: Room, kind: str, files: Iterable[tuple[object, bytes]], folder: Path, suffix: str
) -> Seen:
    """Read files one after the other from one folder."""
    seen = Seen()
    path = folder / f"bent{suffix}"
    for seed, content in files:
        path.write_bytes(content)
        begun, pid, worked = time.monotonic(), room.pid, _worked(room.pid)
        outcome = _outcome(room, path, FORMATS[kind][1], seed, seen)
        took = time.monotonic() - begun
        spent = _worked(pid) - worked if room.pid == pid else took
        if room.pid == pid:
            seen.worked = max(seen.worked, spent)
        if took > seen.slowest:
            seen.slowest, seen.slowest_seed = took, seed
        if spent > SLOW:
            seen.told.append((seed, f"slow {spent:.1f} s", {}))
        seen.peak = max(seen.peak, _peak(room.pid))
        seen.outcomes[outcome] += 1
    path.unlink(missing_ok=True)
    return seen


def _outcome(
    room: Room, path: Path, readings: tuple[Reading, ...], seed: object, seen: Seen
) -> str:
    try:
        for reading in readings:
            if reading is Reading.SOUND:
                _decode(room, path)
            else:
                more = {"language": "fi"} if reading is Reading.TEMPLATE else {}
                room.read(reading, path, **more)
    except SmallStoriesError as error:
        if path.name not in error_text(error, "fi") or error.key in CONTAINED | NEVER:
            seen.told.append((seed, error.key, error.fields))
        return error.key
    return "read"


def _decode(room: Room, path: Path) -> None:
    with path.open("rb") as file:
        for _ in DecodingApart(file, path.name, room).parts():
            pass


def _worked(pid: int | None) -> float:
    """Return how many seconds a process has had of the processor."""
    if pid is None:
        return 0.0
    try:
        times = psutil.Process(pid).cpu_times()
    except psutil.Error:
        return 0.0
    return float(times.user + times.system)


def _peak(pid: int | None) -> int:
    """Return the most memory a process has had, in bytes; Linux alone tells it."""
    try:
        status = Path(f"/proc/{pid}/status").read_text(encoding="ascii", errors="replace")
    except OSError:
        return 0
    rows = dict(line.split(":", 1) for line in status.splitlines() if ":" in line)
    return int(rows.get("VmHWM", "0 kB").split()[0]) * 1024


def bent_files(kind: str, original: Path, seeds: Iterable[int]) -> Iterator[tuple[object, bytes]]:
    """Yield so many files of a format, each the same for the same seed."""
    content = original.read_bytes()
    for seed in seeds:
        yield seed, mutated(content, seed, kind)


def listing(*folders: Path) -> dict[str, tuple[int, int]]:
    """Return every file below folders, with its size and when it was written."""
    return {
        str(path): (path.stat().st_size, path.stat().st_mtime_ns)
        for folder in folders
        for path in folder.rglob("*")
        if path.is_file()
    }


def packages_of(kind: str, original: Path) -> list[tuple[object, bytes]]:
    """Return one file of each way to make a package do harm."""
    content = original.read_bytes()
    return list(each_hostile(content)) if content.startswith(b"PK") else []


def main() -> None:
    """Read very many files, and say of each format what came of them."""
    asked = argparse.ArgumentParser()
    asked.add_argument("--count", type=int, default=5000)
    asked.add_argument("--first", type=int, default=0)
    asked.add_argument("--only", default=",".join(FORMATS))
    given = asked.parse_args()
    with tempfile.TemporaryDirectory() as scratch:
        folder, home = Path(scratch) / "in", Path(scratch) / "home"
        folder.mkdir()
        home.mkdir()
        os.environ |= {"HOME": str(home), "TMPDIR": str(home)}
        os.chdir(home)
        room = Room()
        for kind in given.only.split(","):
            original = original_of(kind, folder)
            seeds = range(given.first, given.first + given.count)
            seen = read_all(room, kind, bent_files(kind, original, seeds), folder, original.suffix)
            _say(
                f"{kind}: {seen.count} files, {seen.slowest:.1f} s at most ({seen.slowest_seed}), "
                f"{seen.worked:.1f} s of the processor, "
                f"{seen.peak >> 20} MB, {dict(seen.outcomes.most_common())}"
            )
            for (key, fields), seeds_of in _by_trouble(seen.told).items():
                _say(f"    {len(seeds_of)} × {key} {fields}: {seeds_of[:12]}")
        room.end()
        _say(f"written outside: {sorted(listing(home)) or 'nothing'}")


def _by_trouble(
    told: list[tuple[object, str, dict[str, object]]],
) -> dict[tuple[str, object], list[object]]:
    found: dict[tuple[str, object], list[object]] = {}
    for seed, key, fields in told:
        found.setdefault((key, fields.get("place", "")), []).append(seed)
    return found


def _say(line: str) -> None:
    sys.stdout.write(line + "\n")
    sys.stdout.flush()


if __name__ == "__main__":
    main()
