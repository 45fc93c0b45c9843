import zipfile
from pathlib import Path

import pytest
from docx import Document
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from small_stories.anonymising.ledger import add_entry
from small_stories.anonymising.rewriting.printed import undecided
from small_stories.changes.hiding import NewMark, decide_identity, decide_mark, store_marks
from small_stories.changes.marking import toggle_goal
from small_stories.changes.quoting import pass_by_eye, remove_quote
from small_stories.changes.reading import write_reading
from small_stories.changes.setting_up import describe_project, record_consent
from small_stories.model import Decision, IdentityKind
from small_stories.storage.exports import exports
from small_stories.storage.identities import marks
from small_stories.storage.project_file import Project
from small_stories.storage.quotes import quote, quote_spans, quotes
from small_stories.storage.rows import update
from small_stories.storage.setup import goals, interviewees, project_facts
from small_stories_app.main_window import MainWindow
from small_stories_app.report_tabs.export_tab import ExportTab
from small_stories_app.views.prepare import PrepareView
from small_stories_app.views.report import ReportView

Quotes = tuple[int, int]
NAMES = ("Marjat", "Hakunila", "040 123 4567")


@pytest.fixture
def tab(marked: Quotes, view: ReportView) -> ExportTab:
    view.tabs.setCurrentWidget(view.export)
    return view.export


def open_things(tab: ExportTab) -> list[str]:
    return [
        str(tab.what_is_open.model.index(row, 0).data())
        for row in range(tab.what_is_open.model.rowCount())
    ]


def settle(project: Project) -> None:
    """Decide every mark and read every quote through."""
    wordings = {"Marjatta": "Helmi", "Hakunilassa": "asuinalue"}
    for mark in marks(project):
        wording = wordings.get(mark.words, "")
        decision = Decision.REPLACE if wording else Decision.REMOVE
        base = {"Hakunilassa": "Hakunila"}.get(mark.words, mark.words)
        if any(each.id == mark.id and each.decision is None for each in marks(project)):
            if wording:
                entry = add_entry(project, IdentityKind(mark.kind), base)
                decide_identity(project, entry, decision, wording)
            else:
                decide_mark(project, mark.id, decision)
    for each in quotes(project):
        pass_by_eye(project, each.id, passed=True)


def content(folder: Path, name: str) -> str:
    with zipfile.ZipFile(folder / name) as packed:
        return "".join(packed.read(part).decode("utf-8", "replace") for part in packed.namelist())


def test_an_undecided_mark_stops_the_export_and_is_named_and_led_to(
    qtbot: QtBot, view: ReportView, tab: ExportTab
) -> None:
    assert not tab.write.isEnabled()
    assert open_things(tab)[0] == (
        "Sitaatissa H02/1a on merkintä, josta ei ole päätetty: henkilö (puheenvuoro 2). Päätä,"
        " korvataanko se, karkeistetaanko, poistetaanko vai jätetäänkö ennalleen."
    )
    assert tab.what_is_open.state.text().startswith("Raporttia ei vielä voi kirjoittaa")
    tab.what_is_open.table.setFocus()
    qtbot.keyClick(tab.what_is_open.table, Qt.Key.Key_Return)
    assert view.tabs.currentWidget() is view.marks
    assert view.marks.panel.name.text() == "Marjatta"


def test_one_mark_left_of_four_still_stops_the_export(
    project: Project, marked: Quotes, tab: ExportTab
) -> None:
    settle(project)
    assert tab.write.isEnabled()
    last = marks(project)[-1]
    place = (last.turn_id, last.start - 2, last.end)
    store_marks(
        project, last.interview_id, [NewMark(*place, kind=last.kind, tier="marked", reason="phone")]
    )
    assert [each.id for each in undecided(project, marked[1])] != []
    assert not tab.write.isEnabled()
    assert "puhelinnumero (puheenvuoro 4)" in open_things(tab)[0]


def test_the_report_is_written_after_deciding_and_holds_no_hidden_name(
    qtbot: QtBot, project: Project, tab: ExportTab, tmp_path: Path
) -> None:
    settle(project)
    assert tab.what_is_open.state.text() == "Mikään ei estä vientiä."
    tab.folder.setText(str(tmp_path / "ulos"))
    qtbot.mouseClick(tab.write, Qt.MouseButton.LeftButton)
    folder = tmp_path / "ulos"
    assert sorted(each.name for each in folder.iterdir()) == [
        "quotes.docx",
        "report.docx",
        "typology.csv",
        "typology.xlsx",
    ]
    for name in ("quotes.docx", "report.docx", "typology.xlsx"):
        held = content(folder, name)
        assert not [hidden for hidden in NAMES if hidden in held]
    assert "[asuinalueella]" in content(folder, "report.docx")
    assert "[Helmi] se soitti" in content(folder, "quotes.docx")
    assert str(folder / "report.docx") in tab.result.text()
    assert tab.open_folder.isVisible()
    assert len(exports(project)) == 4
    names = {tab.went_out.model.index(row, 5).data() for row in range(4)}
    assert names == {"quotes.docx", "report.docx", "typology.xlsx", "typology.csv"}


def test_a_hidden_name_in_the_analysts_own_text_stops_the_files_at_the_gate(
    qtbot: QtBot, window: MainWindow, project: Project, tab: ExportTab, tmp_path: Path
) -> None:
    settle(project)
    describe_project(project, means="Marjatan johdolla")
    assert tab.what_is_open.state.text() == "Raporttia ei vielä voi kirjoittaa: yksi kohta on auki."
    tab.folder.setText(str(tmp_path / "ulos"))
    tab.write.click()
    assert "peitettäväksi päätetty nimi" in window.messages.last
    assert not list((tmp_path / "ulos").glob("*.docx"))
    assert not (tmp_path / "ulos").exists()
    assert tab.result.text() == ""
    assert exports(project) == []
    assert open_things(tab)[tab.what_is_open.table.currentIndex().row()].startswith(
        "Peitettäväksi päätetty nimi on hankkeen tiedoissa."
    )
    with qtbot.waitSignal(tab.step_asked) as asked:
        tab.what_is_open.go.click()
    assert asked.args == ["prepare"]


def test_what_is_missing_leads_to_its_field_or_its_person(
    project: Project, window: MainWindow, marked: Quotes, tab: ExportTab
) -> None:
    settle(project)
    found = quote(project, marked[0])
    assert found is not None
    toggle_goal(project, found.story_id, goals(project)[1].id)
    tab.show_project()
    tab.what_is_open.go.click()
    assert window.focusWidget() is window.interviews.page.panel.reading.fields["exemplifies"]
    toggle_goal(project, found.story_id, goals(project)[1].id)
    (teller,) = (each for each in interviewees(project) if each.code == "H02")
    record_consent(project, teller.id, "invited", "quotes", given=False)
    tab.show_project()
    tab.what_is_open.go.click()
    (prepare,) = (view for view in window.views if isinstance(view, PrepareView))
    assert window.pages.currentWidget() is prepare
    assert prepare.people.list.current() == teller
    assert window.focusWidget() is prepare.people.list.table


def test_what_stops_at_the_gate_leads_to_its_story_quote_or_name(
    qtbot: QtBot, project: Project, marked: Quotes, view: ReportView, tab: ExportTab
) -> None:
    settle(project)
    first = quote(project, marked[0])
    assert first is not None
    write_reading(project, first.story_id, text="Marjatan kannustus auttoi.")
    with qtbot.waitSignal(view.story_asked) as asked:
        tab.what_is_open.go.click()
    assert asked.args == [first.story_id]
    write_reading(project, first.story_id, text="Kannustus auttoi. Soita 040 123 4568.")
    tab.show_project()
    assert any("josta ei ole päätetty" in said for said in open_things(tab))
    write_reading(project, first.story_id, text="Kannustus auttoi.")
    entry = add_entry(project, IdentityKind.PERSON, "Ursula")
    decide_identity(project, entry, Decision.ROLE, "Marjatan ystävä")
    view.tabs.setCurrentWidget(tab)
    tab.show_project()
    tab.what_is_open.go.click()
    assert view.tabs.currentWidget() is view.ledger


def test_the_log_of_decisions_is_written_also_while_something_is_open(
    project: Project, tab: ExportTab, tmp_path: Path
) -> None:
    assert not tab.write.isEnabled()
    folder = tmp_path / "loki"
    tab.folder.setText(str(folder))
    tab.write_log.click()
    assert tab.result.text().startswith("Päätösloki on kirjoitettu.")
    assert str(folder / "decisions.docx") in tab.result.text()
    assert {each.kind for each in exports(project)} == {"decision_log"}
    for name in NAMES:
        assert name not in content(folder, "decisions.docx")
        assert name not in (folder / "decisions.csv").read_text(encoding="utf-8-sig")


def test_each_thing_that_stops_leads_to_where_it_is_put_right(
    qtbot: QtBot, project: Project, marked: Quotes, view: ReportView, tab: ExportTab
) -> None:
    settle(project)
    first = quote(project, marked[0])
    assert first is not None
    pass_by_eye(project, marked[1], passed=False)
    tab.what_is_open.go.click()
    assert view.tabs.currentWidget() is view.quotes
    assert view.quotes.table.current().id == marked[1]
    pass_by_eye(project, marked[1], passed=True)
    view.tabs.setCurrentWidget(tab)
    write_reading(project, first.story_id, text="")
    with qtbot.waitSignal(view.story_asked) as asked:
        tab.what_is_open.go.click()
    assert asked.args == [first.story_id]


def test_a_consent_taken_back_stops_the_export_and_leads_to_preparation(
    qtbot: QtBot, project: Project, view: ReportView, tab: ExportTab
) -> None:
    settle(project)
    record_consent(project, interviewees(project)[1].id, "withdrawn", "quotes", given=False)
    assert not tab.write.isEnabled()
    with qtbot.waitSignal(view.step_asked) as asked:
        tab.what_is_open.go.click()
    assert asked.args == ["prepare"]


def test_a_quote_from_an_unchecked_turn_is_pointed_out_and_its_turn_is_led_to(
    qtbot: QtBot, project: Project, marked: Quotes, tab: ExportTab, window: MainWindow
) -> None:
    settle(project)
    place = quote_spans(project, marked[0])[0]
    with project.change("turn.corrected"):
        update(project.db, "turn", place.turn_id, state="draft")
    assert "jota ei ole tarkistettu" in open_things(tab)[0]
    tab.what_is_open.table.setFocus()
    tab.what_is_open.table.selectRow(0)
    qtbot.keyClick(tab.what_is_open.table, Qt.Key.Key_Return)
    page = window.interviews.page
    assert window.step_on_screen() == "interviews"
    assert page.text.turn_here() == place.turn_id
    assert page.text.hasFocus()
    keys = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
    qtbot.keyClick(page.text, Qt.Key.Key_Return, keys)
    window.show_step_of("report")
    assert not any("tarkistettu" in words for words in open_things(tab))


def test_what_went_out_tells_for_whom_in_which_language_and_with_which_quotes(
    project: Project, marked: Quotes, tab: ExportTab, tmp_path: Path
) -> None:
    settle(project)
    tab.folder.setText(str(tmp_path / "ulos"))
    tab.choices.choose_language("sv")
    tab.choices.choose("summary")
    tab.write.click()
    went = tab.went_out
    assert [went.model.index(0, column).data() for column in range(1, 6)] == [
        "Tiivistelmä", "julkinen", "ruotsi", "1", "summary.docx",
    ]  # fmt: skip
    assert went.told.text().splitlines()[1] == "Sitaatti: H02/1a"
    remove_quote(project, marked[0])
    assert went.told.text().splitlines()[1].startswith("Lisäksi yksi sitaatti, joka on sittemmin")


def take_in(qtbot: QtBot, tab: ExportTab, path: Path) -> None:
    tab.own_template.bring_in(path)
    qtbot.waitUntil(lambda: not tab.own_template.reading.is_reading, timeout=20_000)


def test_an_own_word_template_is_taken_in_chosen_and_removed_as_changes(
    qtbot: QtBot, project: Project, tab: ExportTab, tmp_path: Path
) -> None:
    document = Document()
    document.add_paragraph("{{tavoitteet}}")
    document.save(str(tmp_path / "kaupunki.docx"))
    take_in(qtbot, tab, tmp_path / "kaupunki.docx")
    assert project_facts(project).template == "own:kaupunki"
    assert tab.fields.template.currentText() == "kaupunki (oma pohja)"
    settle(project)
    tab.folder.setText(str(tmp_path / "ulos"))
    tab.write.click()
    assert [each.suffix for each in (tmp_path / "ulos").iterdir()] == [".docx"]
    tab.own_template.remove.click()
    assert project_facts(project).template == "evaluation"
    assert tab.fields.template.findData("own:kaupunki") == -1
    tab.session.undo()
    assert tab.fields.template.currentText() == "kaupunki (oma pohja)"
    (tmp_path / "ei_pohja.docx").write_bytes(b"nothing of Word")
    take_in(qtbot, tab, tmp_path / "ei_pohja.docx")
    assert tab.choices.name == "own:kaupunki"
