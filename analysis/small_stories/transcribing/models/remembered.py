"""What was found out about this computer, kept beside its models.

The folder may be shared by several computers, so each is remembered by its name.
"""

import json
import platform
from typing import Any, Final

from small_stories.transcribing.models.places import models_folder

_FILE: Final = "this-computer.json"


def remembered(what: str) -> Any:
    """Return what is remembered under a name, or None."""
    return _all().get(platform.node(), {}).get(what)


def remember(what: str, value: object) -> None:
    """Keep something under a name; where nothing can be written, nothing is kept."""
    everything = _all()
    everything.setdefault(platform.node(), {})[what] = value
    path = models_folder() / _FILE
    new = path.with_suffix(".new")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        new.write_text(json.dumps(everything), encoding="utf-8")
        new.replace(path)
    except OSError:
        return


def _all() -> dict[str, dict[str, Any]]:
    try:
        found = json.loads((models_folder() / _FILE).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return found if isinstance(found, dict) else {}
