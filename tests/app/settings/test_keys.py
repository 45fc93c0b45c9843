"""Changing keys: at once, with clashes said in words, and single keys switched off."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from small_stories_app.keys import KeyChoices, is_single
from small_stories_app.main_window import MainWindow
from small_stories_app.options import KEYS, SINGLE_KEYS, Options
from small_stories_app.settings.dialog import SettingsDialog
from small_stories_app.settings.keys_page import KeysPage

CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def page(qtbot: QtBot, window: MainWindow) -> Iterator[KeysPage]:
    window.guidance.show_settings(2)
    dialog = window.findChild(SettingsDialog)
    assert isinstance(dialog, SettingsDialog)
    yield dialog.keys_page
    if window.findChild(SettingsDialog):
        dialog.accept()


def choose(page: KeysPage, command: str) -> None:
    page.table.go_to(command)


def keys(window: MainWindow, command: str) -> list[str]:
    return [key.toString() for key in window.commands.action(command).shortcuts()]


def test_every_command_is_listed_with_its_keys(window: MainWindow, page: KeysPage) -> None:
    rows = page.table.model().rowCount()
    assert rows == len(window.commands.all())
    choose(page, "edit.redo")
    row = page.table.currentIndex().row()
    shown = [page.table.model().index(row, column).data() for column in range(3)]
    assert shown[:2] == ["Tee uudelleen", "Muokkaa"]
    assert shown[2].endswith("+Z, Ctrl+Y")
    page.line.setText("tee uud")
    assert page.table.model().rowCount() == 1


def test_a_key_that_is_pressed_becomes_the_commands_key_at_once(
    qtbot: QtBot, window: MainWindow, page: KeysPage, options: Options
) -> None:
    choose(page, "go.types")
    qtbot.keyClick(page.field, Qt.Key.Key_B, CTRL)
    assert keys(window, "go.types") == ["Ctrl+B"]
    page.window().accept()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    qtbot.keyClick(window, Qt.Key.Key_B, CTRL)
    assert window.step_on_screen() == "types"
    assert KeyChoices(options).keys_of("go.types", ("Ctrl+5",)) == ("Ctrl+B",)


def test_a_chosen_key_is_there_in_the_next_window(
    qtbot: QtBot, window: MainWindow, options: Options
) -> None:
    window.commands.choices.choose("file.new", "F10")
    again = MainWindow(window.session)
    qtbot.addWidget(again)
    assert keys(again, "file.new") == ["F10"]


def test_a_clash_is_said_and_the_analyst_decides(
    qtbot: QtBot, window: MainWindow, page: KeysPage
) -> None:
    choose(page, "go.types")
    qtbot.keyClick(page.field, Qt.Key.Key_N, CTRL)
    assert "Uusi hanke" in page.notice.text()
    assert page.take.isVisible()
    assert keys(window, "go.types") == ["Ctrl+5"]
    page.take.click()
    assert keys(window, "go.types") == ["Ctrl+N"]
    assert keys(window, "file.new") == []
    assert not page.take.isVisible()
    choose(page, "file.new")
    page.usual.click()
    assert "Tyypit" in page.notice.text(), "its usual key is in use, and that is said"
    page.all_usual.click()
    assert keys(window, "file.new") == ["Ctrl+N"]
    assert keys(window, "go.types") == ["Ctrl+5"]


def test_a_key_that_opens_a_menu_is_not_given_to_a_command(
    qtbot: QtBot, window: MainWindow, page: KeysPage
) -> None:
    choose(page, "go.types")
    qtbot.keyClick(page.field, Qt.Key.Key_T, Qt.KeyboardModifier.AltModifier)
    assert "Tiedosto" in page.notice.text(), "with both, neither would be done"
    assert not page.take.isVisible(), "a menu's key cannot be taken from it"
    assert keys(window, "go.types") == ["Ctrl+5"]
    qtbot.keyClick(page.field, Qt.Key.Key_X, Qt.KeyboardModifier.AltModifier)
    assert keys(window, "go.types") == ["Alt+X"]
    assert not page.notice.text()


def test_the_same_key_in_two_places_is_no_clash(
    qtbot: QtBot, window: MainWindow, page: KeysPage
) -> None:
    choose(page, "edit.correct")
    types = next(c for c, _ in window.commands.all() if c.key == "types.edit")
    assert "F2" in types.usual_keys
    assert window.commands.in_the_way(types, "F2") == []


def test_a_command_can_be_without_a_key_and_have_its_usual_one_back(
    qtbot: QtBot, window: MainWindow, page: KeysPage, options: Options
) -> None:
    choose(page, "story.mark_1")
    page.none.click()
    assert keys(window, "story.mark_1") == []
    page.usual.click()
    assert keys(window, "story.mark_1") == ["1"]
    assert options.get(KEYS) == ""


def test_single_keys_can_be_switched_off_and_on(
    qtbot: QtBot, window: MainWindow, page: KeysPage, options: Options
) -> None:
    page.single.click()
    assert not options.is_on(SINGLE_KEYS)
    for command, action in window.commands.all():
        assert not any(is_single(key.toString()) for key in action.shortcuts()), command.key
    assert keys(window, "story.mark") == ["Return", "Enter"]
    assert window.commands.keys_of(
        next(c for c, _ in window.commands.all() if c.key == "story.mark_1")
    ) == ("1",)
    page.single.click()
    assert keys(window, "story.mark_1") == ["1"]


def test_tab_leaves_the_field_that_takes_keys(
    qtbot: QtBot, window: MainWindow, page: KeysPage
) -> None:
    page.window().activateWindow()
    page.field.setFocus()
    qtbot.keyClick(page.field, Qt.Key.Key_Tab)
    assert QApplication.focusWidget() is not page.field
    assert window.commands.choices.is_changed("file.new") is False


@pytest.mark.parametrize("key", ["1", "Q", "+", "Shift+M", ","])
def test_letters_numbers_and_signs_are_single_keys(key: str) -> None:
    assert is_single(key)


@pytest.mark.parametrize("key", ["Return", "Del", "F2", "Ctrl+1", "Alt+1", "Esc", "Left", ""])
def test_other_keys_are_not_single(key: str) -> None:
    assert not is_single(key)


def test_a_broken_settings_file_leaves_the_usual_keys(options: Options) -> None:
    options.set(KEYS, "{nothing")
    assert KeyChoices(options).keys_of("file.new", ("Ctrl+N",)) == ("Ctrl+N",)
