"""Our reading of a story: the paragraph, and the fields in the order of the guide's examples."""

from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QLabel, QToolButton, QVBoxLayout, QWidget

from small_stories.changes.reading import write_reading
from small_stories.storage.stories import READING_FIELDS, Reading, reading
from small_stories_app.session import Session
from small_stories_app.story_panel.settling_text import SettlingText

FIRST: Final = ("starting_situation", "turning_point", "mechanism", "effect", "daily_life")
_REST: Final = tuple(field for field in READING_FIELDS if field not in FIRST)
_LINES: Final = {"text": 7, "memo": 2}


class ReadingForm(QWidget):
    """The fields of a reading; what is typed is written as one change for each pause."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self._story: int | None = None
        self.fields: dict[str, SettlingText] = {}
        self.more = QToolButton()
        self._rest = QWidget()
        self._lay_out()
        self.more.toggled.connect(self._open_rest)
        session.project_closing.connect(self.keep)

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        for name in ("text", *FIRST):
            self._add(column, name)
        self.fields["text"].setPlaceholderText(self._session.text("story_panel.ghost"))
        self.more.setText(self._session.text("story_panel.more_fields", len(_REST)))
        self.more.setCheckable(True)
        self.more.setAutoRaise(True)
        self.more.setMinimumHeight(28)
        self.more.setArrowType(Qt.ArrowType.RightArrow)
        self.more.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        column.addWidget(self.more)
        rest = QVBoxLayout(self._rest)
        rest.setContentsMargins(0, 0, 0, 0)
        rest.setSpacing(4)
        for name in _REST:
            self._add(rest, name)
        self._rest.hide()
        column.addWidget(self._rest)
        for name in ("exemplifies", "memo"):
            self._add(column, name)

    def _add(self, column: QVBoxLayout, name: str) -> None:
        words = self._session.text(f"reading.{name}")
        field = SettlingText(self._session, words, _LINES.get(name, 1))
        field.settled.connect(self.keep)
        label = QLabel(words)
        font = QFont(label.font())
        font.setPointSizeF(font.pointSizeF() * 0.9)
        label.setFont(font)
        label.setBuddy(field)
        self.fields[name] = field
        column.addWidget(label)
        column.addWidget(field)

    def show_story(self, story: int) -> None:
        """Show the reading of a story; what is being typed in it stays."""
        if story != self._story:
            self.keep()
        same, self._story = story == self._story, story
        found = reading(self._session.project, story)
        for name, field in self.fields.items():
            stored = _of(found, name)
            if not (same and field.is_new) or field.words == stored:
                field.show_text(stored)

    def keep(self) -> None:
        """Write what is new in the fields, as one change."""
        new = {name: field.words for name, field in self.fields.items() if field.is_new}
        if new and self._story is not None and self._session.is_open:
            story = self._story
            if self._session.attempt(lambda: write_reading(self._session.project, story, **new)):
                for name, words in new.items():
                    self.fields[name].show_text(words)

    def forget(self) -> None:
        """Write what is new and belong to no story."""
        self.keep()
        self._story = None

    def _open_rest(self, opened: bool) -> None:
        self._rest.setVisible(opened)
        self.more.setArrowType(Qt.ArrowType.DownArrow if opened else Qt.ArrowType.RightArrow)


def _of(found: Reading | None, name: str) -> str:
    return str(getattr(found, name)) if found else ""
