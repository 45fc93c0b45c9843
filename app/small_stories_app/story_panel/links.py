"""What a story is tied to: goals, types and quotes."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QListView, QPushButton, QVBoxLayout, QWidget

from small_stories.anonymising.printed import quote_text
from small_stories.changes import grouping, marking, quoting
from small_stories.storage.quotes import Quote, quotes
from small_stories.storage.setup import goals
from small_stories.storage.stories import Story, story_goals
from small_stories.storage.types import stories_in_types, story_types
from small_stories_app.session import Session
from small_stories_app.story_panel.check_list import CheckList
from small_stories_app.widgets.headings import explanation, heading
from small_stories_app.widgets.rows import Column, RowsModel

_MOST_QUOTES = 4


class QuoteList(QListView):
    """The quotes as they are printed; ``removal_asked`` comes from Delete."""

    removal_asked = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Remove by Delete."""
        if event.key() == Qt.Key.Key_Delete:
            self.removal_asked.emit()
        else:
            super().keyPressEvent(event)


class StoryLinks(QWidget):
    """The lower part of the story panel; every tick is one change."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self._story: int | None = None
        self._in_types: set[int] = set()
        self.goals = CheckList(session.text("story_panel.goals"))
        self.no_goals = explanation(session.text("story_panel.no_goals"))
        self.types = CheckList(session.text("story_panel.types"))
        self.no_types = explanation(session.text("story_panel.no_types"))
        self.no_quotes = explanation(session.text("story_panel.no_quotes"))
        self.printed: RowsModel[tuple[Quote, str]] = RowsModel(
            [Column(session.text("story_panel.quotes"), lambda row: row[1])], lambda row: row[0].id
        )
        self.quotes = QuoteList()
        self.remove = QPushButton(session.text("story_panel.remove_quote"))
        self._lay_out()
        self.goals.things.ticked.connect(self._turn_goal)
        self.types.things.ticked.connect(self._turn_type)
        self.quotes.removal_asked.connect(self._remove_quote)
        self.remove.clicked.connect(self._remove_quote)

    def _lay_out(self) -> None:
        say = self._session.text
        self.quotes.setModel(self.printed)
        self.quotes.setAccessibleName(say("story_panel.quotes"))
        self.quotes.setWordWrap(True)
        self.quotes.setResizeMode(QListView.ResizeMode.Adjust)
        self.quotes.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.quotes.setFixedHeight(self.fontMetrics().lineSpacing() * 2 * _MOST_QUOTES)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        parts: list[tuple[str, list[QWidget]]] = [
            ("goals", [self.goals, self.no_goals]),
            ("types", [self.types, self.no_types]),
            ("quotes", [self.quotes, self.no_quotes, self.remove]),
        ]
        for key, widgets in parts:
            column.addWidget(heading(say(f"story_panel.{key}"), 1.05))
            for widget in widgets:
                column.addWidget(widget)

    def show_story(self, story: Story) -> None:
        """Show what a story is tied to."""
        project, self._story = self._session.project, story.id
        aims = [(goal.id, goal.name) for goal in goals(project)]
        self.goals.show_things(aims, story_goals(project, story.id))
        self.no_goals.setVisible(not aims)
        kinds = [(each.id, each.name or each.mechanism) for each in story_types(project)]
        standing = [each for each in stories_in_types(project) if each.story_id == story.id]
        self._in_types = {each.type_id for each in standing}
        self.types.show_things(kinds, self._in_types)
        self.no_types.setVisible(not kinds)
        own = quotes(project, story.id)
        self.printed.show([(quote, quote_text(project, quote.id)) for quote in own])
        self.quotes.setVisible(bool(own))
        self.remove.setVisible(bool(own))
        self.no_quotes.setVisible(not own)

    def _turn_goal(self, goal: int) -> None:
        story = self._story
        if story is not None:
            project = self._session.project
            self._session.attempt(lambda: marking.toggle_goal(project, story, goal))

    def _turn_type(self, number: int) -> None:
        if self._story is not None:
            there = number in self._in_types
            change = grouping.take_out_of_type if there else grouping.put_in_type
            project, story = self._session.project, self._story
            self._session.attempt(lambda: change(project, story, number))

    def _remove_quote(self) -> None:
        index = self.quotes.currentIndex()
        place = index.row() if index.isValid() else 0
        if place < len(self.printed.rows):
            quote = self.printed.rows[place][0]
            project = self._session.project
            self._session.attempt(lambda: quoting.remove_quote(project, quote.id))
