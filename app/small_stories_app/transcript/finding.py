"""Finding words in the interview, and writing others in their place."""

from collections.abc import Iterable

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QPushButton, QVBoxLayout, QWidget

from small_stories.changes.replacing_words import Wanted
from small_stories.model import Span
from small_stories.storage.interviews import Turn
from small_stories_app.session import Session
from small_stories_app.transcript.open_interview import OpenInterview
from small_stories_app.transcript.replacing import ReplaceLine
from small_stories_app.widgets.reading import reads


def hits(turns: Iterable[Turn], wanted: Wanted) -> list[Span]:
    """Return where words stand in turns, in order."""
    return [
        Span(turn.id, start, end) for turn in turns for start, end in wanted.places_in(turn.text)
    ]


class FindLine(QWidget):
    """A line under the transcript; ``hit`` carries the place to show, ``left`` ends it.

    A second line, for what comes in place of the words, is shown when it is asked for.
    """

    hit = Signal(object)
    left = Signal()

    def __init__(self, session: Session, opened: OpenInterview) -> None:
        super().__init__()
        reads(self)
        self._session = session
        self._opened = opened
        self._hits: list[Span] = []
        self._at = -1
        self.field = QLineEdit()
        self.field.setPlaceholderText(session.text("transcript.find"))
        self.field.setAccessibleName(session.text("transcript.find_here"))
        self.field.setClearButtonEnabled(True)
        self.count = QLabel()
        self.before = QPushButton(session.text("transcript.find_previous"))
        self.next = QPushButton(session.text("transcript.find_next"))
        self.replacing = ReplaceLine(session, opened)
        self._lay_out()
        self.field.textChanged.connect(self._look)
        self.field.returnPressed.connect(self.go_on)
        self.replacing.looked_otherwise.connect(self._look)
        self.next.clicked.connect(self.go_on)
        self.before.clicked.connect(self.go_back)
        self.hide()

    def _lay_out(self) -> None:
        row = QHBoxLayout()
        row.addWidget(self.field, 1)
        row.addWidget(self.count)
        for button in (self.before, self.next):
            row.addWidget(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 6, 12, 6)
        column.addLayout(row)
        column.addWidget(self.replacing)

    def open(self, words: str, *, replace: bool = False) -> None:
        """Show the line, ready to be typed in; the words that were selected stand in it."""
        self.replacing.setVisible(replace)
        self.show()
        if words:
            self.field.setText(words)
        self.field.selectAll()
        self.field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self._look()

    def go_on(self) -> None:
        """Show the next place, and after the last one the first."""
        self._go(1)

    def go_back(self) -> None:
        """Show the place before."""
        self._go(-1)

    def look_again(self) -> None:
        """Follow a change of the talk."""
        if self.isVisible():
            self._look()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """End on Esc; Shift+Enter goes back."""
        if event.key() == Qt.Key.Key_Escape:
            self.hide()
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def _look(self) -> None:
        content, words = self._opened.content, self.field.text()
        replaces = not self.replacing.isHidden()
        anywhere = Wanted(words, whole_words=False, over_pauses=True)
        wanted = self.replacing.wanted(words) if replaces else anywhere
        self._hits = hits(content.turns.values(), wanted) if content else []
        if replaces and content:
            self.replacing.show_found(wanted, len(self._hits))
        self._at = -1
        self._say()

    def _go(self, step: int) -> None:
        if self._hits:
            first = self._at < 0 and step < 0
            self._at = len(self._hits) - 1 if first else (self._at + step) % len(self._hits)
            self.hit.emit(self._hits[self._at])
        self._say()

    def _say(self) -> None:
        if self._at >= 0:
            words = self._session.text(
                "transcript.find_place", at=self._at + 1, count_of=len(self._hits)
            )
        elif self.field.text():
            words = self._session.text("transcript.find_count", len(self._hits))
        else:
            words = ""
        self.count.setText(words)
