"""The program's windows have its sign."""

from PySide6.QtGui import QColor
from pytestqt.qtbot import QtBot

from small_stories_app.appearance.icon import program_icon


def test_the_icon_is_drawn_at_every_size(qtbot: QtBot) -> None:
    for size in (16, 32, 256):
        drawn = program_icon().pixmap(size, size).toImage()
        assert (drawn.width(), drawn.height()) == (size, size)
        assert drawn.pixelColor(size // 2, size // 12) == QColor("#1F5FA8")
        assert drawn.pixelColor(0, 0).alpha() < 255
