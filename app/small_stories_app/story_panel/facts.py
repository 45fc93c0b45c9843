"""What a story is: code, title, label in the teller's words, kind, grade, themes."""

from collections.abc import Callable
from datetime import datetime
from enum import StrEnum
from typing import Final

from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QFormLayout, QLabel, QVBoxLayout, QWidget

from small_stories.changes import marking
from small_stories.changes.checking import day_of, record_check
from small_stories.model import CheckState, Grade, StoryKind
from small_stories.storage.change_record import Change
from small_stories.storage.stories import Story
from small_stories.storage.story_past import hint_behind
from small_stories_app.appearance.palettes import colours
from small_stories_app.session import Session
from small_stories_app.story_panel.choice import NONE, Choice, Value
from small_stories_app.story_panel.theme_buttons import ThemeButtons
from small_stories_app.story_panel.writing import write
from small_stories_app.transcript.open_interview import OpenInterview
from small_stories_app.widgets.headings import explanation, heading
from small_stories_app.widgets.saved_text import SavedLine

_BAR: Final = 3


class TellersLine(SavedLine):
    """A line for the teller's own expression, with the bar of the teller's words."""

    def __init__(self, session: Session, name: str) -> None:
        super().__init__(session, name)
        self.setTextMargins(2 * _BAR, 0, 0, 0)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the line and the bar."""
        super().paintEvent(event)
        painter = QPainter(self)
        painter.fillRect(0, 1, _BAR, self.height() - 2, QColor(colours().text))


class StoryFacts(QWidget):
    """The upper part of the story panel; every choice is one change."""

    def __init__(self, opened: OpenInterview) -> None:
        super().__init__()
        self._opened = opened
        self._session = session = opened.session
        say = session.text
        self.code = heading("")
        self.notes = explanation()
        self.title = SavedLine(session, say("story_panel.title"))
        self.title.setPlaceholderText(say("story_panel.title_hint"))
        self.label = TellersLine(session, say("story_panel.in_vivo"))
        self.label.setPlaceholderText(say("story_panel.in_vivo_hint"))
        self.kind = Choice(say("story_panel.kind"))
        self.grade = Choice(say("story_panel.grade"))
        self.told_under = Choice(say("story_panel.told_under"))
        self.check = Choice(say("story_panel.check"))
        self.themes = ThemeButtons()
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        say = self._session.text
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addWidget(self.code)
        column.addWidget(self.notes)
        for line in (self.title, self.label):
            line.setMinimumHeight(26)
            column.addWidget(line)
        rows = QFormLayout()
        rows.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapLongRows)
        rows.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        rows.addRow(say("story_panel.kind"), self.kind)
        rows.addRow(say("story_panel.grade"), self.grade)
        # Above and not beside: the names of themes are long.
        rows.addRow(QLabel(say("story_panel.told_under")))
        rows.addRow(self.told_under)
        rows.addRow(say("story_panel.check"), self.check)
        column.addLayout(rows)
        column.addWidget(QLabel(say("story_panel.interpreted_as")))
        column.addWidget(self.themes)

    def _connect(self) -> None:
        self.title.saved.connect(lambda words: self._write(marking.describe_story, title=words))
        self.label.saved.connect(self._write_label)
        self.kind.chosen.connect(lambda kind: self._write(marking.set_kind, StoryKind(kind)))
        self.grade.chosen.connect(
            lambda grade: self._write(marking.set_grade, Grade(grade) if grade else None)
        )
        self.told_under.chosen.connect(lambda theme: self._write(marking.set_told_under, theme))
        self.check.chosen.connect(
            lambda state: self._write(record_check, CheckState(state), on_date=day_of(state))
        )
        self.themes.turned.connect(lambda theme: self._write(marking.toggle_theme, theme))

    def show_story(self, story: Story) -> None:
        """Show what is stored of a story."""
        themes = self._opened.themes
        said_under: list[tuple[Value, str]] = [(None, NONE)]
        said_under += [(theme.id, f"{n}  {theme.name}") for n, theme in enumerate(themes, 1)]
        code = self._opened.shown.code_of(story.id)
        self.code.setText(self._session.text("story_panel.code", None, code=code))
        self._show_notes(story)
        self.title.show_text(story.title, story.id)
        self.label.show_text(story.in_vivo_label, story.id)
        self.kind.show_choices(self._words_of(StoryKind, "kinds"), story.kind)
        grades = [(None, NONE), *self._words_of(Grade, "grades")]
        self.grade.show_choices(grades, story.grade)
        self.told_under.show_choices(said_under, story.told_under_id)
        self.check.show_choices(self._words_of(CheckState, "checks"), story.check_state)
        self.themes.show_themes(themes, self._opened.shown.story_themes.get(story.id, []))

    def _show_notes(self, story: Story) -> None:
        """Say what a reader of the words should know: whose they are, whether listened through."""
        talk = self._opened.shown.interview
        turns = {span.turn_id for span in self._opened.spans_of(story.id)}
        notes = {
            "through_interpreter": talk.interpreter,
            "translated": talk.translated,
            "from_draft": any(self._opened.turn(turn).state == "draft" for turn in turns),
        }
        said = [self._session.text(f"story_panel.{key}") for key, holds in notes.items() if holds]
        if story.hinted:
            said.append(self._of_hint(story))
        self.notes.setText(" ".join(said))
        self.notes.setVisible(bool(said))

    def _of_hint(self, story: Story) -> str:
        """Say when the program pointed to the place, and who made a story of it."""
        behind = hint_behind(self._session.project, story.id)
        if behind is None:
            return self._session.text("story_panel.hinted")
        days = {"found": _day(behind.found), "taken": _day(behind.taken)}
        who = behind.taken.analyst
        key = "story_panel.hinted_taken_by" if who else "story_panel.hinted_taken"
        return self._session.text(key, None, **days, **({"who": who} if who else {}))

    def _words_of(self, members: type[StrEnum], table: str) -> list[tuple[Value, str]]:
        return [(each.value, self._session.text(f"{table}.{each}")) for each in members]

    def _write_label(self, words: str) -> None:
        self._write(marking.describe_story, in_vivo_label=words)

    def _write(self, change: Callable[..., object], *values: object, **facts: object) -> None:
        story = self._opened.current
        if not write(self._opened, change, *values, **facts) and story is not None:
            # What could not be done is not shown as done.
            self.show_story(story)


def _day(change: Change) -> str:
    at = datetime.fromisoformat(change.at).astimezone()
    return f"{at.day}.{at.month}.{at.year}"
