from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from small_stories.storage.interviews import interviews
from small_stories.storage.quotes import quotes
from small_stories.storage.stories import stories
from small_stories_app.main_window import MainWindow
from small_stories_app.session import Session

MINUTES = 300_000


@pytest.fixture
def empty(
    qtbot: QtBot, session: Session, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Iterator[MainWindow]:
    """The window as it starts, for somebody whose documents are in a folder of their own."""
    (tmp_path / "user-dirs.dirs").write_text(f'XDG_DOCUMENTS_DIR="{tmp_path}/omat"\n')
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path))
    shown = MainWindow(session)
    qtbot.addWidget(shown)
    shown.show()
    yield shown
    shown.close()


def test_the_example_is_really_made_and_then_opened(qtbot: QtBot, empty: MainWindow) -> None:
    steps: list[str] = []
    empty.start.try_example.click()
    job = empty.start.example.job
    assert job is not None
    job.reported.connect(lambda event: steps.append(str(event.get("key", event["event"]))))
    assert not empty.start.new.isEnabled()
    qtbot.waitUntil(lambda: empty.session.is_open, timeout=MINUTES)
    assert steps[0] == "describe"
    assert steps[-1] == "done"
    project = empty.session.project
    assert project.folder.parent.name == "omat"
    assert len(interviews(project)) >= 4
    assert stories(project)
    assert quotes(project)
    assert empty.start.new.isEnabled()


def test_stopping_leaves_nothing_behind(qtbot: QtBot, empty: MainWindow, tmp_path: Path) -> None:
    empty.commands.action("file.example").trigger()
    folder = tmp_path / "omat" / "Esimerkkihanke.smallstories"
    qtbot.waitUntil(lambda: (folder / "project.db").is_file(), timeout=MINUTES)
    empty.start.progress.stop.click()
    assert not folder.exists()
    assert not empty.session.is_open
    assert empty.start.new.isEnabled()
    assert empty.start.progress.isHidden()
