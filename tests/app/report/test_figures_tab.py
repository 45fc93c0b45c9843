"""The tab figures, by key and by mouse: typed once, summed, brought in, and a survey beside."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QTableView
from pytestqt.qtbot import QtBot

from small_stories.changes.setting_up import add_quant_result
from small_stories.changes.survey import NewAnswers, accept_conditions, bring_in_answers
from small_stories.storage.project_file import Project
from small_stories.storage.setup import areas, project_facts, quant_results
from small_stories.storage.survey import answers
from small_stories_app.application import Program
from small_stories_app.keeping.answers_sheet import AnswersSheet
from small_stories_app.main_window import MainWindow
from small_stories_app.report_tabs.figures.conditions import Conditions
from small_stories_app.report_tabs.figures.figures_tab import FiguresTab
from small_stories_app.report_tabs.figures.import_answers import ImportAnswers
from small_stories_app.report_tabs.figures.import_figures import ImportFigures
from small_stories_app.report_tabs.figures.survey_panel import SurveyPanel
from small_stories_app.session import Session
from small_stories_app.views.report import ReportView

Key = Qt.Key


@pytest.fixture
def tab(window: MainWindow, view: ReportView) -> FiguresTab:
    window.commands.action("report.tab_figures").trigger()
    return view.figures


def words_of(tab: FiguresTab) -> list[str]:
    return [line.words for line in tab.table.told.model.rows]


def test_figures_are_typed_edited_and_taken_away_by_key(
    qtbot: QtBot, window: MainWindow, tab: FiguresTab, project: Project
) -> None:
    assert tab.empty.isVisible()
    window.show_step_of("interviews")
    window.commands.action("report.new_figure").trigger()
    fields = tab.table.list.fields
    assert fields[0].hasFocus()
    for field, words in zip(
        fields, ("Retkiä", "1030", "Korso", "2024", "Tapahtumat"), strict=False
    ):
        field.setText(words)
    qtbot.keyClick(fields[0], Key.Key_Return)
    found = quant_results(project)[0]
    assert (found.name, found.value, found.area, found.kind) == (
        "Retkiä",
        "1030",
        "Korso",
        "events",
    )
    assert not tab.empty.isVisible()
    table = tab.table.list.table
    table.setFocus()
    table.setCurrentIndex(tab.table.list.model.index(0, 2))
    qtbot.keyClick(table, Key.Key_F2)
    field = QApplication.focusWidget()
    assert isinstance(field, QLineEdit)
    field.setText("Rekola")
    qtbot.keyClick(field, Key.Key_Return)
    qtbot.waitUntil(lambda: quant_results(project)[0].area == "Rekola")
    tab.table.list.model.setData(tab.table.list.model.index(0, 1), " ")
    assert quant_results(project)[0].value == "1030"
    assert "Mitään ei tallennettu" in window.messages.last
    table.setFocus()
    qtbot.keyClick(table, Key.Key_Delete)
    assert quant_results(project) == []
    project.undo()
    assert tab.table.list.model.rowCount() == 1


@pytest.mark.qt_log_ignore("This plugin does not support", extend=True)
def test_an_area_that_was_used_is_offered_and_enter_in_the_list_adds_the_figure(
    qtbot: QtBot, tab: FiguresTab, project: Project
) -> None:
    add_quant_result(project, "Retkiä", "4", area="Koivukylä-Korso")
    for field, words in zip(tab.table.list.fields, ("Kerhoja", "2"), strict=False):
        field.setText(words)
    field = tab.table.list.fields[2]
    field.setFocus()
    qtbot.keyClicks(field, "kors")
    offered = field.completer().popup()
    qtbot.waitUntil(offered.isVisible)
    qtbot.keyClick(offered, Key.Key_Down)
    qtbot.keyClick(offered, Key.Key_Return)
    qtbot.waitUntil(lambda: len(quant_results(project)) == 2)
    assert [each.area for each in quant_results(project)] == ["Koivukylä-Korso"] * 2
    assert len(areas(project)) == 1


def test_sums_and_contradictions_are_told_and_lead_to_the_figure(
    tab: FiguresTab, window: MainWindow, project: Project
) -> None:
    add_quant_result(project, "Kerhoja", "2", "2024")
    for area, value in (("Korso", "10"), ("Rekola", "16")):
        add_quant_result(project, "Retkiä", value, "2024", area=area)
    assert words_of(tab) == ["Retkiä, 2024: yhteensä 26 (Korso 10, Rekola 16)."]
    add_quant_result(project, "Kerhoja", "3", "2024", "vihko")
    assert [words.split(":")[0] for words in words_of(tab)] == ["Kerhoja, 2024", "Retkiä, 2024"]
    assert "2 ja 3 (vihko)" in words_of(tab)[0]
    tab.table.told.table.setCurrentIndex(tab.table.told.model.index(1, 0))
    window.commands.action("report.go_to_figure").trigger()
    chosen = tab.table.list.current()
    assert chosen is not None
    assert (chosen.name, chosen.area) == ("Retkiä", "Korso")


def show(qtbot: QtBot, where: FiguresTab | SurveyPanel, path: Path) -> None:
    where.show_table(path)
    qtbot.waitUntil(lambda: not where.reading.is_reading, timeout=20_000)


def test_a_table_is_looked_at_before_it_comes_in(
    qtbot: QtBot, tab: FiguresTab, window: MainWindow, project: Project, tmp_path: Path
) -> None:
    add_quant_result(project, "Retkiä", "4", area="Korso")
    path = tmp_path / "luvut.csv"
    path.write_text("Tieto;Alue;Määrä;Huom\nRetkiä;Korso;4;x\nRetkiä;Rekola;5;y\n")
    show(qtbot, tab, path)
    sheet = window.findChild(ImportFigures)
    assert sheet is not None
    assert [each.area for each in sheet.new] == ["Rekola"]
    assert "Huom" in sheet.about.text()
    sheet.accept()
    assert [each.area for each in quant_results(project)] == ["Korso", "Rekola"]
    path.write_text("Tieto;Määrä\nRetkiä;4\nKerhoja;\n")
    show(qtbot, tab, path)
    assert "Riviltä 3 puuttuu luku" in window.messages.last
    assert len(quant_results(project)) == 2


def survey_table(folder: Path, people: int, item: str = "3") -> Path:
    path = folder / "kysely.csv"
    ten = ";".join(["3"] * 9 + [item])
    head = "Koodi;Ryhmä;" + ";".join(map(str, range(1, 11)))
    path.write_text("\n".join([head, *(f"salainen{n};kävijät;{ten}" for n in range(people))]))
    return path


def test_conditions_are_accepted_once_and_answers_come_in_by_wave(
    qtbot: QtBot,
    session: Session,
    tab: FiguresTab,
    window: MainWindow,
    project: Project,
    tmp_path: Path,
) -> None:
    window.commands.action("report.survey_conditions").trigger()
    conditions = window.findChild(Conditions)
    assert conditions is not None
    assert conditions.address.text().startswith("https://thl.fi/")
    conditions.accept()
    assert project_facts(project).survey_told_on
    again = Conditions(session, window)
    assert again.accepted_on == project_facts(project).survey_told_on
    again.accept()
    assert [change.name for change in project.history()].count("survey.conditions_accepted") == 1
    show(qtbot, tab.survey, survey_table(tmp_path, 6))
    sheet = window.findChild(ImportAnswers)
    assert sheet is not None
    sheet.accept()
    assert {each.wave for each in answers(project)} == {"start"}
    show(qtbot, tab.survey, survey_table(tmp_path, 6, "4"))
    again = window.findChildren(ImportAnswers)[-1]
    again.accept()
    assert "Rivin 2 koodilla" in again.wrong.text()
    again.wave.setCurrentIndex(1)
    again.accept()
    assert {each.wave for each in answers(project)} == {"start", "end"}
    show(qtbot, tab.survey, survey_table(tmp_path, 2, "6"))
    assert "Rivillä 2 väitteen 10 vastaus ei ole väliltä 1–5" in window.messages.last
    assert len(answers(project)) == 12


def said_by(tab: FiguresTab) -> str:
    labels = tab.survey.findChildren(QLabel)
    return " ".join(label.text() for label in labels if label.isVisible())


def test_the_survey_shows_groups_and_never_a_person(
    tab: FiguresTab, qtbot: QtBot, project: Project
) -> None:
    accept_conditions(project, "2026-11-22")
    forms = [
        NewAnswers(f"salainen{n}", wave, "kävijät" if n else "yksinäiset", (item,) * 10)
        for n in range(7)
        for wave, item in (("start", 3), ("end", 4))
    ]
    bring_in_answers(project, forms, "1")
    qtbot.waitUntil(lambda: "muutos +25,0" in said_by(tab))
    assert "salainen" not in said_by(tab)
    table = next(t for t in tab.survey.findChildren(QTableView) if t.isVisible())
    rows = [
        [table.model().index(row, column).data() for column in range(3)]
        for row in range(table.model().rowCount())
    ]
    hidden = "ei näytetä"
    assert rows == [
        ["kävijät", hidden, hidden], ["yksinäiset", hidden, hidden], ["Kaikki", "7", "50,0"]
    ]  # fmt: skip
    remove = [each for each in tab.survey._removing if "loppukysely" in each.text()]
    qtbot.mouseClick(remove[0], Qt.MouseButton.LeftButton)
    assert {each.wave for each in answers(project)} == {"start"}


def test_a_respondent_leaves_the_survey_for_good(program: Program, project: Project) -> None:
    window = program.window
    window.show_step_of("report")
    window.commands.action("report.tab_figures").trigger()
    tab = window.findChild(FiguresTab)
    assert isinstance(tab, FiguresTab)
    assert tab.survey.leaving.isHidden()
    accept_conditions(project, "2026-01-01")
    forms = [NewAnswers(code, wave, "", (3,) * 10) for code in ("K1", "K2") for wave in "ab"]
    bring_in_answers(project, forms, "taulukko")
    tab.survey.leaving.click()
    sheet = window.findChild(AnswersSheet)
    assert isinstance(sheet, AnswersSheet)
    assert not sheet.do_it.isEnabled()
    sheet.code.insert("K1")
    sheet.code.textEdited.emit("K1")
    assert sheet.do_it.text() == "Poista 2 lomaketta"
    sheet.do_it.click()
    QApplication.processEvents()
    assert program.window is not window
    again = program.window.findChild(FiguresTab)
    assert isinstance(again, FiguresTab)
    assert again.isVisible()
    now = program.window.session.project
    assert {each.respondent for each in answers(now)} == {"K2"}
    now.undo()
    assert "K1" not in {each.respondent for each in answers(now)}
