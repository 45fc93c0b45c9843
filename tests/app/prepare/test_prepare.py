import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QApplication, QCheckBox, QLineEdit, QTableView
from pytestqt.qtbot import QtBot

from small_stories.storage.project_file import Project, open_project
from small_stories.storage.setup import (
    consent_events,
    consents,
    failure_notes,
    goals,
    interviewees,
    project_facts,
    quant_results,
    report_sections,
    themes,
)
from small_stories_app.main_window import MainWindow
from small_stories_app.preparing.listed_rows import ListedRows
from small_stories_app.session import Session
from small_stories_app.views.prepare import PrepareView


@pytest.fixture
def view(window: MainWindow) -> PrepareView:
    window.show_step_of("prepare")
    found = window.findChild(PrepareView)
    assert isinstance(found, PrepareView)
    return found


def add(qtbot: QtBot, rows: ListedRows[object], *words: str) -> None:
    for field, word in zip(rows.fields, words, strict=False):
        field.insert(word)
    qtbot.keyClick(rows.fields[-1], Qt.Key.Key_Return)


def tick(qtbot: QtBot, box: QCheckBox) -> None:
    place = QPoint(10, box.height() // 2)
    qtbot.mouseClick(box, Qt.MouseButton.LeftButton, pos=place)


def rewrite(qtbot: QtBot, table: QTableView, row: int, column: int, words: str) -> None:
    table.setFocus()
    table.setCurrentIndex(table.model().index(row, column))
    qtbot.keyClick(table, Qt.Key.Key_F2)
    editor = QApplication.focusWidget()
    assert isinstance(editor, QLineEdit)
    editor.setText(words)
    qtbot.keyClick(editor, Qt.Key.Key_Return)
    # Qt commits what Enter ends when it is back in its event loop.
    qtbot.waitUntil(lambda: QApplication.focusWidget() is table)


def test_a_goal_is_added_with_who_set_it_and_undone(
    qtbot: QtBot, window: MainWindow, view: PrepareView, project: Project
) -> None:
    add(qtbot, view.goals, "Uskallus kokeilla", "kävijät")
    assert [(goal.name, goal.set_by) for goal in goals(project)][-1] == (
        "Uskallus kokeilla",
        "kävijät",
    )
    assert view.goals.model.rowCount() == 3
    assert [field.text() for field in view.goals.fields] == ["", ""]
    view.setFocus()
    qtbot.keyClick(window, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert len(goals(project)) == 2
    assert view.goals.model.rowCount() == 2


def test_a_goal_is_edited_in_place_and_keeps_its_words_when_emptied(
    qtbot: QtBot, view: PrepareView, project: Project
) -> None:
    rewrite(qtbot, view.goals.table, 1, 0, "Kuuluu joukkoon")
    assert goals(project)[1].name == "Kuuluu joukkoon"
    assert view.goals.table.currentIndex().row() == 1
    rewrite(qtbot, view.goals.table, 1, 0, "  ")
    assert goals(project)[1].name == "Kuuluu joukkoon"


def test_delete_removes_the_selected_goal(
    qtbot: QtBot, view: PrepareView, project: Project
) -> None:
    view.goals.table.setFocus()
    view.goals.table.selectRow(0)
    qtbot.keyClick(view.goals.table, Qt.Key.Key_Delete)
    assert [goal.name for goal in goals(project)] == ["Tunne siitä, että kuuluu joukkoon"]


def test_own_themes_come_after_the_methods_three(
    qtbot: QtBot, view: PrepareView, project: Project
) -> None:
    add(qtbot, view.themes, "hallittavuus")
    rewrite(qtbot, view.themes.table, 2, 1, "suhteiden laatu")
    assert [theme.name for theme in themes(project)] == [
        "merkityksellisyys",
        "toimijauskomukset",
        "suhteiden laatu",
        "hallittavuus",
    ]
    assert themes(project)[2].key == "social"


def test_a_text_is_one_change_when_focus_leaves_it(
    qtbot: QtBot, view: PrepareView, project: Project
) -> None:
    before = len(project.history())
    field = view.evaluation.fields["means"]
    field.setFocus()
    field.insertPlainText("Yhteistä ruoanlaittoa")
    assert project_facts(project).means == ""
    view.goals.fields[0].setFocus()
    assert project_facts(project).means == "Yhteistä ruoanlaittoa"
    assert len(project.history()) == before + 1


def test_what_is_being_typed_is_saved_when_the_project_closes(
    qtbot: QtBot, view: PrepareView, project: Project, session: Session
) -> None:
    field = view.sections.fields["resources"]
    field.setFocus()
    qtbot.keyClicks(field, "yksi ohjaaja")
    folder = project.folder
    session.close()
    with open_project(folder) as again:
        assert report_sections(again) == {"resources": "yksi ohjaaja"}


def test_typing_goes_on_while_another_change_refreshes_the_page(
    qtbot: QtBot, view: PrepareView, session: Session
) -> None:
    field = view.selection.fields["selection_note"]
    field.setFocus()
    qtbot.keyClicks(field, "Ohjaaja pyysi")
    session.changed.emit(None)
    assert field.toPlainText() == "Ohjaaja pyysi"


def test_consents_are_kept_apart_by_moment_and_scope(
    qtbot: QtBot, view: PrepareView, project: Project
) -> None:
    person = interviewees(project)[0]
    shown = view.people.consents
    shown.askers["invited"].setText("haastattelija")
    shown.forms["invited"].setCurrentIndex(2)
    tick(qtbot, shown.boxes["invited", "quotes"])
    event = consent_events(project, person.id)[-1]
    assert (event.moment, event.scope, event.given) == ("invited", "quotes", True)
    assert (event.asked_by, event.form) == ("haastattelija", "written")
    assert event.on_date == shown.dates["invited"].date().toString("yyyy-MM-dd")
    assert shown.boxes["invited", "quotes"].isChecked()
    assert not shown.boxes["reconfirmed", "quotes"].isChecked()
    assert consents(project, person.id, "quotes")
    assert not consents(project, person.id, "named")
    shown.boxes["invited", "quotes"].setFocus()
    qtbot.keyClick(shown.boxes["invited", "quotes"], Qt.Key.Key_Space)
    assert not consents(project, person.id, "quotes")
    assert len(consent_events(project, person.id)) == 2


def test_consents_are_those_of_the_selected_interviewee(
    qtbot: QtBot, view: PrepareView, project: Project
) -> None:
    add(qtbot, view.people.list, "H02", "vapaaehtoinen", "kylätalon")
    # Whoever was added last is at hand.
    assert view.people.consents.title.text() == "Haastateltavan H02 suostumukset"
    view.people.list.table.selectRow(0)
    tick(qtbot, view.people.consents.boxes["invited", "named"])
    view.people.list.table.selectRow(1)
    assert not view.people.consents.boxes["invited", "named"].isChecked()
    assert interviewees(project)[1].role_word == "vapaaehtoinen"
    assert interviewees(project)[1].place_kind == "kylätalon"


def test_a_code_that_is_taken_is_said_and_nothing_changes(
    qtbot: QtBot, window: MainWindow, view: PrepareView, project: Project
) -> None:
    add(qtbot, view.people.list, "H01")
    assert len(interviewees(project)) == 1
    assert "H01" in window.messages.last
    assert view.people.list.fields[0].text() == "H01"


def test_numbers_and_failures_are_noted_and_edited(
    qtbot: QtBot, view: PrepareView, project: Project
) -> None:
    add(qtbot, view.numbers, "Siirtymät työhön", "4", "2026", "seuranta")
    rewrite(qtbot, view.numbers.table, 0, 1, "5")
    add(qtbot, view.failures, "Iltaryhmä ei lähtenyt käyntiin")
    number = quant_results(project)[0]
    assert (number.name, number.value, number.period) == ("Siirtymät työhön", "5", "2026")
    assert [note.text for note in failure_notes(project)] == ["Iltaryhmä ei lähtenyt käyntiin"]


def test_a_new_code_puts_its_row_elsewhere_and_the_table_keeps_the_focus(
    qtbot: QtBot, view: PrepareView, project: Project
) -> None:
    add(qtbot, view.people.list, "H09")
    add(qtbot, view.people.list, "H05")
    assert [each.code for each in interviewees(project)] == ["H01", "H05", "H09"]
    rewrite(qtbot, view.people.list.table, 2, 0, "H02")
    assert [each.code for each in interviewees(project)] == ["H01", "H02", "H05"]


def test_the_wheel_never_changes_what_was_chosen(view: PrepareView) -> None:
    shown = view.people.consents
    day, form = shown.dates["invited"], shown.forms["invited"]
    before = (day.date(), form.currentIndex())
    for field in (day, form):
        field.setFocus()
        turned = QWheelEvent(
            QPointF(5, 5),
            field.mapToGlobal(QPointF(5, 5)),
            QPoint(),
            QPoint(0, -120),
            Qt.MouseButton.NoButton,
            Qt.KeyboardModifier.NoModifier,
            Qt.ScrollPhase.NoScrollPhase,
            False,
        )
        QApplication.sendEvent(field, turned)
    assert (day.date(), form.currentIndex()) == before
