"""The panel of the story at hand: shown anew after every change, so it has to cost little."""

from collections.abc import Callable
from itertools import cycle

from bars import TALK, Bars
from generated import Size

from small_stories_app.main_window import MainWindow

Opened = Callable[[Size], MainWindow]


def test_following_a_change(opened: Opened, bars: Bars) -> None:
    window = opened(TALK)
    page = window.interviews.page
    page.show_story(next(iter(page.opened.shown.stories)))
    bars.measure("show the story at hand anew", 10, page.panel.show_current)
    assert page.panel.told.told.pieces


def test_going_to_another_story(opened: Opened, bars: Bars) -> None:
    window = opened(TALK)
    page = window.interviews.page
    told = cycle(list(page.opened.shown.stories)[::7])
    bars.measure("show another story in the panel", 10, lambda: page.opened.take(next(told)))
    assert page.panel.told.told.pieces
