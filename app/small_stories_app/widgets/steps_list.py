"""The list of steps at the left: number and name, or the number alone in a narrow window."""

from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QListWidget, QListWidgetItem

_WIDTH: Final = 170
_NARROW_WIDTH: Final = 36


class StepsList(QListWidget):
    """The steps by their numbers, which are their keys with Ctrl too."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self._narrow = False
        self.setAccessibleName(name)
        self.setSpacing(2)
        self.setFixedWidth(_WIDTH)

    def add_step(self, name: str) -> None:
        """Add a step after those that are there."""
        item = QListWidgetItem()
        item.setToolTip(name)
        item.setData(Qt.ItemDataRole.AccessibleTextRole, name)
        self.addItem(item)
        self._show_names()

    def be_narrow(self, narrow: bool) -> None:
        """Leave the room to the work, or take it back."""
        if narrow != self._narrow:
            self._narrow = narrow
            self.setFixedWidth(_NARROW_WIDTH if narrow else _WIDTH)
            self._show_names()

    def _show_names(self) -> None:
        for place in range(self.count()):
            item = self.item(place)
            number = str(place + 1)
            item.setText(number if self._narrow else f"{number}  {item.toolTip()}")
