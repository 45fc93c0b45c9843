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
INTERFACE_SIZE: Final = Option("window/percent", "100")
SMALLEST_INTERFACE: Final = 80
LARGEST_INTERFACE: Final = 200
LINE_HEIGHT: Final = Option("transcript/line_height", "140")
LEAST_LINE_HEIGHT: Final = 120
LARGEST_LINE_HEIGHT: Final = 200
LETTER_SPACING: Final = Option("transcript/letter_spacing", "100")
WIDE_SPACING: Final = 112
FONT: Final = Option("transcript/font", "")
PAPER: Final = Option("transcript/paper", "plain")
UNCERTAIN: Final = Option("transcript/uncertain", "on")
HINTS: Final = Option("transcript/hints", "on")
PASSED_OVER: Final = Option("transcript/passed_over", "off")
SINGLE_KEYS: Final = Option("keys/single", "on")
KEYS: Final = Option("keys/changed", "")
SPEED: Final = Option("sound/speed", "1")
PAUSE_WHILE_TYPING: Final = Option("sound/pause_while_typing", "on")
LOCK_AFTER: Final = Option("window/lock_after", "15")
LOCK_CHOICES: Final = (5, 15, 30, 0)
ANALYST: Final = Option("window/analyst", "")
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

    def write(self) -> None:
        """Write what is kept to its file now."""
        self._settings.sync()

    def language(self) -> str:
        """Return the window's language: chosen, or the system's, or else Finnish."""
        chosen = self.get(LANGUAGE) or QLocale.system().name()[:2]
        return chosen if chosen in LANGUAGES else "fi"

    def is_on(self, switch: Option) -> bool:
        """Tell whether an option that is on or off is on."""
        return self.get(switch) == "on"

    def switch(self, switch: Option, *, on: bool) -> None:
        """Switch an option on or off."""
        self.set(switch, "on" if on else "off")

    def text_size(self) -> int:
        """Return the size of the transcript's letters in points."""
        return self._number(TEXT_SIZE, SMALLEST_TEXT, LARGEST_TEXT)

    def interface_size(self) -> int:
        """Return the size of everything but the transcript, in per cent of the system's."""
        return self._number(INTERFACE_SIZE, SMALLEST_INTERFACE, LARGEST_INTERFACE)

    def lock_after(self) -> int:
        """Return after how many idle minutes the project is locked; 0 is never."""
        chosen = self.get(LOCK_AFTER)
        return int(chosen if chosen.isdigit() else LOCK_AFTER.default)

    def line_height(self) -> int:
        """Return the height of the transcript's lines in per cent of its letters."""
        return self._number(LINE_HEIGHT, LEAST_LINE_HEIGHT, LARGEST_LINE_HEIGHT)

    def letter_spacing(self) -> int:
        """Return the room that the transcript's letters take, in per cent of the font's own."""
        return self._number(LETTER_SPACING, int(LETTER_SPACING.default), WIDE_SPACING)

    def _number(self, option: Option, least: int, largest: int) -> int:
        chosen = self.get(option)
        number = int(chosen) if chosen.isdigit() else int(option.default)
        return min(max(number, least), largest)

    def recent(self) -> list[Path]:
        """Return the folders of recent projects that are still there, newest first."""
        folders = [Path(line) for line in self.get(RECENT).splitlines() if line]
        return [folder for folder in folders if folder.is_dir()]

    def remember(self, folder: Path) -> None:
        """Put a project first among the recent ones."""
        others = [other for other in self.recent() if other != folder]
        lines = [str(each) for each in [folder, *others][:_RECENT_KEPT]]
        self.set(RECENT, "\n".join(lines))
