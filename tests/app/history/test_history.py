"""The history: every change in a sentence, and the way back to any of them."""

from time import perf_counter

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from small_stories.changes.exporting import log_exports
from small_stories.changes.marking import mark_story, remove_story, toggle_theme
from small_stories.changes.setting_up import add_goal, edit_goal
from small_stories.model import Span
from small_stories.storage.exports import NewExport
from small_stories.storage.history import all_entries, count, entries
from small_stories.storage.interviews import turns
from small_stories.storage.project_file import open_project
from small_stories.storage.setup import goals
from small_stories_app.history.dialog import HistoryDialog
from small_stories_app.main_window import MainWindow


def history_of(window: MainWindow) -> HistoryDialog:
    window.show_history()
    found = window.findChild(HistoryDialog)
    assert isinstance(found, HistoryDialog)
    return found


def cell(dialog: HistoryDialog, row: int, column: int) -> str:
    return str(dialog.table.model().index(row, column).data())


def test_changes_are_told_newest_first_with_who_and_where(window: MainWindow) -> None:
    project = window.session.project
    project.analyst = "AK"
    told = turns(project, 1)
    story = mark_story(project, 1, [Span(told[5].id, 0, 6)])
    toggle_theme(project, story, 1)
    dialog = history_of(window)
    assert cell(dialog, 0, 0) == "tänään"
    assert cell(dialog, 1, 0) == "", "each day is said once"
    assert "(H01)" in cell(dialog, 0, 2)
    assert cell(dialog, 0, 2)[0].isupper()
    assert cell(dialog, 0, 3) == "AK"
    assert dialog.table.model().rowCount() == count(project)
    window.session.undo()
    assert cell(dialog, 0, 4) == "kumottu"
    assert cell(dialog, 1, 4) == ""
    dialog.accept()


def test_one_press_goes_back_and_another_forward_again(window: MainWindow) -> None:
    project = window.session.project
    numbers = [add_goal(project, f"Tavoite {n}") for n in range(3)]
    before = [goal.id for goal in goals(project)]
    heard: list[object] = []
    window.session.changed.connect(heard.append)
    dialog = history_of(window)
    dialog.table.selectRow(2)
    chosen = dialog.table.current().change.id
    dialog.back.click()
    assert [goal.id for goal in goals(project)] == before[:-2]
    assert numbers[0] in [goal.id for goal in goals(project)]
    assert len(heard) == 1, "the views follow once"
    assert dialog.table.current().change.id == chosen
    dialog.table.selectRow(0)
    assert dialog.back.text() == "Tee uudelleen tähän asti"
    dialog.back.click()
    assert [goal.id for goal in goals(project)] == before
    dialog.accept()


def test_what_has_left_the_project_is_passed_over(window: MainWindow) -> None:
    project = window.session.project
    add_goal(project, "Ensin")
    log_exports(project, [NewExport("report", "raportti.docx", "0", ())])
    add_goal(project, "Sitten")
    ground = list(all_entries(project))[3].change.id
    project.undo_to(ground)
    assert "Ensin" not in [goal.name for goal in goals(project)]
    states = [entry.change.state for entry in entries(project, None, 3)]
    assert states == ["undone", "kept", "undone"]
    newest = entries(project)[0].change.id
    project.redo_to(newest)
    assert [goal.name for goal in goals(project)][-2:] == ["Ensin", "Sitten"]


def test_going_back_works_after_a_restart(window: MainWindow) -> None:
    project = window.session.project
    goal = add_goal(project, "Ensin")
    ground = entries(project)[0].change.id
    edit_goal(project, goal, name="Sitten")
    folder = project.folder
    window.session.close()
    with open_project(folder) as again:
        again.undo_to(ground)
        assert goals(again)[-1].name == "Ensin"
        newest = entries(again)[0]
        assert newest.change.state == "undone"


def test_the_place_of_a_change_is_shown_while_it_is_there(qtbot: QtBot, window: MainWindow) -> None:
    project = window.session.project
    told = turns(project, 1)
    story = mark_story(project, 1, [Span(told[5].id, 0, 6)])
    other = mark_story(project, 1, [Span(told[7].id, 0, 6)])
    remove_story(project, other)
    window.show_step(0)
    dialog = history_of(window)
    assert not dialog.show_it.isEnabled(), "the story is gone"
    dialog.table.selectRow(2)
    assert dialog.show_it.isEnabled()
    dialog.show_it.click()
    assert window.step_on_screen() == "interviews"
    current = window.interviews.page.opened.current
    assert current is not None
    assert current.id == story


def test_the_filter_finds_by_words_and_says_when_there_is_nothing(
    qtbot: QtBot, window: MainWindow
) -> None:
    add_goal(window.session.project, "Tavoite")
    dialog = history_of(window)
    everything = dialog.table.model().rowCount()
    dialog.line.setText("tavoitteen lis")
    assert 0 < dialog.table.model().rowCount() < everything
    dialog.line.setText("ei tällaista")
    assert dialog.empty.isVisible()
    assert not dialog.table.isVisible()
    qtbot.mouseClick(dialog.empty.button, Qt.MouseButton.LeftButton)
    assert dialog.table.model().rowCount() == everything
    dialog.accept()


def test_twenty_thousand_changes_are_read_a_page_at_a_time(window: MainWindow) -> None:
    project = window.session.project
    project.db.execute(
        "INSERT INTO change (name, fields, analyst, at, state)"
        " WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 20000)"
        " SELECT 'goal.added', '{}', '', '2026-03-0' || (1 + i % 9) || 'T10:00:00.000+00:00',"
        " 'kept' FROM n"
    )
    began = perf_counter()
    dialog = history_of(window)
    assert perf_counter() - began < 1
    model = dialog.table.model()
    assert model.rowCount() == 200
    model.fetchMore(model.index(-1, -1))
    assert model.rowCount() == 400
    dialog.line.setText("ei tällaista ole")
    assert model.rowCount() == 0
    assert sum(1 for _ in all_entries(project)) == count(project)
    dialog.accept()


@pytest.mark.parametrize("language", ["fi", "sv", "en"])
def test_days_are_told_in_each_language(window: MainWindow, language: str) -> None:
    from small_stories_app.history.wording import day

    window.session.language = language
    entry = entries(window.session.project)[0]
    assert day(window.session, entry) in ("tänään", "i dag", "today")
