"""At the end, in the real window: two choices, what stops it, and a certificate."""

from datetime import date, timedelta

import pytest
from PySide6.QtWidgets import QMessageBox

from small_stories.changes.hiding import add_identity
from small_stories.changes.keeping import set_retention
from small_stories.changes.marking import mark_story
from small_stories.changes.setting_up import write_report_section
from small_stories.erasing.destruction import Keep
from small_stories.model import IdentityKind, Span
from small_stories.storage.interviews import interviews, turns
from small_stories.storage.project_file import Project
from small_stories.storage.stories import stories
from small_stories_app.keeping.certificate_dialog import CertificateDialog
from small_stories_app.keeping.destruction_sheet import DestructionSheet
from small_stories_app.main_window import MainWindow
from small_stories_app.views.lock_away import LockAwayView


@pytest.fixture
def view(window: MainWindow, project: Project) -> LockAwayView:
    talk = interviews(project)[0].id
    turn = turns(project, talk)[1]
    mark_story(project, talk, [Span(turn.id, 0, len(turn.text))])
    window.show_step_of("lock_away")
    found = window.findChild(LockAwayView)
    assert isinstance(found, LockAwayView)
    return found


def sheet_of(view: LockAwayView, keep: Keep) -> DestructionSheet:
    view.ending.choices[keep].click()
    view.ending.begin.click()
    found = view.window().findChild(DestructionSheet)
    assert isinstance(found, DestructionSheet)
    return found


@pytest.mark.parametrize(("keep", "left"), [(Keep.STORIES, 1), (Keep.TYPES, 0)])
def test_what_was_chosen_stays_and_a_certificate_is_offered(
    window: MainWindow, view: LockAwayView, keep: Keep, left: int
) -> None:
    sheet_of(view, keep).do_it.click()
    project = window.session.project
    assert len(stories(project)) == left
    assert all(not turns(project, talk.id) for talk in interviews(project))
    assert project.next_undo() is None
    assert window.findChild(CertificateDialog) is not None


def test_a_name_that_stays_stops_it_and_is_gone_to(window: MainWindow, view: LockAwayView) -> None:
    project = window.session.project
    add_identity(project, IdentityKind.PERSON, "Kaisu", who="naapuri")
    write_report_section(project, "discussion", "Kaisu oli mukana.")
    sheet = sheet_of(view, Keep.STORIES)
    assert not sheet.do_it.isEnabled()
    sheet.places[0].click()
    assert window.step_on_screen() == "report"


def test_when_the_time_is_past_the_reminder_leads_there(
    window: MainWindow, view: LockAwayView
) -> None:
    session = window.session
    set_retention(session.project, date.today() - timedelta(days=3))
    assert view.to_ending.isVisible()
    window.show_step_of("prepare")
    session.do_to_all(lambda _: None)
    box = window.findChild(QMessageBox)
    assert isinstance(box, QMessageBox)
    assert "3 päivää sitten" in box.text()
    next(each for each in box.buttons() if each.text() == "Avaa Säilytys").click()
    assert window.step_on_screen() == "lock_away"
    view.to_ending.click()
    sheet_of(view, Keep.TYPES).do_it.click()
    assert not view.to_ending.isVisible()
