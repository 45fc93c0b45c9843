"""Cells and fields of figures that propose what the project has used before."""

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


def propose(field: QLineEdit, words: Sequence[str]) -> None:
    """Let a field propose words that begin or go on with what is typed."""
    offer(field, words)


class TypedAhead(QStyledItemDelegate):
    """Edits a cell in a field that proposes words."""

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
        propose(field, self._words())
        return field
