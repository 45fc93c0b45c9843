"""An interview with a real recording, inside a real encrypted project, in the real window."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from small_stories.changes.interviewing import NewTurn, NewWord, add_turns
from small_stories.storage.interviews import recording
from small_stories.storage.project_file import Project
from small_stories.transcribing.bring_in import import_recording
from small_stories_app.main_window import MainWindow
from small_stories_app.transcript.listening import Listening
from small_stories_app.transcript.page import TranscriptPage

SPOKEN = Path(__file__).parents[2] / "analysis" / "transcribing" / "spoken_interview.ogg"
LINES = (
    "Kertoisitko siitä tarkemmin?",
    "No kun se ohjaaja soitti takaisin.",
    "Ja minä ajattelin, että minulla on väliä.",
    "Entä sen jälkeen?",
    "Olen soittanut itse virastoon.",
)
EACH_MS = 4000


@dataclass
class Listener:
    """Somebody who listens, at the keyboard of the window."""

    page: TranscriptPage
    project: Project
    interview: int
    heard: list[str]

    @property
    def listening(self) -> Listening:
        return self.page.area.listening

    def press(
        self, key: Qt.Key, *, control: bool = False, shift: bool = False, alt: bool = False
    ) -> None:
        modifiers = Qt.KeyboardModifier.NoModifier
        for on, modifier in (
            (control, Qt.KeyboardModifier.ControlModifier),
            (shift, Qt.KeyboardModifier.ShiftModifier),
            (alt, Qt.KeyboardModifier.AltModifier),
        ):
            if on:
                modifiers |= modifier
        at = self.page.window().focusWidget()
        assert at is not None
        QTest.keyClick(at, key, modifiers)


@pytest.fixture
def recorded(project: Project) -> int:
    """The number of an interview that is a recording and nothing else."""
    number = import_recording(project, SPOKEN, "H02", "fi")
    return recording(project, number).interview_id


@pytest.fixture
def give_turns(project: Project) -> Callable[..., list[int]]:
    """Give an interview turns of four seconds each, with or without times."""

    def give(interview: int, *, timed: bool = True, words: bool = False) -> list[int]:
        turns = [_turn(n, text, timed=timed, words=words) for n, text in enumerate(LINES)]
        return add_turns(project, interview, turns, [])

    return give


def _turn(number: int, text: str, *, timed: bool, words: bool) -> NewTurn:
    if not timed:
        return NewTurn(text)
    start, place, spoken = number * EACH_MS, 0, []
    for n, word in enumerate(text.split()):
        at = start + n * 400
        spoken.append(NewWord(place, place + len(word), at, at + 350, 0.9))
        place += len(word) + 1
    return NewTurn(
        text, start_ms=start, end_ms=start + EACH_MS - 500, words=tuple(spoken) if words else ()
    )


@pytest.fixture
def sit_down(
    qtbot: QtBot, window: MainWindow, project: Project, recorded: int
) -> Callable[[], Listener]:
    """Open the recorded interview and give its page the keys."""

    def sit() -> Listener:
        window.show_step_of("interviews")
        window.interviews.show_interview(recorded)
        page = window.interviews.page
        page.area.take_focus()
        qtbot.waitUntil(lambda: page.area.isAncestorOf(window.focusWidget()))
        heard: list[str] = []
        window.session.said.connect(heard.append)
        return Listener(page, project, recorded, heard)

    return sit
