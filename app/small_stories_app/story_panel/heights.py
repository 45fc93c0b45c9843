"""Lists that are as high as what they hold: the panel scrolls, not the lists in it."""

from typing import Final

from PySide6.QtWidgets import QListView

_ROW: Final = 26


def fit_rows(view: QListView, most: int) -> None:
    """Give a list the height of its rows, up to so many of them."""
    last = min(view.model().rowCount(), most) - 1
    if last >= 0:
        view.doItemsLayout()
        shown = view.visualRect(view.model().index(last, 0))
        inside = shown.bottom() + 1 + view.verticalScrollBar().value()
        height = max(inside, _ROW * (last + 1)) + 2 * view.frameWidth()
        if view.height() != height or view.minimumHeight() != height:
            view.setFixedHeight(height)
