"""What the user has set on this computer; each option is declared once, with its default."""

from dataclasses import dataclass
from pathlib import Path
from typing import Final

from PySide6.QtCore import QLocale, QSettings

from small_stories.strings import LANGUAGES


@dataclass(frozen=True, slots=True)
class Option:
    """A setting: its name in the file and its value until the user chooses another."""

    name: str
    default: str


LANGUAGE: Final = Option("window/language", "")
MODE: Final = Option("window/mode", "system")
TEXT_SIZE: Final = Option("transcript/points", "12")
SMALLEST_TEXT: Final = 10
LARGEST_TEXT: Final = 28
RECENT: Final = Option("projects/recent", "")
GEOMETRY: Final = Option("window/geometry", "")
_RECENT_KEPT: Final = 8


class Options:
    """The options in an ini file of the user's own settings folder, or in the given file."""

    def __init__(self, file: Path | None = None) -> None:
        ini = QSettings.Format.IniFormat
        scope = QSettings.Scope.UserScope
        self._settings = (
            QSettings(str(file), ini) if file else QSettings(ini, scope, "Small Stories", "window")
        )

    def get(self, option: Option) -> str:
        """Return the value of an option."""
        return str(self._settings.value(option.name, option.default))

    def set(self, option: Option, value: str) -> None:
        """Keep a value."""
        self._settings.setValue(option.name, value)

    def language(self) -> str:
        """Return the window's language: chosen, or the system's, or else Finnish."""
        chosen = self.get(LANGUAGE) or QLocale.system().name()[:2]
        return chosen if chosen in LANGUAGES else "fi"

    def text_size(self) -> int:
        """Return the size of the transcript's letters in points."""
        chosen = self.get(TEXT_SIZE)
        points = int(chosen) if chosen.isdigit() else int(TEXT_SIZE.default)
        return min(max(points, SMALLEST_TEXT), LARGEST_TEXT)

    def recent(self) -> list[Path]:
        """Return the folders of recent projects that are still there, newest first."""
        folders = [Path(line) for line in self.get(RECENT).splitlines() if line]
        return [folder for folder in folders if folder.is_dir()]

    def remember(self, folder: Path) -> None:
        """Put a project first among the recent ones."""
        others = [other for other in self.recent() if other != folder]
        lines = [str(each) for each in [folder, *others][:_RECENT_KEPT]]
        self.set(RECENT, "\n".join(lines))
