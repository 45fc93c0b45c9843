"""Somebody who presses anything: no error, a whole project, and undo that leads back.

Seeds are fixed, so what went wrong once goes wrong again. A run takes commands from the window's
one list, keys, letters, selections, clicks, steps and buttons of dialogs, in any order.
"""

import random
from pathlib import Path

import pytest

# Beside the benchmarks; tests find it by pytest's ``pythonpath``.
from generated import Size, generate
from PySide6.QtCore import QPoint, Qt, QTimer
from PySide6.QtGui import QInputMethodEvent, QTextCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractScrollArea,
    QApplication,
    QDialog,
    QFileDialog,
    QMenu,
    QWidget,
)
from pytestqt.qtbot import QtBot
from told_events import PIECE_MS, begun, heard, plan, recorded, voices
from whole_project import troubles

from small_stories.storage.change_record import UNRECORDED
from small_stories.storage.project_file import Project
from small_stories.storage.transcriptions import Run, newest_run
from small_stories.transcribing.bring_in import store
from small_stories.transcribing.run import Event
from small_stories.transcribing.telling_apart import tell_apart
from small_stories_app.main_window import MainWindow
from small_stories_app.session import Session

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)

STEPS = 350
PIECES = 12
SAID = ("mä", "jäin", "sitten", "siihen", "ovelle.", "miten?", "😀", "مرحبا", "COVID", "no")
# What leaves the project, or starts a long job.
LEFT_OUT = ("file.", "view.language_", "report.find", "report.write")
LETTERS = ("x", "Marja meni", "  ", "12", "ä", "😀", "מרים", "\u2029")
KEYS = [
    getattr(Qt.Key, f"Key_{name}")
    for name in ("Return", "Escape", "Tab", "Backtab", "Space", "Up", "Down", "Left", "Right",
                 "Home", "End", "PageDown", "Delete", "Backspace", "F2", "F6", *"123AEIMNOTXZ")
]  # fmt: skip
HELD = [
    *[Qt.KeyboardModifier.NoModifier] * 6,
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.ShiftModifier,
    Qt.KeyboardModifier.AltModifier,
]
Tables = dict[str, list[tuple[object, ...]]]


class Monkey:
    """Somebody who does anything; ``done`` tells what, for whoever looks for the cause."""

    def __init__(self, window: MainWindow, seed: int) -> None:
        self.window = window
        self.chance = random.Random(seed)
        self.done: list[str] = []
        self._ways = {
            self.command: 25, self.key: 20, self.letters: 8, self.select: 12, self.click: 15,
            self.answer: 12, self.step: 4, self.undo: 4,
        }  # fmt: skip

    def act(self) -> None:
        ways, weights = list(self._ways), list(self._ways.values())
        self.chance.choices(ways, weights)[0]()
        QApplication.processEvents()

    @property
    def at(self) -> QWidget:
        popup, front = QApplication.activePopupWidget(), QApplication.activeModalWidget()
        shown = front or self.window
        return popup or shown.focusWidget() or shown

    def command(self) -> None:
        if QApplication.activeModalWidget() is None:
            command, action = self.chance.choice(self.window.commands.all())
            if not command.key.startswith(LEFT_OUT):
                self.done.append(command.key)
                action.trigger()

    def key(self) -> None:
        key, held = self.chance.choice(KEYS), self.chance.choice(HELD)
        self.done.append(f"{held.name} {key.name} in {type(self.at).__name__}")
        QTest.keyClick(self.at, key, held)

    def letters(self) -> None:
        written = QInputMethodEvent()
        written.setCommitString(self.chance.choice(LETTERS))
        self.done.append(f"letters in {type(self.at).__name__}")
        QApplication.sendEvent(self.at, written)

    def select(self) -> None:
        if QApplication.activeModalWidget() is None:
            self.window.show_step_of("interviews")
            text = self.window.interviews.page.text
            last = text.document().characterCount() - 1
            start = self.chance.randint(0, last)
            cursor = text.textCursor()
            cursor.setPosition(start)
            end = min(start + self.chance.choice((0, 4, 30, 300)), last)
            cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
            text.setTextCursor(cursor)
            text.setFocus()
            self.done.append(f"select {start} {end}")

    def click(self) -> None:
        top = QApplication.activeModalWidget() or self.window
        if QApplication.activePopupWidget() or isinstance(top, QFileDialog):
            return
        seen = [one for one in top.findChildren(QWidget) if one.isVisible() and one.isEnabled()]
        chosen = self.chance.choice([one for one in seen if not isinstance(one, QMenu)])
        place = QPoint(
            self.chance.randrange(max(chosen.width(), 1)),
            self.chance.randrange(max(chosen.height(), 1)),
        )
        hit = chosen.viewport() if isinstance(chosen, QAbstractScrollArea) else chosen
        self.done.append(f"click {type(chosen).__name__} {chosen.accessibleName()}")
        QTest.mouseClick(hit, Qt.MouseButton.LeftButton, self.chance.choice(HELD), place)

    def answer(self) -> None:
        popup, front = QApplication.activePopupWidget(), QApplication.activeModalWidget()
        if popup is not None:
            popup.close()
        elif isinstance(front, QDialog):
            buttons = [one for one in front.findChildren(QAbstractButton) if one.isVisible()]
            if buttons and self.chance.random() < 0.5:
                self.chance.choice(buttons).click()
            else:
                front.reject()

    def look_at(self, recording: int) -> None:
        project = self.window.session.project
        query = "SELECT interview_id FROM recording WHERE id = ?"
        found = project.db.execute(query, [recording]).fetchone()
        if found and QApplication.activeModalWidget() is None:
            self.done.append("look at the recording")
            self.window.show_interview(found[0])

    def step(self) -> None:
        self.window.show_step(self.chance.randrange(7))

    def undo(self) -> None:
        for _ in range(self.chance.choice((1, 1, 3, 10))):
            self.window.commands.action(self.chance.choice(("edit.undo", "edit.redo"))).trigger()


def turn_down() -> None:
    """Say no where a file is asked for."""
    asked = QApplication.activeModalWidget()
    if isinstance(asked, QFileDialog):
        asked.reject()


def put_away() -> None:
    while shown := QApplication.activePopupWidget() or QApplication.activeModalWidget():
        shown.reject() if isinstance(shown, QDialog) else shown.close()
        QApplication.processEvents()


def tables(project: Project) -> Tables:
    """Everything that undo can take back."""
    names = [name for name in project.db.table_names() if name not in {*UNRECORDED, "export_log"}]
    read = {name: f'SELECT * FROM "{name}" ORDER BY id' for name in names}
    return {name: project.db.execute(query).fetchall() for name, query in read.items()}


class Child:
    """What writes a recording down meanwhile: pieces come at any moment, and it is begun again."""

    def __init__(self, window: MainWindow, seed: int) -> None:
        self.window = window
        self.chance = random.Random(seed)
        self.recording, self.brought_in, self.spoken = 0, 0, 0

    def tell(self) -> None:
        """Tell the next thing; a recording that is gone is brought in once more."""
        project = self.window.session.project
        there = project.db.execute(
            "SELECT interview_id FROM recording WHERE id = ?", [self.recording]
        ).fetchone()
        run = newest_run(project, self.recording)
        if there is None:
            self.brought_in += 1
            self.recording = recorded(project, f"R0{self.brought_in}")
        elif run is None:
            begun(project, self.recording, self.chance.choice((0, 2)))
        elif run.is_done:
            changes = sorted(self.chance.sample(range(500, PIECES * PIECE_MS, 500), 5))
            tell_apart(project, there[0], voices(*changes, end_ms=PIECES * PIECE_MS))
        else:
            store(project, run.id, self._next(run), self.window.interviews.page.editor.turn)
        QApplication.processEvents()

    def _next(self, run: Run) -> Event:
        if run.pieces is None:
            return plan(PIECES)
        if run.wishes.speakers and not run.done and run.voices is None:
            return voices(6_000, 14_000, 31_000, 52_000, end_ms=PIECES * PIECE_MS)
        self.spoken += 1
        words = (self.chance.choice(SAID) for _ in range(self.chance.randrange(14)))
        return heard(min(set(range(PIECES)) - run.done), " ".join(words))


@pytest.mark.parametrize("seed", range(3))
@pytest.mark.parametrize("grows", [False, True])
def test_anything_at_all(
    qtbot: QtBot, window: MainWindow, session: Session, tmp_path: Path, seed: int, grows: bool
) -> None:
    project = generate(tmp_path / "b.smallstories", Size(2, 400, 12, seed=seed))
    while project.undo():
        pass
    first = tables(project)
    while project.redo():
        pass
    session.take(project)
    child = Child(window, seed) if grows else None
    act_at_will(window, session, tmp_path / "b.smallstories", seed, child)
    assert not grows or (child and child.spoken > 5)
    project = session.project
    assert troubles(project) == []
    session.settling.emit()
    session.project_closing.emit()
    while project.redo():
        pass
    last = tables(project)
    while project.undo():
        pass
    assert tables(project) == first
    while project.redo():
        pass
    assert tables(project) == last
    assert troubles(project) == []


def act_at_will(
    window: MainWindow, session: Session, folder: Path, seed: int, child: Child | None
) -> None:
    turned_down = QTimer()
    turned_down.timeout.connect(turn_down)
    turned_down.start(20)
    monkey = Monkey(window, seed)
    for _ in range(STEPS):
        monkey.act()
        if not session.is_open:
            # It found the button that locks the project.
            session.open(folder, None)
        if child and monkey.chance.random() < 0.15:
            child.tell()
            assert troubles(session.project) == [], monkey.done[-20:]
        if child and monkey.chance.random() < 0.05:
            monkey.look_at(child.recording)
    turned_down.stop()
    put_away()
