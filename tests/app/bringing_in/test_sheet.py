from collections.abc import Sequence
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent
from pytestqt.qtbot import QtBot

from small_stories.changes.setting_up import add_interviewee
from small_stories.model import Role, SourceKind
from small_stories.storage.interviews import interview_by_code, interviews, turns
from small_stories.storage.setup import interviewees
from small_stories_app.bringing_in.notes import NotesDialog
from small_stories_app.bringing_in.sheet import ImportSheet
from small_stories_app.main_window import MainWindow

FIXTURES = Path(__file__).parents[2] / "analysis" / "importing" / "fixtures"
UNSURE = "Anna: Se oli hyvä päivä.\nBertta: Niin oli.\nAnna: Mentiin yhdessä.\nBertta: Joo.\n"


def sheet_of(qtbot: QtBot, window: MainWindow, paths: Sequence[Path]) -> ImportSheet:
    window.interviews.bring_in(paths)
    sheet = window.findChild(ImportSheet)
    assert isinstance(sheet, ImportSheet)
    qtbot.waitUntil(lambda: all(file.is_read for file in sheet.files), timeout=20_000)
    return sheet


def look_at(sheet: ImportSheet, row: int) -> None:
    sheet.list.setCurrentIndex(sheet.list.model().index(row, 0))


@pytest.mark.parametrize(
    "name", ["libreoffice-labels.docx", "libreoffice-labels.odt", "libreoffice-labels.pdf"]
)
def test_a_real_file_is_shown_first_and_then_stored(
    qtbot: QtBot, window: MainWindow, name: str
) -> None:
    sheet = sheet_of(qtbot, window, [FIXTURES / name])
    assert sheet.facts.code.text() == "H02"
    shown = sheet.preview.lines.rows
    assert shown[0][1].startswith("haastattelija: ")
    assert len(interviews(window.session.project)) == 1

    sheet.accept()
    stored = interview_by_code(window.session.project, "H02")
    assert stored is not None
    told = turns(window.session.project, stored.id)
    assert {turn.role for turn in told} == {Role.INTERVIEWER, Role.INTERVIEWEE}
    assert shown[0][1].endswith(told[0].text)
    [[kept]] = window.session.project.db.execute("SELECT text FROM source").fetchall()
    assert told[0].text in kept
    assert window.interviews.current is not None
    assert window.interviews.current.code == "H02"
    assert stored.interviewee_id in {each.id for each in interviewees(window.session.project)}


def test_bringing_in_is_one_change_that_undo_takes_back(qtbot: QtBot, window: MainWindow) -> None:
    sheet_of(qtbot, window, [FIXTURES / "libreoffice-bold.docx"]).accept()
    assert len(interviews(window.session.project)) == 2
    window.session.undo()
    assert [each.code for each in interviews(window.session.project)] == ["H01"]
    assert [each.code for each in interviewees(window.session.project)] == ["H01"]
    window.session.redo()
    assert len(interviews(window.session.project)) == 2


def test_a_bad_file_is_told_and_the_others_come_in(
    qtbot: QtBot, window: MainWindow, tmp_path: Path
) -> None:
    empty = tmp_path / "tyhja.docx"
    empty.write_bytes(b"")
    sheet = sheet_of(qtbot, window, [empty, FIXTURES / "libreoffice-table.docx"])
    assert sheet.about.text() == window.session.text("errors.import.empty", name="tyhja.docx")
    assert not sheet.wanted.isEnabled()
    look_at(sheet, 1)
    assert sheet.wanted.isEnabled()
    sheet.accept()
    assert [each.code for each in interviews(window.session.project)] == ["H01", "H03"]


def test_only_bad_files_leave_the_sheet_open_and_the_project_alone(
    qtbot: QtBot, window: MainWindow, tmp_path: Path
) -> None:
    broken = tmp_path / "rikki.docx"
    broken.write_bytes((FIXTURES / "libreoffice-table.docx").read_bytes()[:900])
    sheet = sheet_of(qtbot, window, [broken])
    sheet.accept()
    assert sheet.isVisible()
    assert sheet.notice.text() == window.session.text("interviews.nothing_to_bring")
    assert len(interviews(window.session.project)) == 1
    sheet.reject()


def test_who_asks_is_asked_only_when_it_cannot_be_told(
    qtbot: QtBot, window: MainWindow, tmp_path: Path
) -> None:
    unsure = tmp_path / "kahvilla.txt"
    unsure.write_text(UNSURE, encoding="utf-8")
    sheet = sheet_of(qtbot, window, [FIXTURES / "libreoffice-labels.docx", unsure])
    assert not sheet.files[0].roles_to_ask
    assert sheet.files[1].roles_to_ask
    sheet.accept()
    assert sheet.isVisible()
    assert sheet.current is sheet.files[1]
    anna, bertta = sheet.roles.boxes.values()
    for box, role in ((anna, Role.INTERVIEWEE), (bertta, Role.INTERVIEWER)):
        box.setCurrentIndex(box.findData(role))
        box.activated.emit(box.currentIndex())
    assert sheet.preview.lines.rows[0][1].startswith("haastateltava: Se oli")
    sheet.accept()
    stored = interview_by_code(window.session.project, "H03")
    assert stored is not None
    roles = {turn.label: turn.role for turn in turns(window.session.project, stored.id)}
    assert roles == {"Anna": Role.INTERVIEWEE, "Bertta": Role.INTERVIEWER}


def test_code_person_language_and_kind_are_the_analysts_to_say(
    qtbot: QtBot, window: MainWindow
) -> None:
    sheet = sheet_of(qtbot, window, [FIXTURES / "libreoffice-labels.docx"])
    form = sheet.facts
    form.code.setFocus()
    form.code.selectAll()
    qtbot.keyClicks(form.code, "H01")
    sheet.accept()
    said = window.session.text("interviews.code_taken", code="H01", free="H02")
    assert sheet.notice.text() == said
    qtbot.keyClicks(form.code, "b")
    for box, value in (
        (form.interviewee, interviewees(window.session.project)[0].id),
        (form.language, "sv"),
        (form.kind, SourceKind.COWRITTEN),
    ):
        box.setCurrentIndex(box.findData(value))
        box.activated.emit(box.currentIndex())
    sheet.accept()
    stored = interview_by_code(window.session.project, "H01b")
    assert stored is not None
    assert (stored.language, stored.source_kind) == ("sv", "cowritten")
    assert stored.interviewee_id == interviewees(window.session.project)[0].id
    assert len(interviewees(window.session.project)) == 1


def test_two_files_of_one_name_come_in_under_codes_of_their_own(
    qtbot: QtBot, window: MainWindow, tmp_path: Path
) -> None:
    for folder, words in (("a", "Minä jäin."), ("b", "Minä lähdin.")):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "H01.txt").write_text(f"H: Mitä sitten?\nV: {words}\n")
    sheet = sheet_of(qtbot, window, [tmp_path / folder / "H01.txt" for folder in "ab"])
    assert [file.facts.code for file in sheet.files] == ["H02", "H03"]
    look_at(sheet, 1)
    sheet.facts.code.setFocus()
    sheet.facts.code.selectAll()
    qtbot.keyClicks(sheet.facts.code, "H02")
    sheet.accept()
    assert sheet.notice.text().endswith("esimerkiksi H03.")
    sheet.facts.code.selectAll()
    qtbot.keyClicks(sheet.facts.code, "H04")
    sheet.accept()
    codes = [each.code for each in interviews(window.session.project)]
    assert codes == ["H01", "H02", "H04"]


def test_a_file_can_be_left_out(qtbot: QtBot, window: MainWindow) -> None:
    names = ["libreoffice-labels.docx", "libreoffice-labels.odt"]
    sheet = sheet_of(qtbot, window, [FIXTURES / name for name in names])
    sheet.wanted.setChecked(False)
    sheet.accept()
    assert [each.code for each in interviews(window.session.project)] == ["H01", "H03"]


def test_files_dropped_on_the_window_open_the_sheet(qtbot: QtBot, window: MainWindow) -> None:
    window.show_step(0)
    dropped = QMimeData()
    dropped.setUrls([QUrl.fromLocalFile(str(FIXTURES / "libreoffice-labels.odt"))])
    keys, buttons = Qt.KeyboardModifier.NoModifier, Qt.MouseButton.LeftButton
    copy = Qt.DropAction.CopyAction
    event = QDropEvent(QPointF(QPoint(200, 200)), copy, dropped, buttons, keys)
    window.dropEvent(event)
    sheet = window.findChild(ImportSheet)
    assert isinstance(sheet, ImportSheet)
    qtbot.waitUntil(lambda: sheet.files[0].is_read)
    sheet.accept()
    assert len(interviews(window.session.project)) == 2
    assert window.pages.currentWidget() is window.interviews


def test_typed_notes_become_an_interview(qtbot: QtBot, window: MainWindow) -> None:
    window.interviews.bringing.write_notes()
    dialog = window.findChild(NotesDialog)
    assert isinstance(dialog, NotesDialog)
    dialog.accept()
    assert dialog.isVisible()
    assert dialog.notice.text() == window.session.text("errors.import.nothing_written")
    dialog.words.setPlainText("Kertoi, että tytär oli soittanut.\n\nLähti iloisena kotiin.")
    kind = dialog.facts.kind
    assert [kind.itemData(row) for row in range(kind.count())] == ["notes", "cowritten"]
    dialog.facts.code.setText("H01")
    dialog.accept()
    assert dialog.isVisible()
    assert "esimerkiksi H02" in dialog.notice.text()
    dialog.facts.code.setText("H02")
    kind.setCurrentIndex(1)
    dialog.accept()
    stored = interview_by_code(window.session.project, "H02")
    assert stored is not None
    assert stored.source_kind == SourceKind.COWRITTEN
    told = turns(window.session.project, stored.id)
    assert [turn.text for turn in told][-1] == "Lähti iloisena kotiin."
    assert {turn.role for turn in told} == {Role.INTERVIEWEE}


def test_delete_removes_the_chosen_interview_and_undo_brings_it_back(
    qtbot: QtBot, window: MainWindow
) -> None:
    window.show_step(1)
    window.interviews.list.setFocus()
    qtbot.keyClick(window.interviews.list, Qt.Key.Key_Delete)
    assert interviews(window.session.project) == []
    assert window.interviews.empty.isVisible()
    qtbot.keyClick(window, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert [each.code for each in interviews(window.session.project)] == ["H01"]
    assert not window.interviews.empty.isVisible()


def test_an_interview_is_proposed_for_whoever_of_its_code_has_told_nothing_yet(
    qtbot: QtBot, window: MainWindow
) -> None:
    project = window.session.project
    third, second = add_interviewee(project, "H03"), add_interviewee(project, "H02")
    sheet = sheet_of(qtbot, window, [FIXTURES / "libreoffice-labels.docx"])
    form = sheet.facts
    assert form.interviewee.currentData() == second
    form.code.selectAll()
    qtbot.keyClicks(form.code, "H03")
    assert form.interviewee.currentData() == third
    sheet.accept()
    stored = interview_by_code(project, "H03")
    assert stored is not None
    assert stored.interviewee_id == third
    assert len(interviewees(project)) == 3


def test_files_are_proposed_for_those_written_down_before_under_any_codes(
    qtbot: QtBot, window: MainWindow
) -> None:
    project = window.session.project
    people = [add_interviewee(project, code) for code in ("H07", "H08")]
    names = ["libreoffice-bold.docx", "libreoffice-labels.docx", "libreoffice-labels.odt"]
    sheet = sheet_of(qtbot, window, [FIXTURES / name for name in names])
    assert [(file.facts.code, file.facts.interviewee) for file in sheet.files] == [
        ("H07", people[0]),
        ("H08", people[1]),
        ("H02", None),
    ]
    sheet.reject()
    window.interviews.bringing.write_notes()
    notes = window.findChild(NotesDialog)
    assert isinstance(notes, NotesDialog)
    assert notes.facts.code.text() == "H07"
    notes.reject()
