import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from small_stories.changes.interviewing import NewInterview, NewTurn, add_interview
from small_stories.model import Role, SourceKind
from small_stories.storage.project_file import Project
from small_stories_app.finding.page import FindPage
from small_stories_app.main_window import MainWindow


@pytest.fixture
def others(project: Project) -> int:
    """A second interview, with a right-to-left name in it."""
    talk = (
        NewTurn("Kuka siellä oli?", 0),
        NewTurn("Siellä oli מרים ja se ohjaaja. Minä kuorin perunoita, ÄITI leipoi.", 1),
    )
    speakers = (("H", Role.INTERVIEWER), ("V", Role.INTERVIEWEE))
    return add_interview(project, NewInterview("H02", SourceKind.TRANSCRIPT, "fi", speakers, talk))


@pytest.fixture
def finding(window: MainWindow, others: int, qtbot: QtBot) -> FindPage:
    """The page that finds in the whole project, opened by its key."""
    qtbot.waitUntil(window.isActiveWindow)
    QTest.keyClick(window, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier
                   | Qt.KeyboardModifier.ShiftModifier)  # fmt: skip
    page = window.interviews.find_page
    qtbot.waitUntil(page.line.hasFocus)
    return page
