"""One list of commands: everything that can be pressed comes from it, in three languages."""

import ast
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeySequence, QShortcut
from PySide6.QtWidgets import QMenu, QPushButton
from pytestqt.qtbot import QtBot

from small_stories.strings import LANGUAGES, text
from small_stories_app.commands import MENUS
from small_stories_app.dialogs.command_finder import CommandFinder
from small_stories_app.keys import is_single
from small_stories_app.main_window import MainWindow
from small_stories_app.options import Options
from small_stories_app.session import Session

APP = Path(__file__).parents[2] / "app" / "small_stories_app"
SAYING = {
    "setText", "setWindowTitle", "setToolTip", "setPlaceholderText", "setAccessibleName",
    "setAccessibleDescription", "setStatusTip", "setWhatsThis", "addItem", "addTab", "addRow",
    "addAction", "addMenu", "addButton", "showMessage", "insertItem", "setTitle", "setSuffix",
    "setPrefix", "QLabel", "QPushButton", "QCheckBox", "QRadioButton", "QGroupBox", "QAction",
    "QToolButton", "heading", "explanation", "EmptyState", "Column",
}  # fmt: skip


def test_every_action_of_the_window_comes_from_the_list(window: MainWindow) -> None:
    listed = {id(action) for _, action in window.commands.all()}
    own = [action for action in window.findChildren(QAction) if action.parent() is window]
    assert {id(action) for action in own} == listed
    in_menus = {
        id(action) for menu in window.menuBar().actions() for action in actions_in(menu.menu())
    }
    assert in_menus <= listed
    assert window.findChildren(QShortcut) == []


def actions_in(menu: QMenu) -> list[QAction]:
    """Return what can be done in a menu and in those that open beside it."""
    found = []
    for action in menu.actions():
        found += actions_in(action.menu()) if action.menu() else [action]
    return [action for action in found if not action.isSeparator()]


def test_every_key_of_a_widget_comes_from_the_list(window: MainWindow) -> None:
    """A key that a button or a widget had by itself would be in no menu and no help."""
    listed = {id(action) for _, action in window.commands.all()}
    for button in window.findChildren(QPushButton):
        assert button.shortcut().isEmpty() or "&" in button.text(), button.text()
    for widget in [window, *(command.place for command, _ in window.commands.all())]:
        for action in widget.actions() if widget else ():
            assert id(action) in listed, action.text()


def test_the_steps_stand_together_in_their_menu(window: MainWindow) -> None:
    go = next(menu for menu in window.menuBar().actions() if menu.text() == "&Siirry").menu()
    names = [action.objectName() for action in go.actions()]
    steps = [f"go.{view.key}" for view in window.views]
    first = names.index(steps[0])
    assert names[first : first + len(steps)] == steps


def test_no_menu_is_empty(qtbot: QtBot, options: Options) -> None:
    """On the start page there are only the menus that have something in them."""
    fresh = MainWindow(Session(options))
    qtbot.addWidget(fresh)
    shown = [menu for menu in fresh.menuBar().actions() if menu.isVisible()]
    assert shown
    assert all(menu.menu().actions() for menu in shown)


def test_every_button_says_what_it_does(window: MainWindow) -> None:
    for row in range(len(window.views)):
        window.show_step(row)
        for button in window.views[row].findChildren(QPushButton):
            if button.isVisible():
                assert (button.text() or button.accessibleName()).strip()


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_command_has_a_name_in_each_language(window: MainWindow, language: str) -> None:
    names = [text(f"commands.{command.key}", language) for command, _ in window.commands.all()]
    assert all(name.strip() for name in names)
    menus = {command.menu for command, _ in window.commands.all()}
    assert menus <= set(MENUS)
    assert all(text(f"menus.{menu}", language) for menu in MENUS)


def test_no_two_commands_share_a_key_where_both_could_be_meant(window: MainWindow) -> None:
    for command, _ in window.commands.all():
        for key in window.commands.keys_of(command):
            assert not QKeySequence(key).isEmpty(), (command.key, key)
            others = window.commands.in_the_way(command, key)
            assert not others, (command.key, key, [other.key for other in others])


def test_single_keys_work_in_a_place_of_their_own(window: MainWindow) -> None:
    for command, action in window.commands.all():
        if any(is_single(key) for key in window.commands.keys_of(command)):
            assert command.place is not None, command.key
            context = Qt.ShortcutContext.WidgetWithChildrenShortcut
            assert action.shortcutContext() == context


def test_no_key_needs_what_nordic_keyboards_do_not_have(window: MainWindow) -> None:
    for command, _ in window.commands.all():
        for key in window.commands.keys_of(command):
            assert not set(key.split("+")) & set("/[]{}\\|@$"), (command.key, key)


def test_commands_have_several_keys(window: MainWindow) -> None:
    commands = window.commands
    keys = [key.toString() for key in commands.action("edit.redo").shortcuts()]
    assert keys == ["Ctrl+Shift+Z", "Ctrl+Y"]
    keys = [key.toString() for key in commands.action("story.mark").shortcuts()]
    assert keys == ["Return", "Enter"]


@pytest.mark.parametrize("path", sorted(APP.rglob("*.py")), ids=lambda path: path.stem)
def test_no_widget_is_given_words_that_are_not_in_the_string_files(path: Path) -> None:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    found = [
        (node.lineno, words)
        for node in ast.walk(tree)
        if isinstance(node, ast.Call) and _name(node) in SAYING
        for words in _literal_words(node)
    ]
    assert not found


def _name(call: ast.Call) -> str:
    return getattr(call.func, "id", getattr(call.func, "attr", ""))


def _literal_words(call: ast.Call) -> list[str]:
    """Return the literal words among the arguments of a call, as they are or joined."""
    if call.args and isinstance(call.args[-1], ast.Name) and _name(call) == "addItem":
        return _words_in(call.args[0])
    arguments = [*call.args, *(keyword.value for keyword in call.keywords)]
    return [words for argument in arguments for words in _words_in(argument)]


def _words_in(value: ast.AST) -> list[str]:
    if isinstance(value, ast.Constant) and isinstance(value.value, str):
        return [value.value] if any(letter.isalpha() for letter in value.value) else []
    if isinstance(value, ast.JoinedStr):
        return [words for part in value.values for words in _words_in(part)]
    if isinstance(value, ast.BinOp):
        return [*_words_in(value.left), *_words_in(value.right)]
    if isinstance(value, ast.IfExp):
        return [*_words_in(value.body), *_words_in(value.orelse)]
    return []


def test_undo_and_redo_say_in_the_menu_what_they_would_do(qtbot: QtBot, window: MainWindow) -> None:
    from small_stories.changes.setting_up import add_goal

    add_goal(window.session.project, "Uusi tavoite")
    edit = window.menuBar().actions()[1].menu()
    edit.aboutToShow.emit()
    undo, redo = (window.commands.action(f"edit.{key}") for key in ("undo", "redo"))
    assert undo.text() == "Kumoa: tavoitteen lisääminen"
    assert redo.text() == text("commands.edit.redo", "fi")
    window.session.undo()
    edit.aboutToShow.emit()
    assert redo.text() == "Tee uudelleen: tavoitteen lisääminen"
    edit.aboutToHide.emit()
    qtbot.keyClick(window, Qt.Key.Key_Y, Qt.KeyboardModifier.ControlModifier)
    assert window.session.project.next_redo() is None


def test_the_finder_stands_beside_the_menus_where_there_is_room(window, qtbot):
    bar, button = window.menuBar(), window.finder
    qtbot.waitUntil(button.isVisible)
    assert "Ctrl+Shift+P" in button.text()
    menus = [one for one in bar.actions() if one.isVisible()]
    assert max(bar.actionGeometry(one).right() for one in menus) < button.geometry().left()
    window.resize(683, 384)
    qtbot.waitUntil(lambda: not button.isVisible())
    assert not any(bar.actionGeometry(one).isEmpty() for one in menus)
    window.resize(1366, 768)
    qtbot.waitUntil(button.isVisible)
    button.click()
    qtbot.waitUntil(lambda: bool(window.findChildren(CommandFinder)))
