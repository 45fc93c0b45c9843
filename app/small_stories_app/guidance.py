"""Finding one's way: any command by its name, the keys, and what the program rests on."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QWidget

from small_stories_app.command_finder import CommandFinder
from small_stories_app.commands import Command, Commands
from small_stories_app.dialogs.help import AboutDialog, KeysDialog
from small_stories_app.session import Session


class Guidance:
    """The commands that open a dialog about the program itself."""

    def __init__(self, session: Session, commands: Commands, window: QWidget) -> None:
        self._session = session
        self._commands = commands
        self._window = window

    def commands(self) -> list[Command]:
        """Return the commands in the order of the menus."""
        return [
            Command("view.find_command", self.find_command, "Ctrl+Shift+P"),
            Command("help.keys", self._show_keys, "F1"),
            Command("help.about", self._show_about),
        ]

    def find_command(self) -> None:
        """Let the analyst find a command by name."""
        _open(CommandFinder(self._session, self._commands, self._window))

    def _show_keys(self) -> None:
        _open(KeysDialog(self._session, self._commands, self._window))

    def _show_about(self) -> None:
        _open(AboutDialog(self._session, self._window))


def _open(dialog: QDialog) -> None:
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.open()
