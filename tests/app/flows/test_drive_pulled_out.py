"""A drive is pulled out while somebody writes: told, nothing typed is lost, and it goes on."""

from pathlib import Path

import pytest
from PySide6.QtCore import QDate, QEvent
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMessageBox, QPushButton
from pytestqt.qtbot import QtBot

from small_stories.changes.marking import mark_story
from small_stories.model import Span
from small_stories.storage.interviews import interviews, turn, turns
from small_stories.storage.keys import wrap_anew
from small_stories.storage.project_file import Project, open_project
from small_stories.storage.setup import goals, project_facts, report_sections
from small_stories.storage.stories import reading, stories
from small_stories_app.application import Program
from small_stories_app.main_window import MainWindow
from small_stories_app.options import LOCK_AFTER
from small_stories_app.preparing.listed_rows import ListedRows
from small_stories_app.report_tabs.draft.own_area import OwnArea
from small_stories_app.story_panel.form import ReadingForm
from small_stories_app.views.lock_away import LockAwayView
from small_stories_app.widgets.saved_text import SavedLine
from small_stories_app.window.locking import Locking


@pytest.fixture
def told(project: Project) -> list[int]:
    said = turns(project, interviews(project)[0].id)
    return [mark_story(project, said[0].interview_id, [Span(said[n].id, 0, 12)]) for n in (1, 3)]


def test_what_is_typed_waits_for_the_drive(
    qtbot: QtBot, window: MainWindow, told: list[int], folder: Path
) -> None:
    away = folder.with_name("poissa")
    window.show_story(told[0])
    form = window.findChild(ReadingForm)
    assert isinstance(form, ReadingForm)
    folder.rename(away)
    QTest.keyClicks(form.fields["effect"], "Uskaltaa soittaa")
    form.fields["effect"].settle()
    assert window.messages.last == window.session.text("errors.project.disk_gone")
    assert window.saved.text() == window.session.text("window.not_saved")
    window.show_story(told[1])
    assert form.fields["effect"].words == ""
    QTest.keyClicks(form.fields["effect"], "Avaa oven")
    form.keep()
    title = window.session.text("story_panel.title")
    line = next(each for each in window.findChildren(SavedLine) if each.accessibleName() == title)
    QTest.keyClicks(line, "Oven takana")
    line.settle()
    assert line.text() == "Oven takana"
    away.rename(folder)
    back = window.session.text("window.disk_back")
    with qtbot.waitSignal(window.session.said, check_params_cb=lambda said: said == back):
        pass
    assert window.session.text("window.next_undo", change="") in window.saved.text()
    project = window.session.project
    assert [reading(project, each).effect for each in told] == ["Uskaltaa soittaa", "Avaa oven"]
    window.session.close()
    with open_project(folder) as again:
        assert [each.title for each in stories(again)] == ["", "Oven takana"]


def title_line(window: MainWindow) -> SavedLine:
    name = window.session.text("story_panel.title")
    return next(each for each in window.findChildren(SavedLine) if each.accessibleName() == name)


def type_title(window: MainWindow, words: str) -> None:
    title_line(window).setFocus()
    title_line(window).insert(words)


def wait_for_disk(qtbot: QtBot, window: MainWindow) -> None:
    back = window.session.text("window.disk_back")
    with qtbot.waitSignal(window.session.said, check_params_cb=lambda said: said == back):
        pass


def test_words_wait_for_their_own_story_wherever_the_analyst_goes(
    qtbot: QtBot, window: MainWindow, told: list[int], folder: Path
) -> None:
    away, session = folder.with_name("poissa"), window.session
    window.show_story(told[0])
    folder.rename(away)
    type_title(window, "Ensimmäinen")
    window.show_story(told[1])
    assert title_line(window).text() == ""
    type_title(window, "Toinen")
    window.show_step_of("stories")
    window.show_story(told[0])
    assert title_line(window).text() == "Ensimmäinen"
    page = window.interviews.page
    said = turns(session.project, interviews(session.project)[0].id)
    page.turns.open(said[2].id, 0)
    page.editor.field.setPlainText("Mitä siellä sitten kävi?")
    page.editor.keep()
    assert not page.editor.is_open
    page.turns.open(said[2].id, 0)
    assert page.editor.field.toPlainText() == "Mitä siellä sitten kävi?"
    page.editor.keep()
    assert len(session.unstored.words()) == 3
    away.rename(folder)
    wait_for_disk(qtbot, window)
    assert [each.title for each in stories(session.project)] == ["Ensimmäinen", "Toinen"]
    corrected = turn(session.project, said[2].id)
    assert corrected is not None
    assert corrected.text == "Mitä siellä sitten kävi?"
    assert session.unstored.words() == []


def test_cells_days_and_sections_wait_too(
    qtbot: QtBot, window: MainWindow, project: Project, folder: Path
) -> None:
    away = folder.with_name("poissa")
    for step in ("lock_away", "report", "prepare"):
        window.show_step_of(step)
    view, draft = window.findChild(LockAwayView), window.findChild(OwnArea)
    assert isinstance(view, LockAwayView)
    assert isinstance(draft, OwnArea)
    view.decided.click()
    window.show_step_of("report")
    window.commands.action("report.tab_draft").trigger()
    qtbot.waitUntil(lambda: draft.takes_own)
    cells = next(each for each in window.findChildren(ListedRows) if each.model.rowCount() == 2)
    folder.rename(away)
    cells.model.setData(cells.model.index(1, 0), "Uusi nimi tavoitteelle")
    view.until.setDate(QDate(2041, 5, 6))
    view.until.settle()
    draft.text.setPlainText("Oma luku.")
    draft.text.settle()
    assert len(window.session.unstored.words()) == 3
    away.rename(folder)
    wait_for_disk(qtbot, window)
    assert goals(project)[1].name == "Uusi nimi tavoitteelle"
    assert project_facts(project).retention_until == "2041-05-06"
    assert list(report_sections(project).values()) == ["Oma luku."]


def test_closing_asks_first_and_not_to_close_is_the_default(
    qtbot: QtBot, window: MainWindow, told: list[int], folder: Path
) -> None:
    away, text = folder.with_name("poissa"), window.session.text
    window.show_story(told[0])
    folder.rename(away)
    type_title(window, "Kesken jäänyt")
    assert not window.close()
    assert window.saved.text() == text("window.not_saved")
    assert len([box for box in window.findChildren(QMessageBox) if box.isVisible()]) == 1
    box = asked(window)
    assert box.defaultButton().text() == box.escapeButton().text() == text("unstored.wait")
    box.defaultButton().click()
    assert window.session.is_open
    window.commands.action("file.close").trigger()
    answer(window, "unstored.copy")
    assert QGuiApplication.clipboard().text() == "Kesken jäänyt"
    assert window.session.is_open
    away.rename(folder)
    wait_for_disk(qtbot, window)
    folder.rename(away)
    type_title(window, " taas")
    assert not window.close()
    answer(window, "unstored.without")
    assert not window.session.is_open
    assert not window.isVisible()
    away.rename(folder)
    with open_project(folder) as again:
        assert [each.title for each in stories(again)] == ["Kesken jäänyt", ""]


def test_what_cannot_be_followed_waits_too(
    window: MainWindow, told: list[int], folder: Path
) -> None:
    session = window.session
    window.show_story(told[0])
    folder.rename(folder.with_name("poissa"))
    type_title(window, "Sana")
    session.set_language("sv")
    assert window.messages.last == session.text("unstored.first")
    assert session.options.language() == "fi"
    window.start.open_folder(folder.with_name("toinen"))
    asked(window).defaultButton().click()
    folder.with_name("poissa").rename(folder)


def test_a_lock_comes_before_words_and_says_what_was_lost(
    qtbot: QtBot, program: Program, told: list[int], folder: Path
) -> None:
    before = program.window
    before.session.options.set(LOCK_AFTER, "15")
    wrap_anew(folder, before.session.project.key, "neljä sanaa tähän nyt")
    clock = [1000.0]
    locking = Locking(before.session, before.work, before, lambda: clock[0])
    clock[0] += 10
    assert not locking.look()
    before.show_story(told[0])
    folder.rename(folder.with_name("poissa"))
    type_title(before, "Kadonnut sana")
    clock[0] += 61
    assert locking.look()
    QApplication.processEvents()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    start = program.window.start
    assert program.window is not before
    assert start.notice.text() == start.session.text("unstored.lost")
    assert start.notice.isVisible()
    shown = [str(each.property("text")) for each in QApplication.allWidgets()]
    assert not any("Kadonnut" in words for words in shown)
    folder.with_name("poissa").rename(folder)


def asked(window: MainWindow) -> QMessageBox:
    found = window.session.text("unstored.question")
    boxes = window.findChildren(QMessageBox)
    return next(box for box in boxes if box.isVisible() and box.text() == found)


def answer(window: MainWindow, key: str) -> None:
    words = window.session.text(key)
    next(b for b in asked(window).findChildren(QPushButton) if b.text() == words).click()
