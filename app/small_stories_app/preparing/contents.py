"""The parts of the page: a list beside it, or a box above it where there is little room."""

from collections.abc import Callable, Sequence
from itertools import zip_longest

from PySide6.QtWidgets import QListWidget, QSizePolicy, QVBoxLayout, QWidget

from small_stories_app.widgets.reading import reads
from small_stories_app.widgets.still import StillBox


class Contents(QWidget):
    """Names of the parts; ``go`` is called with a part's place, and whether to go into it."""

    def __init__(self, name: str, go: Callable[[int, bool], object]) -> None:
        super().__init__()
        reads(self)
        self._go = go
        self.list = QListWidget()
        self.box = StillBox()
        self._column = QVBoxLayout(self)
        for each in (self.list, self.box):
            each.setAccessibleName(name)
            self._column.addWidget(each)
        self.list.setWordWrap(True)
        self.list.setSpacing(2)
        self.list.currentRowChanged.connect(lambda place: self._go(place, False))
        self.list.activated.connect(lambda index: self._go(index.row(), True))
        self.box.activated.connect(lambda place: self._go(place, False))
        self.be_narrow(narrow=False)

    def show_names(self, names: list[str], notes: Sequence[str] = ()) -> None:
        """Show the names of the parts, each with what it holds; the place stays.

        Where there is a note for each, it stands on a line of its own under the name.
        """
        for part in (self.list, self.box):
            part.blockSignals(True)
        while self.list.count() < len(names):
            self.list.addItem("")
            self.box.addItem("")
        while self.list.count() > len(names):
            self.list.takeItem(self.list.count() - 1)
            self.box.removeItem(self.box.count() - 1)
        for place, (name, note) in enumerate(zip_longest(names, notes, fillvalue="")):
            self.list.item(place).setText(f"{name}\n{_under(name)}{note}" if note else name)
            self.box.setItemText(place, f"{name} ({note})" if note else name)
        for part in (self.list, self.box):
            part.blockSignals(False)
        if names and self.list.currentRow() < 0:
            self.mark(0)

    def mark(self, place: int) -> None:
        """Show which part is at the top of the page."""
        for part, choose in (
            (self.list, self.list.setCurrentRow),
            (self.box, self.box.setCurrentIndex),
        ):
            part.blockSignals(True)
            choose(place)
            part.blockSignals(False)

    def be_narrow(self, *, narrow: bool) -> None:
        """Stand above the page in one line, or beside it."""
        had_focus = self.list.hasFocus() or self.box.hasFocus()
        self.list.setHidden(narrow)
        self.box.setVisible(narrow)
        if had_focus:
            (self.box if narrow else self.list).setFocus()
        tall = QSizePolicy.Policy.Fixed if narrow else QSizePolicy.Policy.Expanding
        wide = QSizePolicy.Policy.Expanding if narrow else QSizePolicy.Policy.Fixed
        self.setSizePolicy(wide, tall)
        self._column.setContentsMargins(12, 8 if narrow else 16, 12 if narrow else 0, 0)
        self.list.setFixedWidth(self.fontMetrics().averageCharWidth() * 30)


def _under(name: str) -> str:
    """Return the space that a name begins with, for what stands under it."""
    return name[: len(name) - len(name.lstrip())]
