"""Every command of the window once: menus, keys and the command finder use one list."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMenuBar, QWidget

from small_stories_app.session import Session


def _always() -> bool:
    return True


@dataclass(frozen=True, slots=True)
class Command:
    """Something the user can do: its string key, what it does, its key and when it is possible.

    ``key`` stands under ``commands`` in the string files and begins with its menu, as in
    ``story.mark_1``. ``place`` limits the key to one widget and what is in it, so that single
    letters never work while somebody types elsewhere. ``chosen`` tells whether it is on, for a
    command that is one of several choices or a switch. One that is not ``listed`` is found by its
    key and the command finder, and spares its menu a line.
    """

    key: str
    run: Callable[[], object]
    shortcut: str = ""
    place: QWidget | None = None
    possible: Callable[[], bool] = _always
    chosen: Callable[[], bool] | None = None
    last: bool = False
    listed: bool = True

    @property
    def menu(self) -> str:
        """The menu the command stands in."""
        return self.key.split(".", maxsplit=1)[0]


MENUS = ("file", "edit", "view", "story", "types", "report", "go", "help")


class Commands:
    """All commands of the window as actions, in their menus."""

    def __init__(self, session: Session, window: QWidget, bar: QMenuBar) -> None:
        self._session = session
        self._window = window
        self._menus = {menu: bar.addMenu(session.text(f"menus.{menu}")) for menu in MENUS}
        self._commands: list[tuple[Command, QAction]] = []
        for menu in self._menus.values():
            menu.aboutToShow.connect(self.refresh)
            menu.aboutToHide.connect(self._allow_all)

    def add(self, commands: Iterable[Command]) -> None:
        """Make actions of commands and put them in their menus."""
        for command in commands:
            action = self._action(command)
            (command.place or self._window).addAction(action)
            if command.listed:
                self._put_in_menu(command.menu, action)
            self._commands.append((command, action))

    def _put_in_menu(self, menu: str, action: QAction) -> None:
        last = [other for one, other in self._commands if one.last and one.menu == menu]
        if last:
            self._menus[menu].insertAction(last[0], action)
        else:
            self._menus[menu].addAction(action)

    def all(self) -> list[tuple[Command, QAction]]:
        """Return every command with its action, in the order they were added."""
        return list(self._commands)

    def refresh(self) -> None:
        """Grey out what cannot be done now."""
        for command, action in self._commands:
            action.setEnabled(command.possible())
            if command.chosen:
                action.setChecked(command.chosen())

    def _allow_all(self) -> None:
        # A greyed action would not hear its key; what is not possible is held back in ``_run``.
        for _, action in self._commands:
            action.setEnabled(True)

    def _action(self, command: Command) -> QAction:
        action = QAction(self._session.text(f"commands.{command.key}"), self._window)
        action.setObjectName(command.key)
        action.setCheckable(command.chosen is not None)
        if command.shortcut:
            action.setShortcut(QKeySequence(command.shortcut))
        if command.place:
            action.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        action.triggered.connect(lambda: self._run(command))
        return action

    def _run(self, command: Command) -> None:
        if command.possible():
            self._session.attempt(command.run)
