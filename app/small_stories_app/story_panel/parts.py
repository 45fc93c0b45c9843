"""The rows of a plot: its parts in words, and the line in which one is worded."""

from typing import Any, Final

from PySide6.QtCore import (
    QAbstractListModel,
    QEvent,
    QModelIndex,
    QPersistentModelIndex,
    Qt,
    Signal,
)
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from small_stories.storage.story_parts import StoryPart
from small_stories_app.session import Session
from small_stories_app.story_panel.told import shortened

Index = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()
_ENTER: Final = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class PartsModel(QAbstractListModel):
    """The parts in order; a row is edited by its wording, which ``worded`` carries with its id."""

    worded = Signal(int, str)

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self.parts: list[StoryPart] = []

    def show(self, parts: list[StoryPart]) -> None:
        """Show parts in place of those before."""
        if parts != self.parts:
            self.beginResetModel()
            self.parts = parts
            self.endResetModel()

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        """Return the number of parts."""
        return 0 if parent.isValid() else len(self.parts)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return a part in words: its kind, the analyst's wording, the words it stands at."""
        if not index.isValid():
            return None
        part = self.parts[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return self._in_words(part)
        return part.wording if role == Qt.ItemDataRole.EditRole else None

    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        """Tell of another wording; it shows when the change has been stored."""
        if role != Qt.ItemDataRole.EditRole or not index.isValid():
            return False
        part, words = self.parts[index.row()], str(value).strip()
        if words != part.wording:
            self.worded.emit(part.id, words)
        return True

    def _in_words(self, part: StoryPart) -> str:
        kind = self._session.text(f"parts.{part.kind}")
        said = f"”{shortened(part.words, 70, 30)}”" if part.words else ""
        what = " ".join(filter(None, (part.wording, said)))
        return f"{kind}: {what}" if what else kind

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Let parts be worded."""
        return super().flags(index) | Qt.ItemFlag.ItemIsEditable


class _Line(QLineEdit):
    """A line that ends by Enter, although Enter in the list around it shows the words."""

    def event(self, event: QEvent) -> bool:
        """Keep Enter from the keys of the list."""
        asked = event.type() == QEvent.Type.ShortcutOverride
        if asked and isinstance(event, QKeyEvent) and event.key() in _ENTER:
            event.accept()
            return True
        return super().event(event)


class WordingLine(QStyledItemDelegate):
    """The line in which a part is worded."""

    def __init__(self, name: str, parent: QWidget) -> None:
        super().__init__(parent)
        self._name = name

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: Index) -> QWidget:
        """Return the line, named for those who hear it."""
        line = _Line(parent)
        line.setAccessibleName(self._name)
        line.setPlaceholderText(self._name)
        return line
