"""Our reading of a story: the paragraph, and the fields of the method, a few of them at first."""

from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from small_stories.changes.marking import describe_story
from small_stories.changes.reading import write_reading
from small_stories.storage.stories import READING_FIELDS, Reading, Story, reading
from small_stories.storage.stories import story as story_of
from small_stories_app.options import Option
from small_stories_app.session import Session
from small_stories_app.story_panel.fields import Field, SuggestingField
from small_stories_app.story_panel.settling_text import SettlingText
from small_stories_app.story_panel.telling import Telling
from small_stories_app.widgets.reading import reads

OPENED: Final = Option("story_panel/more_fields", "")
FIRST: Final = ("text", "turning_point", "mechanism", "effect", "daily_life", "exemplifies")
_STORY_MEMO: Final = "story_memo"
_REST: Final = (*(name for name in READING_FIELDS if name not in FIRST), "memo", _STORY_MEMO)
_LINES: Final = {"text": 6}
# What may open up, by the guide's list: next steps, plans and dreams, trust and acting together.
_POSSIBILITIES: Final = ("work", "services", "study", "plans", "dreams", "coping", "trust",
                         "belonging", "together")  # fmt: skip


class ReadingForm(QWidget):
    """The fields of a reading; what is typed is written as one change for each pause.

    Fields that hold something are shown also while the others are folded away.
    """

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self._story: int | None = None
        self._is_writing = False
        self._rest: list[Field | Telling] = []
        self.fields: dict[str, SettlingText] = {}
        self.more = QPushButton()
        reads(self.more)
        self.telling = Telling(session)
        self.possibilities = SuggestingField(session, "new_possibilities", self._suggestions())
        self._lay_out()
        self.more.toggled.connect(self._keep_opened)
        self.telling.chosen.connect(self._write_trait)
        session.settling.connect(self.keep)

    def _suggestions(self) -> list[str]:
        return [self._session.text(f"possibilities.{each}") for each in _POSSIBILITIES]

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        for name in FIRST:
            column.addWidget(self._field(name))
        self.fields["text"].show_hint(self._session.text("story_panel.ghost"))
        self.more.setCheckable(True)
        self.more.setChecked(bool(self._session.options.get(OPENED)))
        self.more.setFlat(True)
        column.addWidget(self.more, 0, Qt.AlignmentFlag.AlignLeft)
        for name in _REST:
            if name == "memo":
                self._rest.append(self.telling)
            self._rest.append(self._field(name))
        for part in self._rest:
            column.addWidget(part)
        self._fold()

    def _field(self, name: str) -> Field:
        if name == "new_possibilities":
            field: Field = self.possibilities
        else:
            field = Field(self._session, name, _LINES.get(name, 1))
        field.text.settled.connect(self.keep)
        self.fields[name] = field.text
        return field

    def show_story(self, story: Story) -> None:
        """Show the reading of a story; what is being typed in it stays."""
        if story.id != self._story:
            self.keep()
        same, self._story = story.id == self._story, story.id
        found = reading(self._session.project, story.id)
        waiting = self._session.unstored.waiting((self, story.id))
        for name, field in self.fields.items():
            stored = story.memo if name == _STORY_MEMO else _of(found, name)
            shown = waiting.get(name, stored)
            if not (same and field.is_new) or field.words == shown:
                field.show_text(shown)
        self.telling.show_reading(found)
        self._fold()

    def keep(self) -> None:
        """Write what is new in the fields, as one change; a story that is gone takes it along.

        What a disk does not take waits for its story. Nothing is written again while the window
        shows anew what is being written.
        """
        story, session = self._story, self._session
        new = {name: field.words for name, field in self.fields.items() if field.is_new}
        if self._is_writing or not new or story is None or not session.is_open:
            return
        if story_of(session.project, story) is None:
            self._story = None
            return
        where = (self, story)
        new = {**session.unstored.waiting(where), **new}
        with session.unstored.typed(where, new):
            stored = session.attempt(lambda: self._write(story, dict(new)))
        if stored or session.unstored.waiting(where):
            for name, words in new.items():
                self.fields[name].show_text(words)

    def forget(self) -> None:
        """Write what is new and belong to no story."""
        self.keep()
        self._story = None

    def suggest(self) -> None:
        """Open the menu of what may open up for the teller."""
        self.possibilities.show()
        self.possibilities.button.showMenu()

    def _write(self, story: int, new: dict[str, str]) -> None:
        project, memo = self._session.project, new.pop(_STORY_MEMO, None)
        name = "reading.written" if new else "story.described"
        self._is_writing = True
        try:
            with project.change(name, story=story):
                if memo is not None:
                    describe_story(project, story, memo=memo)
                if new:
                    write_reading(project, story, **new)
        finally:
            self._is_writing = False

    def _write_trait(self, trait: str, value: object) -> None:
        story, project = self._story, self._session.project
        if story is not None:
            self._session.attempt(lambda: write_reading(project, story, **{trait: value}))

    def _keep_opened(self, opened: bool) -> None:
        self._session.options.set(OPENED, "yes" if opened else "")
        self._fold()

    def _fold(self) -> None:
        """Show all fields, or those that hold something; say how many more there are."""
        opened = self.more.isChecked()
        hidden = 0
        for part in self._rest:
            shown = opened or part.is_used
            hidden += not shown
            if part.isHidden() == shown:
                part.setVisible(shown)
        say = self._session.text
        words = (
            say("story_panel.fewer_fields") if opened else say("story_panel.more_fields", hidden)
        )
        self.more.setText(f"{'▾' if opened else '▸'} {words}")
        self.more.setAccessibleName(words)
        self.more.setVisible(opened or hidden > 0)


def _of(found: Reading | None, name: str) -> str:
    return str(getattr(found, name)) if found else ""
