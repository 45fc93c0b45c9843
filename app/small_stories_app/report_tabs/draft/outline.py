"""The outline of the draft: its sections in order, each with what it still asks for in words."""

from typing import Final

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QPainter, QPalette
from PySide6.QtWidgets import QAbstractItemView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from small_stories.reporting.blocks import Section
from small_stories.reporting.drafting import Draft
from small_stories_app.session import Session

_INDENT: Final = "\u2003"
_INSIDE: Final = 6
Index = QModelIndex | QPersistentModelIndex


class OutlineDelegate(QStyledItemDelegate):
    """Paints a heading, and under it quietly what its section still asks for."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Return as much as both need in the width of the list."""
        view = option.widget
        width = view.viewport().width() if isinstance(view, QAbstractItemView) else 200
        taken = self._places(option, index, QRect(0, 0, width, 1000))[-1].bottom()
        return QSize(width, taken + 1 + _INSIDE)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint one section."""
        name, note = _parts(index)
        here, under = self._places(option, index, option.rect)
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        role = QPalette.ColorRole
        painter.save()
        if chosen:
            painter.fillRect(option.rect, option.palette.color(role.Highlight))
        painter.setPen(option.palette.color(role.HighlightedText if chosen else role.Text))
        wrapped = Qt.TextFlag.TextWordWrap
        painter.drawText(here, wrapped, name.strip(_INDENT))
        if not chosen:
            painter.setPen(option.palette.color(role.PlaceholderText))
        painter.drawText(under, wrapped, note)
        painter.restore()

    def _places(self, option: QStyleOptionViewItem, index: Index, room: QRect) -> list[QRect]:
        """Return where the heading and the note stand."""
        name, note = _parts(index)
        metrics, wrapped = option.fontMetrics, Qt.TextFlag.TextWordWrap
        indent = metrics.averageCharWidth() * 2 * (len(name) - len(name.lstrip(_INDENT)))
        inside = room.adjusted(_INSIDE + indent, _INSIDE, -_INSIDE, 0)
        inside.setHeight(1000)
        here = metrics.boundingRect(inside, wrapped, name.strip(_INDENT))
        if not note:
            return [here, QRect(here.left(), here.bottom(), 0, 0)]
        inside.setTop(here.bottom() + 2)
        return [here, metrics.boundingRect(inside, wrapped, note)]


def _parts(index: Index) -> tuple[str, str]:
    name, _, note = str(index.data(Qt.ItemDataRole.DisplayRole)).partition("\n")
    return name, note.strip()


def names_of(draft: Draft) -> list[str]:
    """Return the heading of each section, farther right inside the one before."""
    return [f"{_INDENT * (each.level - 1)}{each.heading}" for each in draft.sections]


def notes_of(session: Session, draft: Draft, copied: set[str]) -> list[str]:
    """Return what each section still asks for, and which texts have been copied."""
    return [_note(session, draft, each, copied) for each in draft.sections]


def _note(session: Session, draft: Draft, section: Section, copied: set[str]) -> str:
    found = draft.missing(section)
    said = []
    if found.gaps:
        said.append(session.text("draft.to_be_filled", found.gaps))
    if found.bare:
        said.append(session.text("draft.bare", found.bare))
    if section.key in copied:
        said.append(session.text("draft.copied_note"))
    return ", ".join(said)
