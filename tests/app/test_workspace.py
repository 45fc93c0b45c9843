"""The window around the work: what is left, what gives way, where one was, and long jobs."""

from pathlib import Path

import pytest
from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QApplication, QMessageBox, QScrollArea
from pytestqt.qtbot import QtBot

from small_stories.changes.checking import record_check
from small_stories.changes.grouping import add_type
from small_stories.changes.interviewing import remove_interview, set_read_to_end
from small_stories.changes.marking import mark_story, remove_story
from small_stories.changes.reading import write_reading
from small_stories.changes.setting_up import add_goal, add_theme, begin_project, remove_goal
from small_stories.model import CheckState, Span
from small_stories.storage.interviews import interviews, turns
from small_stories.storage.project_file import Project
from small_stories.storage.setup import goals
from small_stories.storage.what_is_left import TABLES, what_is_left
from small_stories_app.dialogs.help import ViewHelp
from small_stories_app.dialogs.jobs import JobsDialog
from small_stories_app.jobs import Job
from small_stories_app.main_window import MainWindow
from small_stories_app.options import Options
from small_stories_app.window.place import Place, place_in

CTRL = Qt.KeyboardModifier.ControlModifier


def left(window: MainWindow) -> dict[str, str]:
    window.side.read_left()
    return {view.key: window.steps.left_of(row) for row, view in enumerate(window.views)}


def test_each_step_says_in_words_what_is_left(window: MainWindow) -> None:
    project = window.session.project
    told = turns(project, 1)
    stories = [mark_story(project, 1, [Span(told[n].id, 0, 5)]) for n in (1, 3, 5)]
    write_reading(project, stories[0], effect="Uskaltaa.")
    record_check(project, stories[1], CheckState.OFFERED)
    add_type(project, "Soitto takaisin")
    assert left(window) == {
        "prepare": "2 tavoitetta",
        "interviews": "1 haastattelu, 1 luettavana",
        "stories": "3 tarinaa, 2 tulkittavana",
        "checking": "1 tarkistettavana",
        "types": "1 tyyppi",
        "report": "",
        "lock_away": "",
    }
    set_read_to_end(project, 1, read=True)
    for story in stories:
        remove_story(project, story)
    for goal in goals(project):
        remove_goal(project, goal.id)
    assert left(window)["interviews"] == "1 haastattelu"
    assert left(window)["stories"] == ""
    assert left(window)["prepare"] == ""


def test_what_is_left_follows_a_change_by_itself(qtbot: QtBot, window: MainWindow) -> None:
    add_goal(window.session.project, "Kolmas")
    qtbot.waitUntil(lambda: window.steps.left_of(0) == "3 tavoitetta")
    window.session.undo()
    qtbot.waitUntil(lambda: window.steps.left_of(0) == "2 tavoitetta")
    item = window.steps.item(0)
    assert item.data(Qt.ItemDataRole.AccessibleTextRole) == "Valmistelu, 2 tavoitetta"
    assert not any("%" in words for words in left(window).values())


def test_what_is_left_is_never_cut_but_takes_a_line_for_each_part(window: MainWindow) -> None:
    steps = window.steps
    steps.say_left(1, "2 haastattelua")
    steps.say_left(2, "241 tarinaa, 106 tulkittavana, 12 kuunneltavana")
    assert steps.lines_left(1) == ["2 haastattelua"]
    assert steps.lines_left(2) == ["241 tarinaa,", "106 tulkittavana,", "12 kuunneltavana"]
    taller = steps.item(2).sizeHint().height() - steps.item(1).sizeHint().height()
    assert taller >= 2 * steps.fontMetrics().lineSpacing()
    steps.be_narrow(narrow=True)
    assert steps.lines_left(2) == []


def test_every_table_that_is_counted_is_listened_to(window: MainWindow) -> None:
    counted = what_is_left.__globals__["_COUNTS"]
    tables = {table for table in window.session.project.db.table_names() if f" {table} " in counted}
    assert tables <= TABLES | {"quote_span"}


def test_the_themes_stand_below_the_steps(window: MainWindow) -> None:
    assert "1 merkityksellisyys" in window.side.legend.accessibleName()
    add_theme(window.session.project, "hallittavuus")
    assert "4 hallittavuus" in window.side.legend.accessibleName()
    window.resize(683, 384)
    assert not window.side.legend.isVisible()


def test_the_window_fits_a_small_screen_at_twice_the_size(window: MainWindow) -> None:
    for row in range(len(window.views)):
        window.show_step(row)
        least = window.minimumSizeHint()
        assert least.width() <= 683
        assert least.height() <= 344
    window.resize(683, 344)
    assert window.size() == QSize(683, 344)
    window.show_step_of("interviews")
    QApplication.processEvents()
    assert not window.interviews.all.isVisible()
    text = window.interviews.page.text
    assert text.mapTo(window, text.rect().bottomRight()).x() <= 683


def test_the_panel_gives_way_before_anything_has_to_be_scrolled_into_sight(
    qtbot: QtBot, window: MainWindow
) -> None:
    window.show_step_of("interviews")
    page = window.interviews.page
    for width, shown in ((683, True), (620, False), (560, False)):
        window.resize(width, 384)
        assert page.panel.isVisible() == shown
        qtbot.waitUntil(lambda: window.pages.width() + window.side.width() <= window.width())
    qtbot.keyClick(window, Qt.Key.Key_F8)
    assert page.panel.isVisible(), "who asks for it has it"


def test_f11_leaves_the_transcript_alone_and_brings_everything_back(
    qtbot: QtBot, window: MainWindow
) -> None:
    window.resize(1280, 700)
    window.show_step_of("interviews")
    page = window.interviews.page
    parts = (window.side, window.interviews.all, page.header, page.panel)
    assert all(part.isVisible() for part in parts)
    qtbot.keyClick(window, Qt.Key.Key_F11)
    assert not any(part.isVisible() for part in parts)
    assert page.text.isVisible()
    qtbot.keyClick(page.text, Qt.Key.Key_Escape)
    assert all(part.isVisible() for part in parts)
    qtbot.keyClick(window, Qt.Key.Key_F11)
    qtbot.keyClick(window, Qt.Key.Key_F11)
    assert all(part.isVisible() for part in parts)


def test_list_and_panel_give_way_by_key_and_come_back_when_needed(
    qtbot: QtBot, window: MainWindow
) -> None:
    project = window.session.project
    window.resize(1280, 700)
    window.show_story(mark_story(project, 1, [Span(turns(project, 1)[5].id, 0, 5)]))
    qtbot.keyClick(window, Qt.Key.Key_F7)
    qtbot.keyClick(window, Qt.Key.Key_F8)
    view = window.interviews
    assert not view.all.isVisible()
    assert not view.page.panel.isVisible()
    qtbot.keyClick(view.page.text, Qt.Key.Key_I)
    assert view.page.panel.isVisible()
    assert view.page.panel.isAncestorOf(QApplication.focusWidget())
    qtbot.keyClick(window, Qt.Key.Key_F7)
    assert view.all.isVisible()


def test_step_interview_and_story_are_there_again_in_each_project(
    window: MainWindow, options: Options, tmp_path: Path
) -> None:
    session = window.session
    told = turns(session.project, 1)
    stories = [mark_story(session.project, 1, [Span(told[n].id, 0, 5)]) for n in (1, 5)]
    window.show_story(stories[1])
    window.show_step_of("types")
    folder = session.project.folder
    other = tmp_path / "toinen.smallstories"
    begin_project(other, "Toinen", None, "fi").close()
    session.close()
    session.open(other, None)
    assert window.step_on_screen() == "prepare"
    session.close()
    session.open(folder, None)
    assert window.step_on_screen() == "types"
    window.show_step_of("interviews")
    current = window.interviews.page.opened.current
    assert current is not None
    assert current.id == stories[1]
    session.close()
    kept = place_in(options, folder)
    assert kept == Place("interviews", 1, stories[1], told[5].id)


def test_the_reports_tab_is_the_first_again_in_another_project(
    window: MainWindow, tmp_path: Path
) -> None:
    window.show_step_of("report")
    report = next(view for view in window.views if view.key == "report")
    report.tabs.setCurrentIndex(2)
    other = tmp_path / "toinen.smallstories"
    begin_project(other, "Toinen", None, "fi").close()
    window.session.close()
    window.session.open(other, None)
    window.show_step_of("report")
    assert report.tabs.currentIndex() == 0


def test_jobs_are_listed_with_how_far_they_are_and_how_they_ended(
    qtbot: QtBot, window: MainWindow
) -> None:
    jobs = window.session.jobs
    first, second = Job("demo", "fi", window), Job("demo", "fi", window)
    listed = jobs.follow(first, "Litterointi")
    jobs.follow(second, "Haku")
    assert window.status.jobs.text() == "2 työtä käynnissä"
    window.status.jobs.click()
    dialog = window.findChild(JobsDialog)
    assert isinstance(dialog, JobsDialog)
    listed.began -= 100
    first.progressed.emit(50, 100)
    model = dialog.table.model()
    assert model.index(1, 1).data() == "käynnissä, 50 %"
    assert model.index(1, 2).data() == "noin 2 minuuttia jäljellä"
    dialog.table.selectRow(0)
    dialog.stop.click()
    second.stopped.emit()
    first.failed.emit("Levy on täynnä.")
    assert model.index(1, 1).data() == "Levy on täynnä."
    assert "pysäytetty klo" in model.index(0, 1).data()
    assert not dialog.stop.isEnabled()
    dialog.clear.click()
    assert dialog.empty.isVisible()
    assert window.status.jobs.isHidden()
    dialog.accept()


def test_what_is_over_at_once_shows_no_line(qtbot: QtBot, window: MainWindow) -> None:
    job = Job("demo", "fi", window)
    window.progress.follow(job, "Työ")
    assert window.progress.isHidden()
    job.finished.emit()
    qtbot.wait(400)
    assert window.progress.isHidden()
    longer = Job("demo", "fi", window)
    window.progress.follow(longer, "Työ")
    qtbot.waitUntil(lambda: not window.progress.isHidden())
    longer.stopped.emit()
    assert window.progress.isHidden()


def test_opening_another_project_asks_first_while_work_goes_on(
    qtbot: QtBot, window: MainWindow, tmp_path: Path
) -> None:
    other = tmp_path / "toinen.smallstories"
    begin_project(other, "Toinen", None, "fi").close()
    folder = window.session.project.folder
    job = Job("demo", "fi", window)
    window.session.jobs.follow(job, "Työ")
    window.start.open_folder(other)
    assert window.session.project.folder == folder
    box = window.findChild(QMessageBox)
    assert isinstance(box, QMessageBox)
    stop = next(b for b in box.buttons() if b.text() == window.session.text("window.stop_work"))
    with qtbot.waitSignal(window.session.left):
        stop.click()
    assert not window.session.is_open
    assert not window.session.jobs.running


@pytest.mark.parametrize("row", range(7))
def test_help_tells_what_the_step_is_for_and_its_keys(
    qtbot: QtBot, window: MainWindow, row: int
) -> None:
    window.show_step(row)
    key = window.views[row].key
    qtbot.keyClick(window, Qt.Key.Key_F1)
    page = window.findChild(ViewHelp)
    assert isinstance(page, ViewHelp)
    assert page.what.text() == window.session.text(f"help.{key}.what")
    assert page.hint.text() == window.session.text(f"help.{key}.hint")
    own = [action for _, action in window.commands.of_step(key) if action.shortcuts()]
    assert page.table.model().rowCount() == len(own)
    page.accept()


def test_help_of_the_start_page_tells_how_to_begin(qtbot: QtBot, window: MainWindow) -> None:
    window.session.close()
    qtbot.keyClick(window, Qt.Key.Key_F1)
    page = window.findChild(ViewHelp)
    assert isinstance(page, ViewHelp)
    assert page.what.text() == window.session.text("help.start.what")
    page.accept()


@pytest.mark.parametrize("step", ["interviews", "stories", "types"])
def test_a_page_without_anything_yet_has_nothing_to_scroll(
    window: MainWindow, project: Project, step: str
) -> None:
    window.resize(1280, 700)
    window.show_step_of(step)
    for interview in interviews(project):
        remove_interview(project, interview.id)
    QApplication.processEvents()
    area = window.pages.parentWidget().parentWidget()
    assert isinstance(area, QScrollArea)
    assert area.verticalScrollBar().maximum() == 0


def test_a_sentence_is_read_whole_beside_long_work(window: MainWindow, qtbot: QtBot) -> None:
    window.session.jobs.follow(Job("demo", "fi", window), "Litteroidaan haastattelua H03")
    window.status.progress.show()
    sentence = "Tarinan nimi kertojan sanoin on nyt ”siis, mä olin vaan himassa”."
    window.status.say(sentence)
    bar = window.statusBar()
    wanted = bar.fontMetrics().horizontalAdvance(sentence)
    parts = (window.status.progress, window.status.jobs, window.status.saved)
    qtbot.waitUntil(lambda: min(part.x() for part in parts if part.isVisible()) > wanted + 6)


def test_how_long_work_takes_is_read_whole_and_what_is_cut_says_so(
    window: MainWindow, qtbot: QtBot
) -> None:
    window.resize(1280, 720)
    line = window.status.progress
    listed = line.follow(Job("demo", "fi", window), "Litteroidaan haastattelua H03")
    qtbot.waitUntil(line.isVisible)
    listed.began -= 600
    line.show_progress(0, 100)
    listed.go_on(5, 100, "")
    line.show_progress(5, 100)
    assert line.label.text().endswith("noin 3 h 10 min jäljellä")
    assert line.label.shown == line.label.text()
    line.say("Litteroidaan haastattelua, jolla on hyvin pitkä koodi eikä mitään muuta nimeä")
    assert line.label.shown.endswith("…")
    assert line.label.toolTip() == line.label.text()


def test_only_the_longest_stage_tells_how_long_a_recording_takes(window: MainWindow) -> None:
    listed = window.session.jobs.follow(Job("demo", "fi", window), "Litteroidaan")
    listed.longest = "recognising"
    for stage, told in (("voices", False), ("recognising", True)):
        listed.go_on(0, 100, stage)
        listed._stage_began -= 60
        listed.go_on(50, 100, stage)
        assert (listed.seconds_left() is not None) == told
