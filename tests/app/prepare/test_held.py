"""When, where and by whom interviews were held is written in Prepare, and told in the report."""

from PySide6.QtCore import Qt

from small_stories.changes.interviewing import NewInterview, add_interview
from small_stories.model import SourceKind
from small_stories.reporting.blocks import texts
from small_stories.reporting.material import gather
from small_stories.reporting.sections.catalogue import section
from small_stories.storage.interviews import interview_by_code
from small_stories.storage.project_file import Project
from small_stories.storage.setup import areas_of_interview
from small_stories_app.views.prepare import PrepareView

EDIT = Qt.ItemDataRole.EditRole


def test_facts_of_an_interview_go_from_the_table_to_the_report(
    project: Project, view: PrepareView
) -> None:
    add_interview(project, NewInterview("H77", SourceKind.NOTES, "fi"))
    view.show_project()
    held = view.held.list
    place = next(n for n, row in enumerate(held.model.rows) if row.code == "H77")
    for column, words in ((1, "3.2.2026"), (2, "kirjasto"), (3, "opiskelija"), (4, "Mäki, Ranta")):
        assert held.model.setData(held.model.index(place, column), words, EDIT)
    held.table.selectRow(place)
    view.held._turn("interpreter")
    view.show_project()
    told = interview_by_code(project, "H77")
    assert told is not None
    assert (told.held_on, told.place_kind, told.interpreter) == ("2026-02-03", "kirjasto", 1)
    assert [each.name for each in areas_of_interview(project, told.id)] == ["Mäki", "Ranta"]
    shown = [held.model.index(place, column).data() for column in range(6)]
    assert shown == ["H77", "3.2.2026", "kirjasto", "opiskelija", "Mäki, Ranta", "tulkki mukana"]
    method = "\n".join(texts(section(gather(project, "fi"), "method")))
    assert "opiskelija" in method
    assert "kirjasto" in method
    assert "Tulkki oli mukana yhdessä haastattelussa" in method


def test_a_day_that_cannot_be_understood_changes_nothing(
    project: Project, view: PrepareView
) -> None:
    add_interview(project, NewInterview("H77", SourceKind.NOTES, "fi"))
    view.show_project()
    held = view.held.list
    place = next(n for n, row in enumerate(held.model.rows) if row.code == "H77")
    for words in ("ensi viikolla", "31.2.2026", "3.2."):
        held.model.setData(held.model.index(place, 1), words, EDIT)
        told = interview_by_code(project, "H77")
        assert told is not None
        assert told.held_on is None
