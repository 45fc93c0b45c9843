import logging

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from small_stories.anonymising import ledger
from small_stories.anonymising.rewriting.printed import quote_text
from small_stories.changes.hiding import decide_identity
from small_stories.model import Decision, IdentityKind, Profile
from small_stories.storage.identities import aliases, identities, marks
from small_stories.storage.ledger_rows import ledger_rows
from small_stories.storage.project_file import Project
from small_stories_app.main_window import MainWindow
from small_stories_app.report_tabs.ledger_tab import LedgerTab
from small_stories_app.session import Session
from small_stories_app.views.report import ReportView

Quotes = tuple[int, int]


@pytest.fixture
def entries(project: Project, marked: Quotes) -> tuple[int, int]:
    """Marjatta, said in two places, and Hakunila, said in one."""
    marjatta = ledger.add_entry(project, IdentityKind.PERSON, "Marjatta", who="keittiön vetäjä")
    hakunila = ledger.add_entry(project, IdentityKind.PLACE, "Hakunila")
    decide_identity(project, hakunila, Decision.COARSEN, "asuinalue")
    return marjatta, hakunila


@pytest.fixture
def tab(entries: tuple[int, int], view: ReportView) -> LedgerTab:
    view.tabs.setCurrentWidget(view.ledger)
    view.ledger.show_entry(entries[0])
    return view.ledger


def cells(tab: LedgerTab) -> list[list[str]]:
    rows, columns = range(tab.model.rowCount()), range(tab.model.columnCount())
    return [[str(tab.model.index(row, column).data()) for column in columns] for row in rows]


def choose(tab: LedgerTab, decision: Decision | None) -> None:
    box = tab.entry.decision.way
    box.setCurrentIndex(box.findData(decision))
    box.activated.emit(box.currentIndex())


def write(qtbot: QtBot, field: QLineEdit, words: str) -> None:
    field.setFocus()
    field.selectAll()
    field.insert(words)
    qtbot.keyClick(field, Qt.Key.Key_Return)


def test_an_empty_ledger_says_how_names_come_to_it(view: ReportView) -> None:
    view.tabs.setCurrentWidget(view.ledger)
    tab = view.ledger
    assert tab.pages.currentWidget() is tab.empty
    assert tab.empty.sentence.text().startswith("Luettelossa ei ole vielä nimiä.")
    tab.empty.button.click()
    assert view.tabs.currentWidget() is view.marks


def test_the_list_tells_who_each_is_what_is_decided_and_how_often_it_is_said(
    tab: LedgerTab,
) -> None:
    assert cells(tab) == [
        ["Hakunila", "paikka", "", "asuinalue", "1 / 1"],
        ["Marjatta", "henkilö", "keittiön vetäjä", "auki", "2 / 1"],
    ]
    assert tab.entry.title.text() == "Marjatta · henkilö"
    assert tab.entry.places.title.text() == "2 kohtaa 1 haastattelussa"
    assert [row.code for row in tab.entry.places.model.rows] == ["H02", "H02"]


def test_the_field_finds_by_name_other_name_and_description(
    project: Project, entries: tuple[int, int], tab: LedgerTab
) -> None:
    ledger.add_alias(project, entries[0], "Maikki")
    for wanted, found in (("haku", ["Hakunila"]), ("maik", ["Marjatta"]), ("vetä", ["Marjatta"]),
                          ("zzz", []), ("", ["Hakunila", "Marjatta"])):  # fmt: skip
        tab.wanted.setText(wanted)
        assert [row[0] for row in cells(tab)] == found
    assert not tab.entry.page.isHidden()


def test_a_name_added_by_hand_is_found_in_the_interviews(
    qtbot: QtBot, project: Project, tab: LedgerTab, session: Session
) -> None:
    told: list[str] = []
    session.said.connect(told.append)
    tab.kind.setCurrentIndex(tab.kind.findData(IdentityKind.OTHER))
    write(qtbot, tab.name, "pulla")
    assert [row[0] for row in cells(tab)] == ["Hakunila", "Marjatta", "pulla"]
    assert tab.entry.places.title.text() == "Nimeä ei ole haastatteluissa."
    assert tab.entry.places.waiting.text().startswith("2 kohtaa odottaa")
    assert told[-1].startswith("Nimi löytyi")
    assert tab.entry.title.text().startswith("pulla")
    project.undo()
    assert [row[0] for row in cells(tab)] == ["Hakunila", "Marjatta"]


def test_a_name_that_is_there_already_is_shown_and_not_added(
    qtbot: QtBot, project: Project, tab: LedgerTab
) -> None:
    tab.kind.setCurrentIndex(tab.kind.findData(IdentityKind.PLACE))
    write(qtbot, tab.name, "hakunila")
    assert len(identities(project)) == 2
    assert tab.entry.title.text() == "Hakunila · paikka"


def test_a_decision_holds_in_all_places_with_a_wording_for_each_profile(
    qtbot: QtBot, project: Project, marked: Quotes, tab: LedgerTab
) -> None:
    choose(tab, Decision.ROLE)
    fields = tab.entry.decision.fields
    assert fields[Profile.PUBLIC].text() == "keittiön vetäjä"
    write(qtbot, fields[Profile.PUBLIC], "ohjaaja")
    write(qtbot, fields[Profile.STRICT], "henkilö")
    entry = ledger_rows(project)[1]
    assert (entry.decision, entry.wording, entry.internal, entry.strict) == (
        "role", "ohjaaja", "", "henkilö"
    )  # fmt: skip
    assert quote_text(project, marked[0]).startswith("[Ohjaaja] se soitti")
    assert quote_text(project, marked[1], Profile.STRICT).startswith("[Henkilön] kanssa")
    project.undo()
    assert fields[Profile.STRICT].text() == ""
    choose(tab, None)
    assert [mark.decision for mark in marks(project) if mark.base == "Marjatta"] == [None, None]


def test_an_invented_name_is_waited_for(qtbot: QtBot, project: Project, tab: LedgerTab) -> None:
    choose(tab, Decision.REPLACE)
    public = tab.entry.decision.fields[Profile.PUBLIC]
    assert not public.isHidden()
    assert ledger_rows(project)[1].decision is None
    write(qtbot, public, "Helmi")
    assert (ledger_rows(project)[1].decision, ledger_rows(project)[1].wording) == (
        "replace", "Helmi"
    )  # fmt: skip
    choose(tab, Decision.REMOVE)
    assert public.isHidden()
    assert ledger_rows(project)[1].decision == "remove"


def test_another_name_looks_back_and_can_be_taken_away(
    qtbot: QtBot, project: Project, entries: tuple[int, int], tab: LedgerTab
) -> None:
    write(qtbot, tab.entry.names.name, "Numero")
    assert aliases(project) == {entries[0]: ("Numero",)}
    assert [row[4] for row in cells(tab)] == ["1 / 1", "3 / 1"]
    tab.entry.names.list.setCurrentRow(0)
    tab.entry.names.remove_button.click()
    assert aliases(project) == {}
    assert [row[4] for row in cells(tab)] == ["1 / 1", "2 / 1"]


def test_a_base_form_and_a_description_are_written(
    qtbot: QtBot, project: Project, tab: LedgerTab
) -> None:
    write(qtbot, tab.entry.who, "kertojan täti")
    write(qtbot, tab.entry.base, "Marjatta Virta")
    tab.entry.sensitive.click()
    entry = ledger_rows(project)[1]
    assert (entry.base, entry.who, bool(entry.sensitive)) == (
        "Marjatta Virta", "kertojan täti", True
    )  # fmt: skip
    write(qtbot, tab.entry.base, "")
    assert tab.entry.base.text() == "Marjatta Virta"


def test_chosen_places_become_another_one_of_the_same_name(
    project: Project, tab: LedgerTab
) -> None:
    assert not tab.entry.split_button.isEnabled()
    tab.entry.places.table.selectRow(1)
    assert tab.entry.split_note.text().startswith("Luetteloon tulee toinen ”Marjatta”")
    tab.entry.other.setText("naapuri")
    tab.entry.split_button.click()
    assert [(each.base, each.who) for each in identities(project) if each.kind == "person"] == [
        ("Marjatta", "keittiön vetäjä"),
        ("Marjatta", "naapuri"),
    ]
    assert tab.entry.who.text() == "naapuri"
    project.undo()
    assert len(identities(project)) == 2


def test_two_entries_are_joined_after_it_is_said_what_will_happen(
    project: Project, entries: tuple[int, int], tab: LedgerTab
) -> None:
    other = ledger.add_entry(project, IdentityKind.PERSON, "Maikki", who="ohjaaja")
    tab.show_entry(other)
    tab.entry.same.setCurrentIndex(tab.entry.same.findData(entries[0]))
    assert "Marjatta (keittiön vetäjä)" in tab.entry.merge_note.text()
    tab.entry.merge_button.click()
    assert aliases(project) == {entries[0]: ("Maikki",)}
    assert tab.entry.title.text() == "Marjatta · henkilö"


def test_an_entry_is_removed_by_key_and_brought_back(
    qtbot: QtBot, project: Project, tab: LedgerTab, window: MainWindow
) -> None:
    tab.table.setFocus()
    qtbot.keyClick(tab.table, Qt.Key.Key_Delete)
    assert [row[0] for row in cells(tab)] == ["Hakunila"]
    assert [mark.identity_id for mark in marks(project)].count(None) == 3
    project.undo()
    assert [row[0] for row in cells(tab)] == ["Hakunila", "Marjatta"]


def test_enter_on_a_place_goes_to_its_turn(qtbot: QtBot, tab: LedgerTab) -> None:
    tab.entry.places.table.selectRow(1)
    with qtbot.waitSignal(tab.turn_asked) as asked:
        tab.entry.places.table.activated.emit(tab.entry.places.table.currentIndex())
    assert asked.args == [tab.entry.places.model.rows[1].turn_id]


def test_no_name_stands_in_title_history_or_log(
    qtbot: QtBot, project: Project, tab: LedgerTab, window: MainWindow, session: Session,
    caplog: pytest.LogCaptureFixture,
) -> None:  # fmt: skip
    caplog.set_level(logging.DEBUG)
    told: list[str] = []
    session.said.connect(told.append)
    write(qtbot, tab.entry.names.name, "Maikki")
    write(qtbot, tab.entry.base, "Marjaana")
    sentences = [session.change_text(change) for change in project.history()]
    shown = " ".join([*sentences, *told, window.windowTitle(), caplog.text])
    assert not any(name in shown for name in ("Maikki", "Marjaana", "Marjatta", "Hakunila"))


def test_every_field_has_a_name_for_readers_of_the_screen(tab: LedgerTab) -> None:
    fields = (tab.wanted, tab.name, tab.kind, tab.table, tab.entry.base, tab.entry.who,
              tab.entry.names.list, tab.entry.names.name, tab.entry.decision.way, tab.entry.same,
              tab.entry.other, tab.entry.places.table,
              *tab.entry.decision.fields.values())  # fmt: skip
    assert [field for field in fields if not field.accessibleName()] == []
    QApplication.processEvents()


def test_a_number_is_covered_until_its_field_is_gone_to(
    project: Project, entries: tuple[int, int], tab: LedgerTab
) -> None:
    number = ledger.add_entry(project, IdentityKind.PHONE, "040 123 4567")
    tab.show_entry(number)
    assert cells(tab)[0][:2] == ["‹peitetty›", "puhelinnumero"]
    assert tab.entry.title.text() == "‹peitetty› · puhelinnumero"
    assert tab.entry.base.displayText() != "040 123 4567"
    (place,) = tab.entry.places.model.rows
    assert "040" not in str(tab.entry.places.model.index(0, 1).data())
    assert place.words == "040 123 4567"
