"""Two thousand stories as cards: going there, grouping them otherwise, and filtering by typing."""

from collections.abc import Callable
from itertools import cycle
from typing import cast

from bars import TALK, Bars
from generated import Size
from painting import Painted, settle
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from small_stories_app.main_window import MainWindow
from small_stories_app.views.stories import StoriesView

Opened = Callable[[Size], MainWindow]
Key = Qt.Key
CONTROL = Qt.KeyboardModifier.ControlModifier


def go_to(window: MainWindow, key: str) -> None:
    """Press the key of a step."""
    number = [view.key for view in window.views].index(key) + 1
    QTest.keyClick(window, Qt.Key(ord(str(number))), CONTROL)


def stories_view(window: MainWindow) -> StoriesView:
    return cast(StoriesView, next(view for view in window.views if view.key == "stories"))


def test_going_to_stories_for_the_first_time(opened: Opened, bars: Bars) -> None:
    window = opened(TALK)
    view = stories_view(window)
    painted = Painted(view.cards)

    def as_just_opened() -> None:
        folder = window.session.project.folder
        go_to(window, "interviews")  # where it opens again
        window.session.close()
        window.start.open_folder(folder)
        settle()

    def go() -> None:
        painted.after(lambda: go_to(window, "stories"), lambda: bool(view.told.lines))

    bars.measure("switch to Stories, 2,000 cards, for the first time", 100, go, as_just_opened)
    assert len(view.told.lines) >= 24


def test_going_back_to_stories(opened: Opened, bars: Bars) -> None:
    window = opened(TALK)
    painted = Painted(stories_view(window).cards)
    go_to(window, "stories")

    def leave() -> None:
        go_to(window, "interviews")
        settle()

    bars.measure(
        "switch to Stories again",
        100,
        lambda: painted.after(lambda: go_to(window, "stories")),
        leave,
    )


def test_grouping_otherwise(opened: Opened, bars: Bars) -> None:
    window = opened(TALK)
    view = stories_view(window)
    go_to(window, "stories")
    view.group.setFocus()
    painted = Painted(view.cards)
    keys = cycle(
        [Key.Key_Down] * (view.group.count() - 1) + [Key.Key_Up] * (view.group.count() - 1)
    )

    def regroup() -> None:
        painted.after(lambda: QTest.keyClick(view.group, next(keys)))

    bars.measure("regroup 2,000 cards", 100, regroup, settle)


def test_filtering_while_typing(opened: Opened, bars: Bars) -> None:
    window = opened(TALK)
    view = stories_view(window)
    go_to(window, "stories")
    QTest.keyClick(view, Key.Key_F, CONTROL)
    painted = Painted(view.cards)
    letters = cycle([*"ohjaaja", *[None] * 7])

    def type_a_letter() -> None:
        letter = next(letters)
        painted.after(
            lambda: (
                QTest.keyClicks(view.filter, letter)
                if letter
                else QTest.keyClick(view.filter, Key.Key_Backspace)
            )
        )

    bars.measure("filter 2,000 cards, a letter", 100, type_a_letter, settle, rounds=28)
    assert view.filter.hasFocus()
