import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from small_stories.storage.interviews import Turn, turns
from small_stories.storage.project_file import Project
from small_stories.storage.stories import Story, spans, stories
from small_stories_app.main_window import MainWindow
from small_stories_app.transcript.page import TranscriptPage
from small_stories_app.views.interviews import InterviewsView


class Analyst:
    """Somebody at the keyboard of the real window; nothing is done by calling the page."""

    def __init__(self, page: TranscriptPage, project: Project) -> None:
        self.page = page
        self.project = project
        self.heard: list[str] = []
        page.session.said.connect(self.heard.append)

    @property
    def at(self) -> QWidget:
        widget = self.page.window().focusWidget()
        assert widget is not None
        return widget

    def press(
        self, *keys: Qt.Key, control: bool = False, shift: bool = False, alt: bool = False
    ) -> None:
        modifiers = Qt.KeyboardModifier.NoModifier
        for on, modifier in (
            (control, Qt.KeyboardModifier.ControlModifier),
            (shift, Qt.KeyboardModifier.ShiftModifier),
            (alt, Qt.KeyboardModifier.AltModifier),
        ):
            if on:
                modifiers |= modifier
        for key in keys:
            QTest.keyClick(self.at, key, modifiers)

    def type(self, words: str) -> None:
        for letter in words:
            if letter == "\n":
                QTest.keyClick(self.at, Qt.Key.Key_Return)
            elif letter.isascii():
                QTest.keyClicks(self.at, letter)
            else:
                # QTest knows no key for it; an input method sends the letter itself.
                spelt = QInputMethodEvent()
                spelt.setCommitString(letter)
                QApplication.sendEvent(self.at, spelt)

    def choose(self, words: str) -> None:
        """Select words: find them, and go back to the text."""
        self.press(Qt.Key.Key_F, control=True)
        assert self.at is self.page.find_line.field
        self.type(words)
        self.press(Qt.Key.Key_Return)
        self.press(Qt.Key.Key_Escape)
        assert self.page.text.hasFocus()
        assert self.page.text.selected(), f"{words} is not in the talk"

    def extend_to(self, words: str) -> None:
        """Carry the selection on with Shift and the down arrow to the line that has words."""
        for _ in range(60):
            if words in self.page.text.textCursor().selectedText():
                return
            self.press(Qt.Key.Key_Down, shift=True)
        raise AssertionError(f"{words} was not reached")

    def undo(self) -> None:
        self.press(Qt.Key.Key_Z, control=True)

    def redo(self) -> None:
        self.press(Qt.Key.Key_Z, control=True, shift=True)

    @property
    def stories(self) -> list[Story]:
        return stories(self.project, 1)

    @property
    def talk(self) -> list[Turn]:
        return turns(self.project, 1)

    def told(self, story: int) -> list[str]:
        """Return the words of each span of a story, cut from the turns by code points."""
        texts = {turn.id: turn.text for turn in self.talk}
        return [texts[s.turn_id][s.start : s.end] for s in spans(self.project, story)]


@pytest.fixture
def page(window: MainWindow, qtbot: QtBot) -> TranscriptPage:
    """The transcript page of the real window, with the keyboard in the transcript."""
    view = next(view for view in window.views if isinstance(view, InterviewsView))
    view.page.text.setFocus()
    qtbot.waitUntil(view.page.text.hasFocus)
    return view.page


@pytest.fixture
def analyst(page: TranscriptPage, project: Project) -> Analyst:
    return Analyst(page, project)
