"""The list of steps at the left: number, name and what is left, or the number alone."""

from typing import Final

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPalette
from PySide6.QtWidgets import (
    QListWidget,
    QListWidgetItem,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
)

_NAME: Final = Qt.ItemDataRole.UserRole
_LEFT: Final = Qt.ItemDataRole.UserRole + 1
_LETTERS: Final = 25
_LEAST_WIDTH: Final = 178
_LEAST_ROW: Final = 32
_ROOM: Final = 8
_INDENT: Final = "8  "
_Index = QModelIndex | QPersistentModelIndex


class StepsList(QListWidget):
    """The steps by their numbers, which are their keys with Ctrl too."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self._narrow = False
        self.setAccessibleName(name)
        self.setSpacing(2)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setItemDelegate(_StepDelegate(self))
        self._fit()

    def add_step(self, name: str) -> None:
        """Add a step after those that are there."""
        item = QListWidgetItem()
        item.setData(_NAME, name)
        self.addItem(item)
        self.say_left(self.count() - 1, "")

    def say_left(self, row: int, words: str) -> None:
        """Say below the name of a step what is there to do; nothing says that there is nothing."""
        item = self.item(row)
        whole = ", ".join(part for part in (item.data(_NAME), words) if part)
        item.setData(_LEFT, words)
        item.setToolTip(whole)
        item.setData(Qt.ItemDataRole.AccessibleTextRole, whole)
        self._show_name(row)

    def left_of(self, row: int) -> str:
        """Return what is said below the name of a step."""
        return str(self.item(row).data(_LEFT))

    def lines_left(self, row: int) -> list[str]:
        """Return the lines below the name of a step: one, or one for each part where it is long."""
        words = str(self.item(row).data(_LEFT) or "")
        if self._narrow or not words:
            return []
        metrics = self.fontMetrics()
        room = self.width() - metrics.horizontalAdvance(_INDENT) - 3 * _ROOM
        fits = metrics.horizontalAdvance(words) <= room
        return [words] if fits else words.replace(", ", ",\n").split("\n")

    def be_narrow(self, narrow: bool) -> None:
        """Leave the room to the work, or take it back."""
        if narrow != self._narrow:
            self._narrow = narrow
            self._fit()
            for row in range(self.count()):
                self._show_name(row)

    def _fit(self) -> None:
        metrics = self.fontMetrics()
        wide = max(_LEAST_WIDTH, metrics.averageCharWidth() * _LETTERS)
        narrow = metrics.horizontalAdvance("8") + 4 * _ROOM
        self.setFixedWidth(narrow if self._narrow else wide)

    def _show_name(self, row: int) -> None:
        item = self.item(row)
        item.setText(str(row + 1) if self._narrow else f"{row + 1}  {item.data(_NAME)}")
        metrics = self.fontMetrics()
        lines = 1 + len(self.lines_left(row))
        height = max(_LEAST_ROW, metrics.lineSpacing() * lines + _ROOM)
        item.setSizeHint(QSize(0, height))


class _StepDelegate(QStyledItemDelegate):
    """Draws the name, and in quieter letters below it what is left."""

    def __init__(self, steps: StepsList) -> None:
        super().__init__(steps)
        self._steps = steps

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        """Draw one step."""
        left = self._steps.lines_left(index.row())
        if not left:
            super().paint(painter, option, index)
            return
        drawn = QStyleOptionViewItem(option)
        self.initStyleOption(drawn, index)
        name, drawn.text = drawn.text, ""
        style = self._steps.style()
        style.drawControl(QStyle.ControlElement.CE_ItemViewItem, drawn, painter, self._steps)
        selected = bool(option.state & QStyle.StateFlag.State_Selected)
        role = QPalette.ColorRole
        metrics = QFontMetrics(option.font)
        inside = option.rect.adjusted(4, _ROOM // 2, -4, -_ROOM // 2)
        height = metrics.lineSpacing()
        place = QRect(inside.left(), inside.top(), inside.width(), height)
        indent = metrics.horizontalAdvance(_INDENT)
        painter.save()
        for line, words in enumerate((name, *left)):
            if line:
                place = place.translated(indent if line == 1 else 0, height)
                place.setRight(inside.right())
            usual = role.PlaceholderText if line else role.Text
            painter.setPen(option.palette.color(role.HighlightedText if selected else usual))
            cut = metrics.elidedText(words, Qt.TextElideMode.ElideRight, place.width())
            painter.drawText(place, Qt.AlignmentFlag.AlignVCenter, cut)
        painter.restore()
