"""Beside a quote stands how many people could have said it, and what to do where they are few."""

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from small_stories.anonymising.rewriting.printed import quote_text, undecided
from small_stories.changes.group_sizes import add_group_size, want_alike
from small_stories.changes.hiding import decide_mark
from small_stories.changes.quoting import edit_quote
from small_stories.model import Decision, TraitKind
from small_stories.storage.group_sizes import group_sizes
from small_stories.storage.project_file import Project
from small_stories.storage.quotes import quote
from small_stories.storage.setup import project_facts
from small_stories_app.main_window import MainWindow
from small_stories_app.preparing.group_sizes import GroupSizesDialog
from small_stories_app.preparing.people import People
from small_stories_app.report_tabs.quotes_tab import QuotesTab
from small_stories_app.views.report import ReportView

# What the screenless platform says of the list that is typed ahead.
pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)
Quotes = tuple[int, int]
ROLE, AREA, ACTIVITY = TraitKind.ROLE, TraitKind.AREA, TraitKind.ACTIVITY


@pytest.fixture
def tab(marked: Quotes, view: ReportView) -> QuotesTab:
    view.quotes.table.setFocus()
    return view.quotes


@pytest.fixture
def sheet(window: MainWindow, tab: QuotesTab) -> GroupSizesDialog:
    tab.panel.who.sizes.click()
    found = window.findChild(GroupSizesDialog)
    assert isinstance(found, GroupSizesDialog)
    return found


def offered(tab: QuotesTab) -> list[str]:
    return [each.text() for each in tab.panel.who.offers if each.isVisible()]


def attribution(project: Project, number: int) -> str:
    found = quote(project, number)
    assert found is not None
    return found.attribution


def test_what_nobody_has_counted_is_named(tab: QuotesTab) -> None:
    assert tab.panel.who.said.text() == (
        "Ei tiedetä, kuinka moneen tämä sopii, koska ryhmien kokoja ei ole kirjattu. "
        "Koko kirjaamatta: toiminta ”yhteiskeittiön” (puhujatieto), "
        "rooli ”kävijä” (puhujatieto). Haastatelluista tähän sopii yksi."
    )
    assert offered(tab) == []


def test_groups_that_are_all_narrower_than_the_quote_are_told_of(
    project: Project, tab: QuotesTab
) -> None:
    add_group_size(project, {ROLE: "kävijä", ACTIVITY: "yhteiskeittiö", AREA: "Korso"}, 4)
    assert tab.panel.who.said.text().startswith(
        "Ei tiedetä, kuinka moneen tämä sopii: kirjatut ryhmät on rajattu tarkemmin kuin tämä."
    )


def test_few_people_are_told_of_in_words_and_a_wider_byline_is_one_press(
    project: Project, marked: Quotes, tab: QuotesTab
) -> None:
    add_group_size(project, {ROLE: "kävijä"}, 30)
    add_group_size(project, {ROLE: "kävijä", ACTIVITY: "yhteiskeittiö"}, 4)
    assert tab.panel.who.said.text().startswith("Tähän sopii enintään 4 ihmistä. Ryhmän tekevät")
    assert offered(tab)[0] == "Puhujaksi ”kävijä” (sopii 30)"
    tab.panel.who.offers[0].click()
    assert attribution(project, marked[0]) == "kävijä"
    assert tab.panel.who.said.text().startswith("Tähän sopii enintään 30 ihmistä.")
    assert offered(tab) == []
    project.undo()
    assert attribution(project, marked[0]) == ""


def test_g_takes_the_first_offer(
    qtbot: QtBot, project: Project, marked: Quotes, tab: QuotesTab
) -> None:
    for mark in undecided(project, marked[0]):
        decide_mark(project, mark.id, Decision.KEEP)
    assert "Sanat kertovat tarkemmin kuin puhujatieto" in tab.panel.who.said.text()
    assert "Hakunila" in quote_text(project, marked[0])
    qtbot.keyClick(tab.table, Qt.Key.Key_G)
    assert "Hakunila" not in quote_text(project, marked[0])
    assert offered(tab) == []


def test_a_byline_is_chosen_from_the_tellers_facts(
    project: Project, marked: Quotes, tab: QuotesTab
) -> None:
    styles = tab.panel.styles
    assert [styles.itemText(n) for n in range(styles.count())] == [
        "kävijä",
        "yhteiskeittiön kävijä",
    ]
    styles.activated.emit(0)
    assert attribution(project, marked[0]) == "kävijä"
    assert tab.panel.attribution.text() == "kävijä"
    assert styles.currentIndex() == -1


def test_rare_words_are_listed_quietly(qtbot: QtBot, project: Project, tab: QuotesTab) -> None:
    rare = tab.panel.who.rare
    tab.table.selectRow(1)
    tab.table.selectRow(0)
    qtbot.waitUntil(lambda: not rare.isVisible())
    edit_quote(project, tab.table.current().id, attribution="kävijä")
    assert tab.panel.who.once_more.text() == ""


def test_sizes_are_added_changed_and_removed_in_the_sheet(
    qtbot: QtBot, project: Project, sheet: GroupSizesDialog
) -> None:
    people, role, area, *_ = sheet.list.fields
    qtbot.keyClicks(people, "24")
    role.insert("kävijä")
    qtbot.keyClicks(area, "Hakunila")
    qtbot.keyClick(area, Qt.Key.Key_Return)
    (size,) = group_sizes(project)
    assert (size.people, size.traits) == (24, ((ROLE, "kävijä"), (AREA, "Hakunila")))
    assert sheet.isVisible()
    model = sheet.list.model
    model.setData(model.index(0, 0), "7")
    model.setData(model.index(0, 2), "")
    (size,) = group_sizes(project)
    assert (size.people, size.traits) == (7, ((ROLE, "kävijä"),))
    sheet.list.remove_current()
    assert group_sizes(project) == []
    project.undo()
    project.undo()
    (size,) = group_sizes(project)
    assert size.value(AREA) == "Hakunila"


def test_undo_and_redo_work_while_the_sheet_is_open(
    qtbot: QtBot, project: Project, sheet: GroupSizesDialog
) -> None:
    people, role, *_ = sheet.list.fields
    qtbot.keyClicks(people, "24")
    role.insert("kävijä")
    qtbot.keyClick(role, Qt.Key.Key_Return)
    qtbot.keyClicks(people, "3")
    held, shift = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
    qtbot.keyClick(people, Qt.Key.Key_Z, held)
    assert (people.text(), len(group_sizes(project))) == ("", 1)
    qtbot.keyClick(people, Qt.Key.Key_Z, held)
    assert group_sizes(project) == []
    assert sheet.list.model.rowCount() == 0
    qtbot.keyClick(people, Qt.Key.Key_Z, held | shift)
    assert [each.people for each in group_sizes(project)] == [24]


@pytest.mark.parametrize("words", ["paljon", "-3", "2,5"])
def test_what_is_no_number_is_said_where_it_was_typed(
    qtbot: QtBot, project: Project, sheet: GroupSizesDialog, words: str
) -> None:
    qtbot.keyClicks(sheet.list.fields[0], words)
    sheet.list.fields[1].insert("kävijä")
    qtbot.keyClick(sheet.list.fields[1], Qt.Key.Key_Return)
    assert group_sizes(project) == []
    assert "numeroina" in sheet.wrong.text()
    assert sheet.list.fields[1].text() == "kävijä"


def test_words_of_the_project_are_typed_ahead(project: Project, sheet: GroupSizesDialog) -> None:
    for field, begun, whole in ((1, "käv", "kävijä"), (3, "yhteis", "yhteiskeittiö")):
        ahead = sheet.list.fields[field].completer()
        ahead.setCompletionPrefix(begun)
        assert ahead.currentCompletion() == whole


def test_enter_in_the_list_of_proposals_adds_the_row_and_leaves_the_list_standing(
    qtbot: QtBot, project: Project, sheet: GroupSizesDialog
) -> None:
    people, role, *_ = sheet.list.fields
    ahead = role.completer()
    for _ in range(2):
        people.insert("24")
        role.setFocus()
        role.insert("kävijä")
        ahead.setCompletionPrefix("kävijä")
        ahead.complete()
        assert ahead.popup().isVisible()
        enter = QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_Return, Qt.KeyboardModifier.NoModifier)
        QApplication.sendEvent(ahead.popup(), enter)
        assert not ahead.popup().isVisible()
    assert [each.people for each in group_sizes(project)] == [24, 24]
    assert role.completer() is ahead


def test_the_limit_is_changed_in_the_sheet(
    qtbot: QtBot, project: Project, sheet: GroupSizesDialog
) -> None:
    assert sheet.fewest.value() == 5
    sheet.fewest.setValue(8)
    sheet.fewest.editingFinished.emit()
    assert project_facts(project).fewest_alike == 8
    want_alike(project, 3)
    assert sheet.fewest.value() == 3


def test_every_control_of_the_sheet_has_a_name(sheet: GroupSizesDialog) -> None:
    for each in (*sheet.list.fields, sheet.list.table, sheet.fewest):
        assert isinstance(each, QWidget)
        assert each.accessibleName()


def test_the_sheet_is_opened_from_anywhere(window: MainWindow, marked: Quotes) -> None:
    window.show_step_of("interviews")
    window.commands.action("report.group_sizes").trigger()
    assert window.findChild(GroupSizesDialog) is not None


def test_the_sheet_is_opened_beside_the_interviewees_too(
    window: MainWindow, marked: Quotes
) -> None:
    window.show_step_of("prepare")
    people = window.findChild(People)
    assert isinstance(people, People)
    people.sizes.click()
    assert window.findChild(GroupSizesDialog) is not None
