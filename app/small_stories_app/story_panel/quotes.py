"""The quotes of a story, as they are printed."""

from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QListView, QPushButton, QVBoxLayout, QWidget

from small_stories.anonymising.rewriting.printed import quote_text
from small_stories.changes import quoting
from small_stories.changes.cutting import add_cut, cut_of
from small_stories.model import Cut
from small_stories.storage.quotes import Quote, quotes
from small_stories.storage.stories import Story
from small_stories_app.story_panel.heights import fit_rows
from small_stories_app.transcript.open_interview import OpenInterview
from small_stories_app.widgets.flowing_row import FlowingRow
from small_stories_app.widgets.headings import explanation, heading
from small_stories_app.widgets.rows import Column, RowsModel

_MOST_QUOTES = 4


class StoryQuotes(QWidget):
    """A list of quotes, and a button that removes one."""

    def __init__(self, opened: OpenInterview) -> None:
        super().__init__()
        self._opened = opened
        say = opened.session.text
        self.none = explanation(say("story_panel.no_quotes"))
        self.printed: RowsModel[tuple[Quote, str]] = RowsModel(
            [Column(say("story_panel.quotes"), lambda row: row[1])], lambda row: row[0].id
        )
        self.list = QListView()
        self.list.setModel(self.printed)
        self.list.setAccessibleName(say("story_panel.quotes"))
        self.list.setWordWrap(True)
        self.list.setResizeMode(QListView.ResizeMode.Adjust)
        self.list.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.button = QPushButton(say("story_panel.remove_quote"))
        self.cuts = {cut: QPushButton() for cut in Cut}
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addWidget(heading(say("story_panel.quotes"), 1.05))
        for part in (self.list, self.none, self.button):
            column.addWidget(part)
        column.addLayout(self._cut_row())
        self.button.clicked.connect(self.remove)

    def make(self, cut: Cut) -> None:
        """Make a quote of the story at hand in a cut, its words proposed by the program."""
        story, session = self._opened.current, self._opened.session
        if story is None:
            return
        if not cut_of(session.project, story.id, cut):
            session.said.emit(session.text("stories.no_words"))
        elif session.attempt(lambda: add_cut(session.project, story.id, cut)):
            session.said.emit(session.text("quote_cut.made"))

    def _cut_row(self) -> FlowingRow:
        """Return a button for each cut of the story."""
        say, row = self._opened.session.text, FlowingRow()
        for cut, button in self.cuts.items():
            button.setText(say("quote_cut.add", cut=say(f"quote_cut.cuts.{cut}")))
            button.clicked.connect(partial(self.make, cut))
            row.addWidget(button)
        return row

    def show_story(self, story: Story) -> None:
        """Show the quotes of a story."""
        project = self._opened.session.project
        own = quotes(project, story.id)
        self.printed.show([(quote, quote_text(project, quote.id)) for quote in own])
        self.list.setVisible(bool(own))
        self.button.setVisible(bool(own))
        self.none.setVisible(not own)
        fit_rows(self.list, _MOST_QUOTES)

    def remove(self) -> None:
        """Remove the chosen quote, or the first one."""
        index = self.list.currentIndex()
        place = index.row() if index.isValid() else 0
        if place < len(self.printed.rows):
            quote, session = self.printed.rows[place][0], self._opened.session
            session.attempt(lambda: quoting.remove_quote(session.project, quote.id))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Stay as high as the quotes."""
        super().resizeEvent(event)
        fit_rows(self.list, _MOST_QUOTES)
