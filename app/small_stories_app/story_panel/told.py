"""The teller's words of a story, upright with a bar beside them, a paragraph for each place."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QLocale, Qt
from PySide6.QtGui import (
    QColor,
    QFocusEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextOption,
)
from PySide6.QtWidgets import QFrame, QTextEdit

from small_stories.model import Span
from small_stories_app.appearance.palettes import colours
from small_stories_app.session import Session

CUT: Final = "(...)"
_BAR: Final = 3
_LEFT: Final = 12
_EDGE: Final = 6
_BETWEEN: Final = 4.0
_HEAD: Final = 900
_TAIL: Final = 300
# The state of a paragraph is the number of its place; a cut is told apart by this much more.
_CUT_BEFORE: Final = 100_000


@dataclass(frozen=True, slots=True)
class Piece:
    """Words of a story at one place; ``lost`` when a correction took them from there."""

    span_id: int
    place: Span
    words: str
    lost: bool = False


class ToldText(QTextEdit):
    """Words that are read and copied, never typed in, and never look like our own reading.

    The paragraph with the cursor is the place that keys act on. Very long words are shown by
    their beginning and end; all of them stand in the transcript.
    """

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._pieces: list[Piece] = []
        self._language = ""
        self._set_up()
        self.setAccessibleName(session.text("story_panel.told_words"))
        self.document().documentLayout().documentSizeChanged.connect(self._grow)
        self.cursorPositionChanged.connect(self._point_out)

    def _set_up(self) -> None:
        flags = Qt.TextInteractionFlag
        self.setReadOnly(True)
        self.setTextInteractionFlags(flags.TextSelectableByMouse | flags.TextSelectableByKeyboard)
        self.setTabChangesFocus(True)
        self.setUndoRedoEnabled(False)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWordWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        margins = self.document().rootFrame().frameFormat()
        margins.setLeftMargin(_LEFT)
        margins.setTopMargin(_EDGE)
        margins.setBottomMargin(_EDGE)
        self.document().rootFrame().setFrameFormat(margins)

    @property
    def pieces(self) -> list[Piece]:
        """The places that are shown, in order."""
        return self._pieces

    @property
    def current(self) -> Piece | None:
        """The place with the cursor, or None when there are no words."""
        number = self.textCursor().block().userState() % _CUT_BEFORE
        return self._pieces[number] if 0 <= number < len(self._pieces) else None

    def show_pieces(self, pieces: Sequence[Piece], language: str) -> None:
        """Show the places of a story; the cursor stays at its place when that is still there."""
        if list(pieces) == self._pieces and language == self._language:
            return
        before = self.current
        self._pieces, self._language = list(pieces), language
        self._write()
        self.go_to(before.span_id if before else None)

    def go_to(self, span: int | None) -> None:
        """Put the cursor at a place, or at the first one."""
        at = next((n for n, piece in enumerate(self._pieces) if piece.span_id == span), 0)
        block = self.document().begin()
        while block.isValid() and block.userState() != at:
            block = block.next()
        cursor = QTextCursor(block if block.isValid() else self.document().begin())
        self.setTextCursor(cursor)

    def _write(self) -> None:
        """Write each place as a paragraph, with the direction of the interview's language.

        A name in another script inside it keeps its own direction; one that begins a story does
        not turn the story round.
        """
        shape = QTextBlockFormat()
        shape.setLayoutDirection(QLocale(self._language).textDirection())
        shape.setBottomMargin(_BETWEEN)
        quiet = QTextCharFormat()
        quiet.setForeground(QColor(colours().muted))
        cursor = QTextCursor(self.document())
        cursor.beginEditBlock()
        cursor.select(QTextCursor.SelectionType.Document)
        cursor.removeSelectedText()
        for number, piece in enumerate(self._pieces):
            if number:
                cursor.insertBlock(shape, quiet)
                cursor.insertText(CUT, quiet)
                cursor.block().setUserState(_CUT_BEFORE + number)
                cursor.insertBlock(shape, QTextCharFormat())
            cursor.setBlockFormat(shape)
            letters = QTextCharFormat(quiet if piece.lost else QTextCharFormat())
            letters.setFontStrikeOut(piece.lost)
            cursor.insertText(shortened(piece.words), letters)
            cursor.block().setUserState(number)
        cursor.endEditBlock()

    def _point_out(self) -> None:
        """Show which of several places keys act on."""
        current, move = QTextEdit.ExtraSelection(), QTextCursor.MoveOperation
        if self.hasFocus() and len(self._pieces) > 1:
            tint = QColor(colours().line)
            tint.setAlpha(colours().tint)
            current.cursor = self.textCursor()
            current.cursor.movePosition(move.StartOfBlock)
            current.cursor.movePosition(move.EndOfBlock, QTextCursor.MoveMode.KeepAnchor)
            current.format.setBackground(tint)
            self.setExtraSelections([current])
        else:
            self.setExtraSelections([])

    def _grow(self) -> None:
        height = round(self.document().size().height()) + 2
        if self.height() != height or self.minimumHeight() != height:
            self.setFixedHeight(height)

    def look_anew(self) -> None:
        """Write the quiet words in the colours that are shown now."""
        self._write()
        self.go_to(None)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show the place that keys act on."""
        super().focusInEvent(event)
        self._point_out()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Show the words alone."""
        super().focusOutEvent(event)
        self._point_out()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Stay as high as the words."""
        super().resizeEvent(event)
        self._grow()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the words and the bar, and a ring where the focus is."""
        super().paintEvent(event)
        painter = QPainter(self.viewport())
        painter.fillRect(0, 0, _BAR, self.viewport().height(), QColor(colours().text))
        if self.hasFocus():
            painter.setPen(QPen(QColor(colours().text), 2))
            painter.drawRect(self.viewport().rect().adjusted(1, 1, -1, -1))


def shortened(words: str, head: int = _HEAD, tail: int = _TAIL) -> str:
    """Return words without the middle of very long ones; line ends become spaces."""
    flat = " ".join(words.split())
    if len(flat) <= head + tail:
        return flat
    return f"{flat[:head].rsplit(' ', 1)[0]} … {flat[-tail:].split(' ', 1)[-1]}"
