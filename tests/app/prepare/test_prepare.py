from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QApplication, QComboBox, QLineEdit, QTableView
from pytestqt.qtbot import QtBot

from small_stories.changes.setting_up import add_goal
from small_stories.storage.project_file import Project, open_project
from small_stories.storage.setup import (
    consent_events,
    consents,
    failure_notes,
    goals,
    interviewees,
    project_facts,
    refuses,
    report_sections,
    themes,
)
from small_stories_app.application import Program
from small_stories_app.keeping.certificate_dialog import CertificateDialog
from small_stories_app.keeping.withdrawal_sheet import WithdrawalSheet
from small_stories_app.main_window import MainWindow
from small_stories_app.preparing.listed_rows import ListedRows
from small_stories_app.session import Session
from small_stories_app.views.prepare import PrepareView


def add(qtbot: QtBot, rows: ListedRows[object], *words: str) -> None:
    for field, word in zip(rows.fields, words, strict=False):
        field.insert(word)
    qtbot.keyClick(rows.fields[-1], Qt.Key.Key_Return)


def answer(qtbot: QtBot, box: QComboBox, words: str) -> None:
    """Choose an answer by its first letter, as one does by keyboard."""
    box.setFocus()
    qtbot.keyClicks(box, words[0])
    assert box.currentText() == words


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
    add(qtbot, view.goals, "Uskallus kokeilla", "lähteä yksinkin", "kävijät")
    added = goals(project)[-1]
    assert (added.name, added.description, added.set_by) == (
        "Uskallus kokeilla",
        "lähteä yksinkin",
        "kävijät",
    )
    assert view.goals.model.rowCount() == 3
    assert [field.text() for field in view.goals.fields] == ["", "", ""]
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
    add(qtbot, view.themes.list, "hallittavuus")
    rewrite(qtbot, view.themes.list.table, 2, 1, "suhteiden laatu")
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
    qtbot: QtBot, view: PrepareView, project: Project
) -> None:
    field = view.selection.fields["selection_note"]
    field.setFocus()
    qtbot.keyClicks(field, "Ohjaaja pyysi")
    add_goal(project, "Uskallus")
    assert view.goals.model.rowCount() == 3
    assert field.toPlainText() == "Ohjaaja pyysi"


def test_consents_are_kept_apart_by_moment_and_scope(
    qtbot: QtBot, view: PrepareView, project: Project
) -> None:
    person = interviewees(project)[0]
    shown = view.people.consents
    invited = shown.moments["invited"]
    invited.asker.setText("haastattelija")
    invited.form.setCurrentIndex(2)
    answer(qtbot, shown.answers["invited", "quotes"], "kyllä")
    event = consent_events(project, person.id)[-1]
    assert (event.moment, event.scope, event.given) == ("invited", "quotes", True)
    assert (event.asked_by, event.form) == ("haastattelija", "written")
    assert event.on_date == invited.date.date().toString("yyyy-MM-dd")
    assert shown.answers["reconfirmed", "quotes"].currentText() == "–"
    assert consents(project, person.id, "quotes")
    assert not consents(project, person.id, "named")
    assert shown.holds["quotes"].text() == "kyllä"
    assert shown.holds["named"].text() == "ei"
    assert shown.holds["recording"].text() == "ei kysytty"
    answer(qtbot, shown.answers["reconfirmed", "quotes"], "ei")
    assert not consents(project, person.id, "quotes")
    assert refuses(project, person.id, "quotes")
    assert shown.holds["quotes"].text() == "ei"


def test_what_is_said_of_a_moment_belongs_to_all_its_answers(
    qtbot: QtBot, view: PrepareView, project: Project
) -> None:
    shown = view.people.consents
    invited = shown.moments["invited"]
    answer(qtbot, shown.answers["invited", "recording"], "kyllä")
    answer(qtbot, shown.answers["invited", "stories"], "ei")
    invited.asker.setFocus()
    qtbot.keyClicks(invited.asker, "ohjaaja")
    invited.explained.setFocus()
    qtbot.keyClicks(invited.explained, "tarkoitus ja sitaatit")
    invited.understood.setFocus()
    qtbot.keyClick(invited.understood, Qt.Key.Key_Space)
    events = consent_events(project, interviewees(project)[0].id)
    assert {(each.asked_by, each.explained, bool(each.understood)) for each in events} == {
        ("ohjaaja", "tarkoitus ja sitaatit", True)
    }
    # It is still there when the page is filled anew, and undone like everything else.
    view.show_project()
    assert invited.asker.text() == "ohjaaja"
    project.undo()
    project.undo()
    assert invited.explained.toPlainText() == ""
    assert invited.asker.text() == "ohjaaja"


def test_a_consent_taken_back_no_longer_holds_and_a_slip_can_be_put_right(
    qtbot: QtBot, view: PrepareView, project: Project
) -> None:
    person = interviewees(project)[0].id
    shown = view.people.consents
    answer(qtbot, shown.answers["invited", "quotes"], "kyllä")
    back = shown.answers["withdrawn", "quotes"]
    assert not shown.moments["withdrawn"].date.isVisible()
    answer(qtbot, back, "perui")
    assert not consents(project, person, "quotes")
    assert shown.moments["withdrawn"].date.isVisible()
    back.setFocus()
    qtbot.keyClick(back, Qt.Key.Key_Up)
    assert back.currentText() == "–"
    assert consents(project, person, "quotes")


def test_consents_are_those_of_the_selected_interviewee(
    qtbot: QtBot, view: PrepareView, project: Project
) -> None:
    add(qtbot, view.people.list, "H02", "vapaaehtoinen", "kylätalon")
    # Whoever was added last is at hand.
    assert view.people.consents.title.text() == "Haastateltavan H02 suostumukset"
    view.people.list.table.selectRow(0)
    named = view.people.consents.answers["invited", "named"]
    answer(qtbot, named, "kyllä")
    view.people.list.table.selectRow(1)
    assert named.currentText() == "–"
    assert interviewees(project)[1].role_word == "vapaaehtoinen"
    assert interviewees(project)[1].place_kind == "kylätalon"


def test_a_code_that_is_taken_is_said_and_nothing_changes(
    qtbot: QtBot, window: MainWindow, view: PrepareView, project: Project
) -> None:
    add(qtbot, view.people.list, "H01")
    assert len(interviewees(project)) == 1
    assert "H01" in window.messages.last
    assert view.people.list.fields[0].text() == "H01"


def test_failures_are_noted_and_edited(qtbot: QtBot, view: PrepareView, project: Project) -> None:
    add(qtbot, view.failures, "Iltaryhmä ei lähtenyt")
    rewrite(qtbot, view.failures.table, 0, 0, "Iltaryhmä ei lähtenyt käyntiin")
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
    day, form = shown.moments["invited"].date, shown.moments["invited"].form
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


def test_a_person_withdraws_from_among_the_interviewees(program: Program) -> None:
    window = program.window
    window.show_step_of("prepare")
    view = window.findChild(PrepareView)
    assert isinstance(view, PrepareView)
    view.people.details.withdraw.click()
    sheet = window.findChild(WithdrawalSheet)
    assert isinstance(sheet, WithdrawalSheet)
    assert "H01" in sheet.do_it.text()
    sheet.do_it.click()
    QApplication.processEvents()
    assert interviewees(program.window.session.project) == []
    assert program.window.step_on_screen() == "prepare"
    assert program.window.findChild(CertificateDialog) is not None
