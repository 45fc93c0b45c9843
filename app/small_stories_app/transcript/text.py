"""The transcript: every turn in one text that can be read and selected, not typed in."""

from collections.abc import Callable
from typing import Final

from PySide6.QtCore import QEvent, QLocale, QPoint, Signal
from PySide6.QtGui import (
    QFont,
    QHelpEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPalette,
    QResizeEvent,
    QTextCursor,
)
from PySide6.QtWidgets import QApplication, QToolTip

from small_stories_app.appearance.palettes import paper_colour
from small_stories_app.options import FONT, PAPER, UNCERTAIN
from small_stories_app.session import Session
from small_stories_app.transcript.content import Content
from small_stories_app.transcript.gutter import Gutter
from small_stories_app.transcript.lines import lines_of, longest_note
from small_stories_app.transcript.pointers import Pointer, pointers_of
from small_stories_app.transcript.reading_places import ReadingPlace
from small_stories_app.transcript.spoken import SpokenMark
from small_stories_app.transcript.stripes import stripes_of
from small_stories_app.transcript.talk_view import TalkView
from small_stories_app.transcript.tints import Tint, tints

_MEASURE: Final = 68
_RIGHT: Final = 18
_TOP: Final = 16
_STAYS: Final = 0.85
_LEAST_WIDTH: Final = 300


class TranscriptText(TalkView):
    """Turns with stripes beside them and tints behind the words of stories.

    ``place_moved`` comes when the cursor or the selection has moved, ``story_pointed`` when a
    stripe was clicked, ``hint_pointed`` when the dots of a hint were, ``time_pressed`` when a turn
    was clicked beside its words.
    """

    place_moved = Signal()
    story_pointed = Signal(int)
    hint_pointed = Signal(object)
    time_pressed = Signal(int)

    def __init__(self, session: Session) -> None:
        super().__init__()
        self.session = session
        self._content: Content | None = None
        self._at_hand: int | None = None
        self._tints: dict[int, list[Tint]] = {}
        self.words_of: Callable[[int], str] = str
        self.words_of_hint: Callable[[Pointer], str] = str
        self.setMinimumWidth(_LEAST_WIDTH)
        self.gutter = Gutter(self.talk, self.font())
        self.spoken = SpokenMark(self.talk)
        self.show_look()
        session.text_size_changed.connect(self.show_look)
        session.reading_look_changed.connect(self.show_look)
        self.cursorPositionChanged.connect(self.place_moved)
        self.selectionChanged.connect(self.place_moved)
        self.verticalScrollBar().valueChanged.connect(self._tint)

    def show_content(self, content: Content, at_hand: int | None) -> None:
        """Show an interview from its beginning."""
        start = QTextCursor(self.document())
        start.setKeepPositionOnInsert(True)
        self.setTextCursor(start)
        self._take(content, at_hand)
        self.setTextCursor(QTextCursor(self.document()))
        self._tint()

    def forget(self) -> None:
        """Hold nothing of an interview, as after its project was closed."""
        self._content = None
        self.gutter.show_stripes([], (), anew=True)
        self.gutter.hints.show((), {}, anew=True)
        self._tints.clear()
        self.setExtraSelections([])
        self.talk.show([])

    def follow(self, content: Content, at_hand: int | None) -> None:
        """Show the same interview after a change, with the words that are in view still there."""
        place = self.here()
        anchor = self.talk.place_at(self.textCursor().anchor())
        top, offset = self.top_in_view()
        at_end, last = self._reads_at_end(), self._last_turn()
        if self._take(content, at_hand):
            self.restore(place, anchor)
            if last[0] is None:
                # Words that come into an empty talk take the cursor to their end.
                self.moveCursor(QTextCursor.MoveOperation.Start)
            elif at_end and self._last_turn() != last:
                self.verticalScrollBar().setValue(self.verticalScrollBar().maximum())
            else:
                self.scroll_back(top, offset)
        self._tint()

    def _reads_at_end(self) -> bool:
        """Tell whether the end of the talk is what is looked at: new words there are followed."""
        bar = self.verticalScrollBar()
        below = bar.maximum() > 0 and bar.value() == bar.maximum()
        looked_at = below or self.textCursor().atEnd()
        heard = self.spoken.turn is not None
        return looked_at and not heard and not self.textCursor().hasSelection()

    def _last_turn(self) -> tuple[int | None, int]:
        """Return the last turn and how many letters it has."""
        last = self.talk.lines[-1] if self.talk.lines else None
        return (last.turn_id, len(last.text)) if last else (None, 0)

    def point_out(self, story: int | None) -> None:
        """Make the stripe and the words of the story at hand stand out."""
        self._at_hand = self.gutter.at_hand = story
        self._tint_anew()
        self.viewport().update()

    def show_spoken(
        self, turn: int | None, word: tuple[int, int] | None, *, follow: bool = False
    ) -> None:
        """Mark what is heard; what was in view before stays in view when it is to be followed."""
        before = self.spoken.turn
        if (turn, word) == (before, self.spoken.word):
            return
        follow = follow and (before is None or self._is_spoken_in_view())
        self._update_turn(before)
        self.spoken.turn, self.spoken.word = turn, word
        if turn is not None and follow and not self._is_spoken_in_view():
            self._bring_up(self._spoken_top())
        self._update_turn(turn)

    def _spoken_top(self) -> int:
        """Return how far from the upper edge of the view what is heard stands."""
        cursor, turn = QTextCursor(self.document()), self.spoken.turn
        assert turn is not None
        cursor.setPosition(self.talk.position_of(turn, (self.spoken.word or (0, 0))[0]))
        return self.cursorRect(cursor).top()

    def _is_spoken_in_view(self) -> bool:
        turn = self.spoken.turn
        if turn is None or not self.talk.block_of(turn).isValid():
            return False
        return 0 <= self._spoken_top() < self.viewport().height() * _STAYS

    def _bring_up(self, top: int) -> None:
        bar = self.verticalScrollBar()
        bar.setValue(bar.value() + top - self.viewport().height() // 4)

    def _update_turn(self, turn: int | None) -> None:
        if turn is not None and self.talk.block_of(turn).isValid():
            self.viewport().update(self.place_of(turn).toAlignedRect().adjusted(0, 0, 0, 4))

    def show_look(self) -> None:
        """Show letters, lines and paper as they are set for reading."""
        options = self.session.options
        top, offset = self.top_in_view()
        font = QFont(QApplication.font())
        if family := options.get(FONT):
            font.setFamily(family)
        font.setPointSize(options.text_size())
        font.setLetterSpacing(QFont.SpacingType.PercentageSpacing, options.letter_spacing())
        self.setFont(font)
        self.gutter.set_font(font)
        self.talk.line_height = float(options.line_height())
        self._show_paper()
        self.talk.format_anew()
        self._fit()
        self.scroll_back(top, offset)
        self._tint_anew()

    def _show_paper(self) -> None:
        paper = self.gutter.paper = paper_colour(self.session.options.get(PAPER))
        if self.palette().color(QPalette.ColorRole.Base) != paper:
            own = QPalette()
            own.setColor(QPalette.ColorRole.Base, paper)
            self.setPalette(own)

    def _take(self, content: Content, at_hand: int | None) -> bool:
        """Take a content over and return whether the talk itself is another than before."""
        before, width = self._content, self.gutter.width
        self._content, self._at_hand = content, at_hand
        self._tints.clear()
        anew = before is None or before.interview.id != content.interview.id
        self.gutter.show_stripes(stripes_of(content), content.turns, anew=anew)
        self._show_hints(anew=anew)
        self.gutter.at_hand = at_hand
        moved = before is None or before.turns is not content.turns
        if moved:
            lines = lines_of(content, self.session)
            self.gutter.show_lines(lines, longest_note(content, self.session))
            self.talk.direction = QLocale(content.interview.language).textDirection()
            self.talk.show(lines, anew=anew)
        if self.gutter.width != width or not self.document().rootFrame().frameFormat().leftMargin():
            self._fit()
        self.viewport().update()
        return moved

    def show_or_hide_hints(self) -> None:
        """Dot the places of hints, or no longer; the words in view stay there."""
        top, offset = self.top_in_view()
        self._show_hints(anew=True)
        self._fit()
        self.scroll_back(top, offset)
        self._tint()
        self.viewport().update()

    def point_out_hint(self, hint: Pointer | None) -> None:
        """Make the dots of the hint at hand stand out."""
        if hint != self.gutter.hints.at_hand:
            self.gutter.hints.at_hand = hint
            self.viewport().update()

    def _show_hints(self, *, anew: bool) -> None:
        content = self._content
        found = pointers_of(content, self.session.options) if content else []
        themes = content.themes if content else []
        numbers = {theme.id: number for number, theme in enumerate(themes, start=1)}
        self.gutter.hints.show(found, numbers, anew=anew)

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

    def _tint_anew(self) -> None:
        self._tints.clear()
        self._tint()

    def _tint(self) -> None:
        """Tint the turns in view; those that were in view before are known already."""
        content = self._content
        if content is None:
            return
        shown = self.session.options.get(UNCERTAIN) == "on"
        found = []
        for line in filter(None, map(self.talk.line_of, self.blocks())):
            turn = line.turn_id
            if turn is not None:
                if turn not in self._tints:
                    self._tints[turn] = tints(
                        content, self.talk, turn, self._at_hand, uncertain=shown
                    )
                found += self._tints[turn]
        self.setExtraSelections(found)

    def reading_place(self) -> ReadingPlace | None:
        """Return where the cursor is and what is in view, or None where there are no turns."""
        top, offset = self.top_in_view()
        turn = self.turn_here()
        if top is None or turn is None:
            return None
        here = self.here() or (turn, 0)
        return ReadingPlace(*here, top, round(offset))

    def go_back_to(self, place: ReadingPlace) -> None:
        """Show what was in view before, as far as it is still there."""
        if self.talk.block_of(place.turn).isValid():
            cursor = QTextCursor(self.document())
            cursor.setPosition(self.talk.position_of(place.turn, place.point))
            self.setTextCursor(cursor)
            self.scroll_back(place.top, place.above)

    def tip_at(self, point: QPoint) -> str:
        """Return in words what the stripe at a point of the viewport tells, or nothing."""
        placed = self.blocks_placed()
        story, hint = self.gutter.story_at(point, placed), self.gutter.pointer_at(point, placed)
        if story is None:
            return self.words_of_hint(hint) if hint is not None else ""
        return self.words_of(story)

    def viewportEvent(self, event: QEvent) -> bool:
        """Say in words what a stripe tells, when the pointer rests on it."""
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            QToolTip.showText(event.globalPos(), self.tip_at(event.pos()), self)
            return True
        return super().viewportEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Point out a story by its stripe, or begin to select."""
        if event.position().x() < self.gutter.width:
            story = self.gutter.story_at(event.position().toPoint(), self.blocks_placed())
            if story is not None:
                self.story_pointed.emit(story)
                return
            hint = self.gutter.pointer_at(event.position().toPoint(), self.blocks_placed())
            if hint is not None:
                self.hint_pointed.emit(hint)
                return
            self._press_time(event.position().toPoint())
        super().mousePressEvent(event)

    def _press_time(self, point: QPoint) -> None:
        turn = self.talk.turn_at(self.cursorForPosition(point).block())
        found = self._content.turns.get(turn) if self._content and turn is not None else None
        if found is not None and found.start_ms is not None:
            self.time_pressed.emit(found.id)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the words and the margin beside them."""
        super().paintEvent(event)
        painter = QPainter(self.viewport())
        painter.setClipRegion(event.region())
        placed = self.blocks_placed()
        self.gutter.paint(painter, placed)
        self.spoken.paint(painter, placed)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep lines short enough to read."""
        top, offset = self.top_in_view()
        super().resizeEvent(event)
        self._fit()
        self.scroll_back(top, offset)
        self._tint()

    def changeEvent(self, event: QEvent) -> None:
        """Follow the palette."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self._show_paper()
            if self._content is not None:
                self.talk.format_anew()
                self._tint_anew()
