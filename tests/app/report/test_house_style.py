import zipfile
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from small_stories.anonymising.rewriting.house_style import HouseStyle, house_style_of
from small_stories.changes.hiding import Wordings, decide_mark
from small_stories.changes.house_style import choose_profile
from small_stories.changes.quoting import pass_by_eye
from small_stories.model import Brackets, Decision, Profile
from small_stories.reporting.readiness import hindrances
from small_stories.reporting.writing import write_report
from small_stories.storage.identities import marks
from small_stories.storage.project_file import Project
from small_stories.storage.quotes import quotes
from small_stories.storage.setup import project_facts
from small_stories_app.report_tabs.export_tab import ExportTab
from small_stories_app.report_tabs.house_style_form import HouseStyleForm
from small_stories_app.views.report import ReportView
from small_stories_app.widgets.still import StillBox

Quotes = tuple[int, int]


@pytest.fixture
def tab(marked: Quotes, view: ReportView) -> ExportTab:
    view.tabs.setCurrentWidget(view.export)
    return view.export


def choose(box: StillBox, data: object) -> None:
    box.setCurrentIndex(box.findData(data))
    box.activated.emit(box.currentIndex())


def test_readers_brackets_and_omission_are_chosen_and_undone(
    qtbot: QtBot, tab: ExportTab, project: Project
) -> None:
    form: HouseStyleForm = tab.house_style
    assert form.profile.currentData() == Profile.PUBLIC
    before = form.means.text()
    choose(form.profile, Profile.STRICT)
    choose(form.brackets, Brackets.DOUBLE)
    choose(form.omission, "(--)")
    assert project_facts(project).profile == Profile.STRICT
    assert house_style_of(project) == HouseStyle(Brackets.DOUBLE, "(--)")
    assert form.means.text() not in ("", before)
    for _ in range(3):
        tab.session.project.undo()
    assert project_facts(project).profile == Profile.PUBLIC
    tab.show_project()
    assert form.profile.currentData() == Profile.PUBLIC
    assert form.means.text() == before
    assert house_style_of(project) == HouseStyle()


def test_choosing_what_is_chosen_already_is_no_change(tab: ExportTab, project: Project) -> None:
    last = project.next_undo()
    choose(tab.house_style.profile, Profile.PUBLIC)
    choose(tab.house_style.omission, "(...)")
    assert project.next_undo() == last


@pytest.mark.parametrize(
    ("profile", "printed"),
    [(Profile.INTERNAL, "sisäinen"), (Profile.PUBLIC, "julkinen"), (Profile.STRICT, "tiukka")],
)
def test_the_report_prints_what_the_profile_says(
    tab: ExportTab, project: Project, tmp_path: Path, profile: Profile, printed: str
) -> None:
    words = Wordings(public="julkinen", internal="sisäinen", strict="tiukka")
    for mark in marks(project):
        decide_mark(project, mark.id, Decision.COARSEN, words)
    choose_profile(project, profile)
    for each in quotes(project):
        pass_by_eye(project, each.id, passed=True)
    assert hindrances(project) == []
    write_report(project, tmp_path)
    for name in ("report.docx", "quotes.docx"):
        with zipfile.ZipFile(tmp_path / name) as packed:
            document = packed.read("word/document.xml").decode("utf-8")
        others = {"sisäi", "julki", "tiuk"} - {printed[:5], printed[:4]}
        assert f"[{printed[:4]}" in document.lower()
        assert [other for other in others if f"[{other}" in document.lower()] == []
