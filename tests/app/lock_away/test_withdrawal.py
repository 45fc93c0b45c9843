"""One person withdraws in the real window: the sheet, what goes, and the certificate."""

from pathlib import Path

import pytest
from docx import Document
from PySide6.QtCore import QEvent, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractItemView, QApplication, QLabel

from small_stories.changes.exporting import log_exports
from small_stories.changes.interviewing import NewInterview, NewTurn, add_interview
from small_stories.changes.marking import mark_story
from small_stories.changes.setting_up import add_interviewee, write_report_section
from small_stories.model import Role, SourceKind, Span
from small_stories.storage.exports import NewExport
from small_stories.storage.interviews import interviews, turns
from small_stories.storage.project_file import Project
from small_stories.storage.setup import interviewees
from small_stories.storage.stories import stories
from small_stories_app.application import Program
from small_stories_app.keeping.certificate_dialog import CertificateDialog
from small_stories_app.keeping.withdrawal_sheet import WithdrawalSheet
from small_stories_app.main_window import MainWindow
from small_stories_app.views.lock_away import LockAwayView

SAID = "Kirjasto oli ensin hiljainen paikka, mutta sitten siellä alettiin yhdessä lukea ääneen."


@pytest.fixture
def leaving(project: Project, tmp_path: Path) -> int:
    """A second person with a story, whose words stand in a file and in the report's text."""
    person = add_interviewee(project, "T07")
    facts: dict[str, object] = {"interviewee_id": person}
    talking, said = (("V", Role.INTERVIEWEE),), (NewTurn(SAID, 0),)
    talk = add_interview(
        project, NewInterview("T07", SourceKind.TRANSCRIPT, "fi", talking, said, facts=facts)
    )
    turn = turns(project, talk)[0]
    mark_story(project, talk, [Span(turn.id, 0, len(turn.text))])
    write_report_section(project, "discussion", f"Joku sanoi: {SAID}")
    left = NewExport("report", str(tmp_path / "raportti.docx"), "00", (), interviews=(talk,))
    log_exports(project, [left])
    return person


@pytest.fixture
def sheet(window: MainWindow, leaving: int) -> WithdrawalSheet:
    return sheet_in(window)


def sheet_in(window: MainWindow) -> WithdrawalSheet:
    window.show_step_of("lock_away")
    view = window.findChild(LockAwayView)
    assert isinstance(view, LockAwayView)
    view.leaving.people.setCurrentText("T07")
    view.leaving.begin.click()
    found = window.findChild(WithdrawalSheet)
    assert isinstance(found, WithdrawalSheet)
    return found


def settle() -> None:
    QApplication.processEvents()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    QApplication.processEvents()


def words_of(sheet: WithdrawalSheet) -> str:
    return "\n".join(label.text() for label in sheet.findChildren(QLabel))


def test_the_sheet_says_what_goes_and_what_it_does_not_reach(
    sheet: WithdrawalSheet, tmp_path: Path
) -> None:
    assert sheet.do_it.text() == "Poista T07 kokonaan: 1 haastattelu, 1 tarina"
    words = words_of(sheet)
    assert "Tätä ei voi kumota" in words
    assert str(tmp_path / "raportti.docx") in words
    assert "raportin luvun tekstissä" in words


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Escape])
def test_enter_and_esc_leave_and_nothing_is_gone(
    sheet: WithdrawalSheet, project: Project, key: Qt.Key
) -> None:
    QTest.keyClick(sheet, key)
    assert not sheet.isVisible()
    assert [each.code for each in interviews(project)] == ["H01", "T07"]


def test_its_button_goes_to_the_text_that_holds_the_words(
    window: MainWindow, sheet: WithdrawalSheet
) -> None:
    sheet.places[0].click()
    assert window.step_on_screen() == "report"


def test_the_person_goes_no_step_keeps_a_word_and_a_certificate_is_saved(
    program: Program, leaving: int, tmp_path: Path
) -> None:
    before = program.window
    for view in before.views:
        before.show_step_of(view.key)
    assert any("hiljainen" in words for words in all_words())
    sheet_in(before).do_it.click()
    settle()
    window = program.window
    assert window is not before
    assert not [words for words in all_words() for each in ("hiljainen", "T07") if each in words]
    project = window.session.project
    assert [each.code for each in interviewees(project)] == ["H01"]
    assert stories(project) == []
    assert window.step_on_screen() == "lock_away"
    view = window.findChild(LockAwayView)
    assert isinstance(view, LockAwayView)
    assert view.leaving.people.findText("T07") < 0
    assert "yksi haastattelu" in view.contents.text()
    assert all("T07" not in each.name + str(each.fields) for each in project.history())
    dialog = window.findChild(CertificateDialog)
    assert isinstance(dialog, CertificateDialog)
    for place, title in enumerate(("Todistus", "Intyg", "Certificate")):
        dialog.language.setCurrentIndex(place)
        dialog.write(tmp_path / f"{place}.docx")
        said = "\n".join(each.text for each in Document(str(tmp_path / f"{place}.docx")).paragraphs)
        assert title in said
        assert "T07" not in said
        assert "raportti.docx" not in said
    assert "2.docx" in dialog.notice.text()
    window.session.undo()
    assert [each.code for each in interviews(project)] == ["H01"]
    dialog.reject()
    view.removed.buttons[0].click()
    again = next(each for each in window.findChildren(CertificateDialog) if each.isVisible())
    for place, words in enumerate(("haastatteluja: 1", "intervjuer: 1", "interviews: 1")):
        again.language.setCurrentIndex(place)
        assert words in again.words.toPlainText()
        for hidden in ("T07", "H01", "raportti", "keittiö", "lukea"):
            assert hidden not in again.words.toPlainText()


def all_words() -> list[str]:
    """Return what every widget of the process shows, and every list and text behind it."""
    found = []
    for widget in QApplication.allWidgets():
        for name in ("text", "plainText", "title", "windowTitle", "toolTip", "accessibleName"):
            found.append(str(widget.property(name) or ""))
        model = widget.model() if isinstance(widget, QAbstractItemView) else None
        for row in range(model.rowCount() if model else 0):
            assert model is not None
            found += [str(model.index(row, column).data()) for column in range(4)]
    return found
