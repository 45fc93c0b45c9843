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

from small_stories.storage.change_record import UNRECORDED
from small_stories.storage.project_file import Project
from small_stories_app.main_window import MainWindow
from small_stories_app.session import Session

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)

STEPS = 350
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


def assert_whole(project: Project) -> None:
    db = project.db
    assert db.execute("PRAGMA foreign_key_check").fetchall() == []
    assert db.execute("SELECT mode FROM change_state").fetchone() == ("closed",)
    for table in ("span", "quote_span", "quote_decision"):
        outside = db.execute(
            f"SELECT words.id FROM {table} AS words JOIN turn ON turn.id = words.turn_id"
            ' WHERE lost_words IS NULL AND (start < 0 OR start >= "end" OR "end" > length(text))'
        )
        assert outside.fetchall() == [], table


@pytest.mark.parametrize("seed", range(3))
def test_anything_at_all(
    qtbot: QtBot, window: MainWindow, session: Session, tmp_path: Path, seed: int
) -> None:
    project = generate(tmp_path / "b.smallstories", Size(2, 400, 12, seed=seed))
    while project.undo():
        pass
    first = tables(project)
    while project.redo():
        pass
    session.take(project)
    turned_down = QTimer()
    turned_down.timeout.connect(turn_down)
    turned_down.start(20)
    monkey = Monkey(window, seed)
    for _ in range(STEPS):
        monkey.act()
        if not session.is_open:
            # It found the button that locks the project.
            session.open(tmp_path / "b.smallstories", None)
    turned_down.stop()
    put_away()
    project = session.project
    assert_whole(project)
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
    assert_whole(project)
