"""The main job through the window, on a real file: from a new project to a report and back."""

import zipfile
from collections.abc import Iterator
from importlib.resources import as_file, files
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QTextCursor
from pytestqt.qtbot import QtBot

from small_stories.changes.reading import write_reading
from small_stories.changes.setting_up import add_goal, record_consent
from small_stories.storage.identities import marks_in_quotes
from small_stories.storage.interviews import interviews
from small_stories.storage.quotes import quotes
from small_stories.storage.setup import interviewees
from small_stories.storage.stories import stories, story_words
from small_stories_app.bringing_in.sheet import ImportSheet
from small_stories_app.dialogs.new_project import NewProjectDialog
from small_stories_app.dialogs.passphrase import PassphraseDialog
from small_stories_app.dialogs.recovery_code import RecoveryCodeDialog
from small_stories_app.main_window import MainWindow
from small_stories_app.session import Session
from small_stories_app.views.report import ReportView

WORDS = "karhu kirja sateenvarjo"
FIRST, LAST = "No minä sanoin, jotta minä en pysty", "minä sen oon riisunu."


@pytest.fixture
def empty(qtbot: QtBot, session: Session) -> Iterator[MainWindow]:
    shown = MainWindow(session)
    qtbot.addWidget(shown)
    shown.show()
    qtbot.waitExposed(shown)
    yield shown
    shown.close()


def test_from_a_file_to_a_report_and_back(qtbot: QtBot, empty: MainWindow, tmp_path: Path) -> None:
    session, folder = empty.session, tmp_path / "talo.smallstories"
    _make_project(qtbot, empty, folder)
    _import(qtbot, empty)
    story = _mark(qtbot, empty)
    _prepare(session, story)
    view = _quoted(qtbot, empty)
    _search(qtbot, view)
    _decide(qtbot, view, session)
    _export(qtbot, view, tmp_path / "ulos")

    said = story_words(session.project, story)
    session.close()
    empty.start.open_folder(folder)
    dialog = empty.findChild(PassphraseDialog)
    assert isinstance(dialog, PassphraseDialog)
    qtbot.keyClicks(dialog.words, WORDS)
    dialog.accept()
    assert story_words(session.project, story) == said
    assert quotes(session.project)[0].passed_by_eye
    while session.project.next_undo():
        session.undo()
    assert interviews(session.project) == []
    while session.project.next_redo():
        session.redo()
    assert story_words(session.project, story) == said


def _make_project(qtbot: QtBot, window: MainWindow, folder: Path) -> None:
    qtbot.mouseClick(window.start.new, Qt.MouseButton.LeftButton)
    dialog = window.findChild(NewProjectDialog)
    assert isinstance(dialog, NewProjectDialog)
    qtbot.keyClicks(dialog.name, "Talo")
    dialog.folder.setText(str(folder))
    qtbot.keyClicks(dialog.passphrase, WORDS)
    qtbot.keyClicks(dialog.again, WORDS)
    dialog.accept()
    code = window.findChild(RecoveryCodeDialog)
    assert isinstance(code, RecoveryCodeDialog)
    code.written.setChecked(True)
    code.accept()
    assert window.session.is_open


def _import(qtbot: QtBot, window: MainWindow) -> None:
    with as_file(files("small_stories_resources") / "example" / "h01-haastattelu.docx") as path:
        window.interviews.bring_in([path])
        sheet = window.findChild(ImportSheet)
        assert isinstance(sheet, ImportSheet)
        qtbot.waitUntil(lambda: all(file.is_read for file in sheet.files), timeout=20_000)
    sheet.accept()
    assert [each.code for each in interviews(window.session.project)] == ["H01"]


def _mark(qtbot: QtBot, window: MainWindow) -> int:
    """Select words of one turn and press 1, then Q: a story of meaning, and a quote of it."""
    window.show_step_of("interviews")
    text = window.interviews.page.text
    window.activateWindow()
    text.setFocus()
    qtbot.waitUntil(text.hasFocus)
    found = text.document().find(FIRST)
    end = text.document().find(LAST, found)
    assert found.hasSelection()
    assert end.hasSelection()
    cursor = QTextCursor(found)
    cursor.setPosition(found.selectionStart())
    cursor.setPosition(end.selectionEnd(), QTextCursor.MoveMode.KeepAnchor)
    text.setTextCursor(cursor)
    qtbot.keyClick(text, Qt.Key.Key_1)
    qtbot.keyClick(text, Qt.Key.Key_Q)
    [story] = stories(window.session.project)
    [_] = quotes(window.session.project)
    assert story_words(window.session.project, story.id).startswith(FIRST)
    return story.id


def _prepare(session: Session, story: int) -> None:
    """Write what the other rooms' tests write through their widgets."""
    project = session.project
    add_goal(project, "Oma paikka")
    write_reading(
        project, story, text="Vetäjä haki tuolin.", exemplifies="Tulija löytää paikkansa."
    )
    [person] = interviewees(project)
    for scope in ("stories", "quotes"):
        record_consent(project, person.id, "reconfirmed", scope, given=True)


def _quoted(qtbot: QtBot, window: MainWindow) -> ReportView:
    window.show_step_of("report")
    view = window.findChild(ReportView)
    assert isinstance(view, ReportView)
    view.tabs.setCurrentWidget(view.export)
    assert not view.export.write.isEnabled()
    view.tabs.setCurrentWidget(view.marks)
    return view


def _search(qtbot: QtBot, view: ReportView) -> None:
    qtbot.mouseClick(view.marks.search.button, Qt.MouseButton.LeftButton)
    job = view.marks.search.job
    assert job is not None
    with qtbot.waitSignal(job.finished, timeout=120_000):
        pass


def _decide(qtbot: QtBot, view: ReportView, session: Session) -> None:
    """Name the leader anew wherever she is named; leave the rest as it was said."""
    tab = view.marks
    undecided = lambda: [m for m in marks_in_quotes(session.project) if m.decision is None]  # noqa: E731
    assert "Marjatta" in [mark.words for mark in undecided()]
    tab.queue.setFocus()
    tab.queue.selectRow(0)
    for _ in range(len(undecided())):
        if "Marjatta" in tab.panel.words.text():
            tab.panel.wording.setText("ohjaaja")
            qtbot.keyClick(tab.queue, Qt.Key.Key_A, Qt.KeyboardModifier.ShiftModifier)
        elif undecided():
            qtbot.keyClick(tab.queue, Qt.Key.Key_S)
    assert undecided() == []


def _export(qtbot: QtBot, view: ReportView, folder: Path) -> None:
    view.tabs.setCurrentWidget(view.quotes)
    view.quotes.table.setFocus()
    qtbot.keyClick(view.quotes.table, Qt.Key.Key_P)
    view.tabs.setCurrentWidget(view.export)
    assert view.export.write.isEnabled(), view.export.state.text()
    view.export.folder.setText(str(folder))
    qtbot.mouseClick(view.export.write, Qt.MouseButton.LeftButton)
    written = {path.name: path for path in folder.iterdir()}
    assert written.keys() == {"report.docx", "quotes.docx", "typology.xlsx"}
    for path in written.values():
        with zipfile.ZipFile(path) as package:
            held = "".join(package.read(name).decode("utf-8") for name in package.namelist())
        assert "Marjat" not in held
        if path.suffix == ".docx":
            assert "[ohjaaja]" in held
