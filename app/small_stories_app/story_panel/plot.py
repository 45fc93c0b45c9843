"""The plot of a story: its beginning, turn, end, events and silences, in the analyst's order."""

from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QListView, QMenu, QPushButton, QVBoxLayout, QWidget

from small_stories.changes import plot
from small_stories.model import PartKind, Span
from small_stories.storage.stories import Story
from small_stories.storage.story_parts import StoryPart, story_parts
from small_stories_app.story_panel.heights import fit_rows
from small_stories_app.story_panel.parts import PartsModel, WordingLine
from small_stories_app.story_panel.tools import Tools
from small_stories_app.story_panel.writing import write
from small_stories_app.transcript.open_interview import OpenInterview
from small_stories_app.widgets.headings import explanation, heading

_MOST_ROWS: Final = 8


class Plot(QWidget):
    """The list of parts.

    ``place_asked`` carries words to show, ``marking_asked`` what the selected words are to be.
    """

    place_asked = Signal(object)
    marking_asked = Signal(str)

    def __init__(self, opened: OpenInterview) -> None:
        super().__init__()
        self._opened = opened
        say = opened.session.text
        self.parts = PartsModel(opened.session)
        self.list = QListView()
        self.none = explanation(say("story_panel.no_parts"))
        self.mark = QPushButton(say("story_panel.mark_part"))
        self.tools = Tools(
            (say("story_panel.go_to"), self.go_to),
            (say("story_panel.earlier"), self.move_earlier),
            (say("story_panel.later"), self.move_later),
            (say("story_panel.word_part"), self.word),
            (say("story_panel.take_away"), self.remove),
            of=say("story_panel.plot"),
        )
        self._lay_out()
        self.parts.worded.connect(self._write_wording)
        opened.session.settling.connect(self._end_wording)

    def _lay_out(self) -> None:
        say = self._opened.session.text
        self.list.setModel(self.parts)
        self.list.setItemDelegate(WordingLine(say("story_panel.part_wording"), self.list))
        self.list.setAccessibleName(say("story_panel.plot"))
        self.list.setWordWrap(True)
        self.list.setEditTriggers(QListView.EditTrigger.DoubleClicked)
        self.list.setResizeMode(QListView.ResizeMode.Adjust)
        self.list.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        menu = QMenu(self.mark)
        for kind in PartKind:
            action = menu.addAction(say(f"parts.{kind}"))
            action.triggered.connect(lambda _on, kind=kind: self.marking_asked.emit(kind))
        menu.addAction(say("story_panel.part_in_words")).triggered.connect(self.add_in_words)
        self.mark.setMenu(menu)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(heading(say("story_panel.plot"), 1.05))
        for part in (self.none, self.list, self.tools):
            column.addWidget(part)
        column.addWidget(self.mark, 0, Qt.AlignmentFlag.AlignLeft)

    @property
    def current(self) -> StoryPart | None:
        """The part that is chosen, or the only one."""
        row = self.list.currentIndex().row()
        if len(self.parts.parts) == 1:
            return self.parts.parts[0]
        return self.parts.parts[row] if 0 <= row < len(self.parts.parts) else None

    def show_story(self, story: Story) -> None:
        """Show the plot of a story; the part that was chosen stays so."""
        chosen = self.current
        self.parts.show(story_parts(self._opened.session.project, story.id))
        there = bool(self.parts.parts)
        self.list.setVisible(there)
        self.tools.setVisible(there)
        self.none.setVisible(not there)
        fit_rows(self.list, _MOST_ROWS)
        if chosen is not None:
            self._choose(chosen.id)

    def go_to(self) -> None:
        """Show the words of the part in the transcript."""
        part = self.current
        if part is not None and part.turn_id is not None:
            self.place_asked.emit(Span(part.turn_id, part.start, part.end))

    def move_earlier(self) -> None:
        """Put the part one earlier in the plot."""
        self._move(-1)

    def move_later(self) -> None:
        """Put the part one later in the plot."""
        self._move(1)

    def word(self) -> None:
        """Word the part in its row; a wording that is being typed is kept first."""
        self._end_wording()
        part = self.current
        if part is not None:
            self._choose(part.id)
            self.list.setFocus(Qt.FocusReason.OtherFocusReason)
            here = self.list.currentIndex()
            if not self.list.isPersistentEditorOpen(here):
                self.list.edit(here)

    def add_in_words(self) -> None:
        """Add an event that stands at no words of the talk, and word it."""
        self._end_wording()
        if write(self._opened, plot.mark_part, PartKind.EVENT, None):
            self.list.setCurrentIndex(self.parts.index(self.parts.rowCount() - 1))
            self.word()

    def remove(self) -> None:
        """Take the part out of the plot."""
        part, session = self.current, self._opened.session
        if part is not None:
            session.attempt(lambda: plot.remove_part(session.project, part.id))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Stay as high as the parts, whose words take more lines in less room."""
        super().resizeEvent(event)
        fit_rows(self.list, _MOST_ROWS)

    def _move(self, step: int) -> None:
        part, session = self.current, self._opened.session
        if part is not None:
            session.attempt(lambda: plot.move_part(session.project, part.id, step))

    def _end_wording(self) -> None:
        """Keep the wording that is being typed, as long as there is a project to keep it in."""
        if self.list.state() == QListView.State.EditingState:
            self.setFocus(Qt.FocusReason.OtherFocusReason)

    def _write_wording(self, part: int, words: str) -> None:
        session = self._opened.session
        with session.unstored.typed((self, part), {"": words}):
            session.attempt(lambda: plot.word_part(session.project, part, words))

    def _choose(self, number: int) -> None:
        rows = [row for row, part in enumerate(self.parts.parts) if part.id == number]
        if rows:
            self.list.setCurrentIndex(self.parts.index(rows[0]))
