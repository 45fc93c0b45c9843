import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from small_stories.changes.interviewing import NewInterview, NewTurn, add_interview
from small_stories.changes.marking import mark_story
from small_stories.changes.reading import write_reading
from small_stories.changes.setting_up import add_interviewee
from small_stories.model import Role, SourceKind, Span
from small_stories.storage.checks import Check, check
from small_stories.storage.interviews import interviews, turns
from small_stories.storage.project_file import Project
from small_stories_app.main_window import MainWindow
from small_stories_app.views.checking import CheckingView

OTHERS_WORDS = "Kalle sanoi että tule vaan, ja minä menin."


@pytest.fixture
def told(project: Project) -> list[int]:
    """Three stories of H01, two of them read, and one of the notes of H02."""
    talk = interviews(project)[0].id
    said = turns(project, talk)
    found = [mark_story(project, talk, [Span(said[turn].id, 0, 30)]) for turn in (3, 5, 9)]
    write_reading(project, found[0], text="Vastuu toi varmuutta.")
    write_reading(project, found[1], text="Kehut kertoivat osaamisesta.")
    person = add_interviewee(project, "H02")
    talking = (("V", Role.INTERVIEWEE),)
    new = NewInterview("H02", SourceKind.NOTES, "fi", talking, (NewTurn(OTHERS_WORDS, 0),),
                       facts={"interviewee_id": person})  # fmt: skip
    noted = turns(project, add_interview(project, new))[0]
    return [*found, mark_story(project, noted.interview_id, [Span(noted.id, 0, 20)])]


class Hands:
    """Somebody at the keyboard of the real window."""

    def __init__(self, window: MainWindow, view: CheckingView, project: Project) -> None:
        self.window, self.view, self.project = window, view, project
        self.heard: list[str] = []
        window.session.said.connect(self.heard.append)
        window.session.failed.connect(self.heard.append)

    @property
    def at(self) -> QWidget:
        widget = self.window.focusWidget()
        assert widget is not None
        return widget

    def press(self, *keys: Qt.Key, control: bool = False, shift: bool = False) -> None:
        modifiers = Qt.KeyboardModifier.NoModifier
        if control:
            modifiers |= Qt.KeyboardModifier.ControlModifier
        if shift:
            modifiers |= Qt.KeyboardModifier.ShiftModifier
        for key in keys:
            QTest.keyClick(self.at, key, modifiers)

    def type(self, words: str) -> None:
        for letter in words:
            if letter.isascii():
                QTest.keyClicks(self.at, letter)
            else:
                spelt = QInputMethodEvent()
                spelt.setCommitString(letter)
                QApplication.sendEvent(self.at, spelt)

    def go_to_stories(self) -> None:
        """From the tellers into the first one's stories, by Enter."""
        self.view.people.setFocus()
        self.press(Qt.Key.Key_Return)
        assert self.at is self.view.page.stories

    def check(self, story: int) -> Check:
        return check(self.project, story)


@pytest.fixture
def view(window: MainWindow, told: list[int]) -> CheckingView:
    window.show_step_of("checking")
    found = window.findChild(CheckingView)
    assert isinstance(found, CheckingView)
    return found


@pytest.fixture
def hands(qtbot: QtBot, window: MainWindow, view: CheckingView, project: Project) -> Hands:
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    return Hands(window, view, project)
