"""How the window looks: language, light or dark, and the size of the transcript's letters."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication

from small_stories.strings import LANGUAGES
from small_stories_app.appearance.palettes import Mode, show_palette
from small_stories_app.commands import Command
from small_stories_app.options import MODE, TEXT_SIZE
from small_stories_app.session import Session


class Look(QObject):
    """The commands of the menu View that change what things look like, and are remembered.

    ``free`` tells whether no long work runs in the window, which another language would end.
    """

    def __init__(self, session: Session, free: Callable[[], bool], parent: QObject) -> None:
        super().__init__(parent)
        self._session = session
        self._free = free
        QApplication.styleHints().colorSchemeChanged.connect(self._follow_system)

    def commands(self) -> list[Command]:
        """Return the commands in the order of the menu."""
        size = self._session.options.text_size
        return [
            *(self._language_command(language) for language in LANGUAGES),
            *(self._mode_command(mode) for mode in Mode),
            Command("view.larger", lambda: self._resize(size() + 1), "Ctrl++"),
            Command("view.smaller", lambda: self._resize(size() - 1), "Ctrl+-"),
            Command("view.usual_size", lambda: self._resize(int(TEXT_SIZE.default)), "Ctrl+0"),
        ]

    def mode(self) -> Mode:
        """Return the mode that was chosen."""
        chosen = self._session.options.get(MODE)
        return Mode(chosen) if chosen in list(Mode) else Mode.SYSTEM

    def set_mode(self, mode: Mode) -> None:
        """Show the window light, dark or as the system says, and keep it so."""
        self._session.options.set(MODE, mode)
        show_palette(mode)

    def _language_command(self, language: str) -> Command:
        return Command(
            f"view.language_{language}",
            partial(self._session.set_language, language),
            possible=self._free,
            chosen=lambda: self._session.language == language,
        )

    def _mode_command(self, mode: Mode) -> Command:
        return Command(
            f"view.mode_{mode}",
            partial(self.set_mode, mode),
            chosen=lambda: self.mode() == mode,
        )

    def _resize(self, points: int) -> None:
        self._session.set_text_size(points)
        now = self._session.options.text_size()
        self._session.said.emit(self._session.text("look.text_size", points=now))

    def _follow_system(self) -> None:
        if self.mode() == Mode.SYSTEM:
            show_palette(Mode.SYSTEM)
