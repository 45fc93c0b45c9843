"""The page of speech models: nothing is fetched but by a click, and what happens is said there."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from model_server import ModelServer, invented_files, refuses, serving, slowly
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QMessageBox, QPushButton
from pytestqt.qtbot import QtBot

from small_stories.transcribing.models.checking import Compared, checked_before
from small_stories.transcribing.models.graphics import Graphics, device_in_use, use_card
from small_stories.transcribing.models.known import known_model
from small_stories.transcribing.models.places import folder_of, part_of
from small_stories.transcribing.models.remembered import remember
from small_stories_app.job_list import JobState
from small_stories_app.main_window import MainWindow
from small_stories_app.session import Session
from small_stories_app.speech_models.dialog import ModelsDialog

FINNISH = "finnish-large-v3"
PATIENCE_MS = 120_000


@pytest.fixture
def server(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[ModelServer]:
    """A source that offers the Finnish model, whose checksum nobody has published, in little."""
    finnish = known_model(FINNISH)
    assert finnish
    with serving() as shown:
        monkeypatch.setenv("SMALL_STORIES_MODEL_SOURCE", shown.address)
        monkeypatch.setenv("SMALL_STORIES_MODELS", str(tmp_path / "models"))
        shown.serve(finnish, invented_files(mels=128))
        yield shown


@pytest.fixture
def dialog(server: ModelServer, window: MainWindow) -> ModelsDialog:
    return opened(window)


def opened(window: MainWindow) -> ModelsDialog:
    window.commands.action("file.models").trigger()
    return next(one for one in window.findChildren(ModelsDialog) if one.isVisible())


def shown_rows(dialog: ModelsDialog) -> list[list[str]]:
    model = dialog.table.model()
    return [
        [str(model.index(row, column).data()) for column in range(model.columnCount())]
        for row in range(model.rowCount())
    ]


def choose_language(dialog: ModelsDialog, code: str) -> None:
    dialog.language.setCurrentIndex(dialog.language.findData(code))
    dialog.language.activated.emit(dialog.language.currentIndex())


def said(dialog: ModelsDialog) -> list[str]:
    return [label.text() for label in dialog.findChildren(QLabel) if label.isVisible()]


def is_over(dialog: ModelsDialog) -> bool:
    """Tell whether something was said, and the child that told it has ended."""
    return dialog.notice.isVisible() and not dialog.line.isVisible()


def fetch(qtbot: QtBot, dialog: ModelsDialog) -> None:
    dialog.table.go_to(FINNISH)
    qtbot.mouseClick(dialog.buttons.fetch, Qt.MouseButton.LeftButton)


def test_looking_at_the_page_asks_nothing_of_the_network(
    qtbot: QtBot, dialog: ModelsDialog, server: ModelServer
) -> None:
    for row in range(len(shown_rows(dialog))):
        dialog.table.selectRow(row)
    qtbot.wait(50)
    assert server.asked == []
    finnish = known_model(FINNISH)
    assert finnish
    dialog.table.go_to(FINNISH)
    assert f"{server.address}/Finnish-NLP/whisper-large-finnish-v3-ct2" in said(dialog)
    assert server.address in dialog.buttons.fetch.accessibleDescription()


def test_the_recommended_model_comes_first_for_each_language(dialog: ModelsDialog) -> None:
    remember("tried", {"base": 24.0})
    for code, title, better in (
        ("fi", "Whisper large-v3 turbo", "Finnish-NLP Whisper large-v3"),
        ("sv", "KB-Whisper small", "KB-Whisper large"),
        ("et", "Whisper large-v3 turbo", ""),
    ):
        choose_language(dialog, code)
        assert shown_rows(dialog)[0][0] == f"{title} (suositus)"
        assert title in dialog.advice.text()
        assert better in dialog.why.text()
        assert "2 h 30 min" in dialog.why.text() or code == "sv"
    assert len(shown_rows(dialog)) == 10


def test_a_model_is_fetched_by_its_button_and_looked_at(
    qtbot: QtBot, dialog: ModelsDialog, window: MainWindow, server: ModelServer
) -> None:
    server.behave("model.bin", slowly(pieces=10, pause_s=0.1))
    fetch(qtbot, dialog)
    assert not dialog.buttons.fetch.isEnabled()
    qtbot.waitUntil(lambda: " / " in dialog.line.label.text(), timeout=PATIENCE_MS)
    assert dialog.line.label.text().startswith("Haetaan puhemalli Finnish-NLP Whisper large-v3")
    assert window.session.jobs.running[0].what == "Haetaan puhemalli Finnish-NLP Whisper large-v3"
    qtbot.waitUntil(lambda: is_over(dialog), timeout=PATIENCE_MS)
    assert "on haettu" in dialog.notice.text()
    finnish = known_model(FINNISH)
    assert finnish
    checked = checked_before(folder_of(finnish))
    assert checked
    assert checked.compared == Compared.NOTHING
    row = next(row for row in shown_rows(dialog) if row[0].startswith("Finnish-NLP"))
    qtbot.waitUntil(lambda: "tällä koneella" in [each[3] for each in shown_rows(dialog)])
    assert row
    assert "Tällä tietokoneella; ei verrattu julkaistuun tarkistussummaan." in said(dialog)
    qtbot.waitUntil(dialog.buttons.remove.isEnabled)


def test_fetching_goes_on_when_the_page_is_closed(
    qtbot: QtBot, dialog: ModelsDialog, window: MainWindow, server: ModelServer
) -> None:
    server.behave("model.bin", slowly(pieces=10, pause_s=0.2))
    fetch(qtbot, dialog)
    dialog.accept()
    again = opened(window)
    assert again.line.isVisible()
    assert not again.buttons.take.isEnabled()
    qtbot.waitUntil(lambda: not window.session.jobs.running, timeout=20_000)
    assert window.session.jobs.jobs[0].state == JobState.FINISHED
    qtbot.waitUntil(lambda: not again.line.isVisible())


def test_stopping_keeps_what_came_to_be_gone_on_with(
    qtbot: QtBot, dialog: ModelsDialog, window: MainWindow, server: ModelServer
) -> None:
    finnish = known_model(FINNISH)
    assert finnish
    server.behave("model.bin", slowly(pieces=10, pause_s=0.5))
    fetch(qtbot, dialog)
    weights = part_of(folder_of(finnish)) / "model.bin"
    qtbot.waitUntil(lambda: weights.is_file() and weights.stat().st_size > 0, timeout=PATIENCE_MS)
    qtbot.mouseClick(dialog.line.stop, Qt.MouseButton.LeftButton)
    assert window.session.jobs.jobs[0].state == JobState.STOPPED
    came = weights.stat().st_size
    qtbot.waitUntil(lambda: dialog.buttons.fetch.text() == "Jatka hakemista")
    assert any(words.startswith("Haettu osaksi") for words in said(dialog))
    qtbot.mouseClick(dialog.buttons.fetch, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: is_over(dialog), timeout=PATIENCE_MS)
    assert "on haettu" in dialog.notice.text()
    assert server.ranges("model.bin")[-1] == f"bytes={came}-"


def test_what_goes_wrong_is_said_on_the_page_and_without_it_in_a_box(
    qtbot: QtBot, dialog: ModelsDialog, window: MainWindow, server: ModelServer
) -> None:
    server.behave("config.json", refuses(404), refuses(404))
    fetch(qtbot, dialog)
    qtbot.waitUntil(lambda: is_over(dialog), timeout=PATIENCE_MS)
    assert "(vastaus 404)" in dialog.notice.text()
    assert window.findChildren(QMessageBox) == []
    qtbot.waitUntil(lambda: dialog.buttons.fetch.isEnabled())
    qtbot.mouseClick(dialog.buttons.fetch, Qt.MouseButton.LeftButton)
    dialog.accept()
    qtbot.waitUntil(lambda: bool(window.messages.last), timeout=PATIENCE_MS)
    assert "(vastaus 404)" in window.messages.last


def test_a_model_is_taken_from_a_folder_and_removed(
    qtbot: QtBot, dialog: ModelsDialog, tmp_path: Path, server: ModelServer
) -> None:
    folder = tmp_path / "tikku" / "oma-malli"
    folder.mkdir(parents=True)
    for name, content in invented_files().items():
        (folder / name).write_bytes(content)
    dialog.table.go_to("turbo")
    dialog.take(folder)
    qtbot.waitUntil(lambda: is_over(dialog), timeout=PATIENCE_MS)
    assert dialog.notice.text().startswith("Malli oma-malli on otettu kansiosta.")
    qtbot.waitUntil(lambda: shown_rows(dialog)[-1][0] == "oma-malli")
    dialog.table.go_to("oma-malli")
    assert not dialog.buttons.fetch.isEnabled()
    qtbot.waitUntil(dialog.buttons.remove.isEnabled)
    qtbot.mouseClick(dialog.buttons.remove, Qt.MouseButton.LeftButton)
    box = dialog.findChild(QMessageBox)
    assert isinstance(box, QMessageBox)
    yes = next(
        one for one in box.buttons() if box.buttonRole(one) == QMessageBox.ButtonRole.AcceptRole
    )
    qtbot.mouseClick(yes, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: "oma-malli" not in [row[0] for row in shown_rows(dialog)])
    assert server.asked == []


def test_a_model_whose_checksum_is_not_published_is_taken_as_the_selected_one(
    qtbot: QtBot, dialog: ModelsDialog, tmp_path: Path
) -> None:
    folder = tmp_path / "tikku"
    folder.mkdir()
    for name, content in invented_files(mels=128).items():
        (folder / name).write_bytes(content)
    dialog.table.go_to(FINNISH)
    dialog.take(folder)
    qtbot.waitUntil(lambda: is_over(dialog), timeout=PATIENCE_MS)
    assert "ei voitu verrata" in dialog.notice.text()
    finnish = known_model(FINNISH)
    assert finnish
    assert checked_before(folder_of(finnish))


def test_trying_tells_how_long_an_hour_takes(qtbot: QtBot, dialog: ModelsDialog) -> None:
    dialog.table.go_to("turbo")
    qtbot.mouseClick(dialog.buttons.try_out, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: is_over(dialog), timeout=PATIENCE_MS * 3)
    # Turbo is not here, so the starter model was tried, and the others follow from it.
    assert dialog.notice.text().startswith("Whisper base: tunnin nauhoitteen litterointi vie")
    qtbot.waitUntil(lambda: all(row[2] != "ei kokeiltu" for row in shown_rows(dialog)))
    hours = {row[0].removesuffix(" (suositus)"): row[2] for row in shown_rows(dialog)}
    assert not hours["Whisper base"].startswith("arviolta")
    assert hours["Whisper large-v3 turbo"].startswith("arviolta")


def test_the_graphics_card_is_used_only_after_a_test(qtbot: QtBot, dialog: ModelsDialog) -> None:
    assert dialog.buttons.card.text() == "Kokeile näytönohjainta"
    qtbot.mouseClick(dialog.buttons.card, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: is_over(dialog), timeout=PATIENCE_MS)
    assert "ei löytynyt näytönohjainta" in dialog.notice.text()
    assert device_in_use() == "cpu"


def test_a_card_in_use_can_be_left(qtbot: QtBot, server: ModelServer, window: MainWindow) -> None:
    use_card(Graphics.WORKS)
    dialog = opened(window)
    assert dialog.buttons.card.text() == "Älä käytä näytönohjainta"
    qtbot.mouseClick(dialog.buttons.card, Qt.MouseButton.LeftButton)
    assert device_in_use() == "cpu"
    qtbot.waitUntil(lambda: dialog.buttons.card.text() == "Kokeile näytönohjainta")


def test_everything_can_be_reached_by_keys_and_has_a_name(
    qtbot: QtBot, dialog: ModelsDialog
) -> None:
    dialog.table.setFocus()
    reached = set()
    for _ in range(30):
        focused = QApplication.focusWidget()
        assert focused is not None
        reached.add(focused)
        if isinstance(focused, QAbstractButton):
            assert focused.text()
        qtbot.keyClick(focused, Qt.Key.Key_Tab)
    buttons = {
        one for one in dialog.findChildren(QPushButton) if one.isVisible() and one.isEnabled()
    }
    assert buttons <= reached
    assert dialog.language in reached
    assert dialog.table.accessibleName() == "Puhemallit"


def test_the_page_opens_without_a_project(
    qtbot: QtBot, server: ModelServer, session: Session
) -> None:
    window = MainWindow(session)
    qtbot.addWidget(window)
    window.show()
    dialog = opened(window)
    assert dialog.language.currentData() == "fi"
    dialog.accept()
    window.close()
