"""Finding a word in three million: from the key to the first hits on screen."""

from collections.abc import Callable

import pytest
from bars import MANY, Bars
from generated import Size
from generated_talk import RARE
from painting import Painted, settle
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from small_stories_app.finding.page import FindPage
from small_stories_app.main_window import MainWindow

Opened = Callable[[Size], MainWindow]
Modifier = Qt.KeyboardModifier


def open_by_key(window: MainWindow) -> FindPage:
    QTest.keyClick(window, Qt.Key.Key_F, Modifier.ControlModifier | Modifier.ShiftModifier)
    return window.interviews.find_page


def read_all(page: FindPage) -> None:
    """Let the search that has begun go to its end."""
    settle()
    while page.search.is_going:
        settle()


@pytest.mark.parametrize(
    ("word", "name"), [("keittiössä", "a common word"), (RARE, "a word that is there once")]
)
def test_finding_a_word(opened: Opened, bars: Bars, word: str, name: str) -> None:
    window = opened(MANY)
    page = open_by_key(window)
    read_all(page)
    painted = Painted(page.list)

    def begin_it() -> None:
        page.line.setText(word[:-1])
        read_all(page)
        page.line.setText("")
        read_all(page)

    def write_it() -> None:
        painted.after(lambda: page.line.setText(word), lambda: bool(page.results.hits))

    bars.measure(f"find {name} in 3 million words, first hits shown", 100, write_it, begin_it)
    assert page.list.isVisible()


def test_finding_a_word_at_once_after_opening(opened: Opened, bars: Bars) -> None:
    window = opened(MANY)
    folder = window.session.project.folder
    painted = Painted(window.interviews.find_page.list)

    def open_anew() -> None:
        window.session.close()
        window.start.open_folder(folder)
        settle()

    def write_it() -> None:
        page = open_by_key(window)
        painted.after(lambda: page.line.setText("keittiössä"), lambda: bool(page.results.hits))

    bars.measure("find a common word before anything was looked for", 100, write_it, open_anew, 5)
