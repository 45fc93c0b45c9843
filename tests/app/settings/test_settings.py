"""Settings: shown at once, remembered, and with the place kept when the window is made anew."""

import pytest
from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from small_stories.changes.marking import mark_story
from small_stories.model import Span
from small_stories.storage.interviews import turns
from small_stories_app.appearance.interface_size import show_interface_size
from small_stories_app.appearance.palettes import (
    DARK,
    LIGHT,
    Colours,
    Mode,
    Paper,
    colours,
    paper_colour,
    show_palette,
)
from small_stories_app.application import Program
from small_stories_app.keys import key_in_words, sequence
from small_stories_app.main_window import MainWindow
from small_stories_app.options import (
    ANALYST,
    FONT,
    LETTER_SPACING,
    LINE_HEIGHT,
    PAPER,
    PAUSE_WHILE_TYPING,
    Options,
)
from small_stories_app.settings.dialog import SettingsDialog


@pytest.fixture
def dialog(window: MainWindow) -> SettingsDialog:
    window.guidance.show_settings()
    found = window.findChild(SettingsDialog)
    assert isinstance(found, SettingsDialog)
    return found


def pick(box: object, value: str) -> None:
    box.setCurrentIndex(box.findData(value))
    box.activated.emit(box.currentIndex())


def test_light_and_dark_are_shown_at_once(window: MainWindow, dialog: SettingsDialog) -> None:
    pick(dialog.window_page.mode, "dark")
    assert colours() == DARK
    pick(dialog.window_page.mode, "light")
    assert colours() == LIGHT


def test_the_look_of_the_talk_is_kept_and_told(
    qtbot: QtBot, window: MainWindow, dialog: SettingsDialog, options: Options
) -> None:
    page = dialog.reading_page
    with qtbot.waitSignal(window.session.text_size_changed):
        page.points.setValue(20)
    assert options.text_size() == 20
    for act in (
        lambda: pick(page.line_height, "180"),
        page.spacing.click,
        lambda: page.font_box.activated.emit(page.font_box.setCurrentIndex(1) or 1),
        lambda: pick(page.paper, "cream"),
    ):
        with qtbot.waitSignal(window.session.reading_look_changed):
            act()
    assert options.line_height() == 180
    assert options.letter_spacing() == 112
    assert options.get(FONT) == page.font_box.itemData(1)
    assert options.get(PAPER) == "cream"
    assert page.sample.font().pointSize() == 20
    page.spacing.click()
    assert options.get(LETTER_SPACING) == "100"
    page.pause.click()
    assert not options.is_on(PAUSE_WHILE_TYPING)


def test_numbers_outside_their_limits_are_brought_inside(options: Options) -> None:
    options.set(LINE_HEIGHT, "900")
    assert options.line_height() == 200
    options.set(LINE_HEIGHT, "korkea")
    assert options.line_height() == 140


def test_the_history_knows_who_works_here(
    window: MainWindow, dialog: SettingsDialog, options: Options
) -> None:
    from small_stories.changes.setting_up import add_goal

    dialog.window_page.analyst.setText("AK")
    dialog.window_page.analyst.editingFinished.emit()
    add_goal(window.session.project, "Tavoite")
    assert window.session.project.history(1)[0].analyst == "AK"
    assert options.get(ANALYST) == "AK"


def test_another_language_keeps_project_step_story_and_settings(
    qtbot: QtBot, options: Options, window: MainWindow
) -> None:
    project = window.session.project
    told = turns(project, 1)
    story = mark_story(project, 1, [Span(told[5].id, 0, 6)])
    folder = project.folder
    window.session.close()
    program = Program(options)
    program.window.start.open_folder(folder)
    program.window.show_story(story)
    before = program.window
    before.guidance.show_settings()
    first = before.findChild(SettingsDialog)
    assert isinstance(first, SettingsDialog)
    pick(first.window_page.language, "sv")
    qtbot.waitUntil(lambda: program.window is not before)
    now = program.window
    assert now.step_on_screen() == "interviews"
    current = now.interviews.page.opened.current
    assert current is not None
    assert current.id == story
    again = now.findChild(SettingsDialog)
    assert isinstance(again, SettingsDialog)
    assert again.windowTitle() == "Inställningar"
    again.accept()
    now.close()


def test_the_interface_has_a_size_of_its_own(qtbot: QtBot, options: Options) -> None:
    usual = QApplication.font().pointSizeF()
    program = Program(options)
    assert key_in_words("Ctrl+Shift+Return") == "Ctrl+Shift+Enter"
    assert key_in_words("Alt+Left") == "Alt+Vasen nuoli"
    assert [sequence(key)[0].key() for key in ("Return", "Enter")] == [
        Qt.Key.Key_Return, Qt.Key.Key_Enter
    ]  # fmt: skip
    before = program.window
    program.window.session.set_interface_size(150)
    qtbot.waitUntil(lambda: program.window is not before)
    try:
        assert QApplication.font().pointSizeF() == pytest.approx(usual * 1.5)
        assert options.text_size() == 12
    finally:
        show_interface_size(100)
        program.window.close()
    assert QApplication.font().pointSizeF() == pytest.approx(usual)


def test_language_and_size_wait_while_work_runs(window: MainWindow) -> None:
    from small_stories_app.jobs import Job

    job = Job("demo", "fi", window)
    window.session.jobs.follow(job, "Työ")
    window.guidance.show_settings()
    dialog = window.findChild(SettingsDialog)
    assert isinstance(dialog, SettingsDialog)
    assert not dialog.window_page.language.isEnabled()
    assert not dialog.window_page.interface_size.isEnabled()
    job.stopped.emit()
    dialog.accept()


def test_the_dialog_is_no_larger_than_a_small_screen(
    window: MainWindow, dialog: SettingsDialog
) -> None:
    least = dialog.minimumSizeHint()
    assert least.width() <= 683
    assert least.height() <= 384
    assert dialog.size() == dialog.size().boundedTo(QSize(800, 800))


@pytest.mark.parametrize("palette", [LIGHT, DARK], ids=["light", "dark"])
def test_words_stand_out_on_every_paper(palette: Colours) -> None:
    for paper in (palette.text_field, *palette.papers):
        for front in (palette.text, palette.muted, *palette.themes):
            assert contrast(front, paper) >= 4.5, (front, paper)
        assert contrast(palette.line, paper) >= 3


def test_each_paper_has_its_colour_in_light_and_dark() -> None:
    for mode, palette in ((Mode.DARK, DARK), (Mode.LIGHT, LIGHT)):
        show_palette(mode)
        shown = [paper_colour(paper).name().upper() for paper in Paper]
        assert shown == [palette.text_field, *palette.papers]
        assert paper_colour("unknown") == QColor(palette.text_field)


def contrast(one: str, other: str) -> float:
    """Return the contrast of two colours as WCAG 2.2 defines it."""
    lighter, darker = sorted((lightness(one), lightness(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def lightness(colour: str) -> float:
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
