import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QDialog, QLineEdit, QPushButton
from pytestqt.qtbot import QtBot

from small_stories.changes.setting_up import add_goal, begin_project
from small_stories.storage.project_file import needs_passphrase, open_project
from small_stories.storage.setup import goals, project_facts, themes
from small_stories_app.bringing_in.notes import NotesDialog
from small_stories_app.dialogs.new_project import NewProjectDialog
from small_stories_app.dialogs.passphrase import PassphraseDialog
from small_stories_app.dialogs.recovery_code import RecoveryCodeDialog
from small_stories_app.main_window import MainWindow
from small_stories_app.options import Options
from small_stories_app.session import Session
from small_stories_app.widgets.empty_state import EmptyState


@pytest.fixture
def empty(qtbot: QtBot, session: Session) -> Iterator[MainWindow]:
    """The window as it starts, with no project."""
    shown = MainWindow(session)
    qtbot.addWidget(shown)
    shown.show()
    qtbot.waitExposed(shown)
    yield shown
    shown.close()


def typed(qtbot: QtBot, field: QLineEdit, words: str) -> None:
    field.clear()
    qtbot.keyClicks(field, words)


def dialog_of(window: MainWindow, kind: type[QDialog]) -> QDialog:
    found = window.findChild(kind)
    assert isinstance(found, kind)
    return found


def new_project(qtbot: QtBot, window: MainWindow, folder: Path, words: str) -> NewProjectDialog:
    qtbot.mouseClick(window.start.new, Qt.MouseButton.LeftButton)
    dialog = dialog_of(window, NewProjectDialog)
    assert isinstance(dialog, NewProjectDialog)
    typed(qtbot, dialog.name, "Talo")
    typed(qtbot, dialog.folder, str(folder))
    typed(qtbot, dialog.passphrase, words)
    typed(qtbot, dialog.again, words)
    return dialog


def test_a_new_project_is_made_opened_and_shows_its_recovery_code_once(
    qtbot: QtBot, empty: MainWindow, tmp_path: Path
) -> None:
    folder = tmp_path / "talo.smallstories"
    dialog = new_project(qtbot, empty, folder, "karhu kirja sateenvarjo")
    qtbot.keyClick(dialog.again, Qt.Key.Key_Return)

    code = dialog_of(empty, RecoveryCodeDialog)
    assert isinstance(code, RecoveryCodeDialog)
    qtbot.mouseClick(code.copy, Qt.MouseButton.LeftButton)
    written_down = QApplication.clipboard().text()
    code.reject()
    assert code.isVisible()
    code.written.setChecked(True)
    code.accept()

    assert empty.steps.currentRow() == 0
    assert empty.saved.text() == empty.session.text("window.all_saved")
    assert project_facts(empty.session.project).name == "Talo"
    assert [theme.key for theme in themes(empty.session.project)] == ["meaning", "agency", "social"]
    assert empty.session.project.recovery_code is None
    assert empty.windowTitle().endswith("Talo")
    empty.session.close()
    with open_project(folder, written_down) as again:
        assert project_facts(again).name == "Talo"


def test_a_project_without_a_passphrase_says_what_that_means(
    qtbot: QtBot, empty: MainWindow, tmp_path: Path
) -> None:
    folder = tmp_path / "avoin.smallstories"
    dialog = new_project(qtbot, empty, folder, "")
    assert dialog.meaning.isHidden()
    dialog.declined.setChecked(True)
    assert not dialog.meaning.isHidden()
    dialog.accept()
    assert empty.session.is_open
    assert not needs_passphrase(folder)
    assert empty.findChild(RecoveryCodeDialog) is None


@pytest.mark.parametrize(
    ("words", "again", "key"),
    [("", "", "dialogs.needs_passphrase"), ("karhu kirja", "karhu", "dialogs.not_the_same")],
)
def test_what_is_missing_is_said_in_the_dialog(
    qtbot: QtBot, empty: MainWindow, tmp_path: Path, words: str, again: str, key: str
) -> None:
    folder = tmp_path / "uusi.smallstories"
    dialog = new_project(qtbot, empty, folder, words)
    typed(qtbot, dialog.again, again)
    dialog.accept()
    assert dialog.notice.text() == empty.session.text(key)
    assert not folder.exists()
    dialog.reject()


def test_a_folder_that_is_taken_is_said_and_left_as_it_was(
    qtbot: QtBot, empty: MainWindow, tmp_path: Path
) -> None:
    folder = tmp_path / "varattu"
    folder.mkdir()
    (folder / "oma.txt").write_text("oma", encoding="utf-8")
    dialog = new_project(qtbot, empty, folder, "karhu kirja sateenvarjo")
    dialog.accept()
    assert "varattu" in dialog.notice.text()
    assert [file.name for file in folder.iterdir()] == ["oma.txt"]
    dialog.reject()


@pytest.mark.parametrize(
    ("words", "key"),
    [
        ("kissa", "common"),
        ("karhu ja", "short"),
        ("kissa ja karhu", "fair"),
        ("k" * 25, "common"),
        ("kissa ja karhu illalla", "strong"),
    ],
)
def test_strength_is_told_in_plain_words(
    qtbot: QtBot, empty: MainWindow, tmp_path: Path, words: str, key: str
) -> None:
    dialog = new_project(qtbot, empty, tmp_path / "uusi", words)
    assert dialog.strength.text() == empty.session.text(f"dialogs.strength.{key}")
    dialog.reject()


def test_a_wrong_passphrase_is_told_in_place_and_the_right_one_opens(
    qtbot: QtBot, empty: MainWindow, tmp_path: Path
) -> None:
    folder = tmp_path / "lukossa.smallstories"
    begin_project(folder, "Lukossa", "oikea tunnuslause", "fi").close()
    empty.start.open_folder(folder)
    dialog = dialog_of(empty, PassphraseDialog)
    assert isinstance(dialog, PassphraseDialog)
    qtbot.keyClicks(dialog.words, "toinen tunnuslause")
    qtbot.keyClick(dialog.words, Qt.Key.Key_Return)
    assert dialog.isVisible()
    assert not dialog.notice.isHidden()
    assert dialog.notice.text() == empty.session.text("errors.project.wrong_passphrase")
    assert not empty.session.is_open
    qtbot.keyClicks(dialog.words, "oikea tunnuslause")
    qtbot.keyClick(dialog.words, Qt.Key.Key_Return)
    assert empty.session.is_open


def test_a_folder_that_is_no_project_is_told_in_a_sentence(
    empty: MainWindow, tmp_path: Path
) -> None:
    empty.start.open_folder(tmp_path)
    assert "key.json" in empty.messages.last
    empty.start.open_folder(tmp_path / "poissa")
    assert "poissa" in empty.messages.last
    assert not empty.session.is_open


def test_opening_what_is_open_already_changes_nothing(window: MainWindow, folder: Path) -> None:
    project = window.session.project
    window.start.open_folder(folder)
    assert window.session.project is project
    assert window.messages.last == ""


def test_recent_projects_are_listed_and_enter_opens_one(
    qtbot: QtBot, empty: MainWindow, options: Options, tmp_path: Path
) -> None:
    for name in ("eka", "toka"):
        begin_project(tmp_path / name, name, None, "fi").close()
        options.remember(tmp_path / name)
    options.remember(tmp_path / "poissa")
    empty.start.refresh()
    assert empty.start.recent.model().rowCount() == 2
    qtbot.keyClick(empty.start.recent, Qt.Key.Key_Down)
    qtbot.keyClick(empty.start.recent, Qt.Key.Key_Return)
    assert project_facts(empty.session.project).name == "eka"


def test_undo_reaches_what_was_done_before_the_window_was_closed(
    qtbot: QtBot, empty: MainWindow, tmp_path: Path
) -> None:
    folder = tmp_path / "jatkuva"
    with begin_project(folder, "Jatkuva", None, "fi") as project:
        add_goal(project, "Rohkeus")
    empty.start.open_folder(folder)
    assert [goal.name for goal in goals(empty.session.project)] == ["Rohkeus"]
    qtbot.keyClick(empty, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert goals(empty.session.project) == []
    both = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
    qtbot.keyClick(empty, Qt.Key.Key_Z, both)
    assert [goal.name for goal in goals(empty.session.project)] == ["Rohkeus"]


def test_the_passphrase_stands_in_no_file_of_the_project_or_the_options(
    qtbot: QtBot, empty: MainWindow, tmp_path: Path
) -> None:
    folder = tmp_path / "salainen.smallstories"
    new_project(qtbot, empty, folder, "salasanakissa").accept()
    empty.close()
    files = [file for file in tmp_path.rglob("*") if file.is_file()]
    assert any(file.name == "options.ini" for file in files)
    assert not any(b"salasanakissa" in file.read_bytes() for file in files)
    assert json.loads((folder / "key.json").read_text(encoding="utf-8"))["wraps"].keys() == {
        "passphrase",
        "recovery",
    }


def test_enter_makes_the_project_also_after_tab_has_gone_round(
    qtbot: QtBot, empty: MainWindow, tmp_path: Path
) -> None:
    dialog = new_project(qtbot, empty, tmp_path / "talo.smallstories", "karhu kirja")
    dialog.activateWindow()
    dialog.name.setFocus()
    qtbot.waitUntil(dialog.name.hasFocus)
    met = []
    for _ in range(30):
        met.append(QApplication.focusWidget())
        qtbot.keyClick(met[-1], Qt.Key.Key_Tab)
        if dialog.name.hasFocus():
            break
    assert dialog.browse in met
    qtbot.keyClick(dialog.name, Qt.Key.Key_Return)
    assert empty.session.is_open


def test_enter_presses_the_button_that_has_the_focus(qtbot: QtBot, empty: MainWindow) -> None:
    empty.activateWindow()
    assert QApplication.focusWidget() is empty.start.new
    qtbot.keyClick(empty.start.new, Qt.Key.Key_Return)
    dialog = dialog_of(empty, NewProjectDialog)
    assert isinstance(dialog, NewProjectDialog)
    qtbot.keyClick(dialog.browse, Qt.Key.Key_Escape)
    assert not dialog.isVisible()


def test_the_newest_project_is_opened_by_enter(
    qtbot: QtBot, empty: MainWindow, tmp_path: Path
) -> None:
    new_project(qtbot, empty, tmp_path / "talo.smallstories", "").declined.setChecked(True)
    dialog_of(empty, NewProjectDialog).accept()
    empty.activateWindow()
    empty.session.close()
    assert QApplication.focusWidget() is empty.start.recent
    qtbot.keyClick(empty.start.recent, Qt.Key.Key_Return)
    assert empty.session.is_open


def test_each_step_of_a_new_project_says_how_it_begins_and_has_the_focus_there(
    qtbot: QtBot, empty: MainWindow, tmp_path: Path
) -> None:
    new_project(qtbot, empty, tmp_path / "talo.smallstories", "").declined.setChecked(True)
    dialog_of(empty, NewProjectDialog).accept()
    empty.activateWindow()
    assert empty.pages.currentWidget() is empty.views[0]
    for row in (1, 2, 3, 4):
        empty.show_step(row)
        focused = QApplication.focusWidget()
        assert isinstance(focused, QPushButton)
        assert isinstance(focused.parent(), EmptyState)
    empty.show_step_of("stories")
    qtbot.keyClick(empty.focusWidget(), Qt.Key.Key_Return)
    assert empty.pages.currentWidget() is empty.interviews
    qtbot.mouseClick(empty.interviews.empty.other, Qt.MouseButton.LeftButton)
    notes = dialog_of(empty, NotesDialog)
    assert isinstance(notes, NotesDialog)
    assert notes.focusWidget() is notes.words
    notes.reject()


def test_a_folder_that_was_typed_stays_when_the_name_changes(
    qtbot: QtBot, empty: MainWindow, tmp_path: Path
) -> None:
    dialog = new_project(qtbot, empty, tmp_path / "oma", "")
    qtbot.keyClicks(dialog.name, "n tarinat")
    assert dialog.name.text() == "Talon tarinat"
    assert dialog.folder.text() == str(tmp_path / "oma")
    dialog.reject()
    qtbot.mouseClick(empty.start.new, Qt.MouseButton.LeftButton)
    again = empty.findChildren(NewProjectDialog)[-1]
    qtbot.keyClicks(again.name, "Talo")
    assert Path(again.folder.text()).name == "Talo.smallstories"
    again.reject()
