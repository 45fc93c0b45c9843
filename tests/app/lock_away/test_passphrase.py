"""The passphrase in the window: changed, given, taken away, weighed, and slowed when wrong."""

from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from small_stories.changes.setting_up import begin_project
from small_stories.storage import slowing
from small_stories.storage.keys import data_key, needs_passphrase
from small_stories.storage.project_file import Project
from small_stories.storage.strength import strength
from small_stories_app.dialogs.passphrase import PassphraseDialog
from small_stories_app.dialogs.recovery_code import RecoveryCodeDialog
from small_stories_app.keeping.passphrase_sheet import PassphraseSheet
from small_stories_app.main_window import MainWindow
from small_stories_app.session import Session
from small_stories_app.views.lock_away import LockAwayView


def test_it_is_given_changed_and_taken_away(window: MainWindow, project: Project) -> None:
    window.show_step_of("lock_away")
    view = window.findChild(LockAwayView)
    assert isinstance(view, LockAwayView)
    view.passphrase.click()
    sheet = window.findChild(PassphraseSheet)
    assert isinstance(sheet, PassphraseSheet)
    sheet.new.setText("uusi pitkä lause tähän")
    sheet.again.setText("toinen pitkä lause tähän")
    sheet.accept()
    assert sheet.isVisible()
    assert "eivät ole samat" in sheet.notice.text()
    sheet.again.setText("uusi pitkä lause tähän")
    sheet.accept()
    assert data_key(project.folder, "uusi pitkä lause tähän") == project.key
    code = window.findChild(RecoveryCodeDialog)
    assert isinstance(code, RecoveryCodeDialog)
    assert data_key(project.folder, code.code.text()) == project.key
    assert "salattu" in view.lock.text()
    second = PassphraseSheet(window.session, window)
    second.now.setText("väärä")
    second.declined.setChecked(True)
    second.accept()
    assert needs_passphrase(project.folder)
    second.now.setText("uusi pitkä lause tähän")
    second.accept()
    assert not needs_passphrase(project.folder)


def test_from_the_third_wrong_one_on_there_is_a_wait(
    qtbot: QtBot, session: Session, tmp_path: Path
) -> None:
    folder = tmp_path / "lukossa.smallstories"
    begin_project(folder, "Lukossa", "neljä oikeaa sanaa", "fi").close()
    dialog = PassphraseDialog(session, folder)
    qtbot.addWidget(dialog)
    for wrong in ("a", "b", "c"):
        assert slowing.seconds_left(folder) == 0
        dialog.words.setText(wrong)
        dialog.accept()
    assert "5 sekunnin kuluttua" in dialog.notice.text()
    dialog.words.setText("neljä oikeaa sanaa")
    dialog.accept()
    assert not session.is_open
    again = PassphraseDialog(session, folder)
    qtbot.addWidget(again)
    assert "sekunnin kuluttua" in again.notice.text()
    slowing.note_wrong(folder)
    assert 9 <= slowing.seconds_left(folder) <= 10
    slowing.note_right(folder)
    again.accept()
    again.words.setText("neljä oikeaa sanaa")
    again.accept()
    assert session.is_open


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ("", "hint"),
        ("Salasana2026!", "common"),
        ("1234567890123456", "common"),
        ("aaaaaaaaaaaaaaaa", "common"),
        ("pöllö aita", "short"),
        ("pöllö aita vesi", "fair"),
        ("pöllö aita vesi kumipallo", "strong"),
    ],
)
def test_a_passphrase_is_weighed_in_plain_words(words: str, said: str) -> None:
    assert strength(words) == said
