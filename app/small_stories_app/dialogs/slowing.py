"""Waiting after wrong passphrases: three are free, then each wait is longer."""

import time
from pathlib import Path
from typing import Final

_FREE: Final = 2
_WAITS: Final = (5, 10, 20, 30)  # seconds

# By folder, for the whole process: another dialog, or another window, waits as well.
_wrong: dict[Path, int] = {}
_until: dict[Path, float] = {}


def note_wrong(folder: Path) -> None:
    """Count a wrong passphrase; from the third on there is a wait."""
    _wrong[folder] = _wrong.get(folder, 0) + 1
    past = _wrong[folder] - _FREE
    if past > 0:
        _until[folder] = time.monotonic() + _WAITS[min(past, len(_WAITS)) - 1]


def note_right(folder: Path) -> None:
    """Forget the wrong ones."""
    _wrong.pop(folder, None)
    _until.pop(folder, None)


def seconds_left(folder: Path) -> int:
    """Return how many seconds are still to be waited, begun ones counted whole."""
    left = _until.get(folder, 0.0) - time.monotonic()
    return max(0, int(left + 0.999))
