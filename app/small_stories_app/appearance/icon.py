"""The sign of the program: a telling, in the three lines that themes have beside the talk."""

from importlib.resources import files

from PySide6.QtGui import QIcon


def program_icon() -> QIcon:
    """Return the icon of all windows, at any size."""
    return QIcon(str(files("small_stories_resources") / "icons" / "small-stories.svg"))
