"""The longest time that the window does not answer while long work runs: at most 100 ms."""

import io
import json
import time
from collections.abc import Callable
from pathlib import Path
from typing import cast

import pytest
from bars import TALK, Bars
from generated import Size
from painting import settle
from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot
from told_events import begun, heard, plan, recorded, voices

from small_stories.model import SourceKind
from small_stories.storage.identities import marks
from small_stories.storage.interviews import interview_by_code, turns
from small_stories.transcribing.bring_in import store
from small_stories.transcribing.events import tell_event
from small_stories_app.bringing_in.incoming import Facts
from small_stories_app.jobs import Job
from small_stories_app.main_window import MainWindow
from small_stories_app.views.report import ReportView
from small_stories_app.writing_down.run import Run

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


WORDS = "ja sitten minä menin sinne keittiöön ja kuorin perunoita niin kuin aina ennenkin kotona"
HALF_A_MINUTE = " ".join([WORDS] * 6)
HOUR, COME = 120, 30
"""Pieces of 84 words: what is there already, and what comes while the window is used."""


def test_a_growing_transcript_leaves_the_window_awake(
    qtbot: QtBot, opened: Opened, bars: Bars
) -> None:
    """An hour of interview is there, and more comes while the analyst walks through it."""
    window = opened(TALK)
    project = window.session.project
    there, come = (HOUR, COME) if bars.enabled else (6, 3)
    number = begun(project, recorded(project, "H999"))
    store(project, number, plan(there + come))
    changes = range(25_000, (there + come) * 10_000, 25_000)
    store(project, number, voices(*changes, end_ms=(there + come) * 10_000))
    for piece in range(there):
        store(project, number, heard(piece, HALF_A_MINUTE))
    found = interview_by_code(project, "H999")
    assert found is not None
    window.interviews.show_interview(found.id)
    text = window.interviews.page.text
    text.setFocus()
    text.go_to(turns(project, found.id)[-1].id, 0)
    settle()
    run = Run(window.session, number, Job("transcribe", "fi", window), lambda: None)
    before = len(turns(project, found.id))
    silences: list[float] = []

    def use_the_window() -> None:
        for piece in range(there, there + come):
            told = io.StringIO()
            tell_event(told, heard(piece, HALF_A_MINUTE))
            silence = Silence()
            QTimer.singleShot(5, lambda told=told: run.take(json.loads(told.getvalue())))
            for key in (Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_PageUp, Qt.Key.Key_End):
                QTest.keyClick(text, key)
                qtbot.wait(20)
            silences.append(silence.longest * 1000)

    bars.once(use_the_window)
    assert len(turns(project, found.id)) > before
    bars.note("longest silence while a transcript of an hour grows", 100, max(silences), "ms")
    assert max(silences) < 2000
