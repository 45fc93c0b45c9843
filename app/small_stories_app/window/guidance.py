"""Finding one's way: any command by its name, settings, help, and what the program rests on."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from small_stories_app.commands import Command, Commands
from small_stories_app.dialogs.opening import open_once
from small_stories_app.session import Session
from small_stories_app.window.look import Look

if TYPE_CHECKING:
    from small_stories_app.speech_models.work import ModelWork

# Each dialog is imported when it is asked for: the window is there the sooner.


class Guidance:
    """The commands that open a dialog about the program itself.

    ``step`` tells the key of the step on screen, or nothing on the start page; ``free`` whether no
    long work runs.
    """

    def __init__(
        self,
        session: Session,
        commands: Commands,
        look: Look,
        window: QWidget,
        step: Callable[[], str],
        free: Callable[[], bool],
    ) -> None:
        self._session = session
        self._commands = commands
        self._look = look
        self._window = window
        self._step = step
        self._free = free
        self._model_work: ModelWork | None = None

    def commands(self) -> list[Command]:
        """Return the commands in the order of the menus."""
        return [
            Command("view.find_command", self.find_command, "Ctrl+Shift+P"),
            Command("view.jobs", self.show_jobs, "Ctrl+Shift+J"),
            Command("file.models", self.show_models),
            Command("file.settings", self.show_settings, "F9"),
            Command("help.view", self._show_help, "F1"),
            Command("help.keys", self._show_keys, "Ctrl+F1"),
            Command("help.change_keys", lambda: self.show_settings(2)),
            Command("help.about", self._show_about),
        ]

    def find_command(self) -> None:
        """Let the analyst find a command by name."""
        from small_stories_app.dialogs.command_finder import CommandFinder

        open_once(CommandFinder(self._session, self._commands, self._window))

    def show_jobs(self) -> None:
        """Show the long work that runs and has ended."""
        from small_stories_app.dialogs.jobs import JobsDialog

        open_once(JobsDialog(self._session, self._window))

    def show_models(self) -> None:
        """Show the speech models; work on them goes on when they are closed."""
        from small_stories_app.speech_models.dialog import ModelsDialog
        from small_stories_app.speech_models.work import ModelWork

        if self._model_work is None:
            self._model_work = ModelWork(self._session, self._window)
            self._model_work.failed.connect(self._tell_unless_shown)
        open_once(ModelsDialog(self._session, self._model_work, self._window))

    def _tell_unless_shown(self, sentence: str) -> None:
        from small_stories_app.speech_models.dialog import ModelsDialog

        if not any(one.isVisible() for one in self._window.findChildren(ModelsDialog)):
            self._session.failed.emit(sentence)

    def show_settings(self, page: int = 0) -> None:
        """Show the settings, at one of their pages."""
        from small_stories_app.settings.dialog import SettingsDialog

        session, window = self._session, self._window
        dialog = SettingsDialog(session, self._commands, self._look, self._free, window)
        dialog.tabs.setCurrentIndex(page)
        open_once(dialog)

    def settings_page(self) -> int | None:
        """Return which page of the settings is open, if they are."""
        from small_stories_app.settings.dialog import SettingsDialog

        open_one = self._window.findChild(SettingsDialog)
        return open_one.tabs.currentIndex() if isinstance(open_one, SettingsDialog) else None

    def _show_help(self) -> None:
        from small_stories_app.dialogs.help import ViewHelp

        help_page = ViewHelp(self._session, self._commands, self._step(), self._window)
        help_page.keys_asked.connect(self._show_keys)
        open_once(help_page)

    def _show_keys(self) -> None:
        from small_stories_app.dialogs.help import KeysDialog

        open_once(KeysDialog(self._session, self._commands, self._window))

    def _show_about(self) -> None:
        from small_stories_app.dialogs.help import AboutDialog

        open_once(AboutDialog(self._session, self._window))
