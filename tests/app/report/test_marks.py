import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from small_stories.anonymising.rewriting.printed import quote_text
from small_stories.changes.hiding import add_identity, store_marks
from small_stories.model import Decision, IdentityKind
from small_stories.storage.identities import identities, marks, marks_in_quotes
from small_stories.storage.project_file import Project
from small_stories_app.main_window import MainWindow
from small_stories_app.report_tabs.mark_words import MASK
from small_stories_app.report_tabs.marks_tab import MarksTab
from small_stories_app.views.report import ReportView

Quotes = tuple[int, int]


@pytest.fixture
def tab(marked: Quotes, view: ReportView) -> MarksTab:
    view.tabs.setCurrentWidget(view.marks)
    view.marks.queue.setFocus()
    view.marks.queue.selectRow(0)
    return view.marks


def press(qtbot: QtBot, tab: MarksTab, key: Qt.Key, shift: bool = False) -> None:
    held = Qt.KeyboardModifier.ShiftModifier if shift else Qt.KeyboardModifier.NoModifier
    qtbot.keyClick(tab.queue, key, held)


def words_left(tab: MarksTab) -> list[str]:
    return [str(tab.model.index(row, 0).data()) for row in range(tab.model.rowCount())]


def decisions(project: Project) -> dict[str, tuple[str | None, str]]:
    return {mark.words: (mark.decision, mark.wording) for mark in marks(project)}


def test_the_queue_holds_the_marks_of_the_quotes_and_says_how_many_are_left(tab: MarksTab) -> None:
    assert words_left(tab) == ["Marjatta", "Hakunilassa", "Marjatan", MASK]
    assert tab.left.text() == "Yhdestä haastattelusta ei ole vielä etsitty tunnistetietoja."
    assert tab.panel.turn.toPlainText().startswith("Marjatta se soitti")
    assert tab.panel.why.text() == "henkilö · Nimi on ohjelman nimi- tai paikkaluettelossa."


def test_a_accepts_the_wording_here_and_the_next_mark_comes(
    qtbot: QtBot, project: Project, marked: Quotes, tab: MarksTab
) -> None:
    press(qtbot, tab, Qt.Key.Key_D)
    tab.panel.wording.setText("asuinalue")
    assert tab.panel.preview.text() == "[asuinalueella]"
    press(qtbot, tab, Qt.Key.Key_A)
    assert decisions(project)["Hakunilassa"] == (Decision.COARSEN, "asuinalue")
    assert words_left(tab) == ["Marjatta", "Marjatan", MASK]
    assert tab.panel.words.text() == "”Marjatan”"
    assert quote_text(project, marked[0]) == (
        "[—] se soitti, ja minä lähdin [asuinalueella] heti keittiölle."
    )
    assert [(entry.base, entry.decision) for entry in identities(project)] == [("Hakunila", None)]
    project.undo()
    assert words_left(tab) == ["Marjatta", "Hakunilassa", "Marjatan", MASK]
    assert identities(project) == []


def test_s_leaves_the_words_as_they_were_said(
    qtbot: QtBot, project: Project, marked: Quotes, tab: MarksTab
) -> None:
    press(qtbot, tab, Qt.Key.Key_S)
    assert decisions(project)["Marjatta"] == (Decision.KEEP, "")
    assert quote_text(project, marked[0]).startswith("Marjatta se soitti")


def test_r_removes_the_words_with_a_sign(
    qtbot: QtBot, project: Project, marked: Quotes, tab: MarksTab
) -> None:
    press(qtbot, tab, Qt.Key.Key_R)
    assert quote_text(project, marked[0]).startswith("[--] se soitti")


def test_shift_a_decides_every_form_of_the_name_and_keeps_it_in_the_ledger(
    qtbot: QtBot, project: Project, marked: Quotes, tab: MarksTab
) -> None:
    tab.panel.decision.setCurrentIndex(tab.panel.decision.findData(Decision.REPLACE))
    tab.panel.wording.setText("Helmi")
    assert tab.buttons["accept_all"].text() == "Hyväksy kaikki 2 (⇧A)"
    before = len(project.history())
    press(qtbot, tab, Qt.Key.Key_A, shift=True)
    assert decisions(project)["Marjatta"] == (Decision.REPLACE, "Helmi")
    assert decisions(project)["Marjatan"] == (Decision.REPLACE, "Helmi")
    assert [(entry.base, entry.decision) for entry in identities(project)] == [
        ("Marjatta", "replace")
    ]
    assert quote_text(project, marked[1]).startswith("[Helmin] kanssa")
    assert words_left(tab) == ["Hakunilassa", MASK]
    assert len(project.history()) == before + 1
    project.undo()
    assert identities(project) == []
    assert decisions(project)["Marjatan"] == (None, "")


def test_an_inflected_name_comes_to_the_ledger_in_its_base_form(
    qtbot: QtBot, project: Project, tab: MarksTab
) -> None:
    press(qtbot, tab, Qt.Key.Key_D)
    press(qtbot, tab, Qt.Key.Key_D)
    assert tab.panel.base.text() == "Marjatta"
    tab.panel.who.insert("kertojan ystävä")
    tab.panel.enter.click()
    entry = identities(project)[0]
    assert (entry.base, entry.who, entry.decision) == ("Marjatta", "kertojan ystävä", None)
    assert [mark.identity_id for mark in marks_in_quotes(project)][::2] == [entry.id, entry.id]
    assert tab.panel.same_as.currentData() == entry.id


def test_a_mark_is_said_to_be_somebody_of_the_ledger(
    qtbot: QtBot, project: Project, marked: Quotes, tab: MarksTab
) -> None:
    entry = add_identity(
        project, IdentityKind.PERSON, "Marjatta", decision="replace", wording="Aune"
    )
    place = tab.panel.same_as.findData(entry)
    tab.panel.same_as.setCurrentIndex(place)
    tab.panel.same_as.activated.emit(place)
    assert decisions(project)["Marjatta"] == (Decision.REPLACE, "Aune")
    assert decisions(project)["Marjatan"] == (None, "")


def test_e_goes_to_the_wording_where_letters_are_letters_and_enter_accepts(
    qtbot: QtBot, project: Project, tab: MarksTab
) -> None:
    press(qtbot, tab, Qt.Key.Key_E)
    field = QApplication.focusWidget()
    assert field is tab.panel.wording
    qtbot.keyClicks(field, "sadas")
    assert tab.panel.wording.text() == "sadas"
    assert decisions(project)["Marjatta"] == (None, "")
    qtbot.keyClick(field, Qt.Key.Key_Return)
    assert decisions(project)["Marjatta"] == (Decision.COARSEN, "sadas")
    assert QApplication.focusWidget() is tab.queue


def test_d_leaves_a_mark_for_later(qtbot: QtBot, project: Project, tab: MarksTab) -> None:
    for _ in range(4):
        press(qtbot, tab, Qt.Key.Key_D)
    assert tab.queue.currentIndex().row() == 0
    assert all(decision is None for decision, _ in decisions(project).values())


def test_a_number_is_covered_until_it_is_looked_at(qtbot: QtBot, tab: MarksTab) -> None:
    tab.queue.selectRow(2)
    assert "040 123 4567" not in tab.panel.turn.toPlainText()
    tab.queue.selectRow(3)
    assert tab.panel.words.text() == f"”{MASK}”"
    assert tab.panel.turn.toPlainText().endswith(f"tallessa, {MASK}.")
    assert tab.panel.base.text() == ""
    tab.queue.setFocus()
    press(qtbot, tab, Qt.Key.Key_V)
    assert tab.panel.words.text() == "”040 123 4567”"
    assert words_left(tab)[3] == "040 123 4567"
    assert tab.panel.turn.toPlainText().endswith("tallessa, 040 123 4567.")


def test_a_mark_can_be_taken_away(qtbot: QtBot, project: Project, tab: MarksTab) -> None:
    press(qtbot, tab, Qt.Key.Key_Delete)
    assert [mark.words for mark in marks(project)] == ["Hakunilassa", "Marjatan", "040 123 4567"]


def test_what_was_decided_can_be_seen_again_and_decided_otherwise(
    qtbot: QtBot, project: Project, tab: MarksTab
) -> None:
    press(qtbot, tab, Qt.Key.Key_S)
    tab.decided.setChecked(True)
    assert words_left(tab)[0] == "Marjatta"
    assert tab.model.index(0, 3).data() == "jätä ennalleen"
    tab.queue.setFocus()
    tab.queue.selectRow(0)
    assert tab.panel.chosen().decision == Decision.KEEP
    press(qtbot, tab, Qt.Key.Key_R)
    assert decisions(project)["Marjatta"] == (Decision.REMOVE, "")


def test_the_search_finds_names_in_the_real_interviews(
    qtbot: QtBot, project: Project, chosen: Quotes, view: ReportView
) -> None:
    view.tabs.setCurrentWidget(view.marks)
    tab = view.marks
    assert tab.left.text() == "2 haastattelusta ei ole vielä etsitty tunnistetietoja."
    qtbot.mouseClick(tab.search.button, Qt.MouseButton.LeftButton)
    assert not tab.search.button.isEnabled()
    job = tab.search.job
    assert job is not None
    with qtbot.waitSignal(job.finished, timeout=120_000):
        pass
    assert tab.search.button.isEnabled()
    assert {"Marjatta", "Hakunilassa", "Marjatan", MASK} <= set(words_left(tab))
    assert tab.left.text() == f"{tab.model.rowCount()} merkintää on vielä päättämättä."


def test_a_search_that_is_stopped_leaves_the_project_as_it_was(
    qtbot: QtBot, project: Project, chosen: Quotes, view: ReportView
) -> None:
    view.tabs.setCurrentWidget(view.marks)
    search = view.marks.search
    search.start()
    assert search.job is not None
    with qtbot.waitSignal(search.job.stopped):
        qtbot.mouseClick(search.progress.stop, Qt.MouseButton.LeftButton)
    assert search.job is None
    assert search.button.isEnabled()
    assert marks(project) == []


def test_when_all_is_decided_the_queue_gives_way_to_what_comes_next(
    qtbot: QtBot, project: Project, view: ReportView, tab: MarksTab
) -> None:
    store_marks(project, 1, [])
    while tab.model.rowCount():
        press(qtbot, tab, Qt.Key.Key_R)
    assert not tab.queue.isVisible()
    assert tab.empty.sentence.text() == "Kaikista merkinnöistä on päätetty."
    assert QApplication.focusWidget() is tab.empty.button
    project.undo()
    assert QApplication.focusWidget() is tab.queue
    press(qtbot, tab, Qt.Key.Key_R)
    qtbot.keyClick(tab.empty.button, Qt.Key.Key_Return)
    assert view.tabs.currentWidget() is view.export


def test_tabs_and_what_the_queue_shows_are_commands_too(tab: MarksTab, view: ReportView) -> None:
    window = view.window()
    assert isinstance(window, MainWindow)
    window.show_step_of("types")
    window.commands.action("report.tab_quotes").trigger()
    assert window.step_on_screen() == "report"
    assert view.quotes.table.hasFocus()
    window.commands.action("report.tab_marks").trigger()
    assert tab.queue.hasFocus()
    accept = window.commands.action("report.accept")
    accept.trigger()
    left = len(words_left(tab))
    window.commands.action("report.decided_too").trigger()
    assert len(words_left(tab)) == left + 1
    window.commands.refresh()
    assert window.commands.action("report.decided_too").isChecked()


def test_enter_on_a_quote_is_a_command_whose_key_can_be_changed(
    qtbot: QtBot, marked: Quotes, view: ReportView
) -> None:
    window = view.window()
    assert isinstance(window, MainWindow)
    window.commands.choices.choose("report.open_story", "G")
    window.commands.apply_keys()
    view.quotes.show_quote(marked[0])
    qtbot.keyClick(view.quotes.table, Qt.Key.Key_G)
    assert window.step_on_screen() == "interviews"
    assert window.interviews.page.opened.current is not None
