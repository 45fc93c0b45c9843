import pytest
from PySide6.QtCore import QSize
from PySide6.QtGui import QColor, QPixmap
from PySide6.QtWidgets import QCheckBox, QComboBox, QLineEdit, QListView, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from small_stories_app.appearance.palettes import DARK, LIGHT, Mode, colours, show_palette

CONTROLS = (QCheckBox, QComboBox, QLineEdit, QPushButton, QListView)


@pytest.mark.parametrize("mode", [Mode.LIGHT, Mode.DARK])
@pytest.mark.parametrize("kind", CONTROLS)
def test_the_edge_of_a_control_is_seen(qtbot: QtBot, kind: type[QWidget], mode: Mode) -> None:
    show_palette(mode)
    control = kind()
    qtbot.addWidget(control)
    control.resize(control.sizeHint().expandedTo(QSize(80, 24)))
    line = QColor(colours().line)
    seen = control.grab()
    assert line in column_of_colours(seen, control), kind
    show_palette(Mode.LIGHT)


def column_of_colours(picture: QPixmap, control: QWidget) -> list[QColor]:
    """Return the colours met on the way through the middle of a control, from left to right."""
    image = picture.toImage()
    middle = control.height() // 2
    return [image.pixelColor(x, middle) for x in range(image.width())]


@pytest.mark.parametrize("kind", [QCheckBox, QComboBox, QLineEdit, QPushButton])
def test_no_control_is_lower_than_24_pixels(qtbot: QtBot, kind: type[QWidget]) -> None:
    show_palette(Mode.LIGHT)
    control = kind()
    qtbot.addWidget(control)
    assert control.sizeHint().height() >= 24


def test_the_two_palettes_are_the_ones_shown(qtbot: QtBot) -> None:
    show_palette(Mode.DARK)
    assert colours() == DARK
    show_palette(Mode.LIGHT)
    assert colours() == LIGHT
