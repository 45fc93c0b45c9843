"""The transcript: every turn in one text that can be read and selected, not typed in."""

from typing import Final

from PySide6.QtCore import QEvent, QPoint, QRectF, Qt, Signal
from PySide6.QtGui import (
    QFont,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QTextBlock,
    QTextCursor,
    QWheelEvent,
)
from PySide6.QtWidgets import QFrame, QTextEdit

from small_stories.model import Span
from small_stories_app.session import Session
from small_stories_app.transcript.content import Content
from small_stories_app.transcript.document import TranscriptDocument
from small_stories_app.transcript.gutter import Gutter
from small_stories_app.transcript.lines import lines_of
from small_stories_app.transcript.stripes import stripes_of
from small_stories_app.transcript.tints import tints

_MEASURE: Final = 68
_RIGHT: Final = 18
_TOP: Final = 16
_BY_LETTER: Final = (Qt.Key.Key_Left, Qt.Key.Key_Right)
_BY_LINE: Final = (
    Qt.Key.Key_Up,
    Qt.Key.Key_Down,
    Qt.Key.Key_Home,
    Qt.Key.Key_End,
    Qt.Key.Key_PageUp,
    Qt.Key.Key_PageDown,
)


class TranscriptText(QTextEdit):
    """Turns with stripes beside them and tints behind the words of stories.

    ``place_moved`` comes when the cursor or the selection has moved, ``story_pointed`` when a
    stripe was clicked. ``by_letter`` tells that the selection was ended letter by letter on
    purpose: Shift with the left and right arrows, or Alt with the mouse.
    """

    place_moved = Signal()
    story_pointed = Signal(int)

    def __init__(self, session: Session) -> None:
        super().__init__()
        self.session = session
        self.by_letter = False
        self._content: Content | None = None
        self._at_hand: int | None = None
        self.talk = TranscriptDocument(self.document())
        self.gutter = Gutter(self.talk, self.font())
        self._set_up()
        self.show_size(session.options.text_size())
        session.text_size_changed.connect(self.show_size)
        self.cursorPositionChanged.connect(self.place_moved)
        self.selectionChanged.connect(self.place_moved)
        self.verticalScrollBar().valueChanged.connect(self._tint)

    def _set_up(self) -> None:
        flags = Qt.TextInteractionFlag
        self.setReadOnly(True)
        self.setTextInteractionFlags(flags.TextSelectableByMouse | flags.TextSelectableByKeyboard)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setLineWrapMode(QTextEdit.LineWrapMode.FixedPixelWidth)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setCursorWidth(2)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)

    # What is shown

    def show_content(self, content: Content, at_hand: int | None) -> None:
        """Show an interview from its beginning."""
        start = QTextCursor(self.document())
        start.setKeepPositionOnInsert(True)
        self.setTextCursor(start)
        self._take(content, at_hand)
        self.setTextCursor(QTextCursor(self.document()))
        self._tint()

    def follow(self, content: Content, at_hand: int | None) -> None:
        """Show the same interview after a change, with the words that are in view still there."""
        place = self.here()
        anchor = self.talk.place_at(self.textCursor().anchor())
        top, offset = self._top()
        if self._take(content, at_hand):
            self._restore(place, anchor)
            self._scroll_back(top, offset)
        self._tint()

    def point_out(self, story: int | None) -> None:
        """Make the stripe and the words of the story at hand stand out."""
        self._at_hand = self.gutter.at_hand = story
        self._tint()
        self.viewport().update()

    def show_size(self, points: int) -> None:
        """Show letters of a size in points."""
        font = QFont(self.font())
        font.setPointSize(points)
        self.setFont(font)
        self.gutter.set_font(font)
        self.talk.format_anew()
        self._fit()

    def _take(self, content: Content, at_hand: int | None) -> bool:
        """Take a content over and return whether the talk itself is another than before."""
        before, width = self._content, self.gutter.width
        self._content, self._at_hand = content, at_hand
        self.gutter.stripes = stripes_of(content)
        self.gutter.at_hand = at_hand
        moved = before is None or before.turns is not content.turns
        if moved:
            self.talk.show(lines_of(content, self.session))
        if self.gutter.width != width or not self.document().rootFrame().frameFormat().leftMargin():
            self._fit()
        self.viewport().update()
        return moved

    def _fit(self) -> None:
        """Give the margin its room and lines their length."""
        frame = self.document().rootFrame()
        shape = frame.frameFormat()
        if shape.leftMargin() != self.gutter.width or shape.topMargin() != _TOP:
            shape.setLeftMargin(self.gutter.width)
            shape.setTopMargin(_TOP)
            shape.setBottomMargin(_TOP)
            shape.setRightMargin(_RIGHT)
            frame.setFrameFormat(shape)
        measure = self.fontMetrics().averageCharWidth() * _MEASURE
        width = min(self.viewport().width(), self.gutter.width + measure + _RIGHT)
        if self.lineWrapColumnOrWidth() != width:
            self.setLineWrapColumnOrWidth(width)

    def _tint(self) -> None:
        if self._content is not None:
            turns = {line.turn_id for line in map(self.talk.line_of, self._blocks()) if line}
            seen = {turn for turn in turns if turn is not None}
            self.setExtraSelections(tints(self._content, self.talk, seen, self._at_hand))

    # Places

    def here(self) -> tuple[int, int] | None:
        """Return the turn and the code point at the cursor, or None on a theme marker."""
        return self.talk.place_at(self.textCursor().position())

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

    def place_of(self, turn: int) -> QRectF:
        """Return where a turn stands in the viewport."""
        layout = self.document().documentLayout()
        place = layout.blockBoundingRect(self.talk.block_of(turn))
        return place.translated(0, -self.verticalScrollBar().value())

    def _blocks(self) -> list[QTextBlock]:
        """Return the blocks in view."""
        block = self.cursorForPosition(QPoint(self.gutter.width + 1, 0)).block()
        layout, scrolled = self.document().documentLayout(), self.verticalScrollBar().value()
        bottom = scrolled + self.viewport().height()
        blocks = []
        while block.isValid() and layout.blockBoundingRect(block).top() < bottom:
            blocks.append(block)
            block = block.next()
        return blocks

    def _blocks_placed(self) -> list[tuple[QTextBlock, QRectF]]:
        layout, scrolled = self.document().documentLayout(), self.verticalScrollBar().value()
        return [
            (block, layout.blockBoundingRect(block).translated(0, -scrolled))
            for block in self._blocks()
        ]

    def _top(self) -> tuple[int | None, float]:
        """Return the first turn in view and how far above the edge it begins."""
        blocks = self._blocks()
        turn = self.talk.turn_at(blocks[0]) if blocks else None
        return turn, self.place_of(turn).top() if turn is not None else 0.0

    def _scroll_back(self, turn: int | None, offset: float) -> None:
        if turn is not None and self.talk.block_of(turn).isValid():
            bar = self.verticalScrollBar()
            bar.setValue(round(bar.value() + self.place_of(turn).top() - offset))

    def _restore(self, place: tuple[int, int] | None, anchor: tuple[int, int] | None) -> None:
        if place is None or not self.talk.block_of(place[0]).isValid():
            return
        cursor = self.textCursor()
        if anchor is not None and self.talk.block_of(anchor[0]).isValid():
            cursor.setPosition(self.talk.position_of(*anchor))
            cursor.setPosition(self.talk.position_of(*place), QTextCursor.MoveMode.KeepAnchor)
        else:
            cursor.setPosition(self.talk.position_of(*place))
        self.setTextCursor(cursor)

    # Events

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
        super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Point out a story by its stripe, or begin to select."""
        if event.position().x() < self.gutter.width:
            story = self.gutter.story_at(event.position().toPoint(), self._blocks_placed())
            if story is not None:
                self.story_pointed.emit(story)
                return
        super().mousePressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """End a selection; with Alt it is taken letter by letter."""
        self.by_letter = bool(event.modifiers() & Qt.KeyboardModifier.AltModifier)
        super().mouseReleaseEvent(event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Scroll; the size of the text is the window's to change."""
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            event.ignore()
        else:
            super().wheelEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the words and the margin beside them."""
        super().paintEvent(event)
        painter = QPainter(self.viewport())
        painter.setClipRegion(event.region())
        self.gutter.paint(painter, self._blocks_placed())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep lines short enough to read."""
        super().resizeEvent(event)
        self._fit()
        self._tint()

    def changeEvent(self, event: QEvent) -> None:
        """Follow the palette."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange and self._content is not None:
            self.talk.format_anew()
            self._tint()
