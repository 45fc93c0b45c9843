"""The question frame by keyboard: words, order, depth, theme, versions."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QApplication, QLineEdit, QMenu
from pytestqt.qtbot import QtBot

from small_stories.storage.project_file import Project
from small_stories.storage.question_frames import frame_lines, question_frames, working_frame
from small_stories.storage.setup import themes
from small_stories_app.main_window import MainWindow
from small_stories_app.preparing.frame_rows import FrameRow
from small_stories_app.views.prepare import PrepareView

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)
Key = Qt.Key
Press = Callable[..., None]
ALT = Qt.KeyboardModifier.AltModifier
FIRST = "Millaista mukana oleminen on sinusta ollut?"


def rows(view: PrepareView) -> list[FrameRow]:
    return view.frame.list.model.rows


def choose(view: PrepareView, words: str) -> None:
    table = view.frame.list.table
    table.setFocus()
    table.selectRow([row.words for row in rows(view)].index(words))


def wordings(project: Project, theme: int | None) -> list[str]:
    frame = working_frame(project)
    assert frame is not None
    return [line.question.wording for line in frame_lines(project, frame.id)[theme]]


def test_the_frame_of_a_new_project_is_there_with_themes_as_headings(view: PrepareView) -> None:
    shown = rows(view)
    assert [row.words for row in shown if row.line is None] == [
        "merkityksellisyys",
        "toimijauskomukset",
        "sosiaalisten suhteiden laatu",
        "Jatkokysymyksiä ja kannustavia sanoja",
    ]
    assert [row.number for row in shown][:3] == ["1", "1.1", "1.2"]
    assert sum(row.line is not None for row in shown) == 39
    assert not view.frame.take.isVisible()


def test_a_question_is_reworded_in_place(
    qtbot: QtBot, view: PrepareView, project: Project, press: Press
) -> None:
    table = view.frame.list.table
    choose(view, FIRST)
    table.setCurrentIndex(table.model().index(table.currentIndex().row(), 1))
    press(Key.Key_F2)
    editor = QApplication.focusWidget()
    assert isinstance(editor, QLineEdit)
    assert editor.text() == FIRST
    editor.setText("Millaista täällä on ollut 😀?")
    press(Key.Key_Return)
    qtbot.waitUntil(lambda: QApplication.focusWidget() is table)
    assert wordings(project, themes(project)[0].id)[0] == "Millaista täällä on ollut 😀?"
    headings = [n for n, row in enumerate(rows(view)) if row.line is None]
    assert not table.model().flags(table.model().index(headings[0], 1)) & Qt.ItemFlag.ItemIsEditable


def test_f2_opens_the_words_also_beside_a_number(view: PrepareView, press: Press) -> None:
    frame = view.frame.list
    for table, words in ((frame.table, FIRST), (view.themes.list.table, "merkityksellisyys")):
        names = [table.model().index(row, 1).data() for row in range(table.model().rowCount())]
        table.setFocus()
        table.selectRow(names.index(words))
        if table is frame.table:
            press(Key.Key_Up, Key.Key_Down)
        press(Key.Key_F2)
        editor = QApplication.focusWidget()
        assert isinstance(editor, QLineEdit)
        assert editor.text() == words
        press(Key.Key_Escape)


def test_questions_are_moved_deepened_raised_and_removed_by_keys(
    view: PrepareView, project: Project, press: Press
) -> None:
    theme = themes(project)[2].id
    before = wordings(project, theme)
    choose(view, before[3])
    press(Key.Key_Right, held=ALT)
    current = view.frame.list.current()
    assert current is not None
    assert (current.words, current.number) == (before[3], "3.1.3")
    press(Key.Key_Up, held=ALT)
    assert view.frame.list.current().number == "3.1.2"
    press(Key.Key_Left, held=ALT)
    assert view.frame.list.current().number == "3.2"
    press(Key.Key_Down, held=ALT)
    assert view.frame.list.current().number == "3.3"
    press(Key.Key_Delete)
    assert before[3] not in wordings(project, theme)
    assert before[4] not in wordings(project, theme)
    for _ in range(5):
        press(Key.Key_Z, held=Qt.KeyboardModifier.ControlModifier)
    assert wordings(project, theme) == before
    assert view.frame.list.table.hasFocus()


def test_a_question_goes_to_another_theme_by_m_and_a_number(
    qtbot: QtBot, view: PrepareView, project: Project, press: Press
) -> None:
    choose(view, FIRST)
    press(Key.Key_M)
    (menu,) = [each for each in view.frame.findChildren(QMenu) if each.isVisible()]
    qtbot.keyClick(menu, Key.Key_3)
    assert wordings(project, themes(project)[2].id)[-1] == FIRST
    assert FIRST not in wordings(project, themes(project)[0].id)


def test_own_questions_go_under_own_themes(
    qtbot: QtBot, view: PrepareView, project: Project, press: Press
) -> None:
    view.themes.list.fields[0].setFocus()
    qtbot.keyClicks(view.themes.list.fields[0], "arki")
    press(Key.Key_Return)
    choose(view, "arki")
    press(Key.Key_N)
    assert view.frame.list.fields[0].hasFocus()
    qtbot.keyClicks(view.frame.list.fields[0], "Mihin aikasi nyt kuluu?")
    press(Key.Key_Return)
    own = themes(project)[3]
    assert (own.name, wordings(project, own.id)) == ("arki", ["Mihin aikasi nyt kuluu?"])
    # What was added is at hand: the next one follows it.
    qtbot.keyClicks(view.frame.list.fields[0], "Ja iltaisin?")
    press(Key.Key_Return)
    assert wordings(project, own.id) == ["Mihin aikasi nyt kuluu?", "Ja iltaisin?"]


def test_a_kept_version_can_be_looked_at_and_not_changed(
    qtbot: QtBot, view: PrepareView, project: Project, press: Press
) -> None:
    view.frame.keeping.note.setFocus()
    qtbot.keyClicks(view.frame.keeping.note, "pilotti")
    press(Key.Key_Return)
    assert [(each.version, each.note) for each in question_frames(project)] == [
        (2, ""),
        (1, "pilotti"),
    ]
    choose(view, FIRST)
    press(Key.Key_Delete)
    assert FIRST not in [row.words for row in rows(view)]
    view.frame.versions.box.setFocus()
    press(Key.Key_Down)
    assert view.frame.versions.box.currentText() == "Versio 1: pilotti"
    choose(view, FIRST)
    press(Key.Key_Delete)
    press(Key.Key_Down, held=ALT)
    assert FIRST in [row.words for row in rows(view)]
    assert not view.frame.list.fields[0].isVisible()
    assert not view.frame.keeping.keep.isVisible()
    view.frame.versions.box.setFocus()
    press(Key.Key_Up)
    assert FIRST not in [row.words for row in rows(view)]
    assert view.frame.keeping.keep.isVisible()


def test_a_project_without_a_frame_is_offered_the_starter_frame(
    qtbot: QtBot, view: PrepareView, project: Project
) -> None:
    with project.change("frame.taken"):
        project.db.execute("DELETE FROM question_frame")
    assert view.frame.take.isVisible()
    assert not view.frame.list.isVisible()
    view.frame.take.setFocus()
    qtbot.keyClick(view.frame.take, Key.Key_Return)
    assert len(wordings(project, themes(project)[0].id)) == 10
    assert not view.frame.take.isVisible()


def test_half_the_questions_never_asked_and_nothing_is_red_or_counted(
    window: MainWindow, view: PrepareView, project: Project
) -> None:
    """Check 14 of the method: the one interview marks no theme at all."""
    view.page.go_to(view.frame)
    picture = view.grab().toImage()
    for x in range(0, picture.width(), 3):
        for y in range(0, picture.height(), 3):
            colour = QColor(picture.pixel(x, y))
            is_red = colour.red() > 150 and max(colour.green(), colour.blue()) < 90
            assert not is_red, (x, y, colour.name())
    said = " ".join(row.words for row in rows(view)).casefold()
    assert "%" not in said
    assert "kysymättä" not in said


def test_the_frame_shown_is_printed(
    qtbot: QtBot, window: MainWindow, view: PrepareView, tmp_path: Path
) -> None:
    from docx import Document
    from PySide6.QtWidgets import QFileDialog

    view.sheets.buttons["frame"].setFocus()
    qtbot.keyClick(view.sheets.buttons["frame"], Key.Key_Return)
    (dialog,) = window.findChildren(QFileDialog)
    assert dialog.selectedFiles()[0].endswith("haastattelurunko.docx")
    path = tmp_path / "runko.docx"
    dialog.selectFile(str(path))
    dialog.accept()
    qtbot.waitUntil(path.exists)
    assert Document(str(path)).paragraphs[0].text == "Haastattelurunko, versio 1"
    assert "runko.docx" in window.statusBar().currentMessage()
    assert view.sheets.open.isVisible()


def test_letters_and_delete_are_words_while_a_question_is_written(
    qtbot: QtBot, view: PrepareView, project: Project, press: Press
) -> None:
    table = view.frame.list.table
    choose(view, FIRST)
    table.setCurrentIndex(table.model().index(table.currentIndex().row(), 1))
    press(Key.Key_F2)
    editor = QApplication.focusWidget()
    assert isinstance(editor, QLineEdit)
    editor.setText("x")
    editor.setCursorPosition(0)
    press(Key.Key_Delete, Key.Key_M, Key.Key_N, Key.Key_Return)
    qtbot.waitUntil(lambda: QApplication.focusWidget() is table)
    assert wordings(project, themes(project)[0].id)[0] == "mn"
    field = view.evaluation.fields["means"]
    field.setFocus()
    field.insertPlainText("ab")
    field.moveCursor(field.textCursor().MoveOperation.Start)
    press(Key.Key_Delete)
    assert field.toPlainText() == "b"
