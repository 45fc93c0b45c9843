"""What is brought in is read in a process apart, which ends when the project is left."""

from pathlib import Path

import psutil
from pytestqt.qtbot import QtBot

from small_stories.apart import reading
from small_stories.apart.reading import read_apart
from small_stories.apart.readings import Reading
from small_stories.changes.setting_up import begin_project
from small_stories.importing.draft import Draft
from small_stories.storage.interviews import interviews
from small_stories_app.application import Program
from small_stories_app.bringing_in.sheet import ImportSheet
from small_stories_app.main_window import MainWindow
from small_stories_app.options import Options
from small_stories_app.session import Session
from small_stories_app.widgets.reading_line import ReadingLine

FIXTURES = Path(__file__).parents[2] / "analysis" / "importing" / "fixtures"
WORD = FIXTURES / "libreoffice-labels.docx"


def readers() -> list[psutil.Process]:
    """Return the processes below this one that read."""
    children = psutil.Process().children(recursive=True)
    return [each for each in children if "read-apart" in " ".join(each.cmdline())]


def a_long_file(folder: Path) -> Path:
    path = folder / "pitkä.txt"
    path.write_text("H: Miten?\nV: No hyvin se siitä.\n" * 90_000, encoding="utf-8")
    return path


def test_reading_many_files_shows_how_far_it_is_and_can_be_stopped(
    qtbot: QtBot, window: MainWindow, tmp_path: Path
) -> None:
    files = [WORD, *[a_long_file(tmp_path)] * 9]
    window.interviews.bring_in(files)
    sheet = window.findChild(ImportSheet)
    assert isinstance(sheet, ImportSheet)
    assert sheet.line.bar.maximum() == 10
    qtbot.waitUntil(lambda: sheet.files[0].is_read, timeout=20_000)
    assert sheet.line.bar.value() == 1
    sheet.line.stop.click()
    qtbot.waitUntil(lambda: sheet.line.isHidden())
    assert not readers()
    assert [each.can_come_in for each in sheet.files] == [True] + [False] * 9
    assert "keskeytettiin" in sheet._about(sheet.files[5])
    sheet.accept()
    assert [each.code for each in interviews(window.session.project)] == ["H01", "H02"]


def test_no_process_that_read_words_is_left_when_the_project_is_left(
    qtbot: QtBot, options: Options, folder: Path
) -> None:
    begin_project(folder, "Keittiö", None, "fi").close()
    program = Program(options)
    program.window.start.open_folder(folder)
    assert read_apart(Reading.INTERVIEW, WORD, Draft).turns
    assert readers()
    program.window.session.close()
    assert not readers()
    assert reading._ROOM.pid is None
    program.window.close()


def test_a_file_that_is_read_is_left_off_when_the_project_closes(
    qtbot: QtBot, session: Session, window: MainWindow, tmp_path: Path
) -> None:
    line = ReadingLine(session, window)
    path, found = a_long_file(tmp_path), list[Draft]()
    line.read(path, lambda: read_apart(Reading.INTERVIEW, path, Draft), found.append)
    assert line.is_reading
    session.close()
    assert not line.is_reading
    qtbot.wait(50)
    assert found == []
