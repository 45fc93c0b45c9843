"""How large a window may be: never larger than the screen it comes up on."""

from typing import Final

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QScrollArea, QWidget

from small_stories_app.appearance.interface_size import interface_share

# What a window's own frame and a panel of the desktop take.
_FRAME: Final = QSize(8, 40)


def fit(window: QWidget, width: int, height: int) -> None:
    """Give a window a size for letters of the usual size, or as much of it as the screen has."""
    wanted = QSize(width, height) * interface_share()
    window.resize(wanted.boundedTo(window.screen().availableSize() - _FRAME))


def fit_around(window: QWidget, area: QScrollArea, width: int) -> None:
    """Give a window the height at which an area in it need not scroll, or what the screen has."""
    layout = window.layout()
    assert layout is not None
    words = max(layout.totalHeightForWidth(width), layout.totalSizeHint().height())
    page = area.widget()
    inside = page.layout() if page else None
    assert inside is not None
    room = width - 2 * layout.contentsMargins().left()
    wanted = max(inside.totalHeightForWidth(room), inside.totalSizeHint().height())
    height = words - area.sizeHint().height() + wanted
    window.resize(QSize(width, height).boundedTo(window.screen().availableSize() - _FRAME))
