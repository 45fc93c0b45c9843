"""A row of small buttons in words, below what they act on; it breaks where there is little room."""

from collections.abc import Callable
from typing import Final

from PySide6.QtCore import QPoint, QRect, QSize
from PySide6.QtWidgets import QLayout, QLayoutItem, QPushButton, QWidget

Act = tuple[str, Callable[[], object]]
_GAP: Final = 4
_INSIDE: Final = 10


class Tools(QWidget):
    """Buttons side by side; each is named with what it acts on, for those who hear it."""

    def __init__(self, *acts: Act, of: str) -> None:
        super().__init__()
        self.buttons: list[SmallButton] = []
        row = BreakingRow()
        self.setLayout(row)
        for words, act in acts:
            button = SmallButton(words)
            button.setAccessibleName(f"{of}: {words}")
            button.clicked.connect(act)
            row.addWidget(button)
            self.buttons.append(button)


class SmallButton(QPushButton):
    """A button as wide as its words."""

    def sizeHint(self) -> QSize:
        """Return the size of the words with a little room around them."""
        words = self.fontMetrics().horizontalAdvance(self.text())
        return QSize(words + 2 * _INSIDE, super().sizeHint().height())

    def minimumSizeHint(self) -> QSize:
        """Return the same: words are not cut."""
        return self.sizeHint()


class BreakingRow(QLayout):
    """Widgets side by side, on as many lines as they need."""

    def __init__(self) -> None:
        super().__init__()
        self._items: list[QLayoutItem] = []
        self.setContentsMargins(0, 0, 0, 0)

    def addItem(self, item: QLayoutItem) -> None:
        """Take a widget after those that are here."""
        self._items.append(item)

    def count(self) -> int:
        """Return how many widgets there are."""
        return len(self._items)

    def itemAt(self, index: int) -> QLayoutItem | None:  # type: ignore[override]
        """Return the widget's item at a place, or None."""
        return self._items[index] if 0 <= index < len(self._items) else None

    def takeAt(self, index: int) -> QLayoutItem | None:  # type: ignore[override]
        """Give the widget's item at a place away."""
        return self._items.pop(index) if 0 <= index < len(self._items) else None

    def hasHeightForWidth(self) -> bool:
        """Return that fewer pixels across need more down."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Return the height of all lines at a width."""
        return self._place(QRect(0, 0, width, 0), show=False)

    def setGeometry(self, place: QRect) -> None:
        """Put the widgets in their places."""
        super().setGeometry(place)
        self._place(place, show=True)

    def sizeHint(self) -> QSize:
        """Return the least size; the width is given from outside."""
        return self.minimumSize()

    def minimumSize(self) -> QSize:
        """Return the room of the widest one."""
        least = QSize()
        for item in self._items:
            least = least.expandedTo(item.minimumSize())
        return least

    def _place(self, place: QRect, *, show: bool) -> int:
        """Go through the lines, put widgets there when asked to, and return the height taken."""
        at, height = place.topLeft(), 0
        for item in self._items:
            size = item.sizeHint()
            if at.x() > place.left() and at.x() + size.width() > place.right() + 1:
                at, height = QPoint(place.left(), at.y() + height + _GAP), 0
            if show:
                item.setGeometry(QRect(at, size.boundedTo(QSize(place.width(), size.height()))))
            at += QPoint(size.width() + _GAP, 0)
            height = max(height, size.height())
        return at.y() + height - place.top()
