"""Whether a project's file still stands where it was opened: a drive can be pulled out at work.

An open file goes on taking what is written to it, even where no path leads to it any more. What
is written then would be called saved and be gone: so the path is looked at with every change.
"""

from pathlib import Path

from small_stories.errors import SmallStoriesError


class Reach:
    """The file of an open project, and whether its disk has answered so far."""

    def __init__(self, file: Path) -> None:
        self._file = file
        self._known = _identity(file)
        self._answered = True

    def is_lost(self) -> bool:
        """Tell whether the file is not there, is another one, or was not answered for."""
        return not self._answered or _identity(self._file) != self._known

    def refuse_if_lost(self) -> None:
        """Raise SmallStoriesError where a change would be written to where nobody finds it."""
        if self.is_lost():
            raise SmallStoriesError("project.disk_gone")

    def heard(self, error: SmallStoriesError) -> None:
        """Take note of what a disk said."""
        if error.key == "project.disk_gone":
            self._answered = False


def _identity(file: Path) -> tuple[int, int] | None:
    try:
        found = file.stat()
    except OSError:
        return None
    return found.st_dev, found.st_ino
