"""The question to which type stories go: every type is read whole, without scrolling."""

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from small_stories_app.story_cards.type_chooser import Choice, TypeChooser

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)
NAMES = (
    "Ääneen sanottu ehdotus muuttaa keittiötä ja talon",
    "Pieni tehtävä tekee tulijasta odotetun",
    "Ei vielä tyyppiä",
)


def test_every_type_is_read_whole(qtbot: QtBot) -> None:
    beneath = QWidget()
    qtbot.addWidget(beneath)
    beneath.setStyleSheet("QListWidget::item { padding: 9px }")
    choices = [Choice(name, lambda: None) for name in NAMES]
    chooser = TypeChooser(beneath, "Siirrä", "", choices)
    chooser.open_at(QPoint(0, 0))
    qtbot.waitExposed(chooser)
    assert chooser.list.count() == len(NAMES)
    assert chooser.list.verticalScrollBar().maximum() == 0
    assert chooser.list.horizontalScrollBar().maximum() == 0
    chooser.close()
