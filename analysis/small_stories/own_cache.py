"""Where the program keeps what it can do without, for this user of this computer."""

import os
import sys
from pathlib import Path


def cache_folder() -> Path:
    """Return the program's own folder among those that the system keeps for such."""
    if os.name == "nt":
        cache = Path(os.environ.get("LOCALAPPDATA") or Path.home() / "AppData" / "Local")
    elif sys.platform == "darwin":
        cache = Path.home() / "Library" / "Caches"
    else:
        cache = Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache")
    return cache / "small-stories"
