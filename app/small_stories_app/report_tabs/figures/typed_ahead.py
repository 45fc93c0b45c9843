"""Cells of figures that offer what the project has used before."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QModelIndex, QPersistentModelIndex
from PySide6.QtWidgets import (
    QLineEdit,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from small_stories_app.widgets.typed_ahead import offer

Words = Callable[[], Sequence[str]]


class TypedAhead(QStyledItemDelegate):
    """Edits a cell in a field that offers words."""

    def __init__(self, parent: QWidget, words: Words) -> None:
        super().__init__(parent)
        self._words = words

    def createEditor(
        self,
        parent: QWidget,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> QWidget:
        """Return the field, with what can be typed ahead."""
        field = QLineEdit(parent)
        offer(field, self._words())
        return field
