"""At the end, in the real window: two choices, what stops it, and a certificate."""

from datetime import date, timedelta

import pytest
from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication, QMessageBox

from small_stories.changes.hiding import add_identity
from small_stories.changes.keeping import set_retention
from small_stories.changes.marking import mark_story
from small_stories.changes.setting_up import write_report_section
from small_stories.changes.survey import NewAnswers, accept_conditions, bring_in_answers
from small_stories.erasing.destruction import Keep
from small_stories.model import IdentityKind, Span
from small_stories.storage.interviews import interviews, turns
from small_stories.storage.project_file import Project
from small_stories.storage.stories import stories
from small_stories_app.application import Program
from small_stories_app.keeping.certificate_dialog import CertificateDialog
from small_stories_app.keeping.destruction_sheet import DestructionSheet
from small_stories_app.main_window import MainWindow
from small_stories_app.views.lock_away import LockAwayView
from small_stories_app.views.start import StartPage
from small_stories_app.whole_project import erase


@pytest.fixture
def told(project: Project) -> int:
    talk = interviews(project)[0].id
    turn = turns(project, talk)[1]
    return mark_story(project, talk, [Span(turn.id, 0, len(turn.text))])


@pytest.fixture
def view(window: MainWindow, told: int) -> LockAwayView:
    return view_in(window)


def view_in(window: MainWindow) -> LockAwayView:
    window.show_step_of("lock_away")
    found = window.findChild(LockAwayView)
    assert isinstance(found, LockAwayView)
    return found


def settle() -> None:
    QApplication.processEvents()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    QApplication.processEvents()


def sheet_of(view: LockAwayView, keep: Keep) -> DestructionSheet:
    view.ending.choices[keep].click()
    view.ending.begin.click()
    found = view.window().findChild(DestructionSheet)
    assert isinstance(found, DestructionSheet)
    return found


@pytest.mark.parametrize(("keep", "left"), [(Keep.STORIES, 1), (Keep.TYPES, 0)])
def test_what_was_chosen_stays_and_a_certificate_is_offered(
    program: Program, told: int, keep: Keep, left: int
) -> None:
    sheet_of(view_in(program.window), keep).do_it.click()
    settle()
    window = program.window
    project = window.session.project
    assert len(stories(project)) == left
    assert all(not turns(project, talk.id) for talk in interviews(project))
    assert project.next_undo() is None
    assert window.findChild(CertificateDialog) is not None


def test_forms_of_a_survey_go_unless_they_are_asked_for(window: MainWindow, told: int) -> None:
    assert not view_in(window).ending.forms.isVisibleTo(view_in(window))
    project = window.session.project
    accept_conditions(project, "2026-11-22")
    bring_in_answers(project, [NewAnswers("k1", "start", "", (3,) * 10)], "1")
    view = view_in(window)
    view.show_project()
    assert view.ending.forms.isVisibleTo(view)
    assert not view.ending.forms.isChecked()
    sheet = sheet_of(view, Keep.STORIES)
    assert "kyselylomake" in sheet.do_it.text()
    assert sheet.going.forms == 1
    sheet.reject()
    settle()
    view.ending.forms.click()
    sheet = sheet_of(view, Keep.STORIES)
    assert "kyselylomake" not in sheet.do_it.text()
    assert sheet.going.forms_kept == 1


def test_a_name_that_stays_stops_it_and_is_gone_to(window: MainWindow, view: LockAwayView) -> None:
    project = window.session.project
    add_identity(project, IdentityKind.PERSON, "Kaisu", who="naapuri")
    write_report_section(project, "discussion", "Kaisu oli mukana.")
    sheet = sheet_of(view, Keep.STORIES)
    assert not sheet.do_it.isEnabled()
    sheet.places[0].click()
    assert window.step_on_screen() == "report"


def test_when_the_time_is_past_the_reminder_leads_there(program: Program, told: int) -> None:
    session = program.window.session
    set_retention(session.project, date.today() - timedelta(days=3))
    assert view_in(program.window).to_ending.isVisible()
    program.window.show_step_of("prepare")
    erase(session, lambda _: None, StartPage.refresh)
    settle()
    window = program.window
    window.show_step_of("prepare")
    box = window.findChild(QMessageBox)
    assert isinstance(box, QMessageBox)
    assert "3 päivää sitten" in box.text()
    next(each for each in box.buttons() if each.text() == "Avaa Säilytys").click()
    assert window.step_on_screen() == "lock_away"
    view = view_in(window)
    view.to_ending.click()
    sheet_of(view, Keep.TYPES).do_it.click()
    settle()
    assert not view_in(program.window).to_ending.isVisible()
