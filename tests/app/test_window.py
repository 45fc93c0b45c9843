import subprocess
import sys
import threading
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QApplication, QLabel, QScrollBar, QTabWidget, QWidget
from pytestqt.qtbot import QtBot

from small_stories.changes.marking import mark_story
from small_stories.changes.setting_up import add_goal
from small_stories.model import Span
from small_stories.storage.interviews import turns
from small_stories.storage.setup import goals, project_facts
from small_stories.strings import LANGUAGES, text
from small_stories_app.appearance.palettes import DARK, LIGHT, Colours, Mode, colours
from small_stories_app.application import Program
from small_stories_app.dialogs.command_finder import CommandFinder
from small_stories_app.dialogs.crash import CrashDialog, details
from small_stories_app.dialogs.help import AboutDialog, KeysDialog
from small_stories_app.main_window import MainWindow
from small_stories_app.options import GEOMETRY, LANGUAGE, MODE, Options

CTRL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
HEAVY = ("spacy", "faster_whisper", "ctranslate2", "onnxruntime", "av", "docx", "numpy")


def test_every_step_is_reached_by_its_key(qtbot: QtBot, window: MainWindow) -> None:
    for number, view in enumerate(window.views, start=1):
        qtbot.keyClick(window, Qt.Key(ord(str(number))), CTRL)
        assert window.pages.currentWidget() is view
        assert window.steps.currentRow() == number - 1


def test_f6_goes_through_the_panes_and_comes_round(qtbot: QtBot, window: MainWindow) -> None:
    window.resize(1280, 700)
    window.activateWindow()
    window.steps.setFocus()
    interviews = window.interviews
    met = []
    for _ in range(3):
        qtbot.keyClick(window, Qt.Key.Key_F6)
        met.append(QApplication.focusWidget())
    assert met == [interviews.list, interviews.page.text, window.steps]
    qtbot.keyClick(window, Qt.Key.Key_F6, SHIFT)
    assert QApplication.focusWidget() is interviews.page.text
    window.show_step(0)
    met = []
    for _ in window.views[0].panes():
        qtbot.keyClick(window, Qt.Key.Key_F6, SHIFT)
        met.append(QApplication.focusWidget())
    assert window.steps in met


def test_a_command_is_found_by_a_part_of_its_name(qtbot: QtBot, window: MainWindow) -> None:
    window.show_step(4)
    qtbot.keyClick(window, Qt.Key.Key_P, CTRL | SHIFT)
    finder = window.findChild(CommandFinder)
    assert isinstance(finder, CommandFinder)
    everything = finder.table.model().rowCount()
    qtbot.keyClicks(finder.line, "haastatt")
    assert 0 < finder.table.model().rowCount() < everything
    names = [
        finder.table.model().index(n, 0).data() for n in range(finder.table.model().rowCount())
    ]
    for _ in range(names.index("Haastattelut")):
        qtbot.keyClick(finder.line, Qt.Key.Key_Down)
    qtbot.keyClick(finder.line, Qt.Key.Key_Return)
    assert window.pages.currentWidget() is window.interviews


def test_the_finder_offers_nothing_that_cannot_be_done(qtbot: QtBot, window: MainWindow) -> None:
    window.session.close()
    window.guidance.find_command()
    finder = window.findChild(CommandFinder)
    assert isinstance(finder, CommandFinder)
    model = finder.table.model()
    names = {model.index(row, 0).data() for row in range(model.rowCount())}
    assert "Uusi hanke…" in names
    assert "Sulje hanke" not in names


def test_no_two_commands_share_a_key_in_the_same_place(window: MainWindow) -> None:
    seen: dict[tuple[str, QWidget | None], str] = {}
    for command, action in window.commands.all():
        if action.shortcut().isEmpty():
            continue
        where = (action.shortcut().toString(), command.place)
        assert where not in seen, (command.key, seen.get(where))
        seen[where] = command.key


def test_help_lists_the_keys_and_says_whose_tool_this_is(qtbot: QtBot, window: MainWindow) -> None:
    qtbot.keyClick(window, Qt.Key.Key_F1, CTRL)
    keys = window.findChild(KeysDialog)
    assert isinstance(keys, KeysDialog)
    assert keys.table.model().rowCount() == len(window.commands.all())
    keys.accept()
    actions = {command.key: action for command, action in window.commands.all()}
    actions["help.about"].trigger()
    about = window.findChild(AboutDialog)
    assert isinstance(about, AboutDialog)
    words = " ".join(label.text() for label in about.findChildren(QLabel))
    for name in ("THL", "Sokra", "Nousiai", "2021", "Georgakopoulou", "2015"):
        assert name in words
    about.accept()


def test_quit_stays_last_in_its_menu_when_the_views_bring_commands(window: MainWindow) -> None:
    menu = window.menuBar().actions()[0].menu()
    names = [action.objectName() for action in menu.actions()]
    assert "file.import" in names
    assert names[-1] == "file.quit"


def test_text_size_follows_the_keys_within_its_limits(qtbot: QtBot, window: MainWindow) -> None:
    sizes: list[int] = []
    window.session.text_size_changed.connect(sizes.append)
    for _ in range(20):
        qtbot.keyClick(window, Qt.Key.Key_Plus, CTRL)
    assert (sizes[0], sizes[-1]) == (13, 28)
    for _ in range(20):
        qtbot.keyClick(window, Qt.Key.Key_Minus, CTRL)
    assert sizes[-1] == 10
    qtbot.keyClick(window, Qt.Key.Key_0, CTRL)
    assert window.session.options.text_size() == 12


def test_f11_hides_the_steps_and_brings_them_back(qtbot: QtBot, window: MainWindow) -> None:
    qtbot.keyClick(window, Qt.Key.Key_F11)
    assert not window.steps.isVisible()
    qtbot.keyClick(window, Qt.Key.Key_F11)
    assert window.steps.isVisible()


def test_dark_and_light_are_shown_at_once_and_remembered(window: MainWindow) -> None:
    window.look.set_mode(Mode.DARK)
    assert colours() == DARK
    assert window.session.options.get(MODE) == "dark"
    window.look.set_mode(Mode.LIGHT)
    assert colours() == LIGHT


def test_another_language_shows_at_once_on_the_same_project(
    qtbot: QtBot, options: Options, folder: Path, window: MainWindow
) -> None:
    window.session.close()
    program = Program(options)
    program.window.start.open_folder(folder)
    first = program.window
    first.show_step(3)
    for language in ("en", "sv"):
        before = program.window
        before.session.set_language(language)
        qtbot.waitUntil(lambda before=before: program.window is not before)
        assert program.window.menuBar().actions()[0].text() == text("menus.file", language)
        assert program.window.steps.currentRow() == 3
        assert not before.isVisible()
    assert options.get(LANGUAGE) == "sv"
    project = program.window.session.project
    assert project_facts(project).name == "Yhteinen keittiö"
    # The store tells the new window alone of changes, and undo still reaches what was done before.
    heard: list[object] = []
    first.session.changed.connect(heard.append)
    while project.next_undo():
        program.window.session.undo()
    assert goals(project) == []
    assert not heard
    assert program.window.saved.text().startswith("Sparat")
    program.window.close()


def test_the_place_in_the_transcript_is_kept_while_something_else_changes(
    window: MainWindow,
) -> None:
    project = window.session.project
    told = turns(project, 1)
    made = [mark_story(project, 1, [Span(told[n].id, 0, 5)]) for n in (1, 3, 5)]
    window.show_story(made[1])
    window.show_step(0)
    add_goal(project, "Uusi tavoite")
    mark_story(project, 1, [Span(told[7].id, 0, 5)])
    window.show_step(1)
    current = window.interviews.page.opened.current
    assert current is not None
    assert current.id == made[1]
    assert "4 tarinaa" in window.interviews.list.model().index(0, 0).data()


def test_trouble_beside_the_windows_own_thread_is_told_too(qtbot: QtBot, options: Options) -> None:
    program = Program(options)

    def fail() -> None:
        try:
            {}["salaisuus"]
        except KeyError as error:
            program.tell_of_crash(type(error), error, error.__traceback__)

    beside = threading.Thread(target=fail)
    beside.start()
    beside.join()
    assert program.window.findChild(CrashDialog) is None
    qtbot.waitUntil(lambda: program.window.findChild(CrashDialog) is not None)
    dialog = program.window.findChild(CrashDialog)
    assert isinstance(dialog, CrashDialog)
    assert "KeyError" in dialog.details.toPlainText()
    assert "salaisuus" not in dialog.details.toPlainText()
    dialog.accept()
    program.window.close()


def test_the_window_is_as_high_as_it_was_left(
    qtbot: QtBot, window: MainWindow, options: Options
) -> None:
    window.resize(window.width(), 610)
    window.close()
    assert options.get(GEOMETRY)
    again = MainWindow(window.session)
    qtbot.addWidget(again)
    assert again.height() == 610


def test_a_crash_is_told_without_a_word_of_an_interview(
    qtbot: QtBot, options: Options, window: MainWindow
) -> None:
    secret = "Marjatta Virtanen kertoi kaiken"

    def fail(words: str) -> None:
        raise ValueError(words)

    program = Program(options)
    try:
        try:
            fail(secret)
        except ValueError as first:
            raise RuntimeError(secret) from first
    except RuntimeError as error:
        told = details(error)
        program.tell_of_crash(type(error), error, error.__traceback__)
        program.tell_of_crash(type(error), error, error.__traceback__)
    assert "RuntimeError" in told
    assert "ValueError" in told
    assert "test_window.py:" in told
    assert "Marjatta" not in told
    dialogs = program.window.findChildren(CrashDialog)
    assert [dialog.details.toPlainText() for dialog in dialogs] == [told]
    dialogs[0].copy.click()
    assert QApplication.clipboard().text() == told
    dialogs[0].accept()
    program.window.close()


@pytest.mark.parametrize("palette", [LIGHT, DARK], ids=["light", "dark"])
def test_words_and_lines_stand_out_from_what_is_behind_them(palette: Colours) -> None:
    for behind in (palette.window, palette.text_field):
        assert contrast(palette.text, behind) >= 4.5
        assert contrast(palette.muted, behind) >= 4.5
        assert contrast(palette.line, behind) >= 3
        assert all(contrast(theme, behind) >= 4.5 for theme in palette.themes)
    assert contrast(palette.selected_text, palette.selection) >= 4.5
    for theme in palette.themes:
        tinted = mixed(theme, palette.text_field, palette.tint / 255)
        assert contrast(palette.text, tinted) >= 4.5


def contrast(one: str, other: str) -> float:
    """Return the contrast of two colours as WCAG 2.2 defines it."""
    lighter, darker = sorted((lightness(one), lightness(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def lightness(colour: str) -> float:
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def mixed(front: str, behind: str, share: float) -> str:
    pairs = [(int(front[at : at + 2], 16), int(behind[at : at + 2], 16)) for at in (1, 3, 5)]
    return "#" + "".join(f"{round(a * share + b * (1 - share)):02X}" for a, b in pairs)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_control_that_takes_focus_has_a_name(
    qtbot: QtBot, window: MainWindow, options: Options, folder: Path, language: str
) -> None:
    window.session.close()
    options.set(LANGUAGE, language)
    program = Program(options)
    assert not unnamed(program.window)
    program.window.start.open_folder(folder)
    for row in range(len(program.window.views)):
        program.window.show_step(row)
        assert not unnamed(program.window)
        for tabs in program.window.views[row].findChildren(QTabWidget):
            for tab in range(tabs.count()):
                tabs.setCurrentIndex(tab)
                assert not unnamed(program.window)
    program.window.close()


def unnamed(window: QWidget) -> list[str]:
    """Return the controls on screen that a reader of the screen could not name."""
    found = []
    for widget in window.findChildren(QWidget):
        by_keyboard = bool(widget.focusPolicy() & Qt.FocusPolicy.TabFocus)
        takes_focus = by_keyboard and not widget.focusProxy()
        if not (takes_focus and widget.isVisible()) or isinstance(widget, QScrollBar):
            continue
        interface = QAccessible.queryAccessibleInterface(widget)
        if not (interface and interface.text(QAccessible.Text.Name).strip()):
            found.append(f"{type(widget).__name__} in {type(widget.parent()).__name__}")
    return found


def test_the_window_starts_without_any_of_the_heavy_libraries(
    folder: Path, window: MainWindow
) -> None:
    window.session.close()
    code = f"""
import sys
from pathlib import Path
from small_stories_app.application import Program, make_application
from small_stories_app.options import Options
application = make_application(["small-stories"])
program = Program(Options(Path({str(folder.parent / "other.ini")!r})))
program.window.start.open_folder(Path({str(folder)!r}))
assert program.window.session.is_open
program.window.close()
print(*sorted({set(HEAVY)!r} & set(sys.modules)))
"""
    ran = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, timeout=60, check=False
    )
    assert (ran.returncode, ran.stdout.strip()) == (0, "")


def test_undo_says_when_there_is_nothing_left_to_undo(qtbot: QtBot, window: MainWindow) -> None:
    while window.session.project.next_undo():
        qtbot.keyClick(window, Qt.Key.Key_Z, CTRL)
    qtbot.keyClick(window, Qt.Key.Key_Z, CTRL)
    assert window.statusBar().currentMessage() == "Kumottavaa ei ole."


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_step_fits_a_small_laptop_at_150_per_cent(
    qtbot: QtBot, window: MainWindow, options: Options, folder: Path, language: str
) -> None:
    window.session.close()
    options.set(LANGUAGE, language)
    program = Program(options)
    small = program.window
    small.start.open_folder(folder)
    small.resize(1366 * 2 // 3, 768 * 2 // 3 - 40)
    for row in range(len(small.views)):
        small.show_step(row)
        least = small.minimumSizeHint()
        assert least.width() <= 910, small.views[row].key
        assert least.height() <= 490, small.views[row].key
    small.show_step(1)
    words = small.interviews.page.text
    room = words.viewport().width() - words.gutter.width
    assert room >= 20 * words.fontMetrics().averageCharWidth()
    assert small.steps.item(1).text() == "2"
    small.resize(1280, 700)
    assert small.steps.item(1).text().startswith("2  ")
    small.close()
