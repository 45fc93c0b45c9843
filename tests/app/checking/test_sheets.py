"""The word sheet, asked for and written by keyboard."""

from pathlib import Path
from typing import Any

from docx import Document
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QLineEdit
from pytestqt.qtbot import QtBot

from small_stories.changes.reading import write_reading
from small_stories.storage.exports import exports
from small_stories_app.checking.sheets import write
from small_stories_app.main_window import MainWindow

Key = Qt.Key


def test_ctrl_p_asks_where_and_one_press_then_offers(
    qtbot: QtBot, window: MainWindow, hands: Any, told: list[int], tmp_path: Path
) -> None:
    hands.go_to_stories()
    hands.press(Key.Key_P, control=True)
    [dialog] = window.findChildren(QFileDialog)
    assert Path(dialog.selectedFiles()[0]).name == "tarinat kertojalle H01.docx"
    qtbot.waitUntil(dialog.isActiveWindow)
    line = dialog.findChild(QLineEdit, "fileNameEdit")
    assert isinstance(line, QLineEdit)
    target = tmp_path / "paperi.docx"
    line.setText(str(target))
    qtbot.keyClick(line, Key.Key_Return)
    words = [each.text for each in Document(str(target)).paragraphs]
    assert "Vastuu toi varmuutta." in words
    assert not any("Kalle" in each for each in words)
    assert [(each.kind, each.path) for each in exports(hands.project)] == [
        ("story_sheet", str(target))
    ]
    assert "paperi.docx" in hands.heard[-1]
    page = hands.view.page
    assert "merkitse tarinat tarjotuiksi" in page.written.text()
    assert hands.at is page.offer
    hands.press(Key.Key_Return)
    assert [hands.check(story).state for story in told] == ["offered"] * 3 + ["not_offered"]
    assert hands.check(told[0]).means == "sheet"
    assert not page.written.isVisible()


def test_the_notice_does_not_follow_to_another_teller(hands: Any, tmp_path: Path) -> None:
    view = hands.view
    view._say_written()
    assert view.page.written.isVisible()
    view.people.setCurrentIndex(view.model.index(1, 0))
    assert not view.page.written.isVisible()


def test_a_reading_that_names_somebody_else_is_told(
    hands: Any, told: list[int], tmp_path: Path
) -> None:
    write_reading(hands.project, told[0], text="Samoin kuin H02.")
    target = tmp_path / "paperi.docx"
    assert not write(hands.view.session, hands.view.teller, target, keepsake=False)
    assert "H01/1" in hands.heard[-1]
    assert not target.exists()
    # What is given to keep has no readings, so nothing stands in its way.
    assert write(hands.view.session, hands.view.teller, target, keepsake=True)
