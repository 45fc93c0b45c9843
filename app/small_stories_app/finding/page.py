"""The page that finds words in the whole project."""

from typing import Final

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QListView, QVBoxLayout, QWidget

from small_stories.storage.finding import Hit
from small_stories_app.finding.results import HitDrawing, Results
from small_stories_app.finding.search import Search
from small_stories_app.session import Session
from small_stories_app.widgets.headings import explanation, heading
from small_stories_app.widgets.reading import reads

_MOVING: Final = (Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown)
_LEAST: Final = 2


class _WordsLine(QLineEdit):
    """A line to type in, whose arrow keys move in the list below."""

    def __init__(self, below: QListView) -> None:
        super().__init__()
        self._below = below

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in _MOVING:
            QCoreApplication.sendEvent(self._below, event)
        else:
            super().keyPressEvent(event)


class FindPage(QWidget):
    """A line for words and the list of places; ``hit`` carries one to show, ``left`` ends it."""

    hit = Signal(object)
    left = Signal()

    def __init__(self, session: Session) -> None:
        super().__init__()
        reads(self)
        self._session = session
        self.search = Search(session)
        self.results = Results(session)
        self.list = QListView()
        self.line = _WordsLine(self.list)
        self.count = QLabel()
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        say = self._session.text
        self.line.setPlaceholderText(say("finding.hint"))
        self.line.setAccessibleName(say("finding.words"))
        self.line.setClearButtonEnabled(True)
        self.list.setModel(self.results)
        self.list.setItemDelegate(HitDrawing(self.list))
        self.list.setUniformItemSizes(True)
        self.list.setAccessibleName(say("finding.places"))
        self.count.setWordWrap(True)
        row = QHBoxLayout()
        row.setSpacing(12)
        row.addWidget(self.line, 2)
        row.addWidget(self.count, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 8, 12, 8)
        column.addWidget(heading(say("finding.heading")))
        column.addLayout(row)
        column.addWidget(self.list, 1)
        column.addWidget(explanation(say("finding.keys")))
        self.setFocusProxy(self.line)

    def _connect(self) -> None:
        self.line.textChanged.connect(self._look)
        self.line.returnPressed.connect(self._show_current)
        self.list.activated.connect(self._show_current)
        self.search.found.connect(self._add)
        self.search.ended.connect(self._say)
        self._session.changed.connect(self._be_stale)
        self._session.project_closed.connect(self._forget)
        self._stale = False

    def open(self, words: str) -> None:
        """Show the page; selected words are looked for, or else those of the last time stay."""
        if words and words != self.line.text():
            self.line.setText(words)
        elif self._stale or not self.line.text():
            self._look()
        self.line.selectAll()
        self.line.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def step(self, by: int) -> None:
        """Show the place after (by 1) or before (by -1) the one that was shown last."""
        if self._stale:
            self._look()
        row = self.list.currentIndex().row()
        if self.results.hits:
            row = (row + by) % len(self.results.hits)
            self.list.setCurrentIndex(self.results.index(row))
            self._show_current()
        else:
            self._session.said.emit(self._session.text("finding.nothing_sought"))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """End on Esc."""
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def _look(self) -> None:
        row = self.list.currentIndex().row() if self._stale else -1
        self._stale = False
        self.results.clear()
        words = self.line.text().strip()
        self.search.start(words if len(words) >= _LEAST else "")
        if 0 <= row < len(self.results.hits):
            self.list.setCurrentIndex(self.results.index(row))
        self._say()

    def _add(self, hits: list[Hit]) -> None:
        first = not self.results.hits
        self.results.add(hits)
        if first:
            self.list.setCurrentIndex(self.results.index(0))
        self._say()

    def _say(self) -> None:
        typed, count = self.line.text().strip(), self.search.count
        self.count.setText(self._count_words(typed, count))

    def _count_words(self, typed: str, count: int) -> str:
        say = self._session.text
        if not typed:
            return ""
        if len(typed) < _LEAST:
            return say("finding.too_short")
        if not count:
            return say("finding.looking") if self.search.is_going else say("finding.none")
        interviews = say("finding.interviews", self.search.interviews)
        words = say("finding.count", count, interviews=interviews)
        if count > len(self.results.hits):
            words = say("finding.first_shown", words=words, shown=len(self.results.hits))
        return say("finding.more", words=words) if self.search.is_going else words

    def _show_current(self) -> None:
        row = self.list.currentIndex().row()
        if 0 <= row < len(self.results.hits):
            self.hit.emit(self.results.hits[row])

    def _be_stale(self) -> None:
        self._stale = True
        if self.isVisible():
            self._look()

    def _forget(self) -> None:
        self.line.blockSignals(True)
        self.line.clear()
        self.line.blockSignals(False)
        self.count.clear()
        self.results.clear()
