"""Where the analyst writes a section's own text: what its sentences rest on stands by its names."""

from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFont,
    QKeyEvent,
    QPalette,
    QSyntaxHighlighter,
    QTextCharFormat,
    QTextCursor,
)

from small_stories.reporting.claims.marks import ANY, Mark, marks_in, shown, stored
from small_stories.reporting.claims.naming import names_of_gone
from small_stories.reporting.claims.sentences import Sentence, sentences
from small_stories_app.appearance.palettes import colours
from small_stories_app.session import Session
from small_stories_app.story_panel.settling_text import SettlingText
from small_stories_app.text_positions import TextPositions

_LINES: Final = 4


class OwnText(SettlingText):
    """The own text of a section; ``written`` carries it as it is stored, with ids in its marks."""

    written = Signal(str)

    def __init__(self, session: Session) -> None:
        super().__init__(session.text("draft.own"), _LINES)
        self._session = session
        self._names: dict[Mark, str] = {}
        self._marks = _Marks(self)
        self.settled.connect(self._tell)
        session.settling.connect(self.settle)

    def show_stored(self, words: str, names: dict[Mark, str], *, anew: bool) -> None:
        """Show a stored text by the present names; what is being typed stays by those it has.

        ``anew`` tells that it is the text of another section.
        """
        if not anew and self.hasFocus() and self.is_new:
            return
        self._names = {**names, **names_of_gone(words, names, self._session.language)}
        self.show_text(shown(words, self._names).strip())

    @property
    def as_stored(self) -> str:
        """What stands in the field, with ids in its marks."""
        return stored(self.words, self._names)

    def marks_at_hand(self) -> list[Mark]:
        """Return what the sentence at the cursor rests on now."""
        return marks_in(stored(self.sentence_at_hand(), self._names))

    def rest_on(self, mark: Mark) -> None:
        """Let the sentence at the cursor rest on something, or no longer."""
        name = f"⟦{self._names[mark]}⟧"
        words, at = self._words_and_place()
        here = _sentence_at(words, at)
        cursor = self.textCursor()
        if here and name in here.text:
            begins = here.start + here.text.index(name)
            space = begins > 0 and words[begins - 1] == " "
            self._select(cursor, words, begins - space, begins + len(name))
            cursor.removeSelectedText()
        else:
            end = _before_stop(here) if here else at
            self._select(cursor, words, end, end)
            cursor.insertText(f" {name}" if end else name)
        self.setTextCursor(cursor)
        self.settle()

    def go_to(self, place: int) -> None:
        """Put the cursor at the end of the sentence that stands at a place of the stored text."""
        words = self.toPlainText()
        at = len(shown(self.as_stored[:place], self._names))
        here = _sentence_at(words, at)
        cursor = self.textCursor()
        end = _before_stop(here) if here else len(words)
        self._select(cursor, words, end, end)
        self.setTextCursor(cursor)
        self.ensureCursorVisible()
        self.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def sentence_at_hand(self) -> str:
        """Return the sentence that the cursor stands in or after; it may be empty."""
        here = _sentence_at(*self._words_and_place())
        return here.text if here else ""

    def _words_and_place(self) -> tuple[str, int]:
        words = self.toPlainText()
        return words, TextPositions(words).from_qt(self.textCursor().position())

    def _select(self, cursor: QTextCursor, words: str, start: int, end: int) -> None:
        places = TextPositions(words)
        cursor.setPosition(places.to_qt(start))
        cursor.setPosition(places.to_qt(end), QTextCursor.MoveMode.KeepAnchor)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Take a mark away whole by one press."""
        back = event.key() == Qt.Key.Key_Backspace
        cursor = self.textCursor()
        if back and not cursor.hasSelection():
            at = cursor.positionInBlock()
            line = cursor.block().text()
            begins = next((each.start() for each in ANY.finditer(line) if each.end() == at), None)
            if begins is not None:
                cursor.setPosition(cursor.block().position() + begins)
                cursor.setPosition(cursor.block().position() + at, QTextCursor.MoveMode.KeepAnchor)
                cursor.removeSelectedText()
                return
        super().keyPressEvent(event)

    def _tell(self) -> None:
        words = self.as_stored
        self._shown = self.words
        self.written.emit(words)


def _sentence_at(words: str, at: int) -> Sentence | None:
    """Return the sentence at a place, or the one before it on the same line."""
    line = words.rfind("\n", 0, at) + 1
    here = [each for each in sentences(words) if line <= each.start <= at]
    return here[-1] if here else None


def _before_stop(sentence: Sentence) -> int:
    """Return where a sentence ends, before its full stop."""
    return sentence.start + len(sentence.text.rstrip(".!?…"))


class _Marks(QSyntaxHighlighter):
    """Lets the marks stand out quietly: in the colour of a link, on the colour of the window."""

    def __init__(self, field: OwnText) -> None:
        super().__init__(field.document())
        self._field = field

    def highlightBlock(self, text: str) -> None:
        """Give the marks of a line their look."""
        look = QTextCharFormat()
        look.setForeground(self._field.palette().color(QPalette.ColorRole.Link))
        look.setBackground(QColor(colours().window))
        look.setFontWeight(QFont.Weight.DemiBold)
        for found in ANY.finditer(text):
            self.setFormat(found.start(), found.end() - found.start(), look)
