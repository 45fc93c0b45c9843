"""One story at hand: the teller's words, our reading, and what the teller has said of it."""

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QBoxLayout,
    QComboBox,
    QFormLayout,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from small_stories.changes.checking import day_of, record_check
from small_stories.model import CheckState, Span
from small_stories.reporting.material import reading_text
from small_stories.storage.checks import Check, Means, check, check_history, has_new_reading
from small_stories.storage.stories import reading, story_words, words
from small_stories_app.checking.in_words import means_in_words, means_of, moment_in_words
from small_stories_app.session import Session
from small_stories_app.widgets.headings import explanation, heading
from small_stories_app.widgets.reading import reads
from small_stories_app.widgets.saved_text import SavedText
from small_stories_app.widgets.settled_date import SettledDate
from small_stories_app.widgets.still import StillBox
from small_stories_app.widgets.two_voices import Read, Told

_WIDE = 640


class StoryCheck(QWidget):
    """What is known of one story's check; every field is one change.

    ``reading_asked`` asks for the story at its reading, ``words_asked`` for the words of the
    interview where the reading was confirmed, ``correction_asked`` to take the teller's
    correction into the reading.
    """

    reading_asked = Signal()
    correction_asked = Signal()
    words_asked = Signal(object)

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self._story: int | None = None
        self._check: Check | None = None
        say = session.text
        self.title = heading("", 1.05)
        self.told = Told(say("checking.told_words"))
        self.read = Read(say("checking.our_reading"))
        self.advice = QLabel()
        self.write_new = QPushButton(say("checking.write_new"))
        self.take_correction = QPushButton(say("checking.take_correction"))
        self.state = StillBox()
        self.day = SettledDate(session, say("checking.day"))
        self.means = StillBox()
        self.said = SavedText(session, say("checking.said"), lines=3)
        self.place = QLabel()
        self.go_there = QPushButton(say("checking.go_there"))
        reads(self.go_there)
        self.history = explanation()
        self._voices = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._asked = QWidget()
        self._facts = QBoxLayout(QBoxLayout.Direction.LeftToRight, self._asked)
        self._form = QFormLayout()
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        say = self._session.text
        for name, voice in ((say("checking.told_words"), self.told),
                             (say("checking.our_reading"), self.read)):  # fmt: skip
            part = QVBoxLayout()
            part.setSpacing(4)
            above = heading(name, 1.0)
            above.setWordWrap(False)
            part.addWidget(above)
            part.addWidget(voice)
            part.addStretch(1)
            self._voices.addLayout(part, 1)
        self._voices.setSpacing(14)
        self._fill_choices()
        self.advice.setWordWrap(True)
        self.place.setWordWrap(True)
        buttons = QHBoxLayout()
        for button in (self.write_new, self.take_correction):
            buttons.addWidget(button)
        buttons.addStretch(1)
        there = QHBoxLayout()
        there.addWidget(self.place, 1)
        there.addWidget(self.go_there)
        self._lay_out_facts()
        form = self._form
        form.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapLongRows)
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        form.addRow(say("checking.state"), self.state)
        form.addRow(self._asked)
        form.addRow(say("checking.said"), self.said)
        form.addRow(say("checking.confirmed_at"), there)
        form.addRow(say("checking.history"), self.history)
        column = QVBoxLayout(self)
        column.setContentsMargins(2, 8, 8, 8)
        column.setSpacing(8)
        column.addWidget(self.title)
        column.addLayout(self._voices)
        column.addWidget(self.advice)
        column.addLayout(buttons)
        column.addLayout(form)
        column.addStretch(1)

    def _lay_out_facts(self) -> None:
        """Set the day and the means beside each other, each with its label."""
        self._facts.setContentsMargins(0, 0, 0, 0)
        for key, field in (("day", self.day), ("by_means", self.means)):
            label = QLabel(self._session.text(f"checking.{key}"))
            label.setBuddy(field)
            self._facts.addWidget(label)
            self._facts.addWidget(field, 1)

    def _fill_choices(self) -> None:
        say = self._session.text
        for state in CheckState:
            self.state.addItem(say(f"checks.{state}"), state)
        self.means.setEditable(True)
        self.means.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        self.means.addItems(["", *(say(f"checking.means.{each}") for each in Means)])
        self.state.setAccessibleName(say("checking.state"))
        self.means.setAccessibleName(say("checking.by_means"))

    def _connect(self) -> None:
        self.state.activated.connect(self._set_state)
        self.day.settled.connect(lambda day: self._write(on_date=day.toString("yyyy-MM-dd")))
        self.means.activated.connect(self._set_means)
        line = self.means.lineEdit()
        assert line is not None
        line.editingFinished.connect(self._set_means)
        self.said.saved.connect(lambda told: self._write(told=told))
        self.write_new.clicked.connect(self.reading_asked)
        self.take_correction.clicked.connect(self.correction_asked)
        self.go_there.clicked.connect(self.show_place)

    def show_story(self, story: int, code: str, title: str) -> None:
        """Show what is stored of a story and its check."""
        if story != self._story:
            self.keep()
        self._story = story
        project = self._session.project
        self._check = found = check(project, story)
        self.title.setText(f"{code}  {title}".strip())
        self.told.say(story_words(project, story) or self._session.text("checking.sound_alone"))
        read = reading_text(reading(project, story))
        self.read.say(read or self._session.text("checking.not_read"))
        self._show_fields(found)
        self._show_advice(found, read)
        self._show_place(found)
        history = [moment_in_words(self._session, *each) for each in check_history(project, story)]
        self.history.setText("\n".join(reversed(history)))
        self._form.setRowVisible(self.history, bool(history))

    def keep(self) -> None:
        """Write what is being typed and chosen."""
        self.said.settle()
        self.day.settle()

    def forget(self) -> None:
        """Write what is being typed and belong to no story."""
        self.keep()
        self._story = None

    def show_place(self) -> None:
        """Ask for the words with which the teller confirmed the reading."""
        found = self._check
        if found and found.turn_id is not None:
            self.words_asked.emit(Span(found.turn_id, found.start, found.end))

    def _show_fields(self, found: Check) -> None:
        asked = found.state != CheckState.NOT_OFFERED
        self.state.setCurrentIndex(self.state.findData(found.state))
        self.day.show_day(found.on_date, found.story_id)
        if not self.means.hasFocus():
            self.means.setCurrentText(means_in_words(self._session, found.means))
        self.said.show_text(found.told, found.story_id)
        for field in (self._asked, self.said):
            self._form.setRowVisible(field, asked)

    def _show_advice(self, found: Check, read: str) -> None:
        denied, modified = (
            found.state == each for each in (CheckState.DENIED, CheckState.MODIFIED)
        )
        key = ""
        if denied:
            story = found.story_id
            key = "denied_anew" if has_new_reading(self._session.project, story) else "denied"
        elif modified and found.told and found.told in read:
            key = "correction_in"
        self.advice.setText(self._session.text(f"checking.advice.{key}") if key else "")
        self.advice.setVisible(bool(key))
        self.write_new.setVisible(key == "denied")
        self.take_correction.setVisible(modified and bool(found.told) and found.told not in read)

    def _show_place(self, found: Check) -> None:
        there = found.turn_id is not None and found.state == CheckState.CONFIRMED
        if there:
            spoken = words(
                self._session.project, [Span(found.turn_id or 0, found.start, found.end)]
            )
            self.place.setText(f"”{spoken[0]}”" if spoken and spoken[0] else "")
        self._form.setRowVisible(self._form.rowCount() - 2, there)

    def _set_state(self) -> None:
        state = CheckState(self.state.currentData())
        day = day_of(state)
        self._attempt(lambda story: record_check(self._session.project, story, state, on_date=day))
        if self._check:
            self.state.setCurrentIndex(self.state.findData(self._check.state))

    def _set_means(self) -> None:
        self._write(means=means_of(self._session, self.means.currentText()))

    def _write(self, **facts: object) -> None:
        found = self._check
        if found is None or all(getattr(found, name) == value for name, value in facts.items()):
            return
        state = CheckState(found.state)
        self._attempt(lambda story: record_check(self._session.project, story, state, **facts))

    def _attempt(self, change: Callable[[int], object]) -> None:
        story = self._story
        if story is not None and self._session.is_open:
            self._session.attempt(lambda: change(story))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Set the two voices beside each other where there is room for both."""
        super().resizeEvent(event)
        direction = QBoxLayout.Direction
        wide = self.width() >= _WIDE
        for layout in (self._voices, self._facts):
            layout.setDirection(direction.LeftToRight if wide else direction.TopToBottom)
