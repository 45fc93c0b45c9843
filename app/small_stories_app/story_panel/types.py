"""The types a story stands in, how it stands there, and a new one in words."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from small_stories.changes import grouping, linking
from small_stories.model import TypeRole
from small_stories.storage.stories import Story
from small_stories.storage.types import StoryType, story_types, types_of
from small_stories_app.story_panel.check_list import CheckList
from small_stories_app.story_panel.tools import Tools
from small_stories_app.story_panel.writing import write
from small_stories_app.transcript.open_interview import OpenInterview
from small_stories_app.widgets.headings import heading


class StoryTypes(QWidget):
    """Types to tick; a story may stand in several, as support or as a counter-example."""

    def __init__(self, opened: OpenInterview) -> None:
        super().__init__()
        self._opened = opened
        self._roles: dict[int, str] = {}
        say = opened.session.text
        self.list = CheckList(say("story_panel.types"))
        self.tools = Tools(
            (say("story_panel.turn_role"), self.turn_role), of=say("story_panel.types")
        )
        self.new = QLineEdit()
        self.new.setAccessibleName(say("story_panel.new_type"))
        self.new.setPlaceholderText(say("story_panel.new_type_hint"))
        self.new.setToolTip(say("story_panel.new_type_hint"))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addWidget(heading(say("story_panel.types"), 1.05))
        for part in (self.list, self.tools, self.new):
            column.addWidget(part)
        self.list.things.ticked.connect(self._turn)
        self.new.returnPressed.connect(self._add)

    def show_story(self, story: Story) -> None:
        """Show the types, and how a story stands in each."""
        project = self._opened.session.project
        self._roles = {each.type_id: each.role for each in types_of(project, story.id)}
        there = [(each.id, self._named(each)) for each in story_types(project)]
        self.list.show_things(there, self._roles)
        self.tools.setVisible(bool(self._roles))

    def take_focus(self) -> QWidget:
        """Return where types are chosen: the list, or the line for the first one."""
        return self.list if self.list.things.rowCount() else self.new

    def turn_role(self) -> None:
        """Make the story a counter-example of the chosen type, or its support again."""
        number = self.list.things.at(self.list.currentIndex())
        if number is None and len(self._roles) == 1:
            number = next(iter(self._roles))
        session, story = self._opened.session, self._opened.current
        if story is None or number is None or number not in self._roles:
            session.said.emit(session.text("story_panel.choose_type"))
            return
        against = self._roles[number] == TypeRole.COUNTER_EXAMPLE
        role = TypeRole.SUPPORTS if against else TypeRole.COUNTER_EXAMPLE
        refused = grouping.set_roles(session.project, [story.id], number, role)
        self._say_refused(refused)

    def _named(self, each: StoryType) -> str:
        words = each.name or each.in_words or each.mechanism
        if self._roles.get(each.id) == TypeRole.COUNTER_EXAMPLE:
            return f"{words} ({self._opened.session.text('story_panel.counter_example')})"
        return words

    def _turn(self, number: int) -> None:
        session, story = self._opened.session, self._opened.current
        if story is None:
            return
        if number in self._roles:
            write(self._opened, grouping.take_out_of_type, number)
        else:
            self._say_refused(grouping.put_stories(session.project, [story.id], number))

    def _say_refused(self, stories: list[int]) -> None:
        """Say why a story stands against a type that it was to support."""
        session = self._opened.session
        if stories:
            session.said.emit(session.text("story_panel.only_success_supports"))

    def _add(self) -> None:
        words = self.new.text().strip()
        if words and write(self._opened, linking.put_in_new_type, words):
            self.new.clear()
            # The line would keep the keys of undo to itself.
            self.list.setFocus(Qt.FocusReason.OtherFocusReason)
            self.list.setCurrentIndex(self.list.things.index(self.list.things.rowCount() - 1))
