"""Where projects are kept on this computer until another place is chosen."""

from pathlib import Path
from typing import Final

from PySide6.QtCore import QSettings, QStandardPaths

_NOT_IN_NAMES: Final = str.maketrans(dict.fromkeys('<>:"/\\|?*', "-"))


def documents() -> Path:
    """Return the user's own folder for documents."""
    place = QStandardPaths.StandardLocation.DocumentsLocation
    return Path(QStandardPaths.writableLocation(place) or Path.home())


def forget_visited() -> None:
    """Forget which folders the file dialogs have shown: a folder's name may be a person's."""
    kept = QSettings(QSettings.Scope.UserScope, "QtProject")
    for what in ("history", "lastVisited"):
        kept.remove(f"FileDialog/{what}")


def folder_for(name: str) -> Path:
    """Return where a project of a name goes unless another place is chosen."""
    from small_stories.storage.project_file import SUFFIX

    plain = name.strip().translate(_NOT_IN_NAMES).strip(". ")
    return documents() / f"{plain}{SUFFIX}"
