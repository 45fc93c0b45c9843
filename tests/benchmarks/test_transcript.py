import os

os.environ["QT_QPA_PLATFORM"] = "offscreen"

from collections.abc import Iterator
from itertools import cycle
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytest_benchmark.fixture import BenchmarkFixture
from pytestqt.qtbot import QtBot

from small_stories.changes.interviewing import NewInterview, NewTurn, add_interview
from small_stories.changes.marking import mark_story
from small_stories.changes.setting_up import begin_project
from small_stories.model import Role, SourceKind, Span
from small_stories.storage.interviews import turns
from small_stories_app.appearance.palettes import Mode, show_palette
from small_stories_app.commands import Command
from small_stories_app.options import Options
from small_stories_app.session import Session
from small_stories_app.transcript.page import TranscriptPage

TURNS, STORIES = 1000, 300
WORDS = "Ensin minä vain kuorin perunoita, ja sitten ohjaaja kysyi, voisinko leipoa. "


@pytest.fixture
def page(qtbot: QtBot, tmp_path: Path) -> Iterator[TranscriptPage]:
    """A page on an interview of 1,000 turns, about 30,000 words, with 300 stories."""
    show_palette(Mode.LIGHT)
    session = Session(Options(tmp_path / "options.ini"))
    project = begin_project(tmp_path / "talo.smallstories", "Talo", None, "fi")
    for code in ("H01", "H02"):
        talk = tuple(NewTurn(WORDS * (1 + 4 * (n % 2)), n % 2, n * 3000) for n in range(TURNS))
        speakers = (("H", Role.INTERVIEWER), ("V", Role.INTERVIEWEE))
        add_interview(project, NewInterview(code, SourceKind.TRANSCRIPT, "fi", speakers, talk))
    told = [turn.id for turn in turns(project, 1) if turn.role == Role.INTERVIEWEE]
    with project.change("story.marked"):
        for n in range(STORIES):
            turn = told[n * len(told) // STORIES]
            mark_story(project, 1, [Span(turn, n % 9, 60 + n % 50)], 1 + n % 3)
    session.take(project)
    shown = TranscriptPage(session)
    session.changed.connect(shown.refresh)
    qtbot.addWidget(shown)
    shown.resize(1366, 768)
    shown.show()
    shown.show_interview(1)
    yield shown
    session.close()


def test_opening_an_interview_of_1000_turns(
    page: TranscriptPage, benchmark: BenchmarkFixture
) -> None:
    which = cycle((2, 1))

    def open_and_paint() -> None:
        page.show_interview(next(which))
        page.text.viewport().repaint()

    benchmark(open_and_paint)
    assert len(page.text.talk.lines) == TURNS


def test_from_key_to_painted_story(page: TranscriptPage, benchmark: BenchmarkFixture) -> None:
    turn = turns(page.session.project, 1)[11]
    commands: list[Command] = list(page.commands())
    mark = next(command for command in commands if command.key == "story.mark_1")
    page.text.go_to(turn.id, 0)

    def select() -> None:
        page.text.select(Span(turn.id, 5, 40))

    def mark_and_paint() -> None:
        mark.run()
        page.text.viewport().repaint()

    benchmark.pedantic(mark_and_paint, setup=select, rounds=20)
    assert len(page.opened.shown.stories) > STORIES


def test_refreshing_the_stripes_of_300_stories(
    page: TranscriptPage, benchmark: BenchmarkFixture
) -> None:
    def follow() -> None:
        page.text.follow(page.opened.shown, None)
        page.text.viewport().repaint()

    benchmark(follow)
    assert len(page.text.gutter.stripes) == STORIES


def test_walking_down_a_page(page: TranscriptPage, benchmark: BenchmarkFixture) -> None:
    page.text.setFocus()

    def walk() -> None:
        QTest.keyClick(page.text, Qt.Key.Key_Down)
        page.text.viewport().repaint()

    benchmark(walk)
    assert page.text.turn_here() is not None
