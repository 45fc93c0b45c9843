"""Every command of the window once: menus, keys and the command finder use one list."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Protocol, runtime_checkable

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QAbstractButton, QApplication, QMenu, QMenuBar, QWidget

from small_stories_app.keys import KeyChoices, sequence
from small_stories_app.reading_commands import only_reads
from small_stories_app.session import Session


def _always() -> bool:
    return True


@dataclass(frozen=True, slots=True)
class Command:
    """Something the user can do: its string key, what it does, its keys and when it is possible.

    ``shortcut`` is the key that is shown, ``also`` are others that do the same, such as Enter on
    the number pad. All of them can be changed by the analyst. ``key`` stands under ``commands`` in
    the string files and begins with its menu, as in ``story.mark_1``. ``place`` limits the keys to
    one widget and what is in it, so that single letters never work while somebody types elsewhere.
    ``chosen`` tells whether it is on, for a command that is one of several choices or a switch. One
    that is not ``listed`` is found by its key and the command finder, and spares its menu a line.
    ``named`` words the command as it stands now, such as what undo would take back.
    """

    key: str
    run: Callable[[], object]
    shortcut: str = ""
    place: QWidget | None = None
    possible: Callable[[], bool] = _always
    chosen: Callable[[], bool] | None = None
    last: bool = False
    listed: bool = True
    also: tuple[str, ...] = ()
    named: Callable[[], str] | None = None

    @property
    def usual_keys(self) -> tuple[str, ...]:
        """The keys until the analyst chooses another."""
        return (self.shortcut, *self.also) if self.shortcut else ()

    @property
    def menu(self) -> str:
        """The menu the command stands in."""
        return self.key.split(".", maxsplit=1)[0]


@runtime_checkable
class _Typed(Protocol):
    def settle(self) -> None: ...


MENUS = (
    "file",
    "edit",
    "view",
    "prepare",
    "story",
    "sound",
    "checking",
    "types",
    "report",
    "go",
    "help",
)
# Parts of a menu with a name of their own, which open beside it.
SUBMENUS = ("edit.turns", "story.hide_as", "report.queue")


class Commands(QObject):
    """All commands of the window as actions, in their menus; ``keys_changed`` tells of new keys."""

    keys_changed = Signal()

    def __init__(self, session: Session, window: QWidget, bar: QMenuBar) -> None:
        super().__init__(window)
        self.choices = KeyChoices(session.options)
        self._session = session
        self._window = window
        self._menus = {menu: bar.addMenu(session.text(f"menus.{menu}")) for menu in MENUS}
        self._commands: list[tuple[Command, QAction]] = []
        self._steps: dict[str, QWidget | None] = {}
        self._submenus: dict[str, QMenu] = {}
        for menu in self._menus.values():
            # Shown with its first command: what only a project brings is no empty menu before.
            menu.menuAction().setVisible(False)
            menu.setToolTipsVisible(True)
            menu.aboutToShow.connect(self.refresh)
            menu.aboutToHide.connect(self._allow_all)

    def add(self, commands: Iterable[Command], step: QWidget | None = None) -> None:
        """Make actions of commands and put them in their menus; ``step`` is whose they are."""
        for command in commands:
            action = self._action(command)
            (command.place or self._window).addAction(action)
            if command.listed:
                self._put_in_menu(command, action)
            self._commands.append((command, action))
            self._steps[command.key] = step

    def _put_in_menu(self, command: Command, action: QAction) -> None:
        menu = self._menus[command.menu]
        menu.menuAction().setVisible(True)
        last = [other for one, other in self._commands if one.last and one.menu == command.menu]
        part = command.key.rpartition(".")[0]
        if part in SUBMENUS:
            self._submenu(part, menu).addAction(action)
        elif last:
            menu.insertAction(last[0], action)
        else:
            menu.addAction(action)

    def _submenu(self, part: str, menu: QMenu) -> QMenu:
        if part not in self._submenus:
            self._submenus[part] = menu.addMenu(self._session.text(f"submenus.{part}"))
        return self._submenus[part]

    def all(self) -> list[tuple[Command, QAction]]:
        """Return every command with its action, in the order they were added."""
        return list(self._commands)

    def of_step(self, step: str) -> list[tuple[Command, QAction]]:
        """Return the commands that the step of a key has brought."""
        steps = {key: own.objectName() if own else "" for key, own in self._steps.items()}
        return [pair for pair in self._commands if steps[pair[0].key] == step]

    def action(self, key: str) -> QAction:
        """Return the action of a command."""
        return next(action for command, action in self._commands if command.key == key)

    def name_of(self, command: Command) -> str:
        """Return the name of a command as it is read, in the language of the window."""
        return plain_name(self._session.text(f"commands.{command.key}"))

    def in_the_way(self, command: Command, key: str) -> list[Command]:
        """Return the other commands that a key would do where this one works."""
        wanted = sequence(key)
        return [
            other
            for other, _ in self._commands
            if other.key != command.key
            and _meet(command.place, other.place)
            and any(sequence(one) == wanted for one in self.keys_of(other))
        ]

    def menu_opened_by(self, key: str) -> str:
        """Return the name of the menu that a key opens, or nothing."""
        wanted = sequence(key)
        titles = [menu.title() for menu in self._menus.values()]
        return next((plain_name(one) for one in titles if QKeySequence.mnemonic(one) == wanted), "")

    def keys_of(self, command: Command) -> tuple[str, ...]:
        """Return the keys of a command, chosen or usual, also while single keys are off."""
        return self.choices.keys_of(command.key, command.usual_keys)

    def apply_keys(self) -> None:
        """Give every action the keys that are chosen now; menus and help show them."""
        for command, action in self._commands:
            action.setShortcuts(self._sequences(command))
        self.keys_changed.emit()

    def can(self, command: Command) -> bool:
        """Tell whether a command can be done now.

        What a step has brought needs a project, and what acts on a place there the step on screen.
        """
        step = self._steps[command.key]
        there = step is None or (
            self._session.is_open and (command.place is None or step.isVisible())
        )
        return there and not self._barred(command) and command.possible()

    def _barred(self, command: Command) -> str:
        """Return why a command cannot be done in a project open for reading alone, or nothing."""
        return "" if only_reads(command.key) else self._session.why_only_reading()

    def refresh(self) -> None:
        """Grey out what cannot be done now."""
        self.name_anew()
        for command, action in self._commands:
            action.setEnabled(self.can(command))
            action.setToolTip(self._barred(command))
            if command.chosen:
                action.setChecked(command.chosen())

    def name_anew(self) -> None:
        """Give the commands their names as they stand now."""
        for command, action in self._commands:
            if command.named:
                action.setText(command.named().replace("&", "&&"))

    def _allow_all(self) -> None:
        # A greyed action would not hear its key; what is not possible is held back in ``_run``.
        for _, action in self._commands:
            action.setEnabled(True)

    def _action(self, command: Command) -> QAction:
        action = QAction(self._session.text(f"commands.{command.key}"), self._window)
        action.setObjectName(command.key)
        action.setCheckable(command.chosen is not None)
        action.setShortcuts(self._sequences(command))
        if command.place:
            action.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        action.triggered.connect(lambda: self._run(command))
        return action

    def _sequences(self, command: Command) -> list[QKeySequence]:
        keys = self.choices.working_keys(command.key, command.usual_keys)
        return [sequence(key) for key in keys]

    def _run(self, command: Command) -> None:
        # A menu takes no focus from a field: what was typed there comes before what is done now.
        focused = QApplication.focusWidget() or self._window.focusWidget()
        if isinstance(focused, _Typed):
            focused.settle()
        if self.can(command):
            self._session.attempt(command.run)
        elif barred := self._barred(command):
            self._session.said.emit(barred)


def pressing(key: str, button: QAbstractButton, place: QWidget) -> Command:
    """Return the command that a button stands for, for those who go by names and keys."""

    def possible() -> bool:
        return button.isVisible() and button.isEnabled()

    chosen = button.isChecked if button.isCheckable() else None
    return Command(key, button.click, "", place, possible, chosen, listed=False)


def plain_name(words: str) -> str:
    """Return the name of a command without the mark of its access key."""
    return words.replace("&&", "\0").replace("&", "").replace("\0", "&")


def _meet(one: QWidget | None, other: QWidget | None) -> bool:
    """Tell whether keys of two places could be meant by one press."""
    if one is None or other is None or one is other:
        return True
    return one.isAncestorOf(other) or other.isAncestorOf(one)
