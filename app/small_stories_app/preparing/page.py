"""A page of parts that scrolls, with a list of the parts to jump by."""

from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QApplication,
    QBoxLayout,
    QFrame,
    QLabel,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from small_stories_app.preparing.contents import Contents
from small_stories_app.widgets.panes import go_into

WIDEST: Final = 860
_NARROW: Final = 820
_ABOVE: Final = 8  # pixels left above a heading that was jumped to


class Page(QWidget):
    """Parts under each other, each with its heading; ``contents`` jumps to them."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self.contents = Contents(name, self._come_to)
        self.parts: list[QWidget] = []
        self._headings: list[QLabel] = []
        self.inside = QWidget()
        self.inside.setMaximumWidth(WIDEST)
        self.column = QVBoxLayout(self.inside)
        self.column.setContentsMargins(24, 16, 24, 24)
        self.column.setSpacing(8)
        self.scrolled = QScrollArea()
        self.scrolled.setFrameShape(QFrame.Shape.NoFrame)
        self.scrolled.setWidgetResizable(True)
        self.scrolled.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.scrolled.setWidget(self.inside)
        self.scrolled.verticalScrollBar().valueChanged.connect(self._follow)
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(0)
        self._row.addWidget(self.contents)
        self._row.addWidget(self.scrolled, 1)

    def add_part(self, heading: QLabel, about: QLabel, part: QWidget) -> None:
        """Add a part after the others."""
        self.column.addSpacing(12)
        for widget in (heading, about, part):
            self.column.addWidget(widget)
        self._headings.append(heading)
        self.parts.append(part)

    def go_to_next(self, step: int) -> None:
        """Go into the part after the one at hand (step 1), or the one before (step -1)."""
        place = self.place_at_hand() + step
        if 0 <= place < len(self.parts):
            self._come_to(place, into=True)

    def go_to(self, part: QWidget) -> None:
        """Go into a part."""
        self._come_to(self.parts.index(part), into=True)

    def place_at_hand(self) -> int:
        """Return which part has the focus, or else stands at the top."""
        focused = QApplication.focusWidget()
        for place, part in enumerate(self.parts):
            if focused is not None and (part is focused or part.isAncestorOf(focused)):
                return place
        return self._at_top()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the list above the page where there is little room beside it."""
        super().resizeEvent(event)
        narrow = self.width() < _NARROW
        direction = QBoxLayout.Direction
        self._row.setDirection(direction.TopToBottom if narrow else direction.LeftToRight)
        self.contents.be_narrow(narrow=narrow)

    def _come_to(self, place: int, into: bool) -> None:
        if not 0 <= place < len(self.parts):
            return
        if into:
            go_into(self.parts[place])
        top = self._headings[place].y() - _ABOVE
        self.scrolled.verticalScrollBar().setValue(top)
        self.contents.mark(place)

    def _follow(self) -> None:
        self.contents.mark(self._at_top())

    def _at_top(self) -> int:
        bar = self.scrolled.verticalScrollBar()
        if bar.value() == bar.maximum() and bar.maximum():
            return len(self.parts) - 1
        reached = [n for n, label in enumerate(self._headings)
                   if label.y() - 2 * _ABOVE <= bar.value()]  # fmt: skip
        return reached[-1] if reached else 0
