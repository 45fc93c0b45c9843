"""What the analyst does in the transcript: from a real key to the painted page.

Run with ``pytest tests/benchmarks --benchmark-enable --benchmark-only``; without it each is done
once on a small project.
"""

from collections.abc import Callable
from itertools import count

import pytest
from bars import CROWDED, TALK, Bars
from generated import Size
from painting import Painted, settle
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from small_stories.model import Role, Span
from small_stories.storage.interviews import interviews
from small_stories_app.main_window import MainWindow

Opened = Callable[[Size], MainWindow]
Key = Qt.Key


def choose(window: MainWindow, row: int) -> None:
    """Choose an interview of the list by the arrow keys."""
    down = row > window.interviews.list.currentIndex().row()
    QTest.keyClick(window.interviews.list, Key.Key_Down if down else Key.Key_Up)


def select_words(window: MainWindow, number: int = 0) -> None:
    """Select words of one of the teller's turns, from the middle of the interview on."""
    page = window.interviews.page
    turns = page.opened.shown.turns.values()
    told = [each for each in turns if each.role == Role.INTERVIEWEE and len(each.text) > 60]
    turn = told[(len(told) // 2 + number) % len(told)]
    page.text.setFocus()
    page.text.go_to(turn.id, 0)
    page.text.select(Span(turn.id, 5, 40))
    settle()


def test_opening_an_interview_of_two_hours(opened: Opened, bars: Bars) -> None:
    window = opened(TALK)
    page = window.interviews.page
    painted = Painted(page.text)
    window.interviews.list.setFocus()
    settle()
    ids = [each.id for each in interviews(window.session.project)]
    rows = iter([1, 2, 1, 0] * 20)

    def open_next() -> None:
        row = next(rows)
        painted.after(
            lambda: choose(window, row), lambda: page.opened.shown.interview.id == ids[row]
        )

    bars.measure("open an interview of 20,000 words, 667 stories", 150, open_next, settle)
    assert len(page.text.talk.lines) >= len(page.opened.shown.turns) > 20


def test_marking_by_a_key(opened: Opened, bars: Bars) -> None:
    window = opened(TALK)
    page = window.interviews.page
    painted = Painted(page.text)
    before = len(page.opened.shown.stories)
    turns = count()

    def mark() -> None:
        marked = len(page.opened.shown.stories)
        painted.after(
            lambda: QTest.keyClick(page.text, Key.Key_1),
            lambda: len(page.opened.shown.stories) > marked,
        )

    def select() -> None:
        select_words(window, next(turns))

    bars.measure("key 1 to painted stripe at 2,000 stories", 50, mark, select)
    assert len(page.opened.shown.stories) > before


def test_undoing_by_a_key(opened: Opened, bars: Bars) -> None:
    window = opened(TALK)
    page = window.interviews.page
    painted = Painted(page.text)
    before = len(page.opened.shown.stories)

    def mark() -> None:
        select_words(window)
        QTest.keyClick(page.text, Key.Key_1)
        settle()
        assert len(page.opened.shown.stories) == before + 1

    def undo() -> None:
        painted.after(
            lambda: QTest.keyClick(page.text, Key.Key_Z, Qt.KeyboardModifier.ControlModifier),
            lambda: len(page.opened.shown.stories) == before,
        )

    bars.measure("undo to painted at 2,000 stories", 50, undo, mark)
    assert len(page.opened.shown.stories) == before


def test_removing_a_story_by_a_key(opened: Opened, bars: Bars) -> None:
    window = opened(TALK)
    page = window.interviews.page
    painted = Painted(page.text)
    before = len(page.opened.shown.stories)

    def mark() -> None:
        select_words(window)
        QTest.keyClick(page.text, Key.Key_1)
        settle()

    def remove() -> None:
        painted.after(
            lambda: QTest.keyClick(page.text, Key.Key_Delete),
            lambda: len(page.opened.shown.stories) == before,
        )

    bars.measure("remove a story at 2,000 stories, painted", 50, remove, mark)


@pytest.mark.parametrize(
    ("size", "name"),
    [(TALK, "an interview with 667 stories"), (CROWDED, "300 stories in sight")],
    ids=["talk", "crowded"],
)
def test_scrolling(opened: Opened, bars: Bars, size: Size, name: str) -> None:
    window = opened(size)
    text = window.interviews.page.text
    painted = Painted(text)
    text.setFocus()
    settle()
    bar = text.verticalScrollBar()
    assert bar.maximum() > 0

    def turn_the_wheel() -> None:
        down = bar.value() < bar.maximum() - 400
        painted.after(lambda: QApplication.sendEvent(text.viewport(), wheel(down)))

    bars.measure(f"scroll by the wheel, {name}", 16, turn_the_wheel, settle, rounds=60)
    if bars.enabled and size is CROWDED:
        assert len(in_sight(window)) > 250


def in_sight(window: MainWindow) -> set[int]:
    """Return the stories that have words on the part of the page that is seen."""
    text = window.interviews.page.text
    turns = {text.talk.turn_at(block) for block in text.blocks()}
    spans = window.interviews.page.opened.shown.spans
    return {story for story, own in spans.items() if any(s.turn_id in turns for s in own)}


def wheel(down: bool) -> QWheelEvent:
    """Return one notch of a mouse wheel."""
    return QWheelEvent(
        QPointF(200, 200), QPointF(200, 200), QPoint(), QPoint(0, -120 if down else 120),
        Qt.MouseButton.NoButton, Qt.KeyboardModifier.NoModifier, Qt.ScrollPhase.NoScrollPhase,
        False,
    )  # fmt: skip
