"""The step prepare on screen, and hands that press keys where the focus is."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from small_stories_app.main_window import MainWindow
from small_stories_app.views.prepare import PrepareView

Press = Callable[..., None]


@pytest.fixture
def view(window: MainWindow) -> PrepareView:
    window.show_step_of("prepare")
    found = window.findChild(PrepareView)
    assert isinstance(found, PrepareView)
    return found


@pytest.fixture
def press(qtbot: QtBot) -> Press:
    """Press keys one after the other in whatever has the focus."""

    def pressed(*keys: Qt.Key, held: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        for key in keys:
            focused = QApplication.focusWidget()
            assert focused is not None
            qtbot.keyClick(focused, key, held)

    return pressed
