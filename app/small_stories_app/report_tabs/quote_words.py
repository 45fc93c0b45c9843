"""The words of a story, of which the quote's stand out: what is selected goes in or out."""

import re
from collections.abc import Iterator
from typing import Final

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QFont, QPalette, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QPushButton, QTextEdit, QVBoxLayout, QWidget

from small_stories.changes.quote_words import turn_words
from small_stories.model import Span
from small_stories.storage.interviews import words_of_turns
from small_stories.storage.quotes import Quote, quote_spans
from small_stories.storage.stories import spans
from small_stories_app.session import Session
from small_stories_app.text_positions import TextPositions
from small_stories_app.transcript.words import whole_words
from small_stories_app.widgets.headings import explanation

_MOST_LINES: Final = 9
_BREAK: Final = re.compile("[\n\r\u2028\u2029]")


class QuoteWords(QWidget):
    """The story as it was told, read-only, a paragraph for each of its places."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self._quote: Quote | None = None
        self._places: list[tuple[Span, str]] = []
        say = session.text
        self.story = StoryWords(say("quote_cut.story"))
        self.turn = QPushButton(say("quote_cut.put_in_or_out"))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(explanation(say("quote_cut.about_words")))
        column.addWidget(self.story)
        column.addWidget(self.turn, 0, Qt.AlignmentFlag.AlignLeft)
        self.turn.clicked.connect(self.turn_selected)
        session.project_closed.connect(self._forget)

    def show_quote(self, quote: Quote) -> None:
        """Show the story of a quote."""
        project, self._quote = self._session.project, quote
        told = [Span(s.turn_id, s.start, s.end) for s in spans(project, quote.story_id)]
        said = dict(words_of_turns(project, sorted({each.turn_id for each in told})))
        self._places = [(each, said[each.turn_id]) for each in told if each.start < each.end]
        self.story.show_words([words[each.start : each.end] for each, words in self._places])
        for place in quote_spans(project, quote.id):
            for paragraph, (span, _) in enumerate(self._places):
                start, end = max(span.start, place.start), min(span.end, place.end)
                if span.turn_id == place.turn_id and start < end:
                    self.story.show_quoted(paragraph, start - span.start, end - span.start)

    def turn_selected(self) -> None:
        """Take the selected words into the quote, or out of it."""
        if self._quote is None:
            return
        chosen = []
        for paragraph, first, last in self.story.selected():
            span, words = self._places[paragraph]
            start, end = whole_words(words, span.start + first, span.start + last)
            if start < end:
                chosen.append(Span(span.turn_id, start, end))
        number, project, turned = self._quote.id, self._session.project, []
        self._session.attempt(lambda: turned.append(turn_words(project, number, chosen)))
        if not any(turned):
            self._session.said.emit(self._session.text("quote_cut.nothing"))

    def _forget(self) -> None:
        self._quote, self._places = None, []
        self.story.show_words([])


class StoryWords(QTextEdit):
    """Words that are selected by pointer or keys, and never typed in."""

    def __init__(self, name: str) -> None:
        super().__init__()
        flags = Qt.TextInteractionFlag
        self.setReadOnly(True)
        self.setTextInteractionFlags(flags.TextSelectableByMouse | flags.TextSelectableByKeyboard)
        self.setTabChangesFocus(True)
        self.setAccessibleName(name)
        self.document().documentLayout().documentSizeChanged.connect(self.updateGeometry)

    def show_words(self, paragraphs: list[str]) -> None:
        """Show paragraphs, quiet until some of their words are quoted; the cursor stays."""
        cursor = self.textCursor()
        places = (cursor.anchor(), cursor.position())
        written = "\n".join(_BREAK.sub(" ", each) for each in paragraphs)
        if written != self.toPlainText():
            self.setPlainText(written)
            places = (0, 0)
        everything = QTextCursor(self.document())
        everything.select(QTextCursor.SelectionType.Document)
        everything.setCharFormat(self._look(QPalette.ColorRole.PlaceholderText, bold=False))
        cursor.setPosition(places[0])
        cursor.setPosition(places[1], QTextCursor.MoveMode.KeepAnchor)
        self.setTextCursor(cursor)

    def show_quoted(self, paragraph: int, start: int, end: int) -> None:
        """Let words of a paragraph, in code points, stand out as those of the quote."""
        block = self.document().findBlockByNumber(paragraph)
        points = TextPositions(block.text())
        cursor = QTextCursor(block)
        cursor.setPosition(block.position() + points.to_qt(start))
        cursor.setPosition(block.position() + points.to_qt(end), QTextCursor.MoveMode.KeepAnchor)
        cursor.setCharFormat(self._look(QPalette.ColorRole.Text, bold=True))

    def selected(self) -> Iterator[tuple[int, int, int]]:
        """Yield what is selected: a paragraph, and the code points in it."""
        cursor = self.textCursor()
        block = self.document().findBlock(cursor.selectionStart())
        while block.isValid() and block.position() < cursor.selectionEnd():
            points = TextPositions(block.text())
            first = max(cursor.selectionStart() - block.position(), 0)
            last = min(cursor.selectionEnd() - block.position(), block.length() - 1)
            if first < last:
                yield block.blockNumber(), points.from_qt(first), points.from_qt(last)
            block = block.next()

    def sizeHint(self) -> QSize:
        """Be as high as the story, up to some lines; what is longer scrolls."""
        least = self.fontMetrics().lineSpacing() * 2
        most = self.fontMetrics().lineSpacing() * _MOST_LINES
        high = int(self.document().size().height()) + 2 * self.frameWidth()
        return QSize(super().sizeHint().width(), min(max(high, least), most))

    def minimumSizeHint(self) -> QSize:
        """Need no width of its own: the words wrap."""
        return QSize(0, self.sizeHint().height())

    def _look(self, role: QPalette.ColorRole, *, bold: bool) -> QTextCharFormat:
        look = QTextCharFormat()
        look.setForeground(self.palette().color(role))
        look.setFontWeight(QFont.Weight.Bold if bold else QFont.Weight.Normal)
        return look
