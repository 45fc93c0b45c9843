"""The other names of a ledger entry, one a line, with a field for the next."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLineEdit, QListWidget, QPushButton, QVBoxLayout, QWidget

from small_stories_app.session import Session

_LINES = 3


class LedgerNames(QWidget):
    """``added`` and ``removed`` carry a name; the list only shows what is stored."""

    added = Signal(str)
    removed = Signal(str)

    def __init__(self, session: Session) -> None:
        super().__init__()
        say = session.text
        self.list = QListWidget()
        self.name = QLineEdit()
        self.add_button = QPushButton(say("ledger.add_alias"))
        self.remove_button = QPushButton(say("ledger.remove_alias"))
        self.list.setAccessibleName(say("ledger.aliases"))
        self.list.setFixedHeight(self.fontMetrics().lineSpacing() * _LINES + 12)
        self.name.setAccessibleName(say("ledger.new_alias"))
        self.name.setPlaceholderText(say("ledger.new_alias"))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.list)
        column.addWidget(self.remove_button, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self.name)
        column.addWidget(self.add_button, 0, Qt.AlignmentFlag.AlignLeft)
        self.add_button.clicked.connect(self.add)
        self.name.returnPressed.connect(self.add)
        self.remove_button.clicked.connect(self.remove)
        self.list.currentRowChanged.connect(self._follow)
        self.list.setTabKeyNavigation(False)

    def show_names(self, names: Sequence[str]) -> None:
        """Show the names that are stored."""
        before = self.list.currentRow()
        self.list.clear()
        self.list.addItems(list(names))
        for part in (self.list, self.remove_button):
            part.setVisible(bool(names))
        self.list.setCurrentRow(min(before, len(names) - 1))
        self._follow()

    def add(self) -> None:
        """Tell of the name that was typed; without one, the field is gone to."""
        name = " ".join(self.name.text().split())
        if name:
            self.name.clear()
            self.added.emit(name)
        else:
            self.name.setFocus(Qt.FocusReason.OtherFocusReason)

    def remove(self) -> None:
        """Tell of the selected name, which is to go."""
        item = self.list.currentItem()
        if item is not None:
            self.removed.emit(item.text())

    def _follow(self) -> None:
        self.remove_button.setEnabled(self.list.currentItem() is not None)
