"""The longest time that the window does not answer while long work runs: at most 100 ms."""

import time
from collections.abc import Callable
from pathlib import Path
from typing import cast

import pytest
from bars import TALK, Bars
from generated import Size
from painting import settle
from PySide6.QtCore import QTimer
from pytestqt.qtbot import QtBot

from small_stories.model import SourceKind
from small_stories.storage.identities import marks
from small_stories.storage.interviews import interview_by_code
from small_stories_app.bringing_in.incoming import Facts
from small_stories_app.main_window import MainWindow
from small_stories_app.views.report import ReportView

SPOKEN = Path(__file__).parents[1] / "analysis" / "transcribing" / "spoken_interview.ogg"
MINUTES = 300_000

Opened = Callable[[Size], MainWindow]


class Silence:
    """Listens to the event loop, and knows the longest time between two of its rounds."""

    def __init__(self) -> None:
        self.longest = 0.0
        self._last = time.perf_counter()
        self._timer = QTimer()
        self._timer.timeout.connect(self._hear)
        self._timer.start(1)

    def _hear(self) -> None:
        now = time.perf_counter()
        self.longest = max(self.longest, now - self._last)
        self._last = now


def transcribe(qtbot: QtBot, window: MainWindow) -> None:
    """Store a recording and write it down."""
    recordings = window.interviews.recordings
    recordings.bring_in(SPOKEN, Facts("H999", "fi", SourceKind.AUDIO))
    qtbot.waitUntil(lambda: not recordings.is_working, timeout=MINUTES)
    found = interview_by_code(window.session.project, "H999")
    assert found is not None
    assert found.turns


def search(qtbot: QtBot, window: MainWindow) -> None:
    """Search everything for what identifies."""
    view = cast(ReportView, next(view for view in window.views if view.key == "report"))
    search = view.marks.search
    search.start()
    qtbot.waitUntil(lambda: search.job is None, timeout=MINUTES)
    assert marks(window.session.project)


@pytest.mark.parametrize("work", [transcribe, search], ids=["transcribing", "searching"])
def test_the_event_loop_is_never_silent_for_long(
    qtbot: QtBot, opened: Opened, bars: Bars, work: Callable[[QtBot, MainWindow], None]
) -> None:
    window = opened(TALK)
    settle()
    heard: list[Silence] = []

    def listen_and_work() -> None:
        heard.append(Silence())
        work(qtbot, window)

    bars.once(listen_and_work)
    longest = heard[0].longest * 1000
    bars.note(f"longest silence of the event loop while {work.__name__} runs", 100, longest, "ms")
    assert longest < 2000
