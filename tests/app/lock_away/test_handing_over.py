"""A copy for somebody else, made in the real window by the real child process."""

from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from small_stories.changes.hiding import add_identity
from small_stories.changes.setting_up import write_report_section
from small_stories.model import IdentityKind
from small_stories.storage.exports import exports
from small_stories.storage.interviews import interviews, turns
from small_stories.storage.project_file import Project, open_project
from small_stories_app.dialogs.recovery_code import RecoveryCodeDialog
from small_stories_app.keeping.hand_over_sheet import HandOverSheet
from small_stories_app.main_window import MainWindow
from small_stories_app.views.lock_away import LockAwayView

WORDS = "viisi sanaa toiselle ihmiselle tänään"
SECONDS = 30_000


@pytest.fixture
def view(window: MainWindow) -> LockAwayView:
    window.show_step_of("lock_away")
    found = window.findChild(LockAwayView)
    assert isinstance(found, LockAwayView)
    return found


def sheet_of(view: LockAwayView) -> HandOverSheet:
    view.handing.begin.click()
    found = view.window().findChild(HandOverSheet)
    assert isinstance(found, HandOverSheet)
    return found


@pytest.mark.parametrize(("kind", "turns_there"), [("analyst", 12), ("archive", 0)])
def test_a_copy_is_made_told_and_listed_among_what_has_left(
    qtbot: QtBot, view: LockAwayView, project: Project, tmp_path: Path, kind: str, turns_there: int
) -> None:
    sheet = sheet_of(view)
    sheet.kinds[kind].click()
    sheet.folder.setText(str(tmp_path / "kopio"))
    sheet.words.setText(WORDS)
    sheet.again.setText(WORDS)
    sheet.accept()
    assert not view.handing.begin.isEnabled()
    assert project.folder.stem not in view.session.jobs.jobs[0].what
    qtbot.waitUntil(lambda: view.handing.job is None, timeout=SECONDS)
    copy = tmp_path / "kopio.smallstories"
    with open_project(copy, WORDS) as opened:
        talk = interviews(opened)[0].id
        assert len(turns(opened, talk)) == turns_there
    shown = view.window().findChild(RecoveryCodeDialog)
    assert isinstance(shown, RecoveryCodeDialog)
    open_project(copy, shown.code.text()).close()
    assert exports(project)[-1].path == str(copy)
    assert "kopio" in view.model.index(0, 1).data()


def test_of_a_copy_that_is_stopped_nothing_stays(
    view: LockAwayView, project: Project, tmp_path: Path
) -> None:
    view.handing.make(tmp_path / "kopio.smallstories", WORDS, False)
    view.handing.progress.stop.click()
    assert view.handing.job is None
    assert list(tmp_path.glob("kopio*")) == []
    assert exports(project) == []


def test_what_is_missing_or_in_the_way_is_said_in_the_sheet(
    view: LockAwayView, project: Project, tmp_path: Path
) -> None:
    add_identity(project, IdentityKind.PERSON, "Kaisu", who="naapuri")
    write_report_section(project, "discussion", "Kaisu oli mukana.")
    taken = tmp_path / "varattu.smallstories"
    taken.mkdir()
    sheet = sheet_of(view)
    sheet.folder.setText(str(project.folder / "kopio"))
    told = []
    for step in (
        lambda: None,
        lambda: sheet.folder.setText(str(tmp_path / "kopio")),
        lambda: sheet.words.setText(WORDS),
        lambda: (sheet.again.setText(WORDS), sheet.kinds["archive"].click()),
        lambda: sheet.folder.setText(str(taken)),
    ):
        step()
        sheet.accept()
        told.append(sheet.notice.text())
    assert len(set(told)) == 5
    assert sheet.isVisible()
    sheet.places[0].button.click()
    window = view.window()
    assert isinstance(window, MainWindow)
    assert window.step_on_screen() == "report"
