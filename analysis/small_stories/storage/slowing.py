"""Waiting after wrong passphrases: two are free, then each wait is longer.

The count stands among the program's own files, so that other windows and the terminal wait as well
and the project stays as it was. It tells how many were wrong and until when to wait, and nothing of
the words or of the project. Where it cannot be written, each process counts for itself.
"""

import hashlib
import json
import time
from contextlib import suppress
from pathlib import Path
from typing import Final

from small_stories.own_cache import cache_folder

_FREE: Final = 2
_WAITS: Final = (5, 10, 20, 30)  # seconds

_here: dict[Path, tuple[int, float]] = {}


def note_wrong(folder: Path) -> None:
    """Count a wrong passphrase; from the third on there is a wait."""
    count = _noted(folder)[0] + 1
    past = count - _FREE
    until = time.time() + _WAITS[min(past, len(_WAITS)) - 1] if past > 0 else 0.0
    _here[folder] = count, until
    with suppress(OSError, RuntimeError):
        file = file_of(folder)
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(json.dumps({"wrong": count, "until": until}), "utf-8")


def note_right(folder: Path) -> None:
    """Forget the wrong ones."""
    _here.pop(folder, None)
    with suppress(OSError, RuntimeError):
        file_of(folder).unlink(missing_ok=True)


def seconds_left(folder: Path) -> int:
    """Return how many seconds are still to be waited, begun ones counted whole."""
    left = _noted(folder)[1] - time.time()
    # A clock that was set back must not keep anybody out for hours.
    return int(left + 0.999) if 0 < left <= _WAITS[-1] else 0


def file_of(folder: Path) -> Path:
    """Return where the wrong ones of a project are counted, by what tells no name."""
    named = hashlib.sha256(str(folder.resolve()).encode(errors="surrogatepass")).hexdigest()
    return cache_folder() / "waits" / named[:32]


def _noted(folder: Path) -> tuple[int, float]:
    """Return how many were wrong and until when to wait, as whoever counted most says."""
    try:
        stored = json.loads(file_of(folder).read_text("utf-8"))
        there = int(stored["wrong"]), float(stored["until"])
    except (OSError, RuntimeError, ValueError, KeyError, TypeError, OverflowError):
        there = 0, 0.0
    return max(there, _here.get(folder, (0, 0.0)))
