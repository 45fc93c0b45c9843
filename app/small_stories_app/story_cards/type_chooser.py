"""A small window that asks for a type: by arrows, by its number, or by the first letters."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QEvent, QObject, QPoint, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QLabel, QLineEdit, QListWidget, QVBoxLayout, QWidget

_LETTERS: Final = 44
_MOST_LETTERS: Final = 80
_ROWS: Final = 10
_THROUGH: Final = (Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown)


@dataclass(frozen=True, slots=True)
class Choice:
    """One thing to choose, and what choosing it does."""

    words: str
    act: Callable[[], object]
    ticked: bool = False


class TypeChooser(QFrame):
    """A list that gets shorter as one types; a number alone chooses at once."""

    def __init__(self, parent: QWidget, title: str, hint: str, choices: Sequence[Choice]) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setFrameShape(QFrame.Shape.StyledPanel)
        self.setAccessibleName(title)
        self._choices = choices
        self._shown: list[Choice] = []
        self.field = QLineEdit()
        self.field.setAccessibleName(title)
        self.field.setPlaceholderText(hint)
        self.list = QListWidget()
        self.list.setAccessibleName(title)
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        column = QVBoxLayout(self)
        column.setContentsMargins(8, 8, 8, 8)
        for part in (QLabel(title), self.field, self.list):
            column.addWidget(part)
        self.field.installEventFilter(self)
        self.field.textChanged.connect(self._show_choices)
        self.list.itemClicked.connect(self._choose)
        self._show_choices()
        self._size()

    def open_at(self, place: QPoint) -> None:
        """Open near a place on the screen, whole."""
        room = self.screen().availableGeometry()
        x = min(place.x(), room.right() - self.width())
        y = min(place.y(), room.bottom() - self.height())
        self.move(max(x, room.left()), max(y, room.top()))
        self.show()
        self.field.setFocus()

    def _size(self) -> None:
        # Before it has its style, a list takes its rows to be lower than they will be.
        self.list.ensurePolished()
        rows = min(len(self._choices), _ROWS)
        around = 2 * self.list.frameWidth() + 2
        self.list.setFixedHeight(rows * self.list.sizeHintForRow(0) + around)
        widest = self.list.sizeHintForColumn(0) + around
        if rows < len(self._choices):
            widest += self.list.verticalScrollBar().sizeHint().width()
        letter = self.fontMetrics().averageCharWidth()
        self.list.setFixedWidth(min(max(widest, letter * _LETTERS), letter * _MOST_LETTERS))
        self.adjustSize()

    def _show_choices(self) -> None:
        typed = self.field.text().strip().casefold()
        self._shown = [each for each in self._choices if _begins(each.words, typed)]
        self.list.clear()
        for number, each in enumerate(self._shown, start=1):
            tick = "✓ " if each.ticked else ""
            key = f"{number}  " if not typed and number < 10 else ""
            self.list.addItem(f"{key}{tick}{each.words}")
        self.list.setCurrentRow(0)

    def _choose(self) -> None:
        place = self.list.currentRow()
        if 0 <= place < len(self._shown):
            chosen = self._shown[place]
            self.close()
            chosen.act()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Let arrows, Enter and numbers reach the list while the field has the focus."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            return self._heed(event)
        return super().eventFilter(watched, event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Type into the field, also when a key came to the window itself."""
        if not self._heed(event):
            self.field.event(event)

    def _heed(self, event: QKeyEvent) -> bool:
        key, number = event.key(), event.text()
        if key in _THROUGH:
            step = -1 if key in (Qt.Key.Key_Up, Qt.Key.Key_PageUp) else 1
            row = self.list.currentRow() + step
            self.list.setCurrentRow(min(max(row, 0), self.list.count() - 1))
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._choose()
        elif key == Qt.Key.Key_Escape:
            self.close()
        elif not self.field.text() and number.isdecimal() and 0 < int(number) <= len(self._shown):
            self.list.setCurrentRow(int(number) - 1)
            self._choose()
        else:
            return False
        return True


def _begins(words: str, typed: str) -> bool:
    """Tell whether the words, or any one of them, begin with what was typed."""
    said = words.casefold()
    return said.startswith(typed) or any(word.startswith(typed) for word in said.split())
