"""A text that is read and selected, never typed in: its places, its keys, its view."""

from typing import Final

from PySide6.QtCore import QEvent, QPoint, QRectF, Qt
from PySide6.QtGui import (
    QInputMethodEvent,
    QKeyEvent,
    QMouseEvent,
    QTextBlock,
    QTextCursor,
    QWheelEvent,
)
from PySide6.QtWidgets import QFrame, QTextEdit

from small_stories.model import Span
from small_stories_app.transcript.document import TranscriptDocument

_BY_LETTER: Final = (Qt.Key.Key_Left, Qt.Key.Key_Right)
_BY_LINE: Final = (
    Qt.Key.Key_Up,
    Qt.Key.Key_Down,
    Qt.Key.Key_Home,
    Qt.Key.Key_End,
    Qt.Key.Key_PageUp,
    Qt.Key.Key_PageDown,
)


class TalkView(QTextEdit):
    """The talk of an interview on screen.

    ``by_letter`` tells that the selection was ended letter by letter on purpose: Shift with the
    left and right arrows, or Alt with the mouse. ``pointed_at`` tells that the cursor was put
    where it is by hand since something began to be heard.
    """

    def __init__(self) -> None:
        super().__init__()
        self.by_letter = False
        self.pointed_at = False
        self.talk = TranscriptDocument(self.document())
        self._set_up()

    def _set_up(self) -> None:
        flags = Qt.TextInteractionFlag
        self.setReadOnly(True)
        self.setTextInteractionFlags(flags.TextSelectableByMouse | flags.TextSelectableByKeyboard)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setLineWrapMode(QTextEdit.LineWrapMode.FixedPixelWidth)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setCursorWidth(2)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)

    def here(self) -> tuple[int, int] | None:
        """Return the turn and the code point at the cursor, or None on a theme marker."""
        return self.talk.place_at(self.textCursor().position())

    def anchor_here(self) -> tuple[int, int] | None:
        """Return where the selection began, or the cursor where there is none."""
        return self.talk.place_at(self.textCursor().anchor())

    def turn_here(self) -> int | None:
        """Return the turn at the cursor; on a theme marker the one it stands before."""
        return self.talk.turn_at(self.textCursor().block())

    def selected(self) -> list[Span]:
        """Return the words selected, one span for each turn."""
        cursor = self.textCursor()
        return self.talk.spans_between(cursor.selectionStart(), cursor.selectionEnd())

    def end_selection(self) -> None:
        """Leave the cursor where the selection ends."""
        cursor = self.textCursor()
        cursor.setPosition(cursor.selectionEnd())
        self.setTextCursor(cursor)

    def select(self, span: Span) -> None:
        """Select words and bring them into view."""
        self.by_letter = False
        cursor = QTextCursor(self.document())
        cursor.setPosition(self.talk.position_of(span.turn_id, span.start))
        end = self.talk.position_of(span.turn_id, span.end)
        cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
        self.setTextCursor(cursor)
        self.ensureCursorVisible()

    def go_to(self, turn: int, point: int) -> None:
        """Put the cursor at a place, with some of the talk before it in view."""
        cursor = QTextCursor(self.document())
        cursor.setPosition(self.talk.position_of(turn, point))
        self.setTextCursor(cursor)
        place = self.place_of(turn)
        if not 0 <= place.top() < self.viewport().height() * 0.7:
            bar = self.verticalScrollBar()
            bar.setValue(round(bar.value() + place.top() - self.viewport().height() / 4))

    def go_by_turns(self, step: int) -> None:
        """Put the cursor at the beginning of the next turn (step 1), or of the one before."""
        self.pointed_at = True
        cursor = self.textCursor()
        block = cursor.block()
        inside = cursor.position() > block.position()
        if step > 0 or not inside:
            block = block.next() if step > 0 else block.previous()
        while block.isValid() and self.talk.place_at(block.position()) is None:
            block = block.next() if step > 0 else block.previous()
        place = self.talk.place_at(block.position()) if block.isValid() else None
        if place is not None:
            self.go_to(*place)

    def select_turn(self) -> None:
        """Select the turn at the cursor; what is selected already grows by the next turn."""
        cursor = self.textCursor()
        move, keep = QTextCursor.MoveOperation, QTextCursor.MoveMode.KeepAnchor
        if cursor.hasSelection():
            start, end = cursor.selectionStart(), cursor.selectionEnd()
            cursor.setPosition(start)
            cursor.setPosition(end, keep)
            if cursor.atBlockEnd():
                cursor.movePosition(move.NextBlock, keep)
        else:
            cursor.movePosition(move.StartOfBlock)
        cursor.movePosition(move.EndOfBlock, keep)
        self.by_letter = False
        self.setTextCursor(cursor)
        self.ensureCursorVisible()

    def place_of(self, turn: int) -> QRectF:
        """Return where a turn stands in the viewport."""
        layout = self.document().documentLayout()
        place = layout.blockBoundingRect(self.talk.block_of(turn))
        return place.translated(0, -self.verticalScrollBar().value())

    def blocks(self) -> list[QTextBlock]:
        """Return the blocks in view."""
        block = self.cursorForPosition(QPoint(0, 0)).block()
        layout, scrolled = self.document().documentLayout(), self.verticalScrollBar().value()
        bottom = scrolled + self.viewport().height()
        blocks = []
        while block.isValid() and layout.blockBoundingRect(block).top() < bottom:
            blocks.append(block)
            block = block.next()
        return blocks

    def blocks_placed(self) -> list[tuple[QTextBlock, QRectF]]:
        """Return the blocks in view with their places in the viewport."""
        layout, scrolled = self.document().documentLayout(), self.verticalScrollBar().value()
        return [
            (block, layout.blockBoundingRect(block).translated(0, -scrolled))
            for block in self.blocks()
        ]

    def top_in_view(self) -> tuple[int | None, float]:
        """Return the first turn in view and how far above the edge it begins."""
        blocks = self.blocks()
        turn = self.talk.turn_at(blocks[0]) if blocks else None
        return turn, self.place_of(turn).top() if turn is not None else 0.0

    def scroll_back(self, turn: int | None, offset: float) -> None:
        """Scroll so that a turn begins again as far from the edge as it did."""
        if turn is not None and self.talk.block_of(turn).isValid():
            bar = self.verticalScrollBar()
            bar.setValue(round(bar.value() + self.place_of(turn).top() - offset))

    def restore(self, place: tuple[int, int] | None, anchor: tuple[int, int] | None) -> None:
        """Put the cursor and the other end of the selection back at their words."""
        if place is None or not self.talk.block_of(place[0]).isValid():
            return
        cursor = self.textCursor()
        if anchor is not None and self.talk.block_of(anchor[0]).isValid():
            cursor.setPosition(self.talk.position_of(*anchor))
            cursor.setPosition(self.talk.position_of(*place), QTextCursor.MoveMode.KeepAnchor)
        else:
            cursor.setPosition(self.talk.position_of(*place))
        self.setTextCursor(cursor)

    def event(self, event: QEvent) -> bool:
        """Let the window's keys come before the text's own; nothing is typed here."""
        if event.type() == QEvent.Type.ShortcutOverride:
            event.ignore()
            return False
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Move and select by the arrows, and note whether it was letter by letter."""
        modifiers = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if event.key() in (*_BY_LETTER, *_BY_LINE):
            self.by_letter = (
                event.key() in _BY_LETTER and modifiers == Qt.KeyboardModifier.ShiftModifier
            )
            self.pointed_at = True
        super().keyPressEvent(event)

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        """Take no words: Qt would write them into a text that can only be selected."""
        event.ignore()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """End a selection; with Alt it is taken letter by letter."""
        self.by_letter = bool(event.modifiers() & Qt.KeyboardModifier.AltModifier)
        self.pointed_at = True
        super().mouseReleaseEvent(event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Scroll; the size of the text is the window's to change."""
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            event.ignore()
        else:
            super().wheelEvent(event)
