"""The cards of one column of the board: a model, and how a card is painted."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Final

from PySide6.QtCore import (
    QAbstractListModel,
    QByteArray,
    QMimeData,
    QModelIndex,
    QPersistentModelIndex,
    QRect,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QColor, QFont, QPainter, QPalette, QPen, QTextLayout
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from small_stories_app.appearance.palettes import PATTERNS, theme_colour

Index = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()
MIME: Final = "application/x-small-stories-card"
CARD: Final = Qt.ItemDataRole.UserRole
_MARGIN: Final = 10
_GAP: Final = 4
_STRIPE: Final = 5


@dataclass(frozen=True, slots=True)
class Card:
    """A story as a card: its words, what stands below them, and the places of its themes.

    ``counter`` is the word for a counter-example, or nothing when the card is none.
    """

    story: int
    title: str
    below: str
    themes: tuple[int, ...]
    counter: str

    def in_words(self) -> str:
        """Return the card as one sentence, for screen readers and tooltips."""
        return " · ".join(filter(None, (self.counter, self.title, self.below)))


class CardsModel(QAbstractListModel):
    """The cards of one column; ``dropped`` carries the story and the type it came from, or 0."""

    dropped = Signal(int, int)

    def __init__(self, story_type: int | None) -> None:
        super().__init__()
        self.story_type = story_type
        self.cards: list[Card] = []

    def show(self, cards: Sequence[Card]) -> None:
        """Show cards in place of the ones before."""
        if list(cards) != self.cards:
            self.beginResetModel()
            self.cards = list(cards)
            self.endResetModel()

    def place_of(self, story: int) -> int | None:
        """Return where a story's card stands, or None."""
        return next((n for n, card in enumerate(self.cards) if card.story == story), None)

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        """Return the number of cards."""
        return 0 if parent.isValid() else len(self.cards)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return a card's words, or the card itself."""
        if not index.isValid():
            return None
        card = self.cards[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return card.title
        if role in (Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleTextRole):
            return card.in_words()
        return card if role == CARD else None

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Let cards be dragged, and dropped anywhere in the column."""
        if index.isValid():
            return super().flags(index) | Qt.ItemFlag.ItemIsDragEnabled
        return super().flags(index) | Qt.ItemFlag.ItemIsDropEnabled

    def supportedDropActions(self) -> Qt.DropAction:
        """Return that a card moves and does not multiply."""
        return Qt.DropAction.MoveAction

    def mimeTypes(self) -> list[str]:
        """Return the one kind of thing that can be dropped here: cards of this board."""
        return [MIME]

    def mimeData(self, indexes: Sequence[QModelIndex]) -> QMimeData:
        """Return the story and where it comes from; no words leave the window."""
        carried = QMimeData()
        story = self.cards[indexes[0].row()].story
        carried.setData(MIME, QByteArray(f"{story} {self.story_type or 0}".encode()))
        return carried

    def dropMimeData(
        self, data: QMimeData, action: Qt.DropAction, row: int, column: int, parent: Index
    ) -> bool:
        """Tell of a card that was dropped here from another column."""
        story, left = map(int, bytes(data.data(MIME).data()).decode().split())
        if left == (self.story_type or 0):
            return False
        self.dropped.emit(story, left)
        return True


class CardDelegate(QStyledItemDelegate):
    """Paints a card: stripes of its themes, two lines of words, and one quiet line.

    ``here`` tells that the analyst is in this column: only there a chosen card looks chosen.
    """

    here = False

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Return a height of three lines; the width is the column's."""
        return QSize(120, option.fontMetrics.lineSpacing() * 3 + 2 * _MARGIN + _GAP)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint one card."""
        card: Card = index.data(CARD)
        role = QPalette.ColorRole
        chosen = self.here and bool(option.state & QStyle.StateFlag.State_Selected)
        focused = bool(option.state & QStyle.StateFlag.State_HasFocus)
        frame = option.rect.adjusted(4, 3, -4, -3)
        painter.save()
        painter.fillRect(frame, option.palette.color(role.Highlight if chosen else role.Base))
        line = option.palette.color(role.Text if focused else role.Mid)
        painter.setPen(QPen(line, 2 if focused else 1))
        painter.drawRect(frame)
        words = option.palette.color(role.HighlightedText if chosen else role.Text)
        quiet = words if chosen else option.palette.color(role.PlaceholderText)
        _paint_stripes(painter, frame, card, words if chosen else None)
        left = _MARGIN + len(card.themes) * (_STRIPE + 1)
        _paint_words(painter, frame.adjusted(left, 6, -6, -6), card, (words, quiet))
        painter.restore()


def _paint_stripes(painter: QPainter, frame: QRect, card: Card, chosen: QColor | None) -> None:
    x = frame.left() + _STRIPE
    for theme in card.themes:
        colour = chosen or theme_colour(theme)
        painter.setPen(QPen(colour, 3, PATTERNS[theme % len(PATTERNS)]))
        painter.drawLine(x, frame.top() + 4, x, frame.bottom() - 4)
        x += _STRIPE + 1


def _paint_words(painter: QPainter, place: QRect, card: Card, pens: tuple[QColor, QColor]) -> None:
    plain = QFont(painter.font())
    strong = QFont(plain)
    strong.setWeight(QFont.Weight.DemiBold if card.counter else QFont.Weight.Normal)
    words = f"{card.counter}: {card.title}" if card.counter else card.title
    painter.setFont(strong)
    painter.setPen(pens[0])
    line = painter.fontMetrics().lineSpacing()
    at = place.top() + painter.fontMetrics().ascent()
    for number, part in enumerate(_two_lines(painter, words, place.width())):
        painter.drawText(place.left(), at + number * line, part)
    painter.setFont(plain)
    painter.setPen(pens[1])
    below = painter.fontMetrics().elidedText(card.below, Qt.TextElideMode.ElideRight, place.width())
    painter.drawText(place.left(), at + 2 * line + _GAP, below)


def _two_lines(painter: QPainter, words: str, width: int) -> list[str]:
    """Return words broken into at most two lines; what does not fit ends in an ellipsis."""
    layout = QTextLayout(words, painter.font())
    layout.beginLayout()
    first = layout.createLine()
    first.setLineWidth(width)
    layout.endLayout()
    cut = first.textLength()
    rest = words[cut:].strip()
    lines = [words[:cut].strip()]
    if rest:
        shown = painter.fontMetrics().elidedText(rest, Qt.TextElideMode.ElideRight, width)
        lines.append(shown)
    return lines
