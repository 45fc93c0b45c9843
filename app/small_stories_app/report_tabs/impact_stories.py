"""The choice of stories for a page of their own, with their titles and what else shows the same."""

from collections.abc import Callable
from typing import Final

from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from small_stories.changes.impact_stories import (
    choose_impact_story,
    leave_impact_story,
    move_impact_story,
    write_impact_story,
)
from small_stories.model import StoryKind
from small_stories.storage.change_record import Changed
from small_stories.storage.impact_stories import ImpactStory, impact_stories
from small_stories.storage.stories import Story, stories
from small_stories.typology.codes import codes_of
from small_stories_app.preparing.listed_rows import ListedRows
from small_stories_app.session import Session
from small_stories_app.widgets.headings import explanation
from small_stories_app.widgets.rows import Column
from small_stories_app.widgets.still import StillBox

_TABLES: Final = frozenset({"impact_story", "story"})
_CODE_LETTERS: Final = 12


class ImpactStoriesEditor(QWidget):
    """The chosen stories in the order of their pages, and a box to choose another one from."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        say = session.text
        self._session = session
        self._told: dict[int, Story] = {}
        self._codes: dict[int, str] = {}
        self.rows = self._made_rows()
        self.story = StillBox()
        self.story.setAccessibleName(say("impact_stories.story"))
        self.choose = QPushButton(say("impact_stories.choose"))
        self.choose.clicked.connect(self._choose)
        self.rows.adding.addWidget(self.story, 1)
        self.rows.adding.addWidget(self.choose)
        self.empty = explanation(say("impact_stories.none"))
        self.no_stories = explanation(say("impact_stories.no_stories"))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        for part in (explanation(say("impact_stories.about")), self.empty, self.no_stories):
            column.addWidget(part)
        column.addWidget(self.rows)
        column.addStretch(1)
        session.changed.connect(self.refresh)
        self.show_project()

    def show_project(self) -> None:
        """Read the stories anew."""
        if not self._session.is_open:
            return
        project = self._session.project
        told = stories(project)
        self._told = {story.id: story for story in told}
        self._codes = codes_of(told)
        chosen = impact_stories(project)
        self.rows.show_rows(chosen)
        there = {each.story_id for each in chosen}
        free = [s for s in told if s.kind == StoryKind.SUCCESS and s.id not in there]
        self.story.clear()
        for story in free:
            self.story.addItem(self._name(story), story.id)
        for part in (self.story, self.choose):
            part.setVisible(bool(free))
        self.empty.setVisible(bool(free) and not chosen)
        self.no_stories.setVisible(not free and not chosen)

    def refresh(self, changed: Changed) -> None:
        """Follow a change of stories or of what is chosen."""
        if _TABLES & changed.rows.keys():
            self.show_project()

    def _made_rows(self) -> ListedRows[ImpactStory]:
        say, session = self._session.text, self._session
        columns = [
            Column(say("impact_stories.story"), self._code),
            Column(say("impact_stories.title"), self._title, self._write("title")),
            Column(say("impact_stories.beside"), lambda each: each.beside, self._write("beside")),
        ]
        rows = ListedRows(session, say("impact_stories.list"), columns, lambda each: each.id)
        rows.offer_moving(
            say("prepare.up"), say("prepare.down"),
            lambda each, step: move_impact_story(session.project, each.id, step),
        )  # fmt: skip
        rows.offer_removing(
            say("impact_stories.leave"), lambda each: leave_impact_story(session.project, each.id)
        )
        rows.narrow(0, _CODE_LETTERS)
        return rows

    def _write(self, fact: str) -> Callable[[ImpactStory, str], object]:
        def write(each: ImpactStory, words: str) -> None:
            write_impact_story(self._session.project, each.id, **{fact: words})

        return write

    def _code(self, each: ImpactStory) -> str:
        return self._codes[each.story_id]

    def _title(self, each: ImpactStory) -> str:
        return each.title or self._told[each.story_id].title

    def _name(self, story: Story) -> str:
        return f"{self._codes[story.id]} {story.title}".strip()

    def _choose(self) -> None:
        number = self.story.currentData()
        if number is not None:
            story = int(number)
            self._session.attempt(lambda: choose_impact_story(self._session.project, story))
