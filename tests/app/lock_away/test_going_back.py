"""Going back to a copy in the real window, and back again."""

from datetime import date

from small_stories.changes.interviewing import remove_interview
from small_stories.changes.setting_up import add_goal
from small_stories.storage.backups import back_up
from small_stories.storage.interviews import interviews
from small_stories.storage.project_file import PROJECT_DATABASE, Project
from small_stories.storage.restoring import copy_names
from small_stories.storage.setup import goals
from small_stories_app.keeping.restore_sheet import RestoreSheet
from small_stories_app.main_window import MainWindow
from small_stories_app.views.lock_away import LockAwayView
from small_stories_app.whole_project import go_back_to


def test_a_copy_comes_back_and_what_was_there_becomes_one(
    window: MainWindow, project: Project
) -> None:
    back_up(project.folder, project.db, project.key, PROJECT_DATABASE, date(2026, 1, 2))
    remove_interview(project, interviews(project)[0].id)
    add_goal(project, "Uusi tavoite")
    window.show_step_of("lock_away")
    view = window.findChild(LockAwayView)
    assert isinstance(view, LockAwayView)
    view.go_back.click()
    sheet = window.findChild(RestoreSheet)
    assert isinstance(sheet, RestoreSheet)
    assert "2.1.2026" in sheet.do_it.text()
    told = sheet.differing.text().splitlines()
    assert told[:2] == ["• haastattelut: palaa 1", "• puheenvuorot: palaa 12"]
    assert told[2].endswith("ja muut: poistuu 1, palaa 2")
    sheet.do_it.click()
    now = window.session.project
    assert [each.code for each in interviews(now)] == ["H01"]
    assert len(goals(now)) == 2
    assert len(copy_names(now.folder)) == 2
    assert window.step_on_screen() == "lock_away"
    go_back_to(window.session, copy_names(now.folder)[-1])
    assert interviews(window.session.project) == []
    assert len(goals(window.session.project)) == 3
