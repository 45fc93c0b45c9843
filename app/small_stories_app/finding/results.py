"""The hits of a search as a list: who said it, and the sentence with the words marked."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QPersistentModelIndex,
    QPointF,
    QRect,
    QSize,
    Qt,
)
from PySide6.QtGui import (
    QFont,
    QFontMetrics,
    QPainter,
    QPalette,
    QPen,
    QTextCharFormat,
    QTextLayout,
)
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from small_stories.storage.finding import Hit, passage, sentence_of
from small_stories_app.session import Session
from small_stories_app.text_positions import TextPositions

Index = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()
_LINE_ROLE = Qt.ItemDataRole.UserRole
_EDGE = 8
_WHERE_LETTERS = 27
_ROW = 30
_BOLDER = 1.05


@dataclass(frozen=True, slots=True)
class HitLine:
    """One hit in words: where it stands, and its sentence around the words found."""

    where: str
    ours: bool
    before: str
    words: str
    after: str


class Results(QAbstractListModel):
    """Hits in the order of interviews; each is put in words when it is looked at."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self.hits: list[Hit] = []
        self._line = lru_cache(maxsize=400)(self._read)

    def clear(self) -> None:
        """Hold no hits."""
        self.beginResetModel()
        self.hits = []
        self._line.cache_clear()
        self.endResetModel()

    def add(self, hits: Sequence[Hit]) -> None:
        """Show more hits below those that are here."""
        first = len(self.hits)
        self.beginInsertRows(_NOWHERE, first, first + len(hits) - 1)
        self.hits += hits
        self.endInsertRows()

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        """Return the number of hits."""
        return 0 if parent.isValid() else len(self.hits)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return a hit in words, or its line for drawing."""
        if not index.isValid() or not self._session.is_open:
            return None
        if role == _LINE_ROLE:
            return self._line(index.row())
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            line = self._line(index.row())
            return f"{line.where}: {line.before}{line.words}{line.after}"
        return None

    def _read(self, row: int) -> HitLine:
        hit = self.hits[row]
        found = passage(self._session.project, hit)
        if found is None:
            return HitLine("", ours=False, before="", words="", after="")
        sentence, at = sentence_of(found.text, hit.start, hit.end)
        sentence = sentence.replace("\n", " ")
        end = at + hit.end - hit.start
        who = self._who(hit, found.role)
        where = f"{found.code} · {who}"
        ours = hit.turn_id is None
        return HitLine(where, ours, sentence[:at], sentence[at:end], sentence[end:])

    def _who(self, hit: Hit, role: str) -> str:
        if hit.turn_id is not None:
            return self._session.text(f"roles.{role}")
        part = hit.field.removeprefix("reading.")
        of = part if part in ("title", "memo", "in_vivo_label") else "reading"
        return self._session.text(f"finding.ours.{of}")


class HitDrawing(QStyledItemDelegate):
    """Draws a hit on one line: words of the talk have a bar before them, ours a pencil."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw where it stands, and the sentence with the words found bold and underlined."""
        line: HitLine | None = index.data(_LINE_ROLE)
        shown = QStyleOptionViewItem(option)
        self.initStyleOption(shown, index)
        shown.text = ""
        widget: QWidget = shown.widget
        widget.style().drawControl(QStyle.ControlElement.CE_ItemViewItem, shown, painter, widget)
        if line is None:
            return
        role = QPalette.ColorRole
        chosen = bool(shown.state & QStyle.StateFlag.State_Selected)
        text = shown.palette.color(role.HighlightedText if chosen else role.Text)
        quiet = text if chosen else shown.palette.color(role.PlaceholderText)
        metrics = QFontMetrics(shown.font)
        first = metrics.averageCharWidth() * _WHERE_LETTERS
        inside = shown.rect.adjusted(_EDGE, 0, -_EDGE, 0)
        painter.save()
        painter.setFont(shown.font)
        painter.setPen(quiet)
        where = QRect(inside.left(), inside.top(), first - _EDGE, inside.height())
        name = metrics.elidedText(line.where, Qt.TextElideMode.ElideRight, where.width())
        painter.drawText(where, Qt.AlignmentFlag.AlignVCenter, name)
        sign = QRect(inside.left() + first, inside.top(), 2 * _EDGE, inside.height())
        if line.ours:
            painter.drawText(sign, Qt.AlignmentFlag.AlignVCenter, "✎")
        else:
            painter.setPen(QPen(quiet, 2))
            painter.drawLine(sign.left() + 3, sign.top() + 7, sign.left() + 3, sign.bottom() - 6)
        painter.setPen(text)
        inside.setLeft(sign.right() + 2)
        _draw_sentence(painter, inside, line, shown.font)
        painter.restore()

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Return the height of every row."""
        return QSize(200, max(_ROW, QFontMetrics(option.font).height() + 12))


def _draw_sentence(painter: QPainter, room: QRect, line: HitLine, font: QFont) -> None:
    metrics = QFontMetrics(font)
    before = metrics.elidedText(line.before, Qt.TextElideMode.ElideLeft, room.width() // 2)
    left = room.width() - metrics.horizontalAdvance(f"{before}{line.words}") * _BOLDER
    after = metrics.elidedText(line.after, Qt.TextElideMode.ElideRight, max(0, round(left)))
    sentence = f"{before}{line.words}{after}"
    positions = TextPositions(sentence)
    marked = QTextLayout.FormatRange()
    start, end = len(before), len(before) + len(line.words)
    marked.start = positions.to_qt(start)
    marked.length = positions.to_qt(end) - marked.start
    letters = QTextCharFormat()
    letters.setFontWeight(QFont.Weight.Bold)
    letters.setFontUnderline(True)
    marked.format = letters
    layout = QTextLayout(sentence, font)
    layout.setFormats([marked])
    layout.beginLayout()
    drawn = layout.createLine()
    drawn.setLineWidth(10_000)
    layout.endLayout()
    painter.setClipRect(room)
    top = room.top() + (room.height() - drawn.height()) / 2
    layout.draw(painter, QPointF(room.left(), top))
