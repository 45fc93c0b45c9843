"""How large a window may be: never larger than the screen it comes up on."""

from typing import Final

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QLayout, QLayoutItem, QScrollArea, QWidget

from small_stories_app.appearance.interface_size import interface_share

# What a window's own frame and a panel of the desktop take.
_FRAME: Final = QSize(8, 40)


def fit(window: QWidget, width: int, height: int) -> None:
    """Give a window a size for letters of the usual size, or as much of it as the screen has."""
    wanted = QSize(width, height) * interface_share()
    window.resize(wanted.boundedTo(window.screen().availableSize() - _FRAME))


def most_height(window: QWidget) -> int:
    """Return how high a window can be on its screen."""
    return (window.screen().availableSize() - _FRAME).height()


def fit_around(window: QWidget, area: QScrollArea, width: int) -> None:
    """Give a window the height at which an area in it need not scroll, or what the screen has."""
    layout, page = window.layout(), area.widget()
    inside = page.layout() if page else None
    assert layout is not None
    assert inside is not None
    edges = layout.contentsMargins()
    room = width - edges.left() - edges.right()
    beside = [item for item in _items(layout) if item.widget() is not area]
    heights = [_height(inside, room), *(_height(item, room) for item in beside)]
    gaps = layout.spacing() * len(beside) + edges.top() + edges.bottom()
    wanted = QSize(width, sum(heights) + gaps)
    window.resize(wanted.boundedTo(window.screen().availableSize() - _FRAME))


def _items(layout: QLayout) -> list[QLayoutItem]:
    items = [layout.itemAt(place) for place in range(layout.count())]
    return [item for item in items if item is not None and not item.isEmpty()]


def _height(item: QLayoutItem, width: int) -> int:
    """Return how high something is at a width; what was told of it before may be out of date."""
    item.invalidate()
    return item.heightForWidth(width) if item.hasHeightForWidth() else item.sizeHint().height()
