"""What is written down of one interviewee, beside code, role word and place."""

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QCheckBox, QGridLayout, QLabel, QLineEdit, QPushButton, QWidget

from small_stories.changes.setting_up import describe_interviewee
from small_stories.storage.setup import Interviewee, support_note
from small_stories_app.session import Session
from small_stories_app.widgets.headings import explanation, heading
from small_stories_app.widgets.saved_text import SavedLine, SavedText
from small_stories_app.widgets.still import StillBox

STANDINGS = ("participant", "staff", "other")


class NameLine(SavedLine):
    """A name that is only read while somebody is at it: others may see the screen."""

    def __init__(self, session: Session, name: str) -> None:
        super().__init__(session, name)
        self.setEchoMode(QLineEdit.EchoMode.Password)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show the letters."""
        super().focusInEvent(event)
        self.setEchoMode(QLineEdit.EchoMode.Normal)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Hide the letters."""
        super().focusOutEvent(event)
        self.setEchoMode(QLineEdit.EchoMode.Password)


class Person(QWidget):
    """The details of the interviewee who is selected in the list.

    ``leaves`` carries who withdraws from the study.
    """

    leaves = Signal(int)

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self._person: int | None = None
        self.title = heading("", 1.0)
        self.standing = StillBox()
        self.minor = QCheckBox(session.text("prepare.person.minor"))
        self.lines = {"age_band": SavedLine(session, ""), "real_name": NameLine(session, "")}
        self.texts = {
            key: SavedText(session, "", 1, most=8) for key in ("selection_note", "support_note")
        }
        self.withdraw = QPushButton(session.text("lock_away.withdrawal.begin"))
        self._grid = QGridLayout(self)
        self._lay_out()

    def show_person(self, person: Interviewee) -> None:
        """Show a person's details; what is being typed stays with whom it is typed of."""
        say = self._session.text
        self._person = person.id
        self.title.setText(say("prepare.details_of", code=person.code))
        place = self.standing.findData(person.standing)
        self.standing.setCurrentIndex(max(place, 0))
        self.minor.setChecked(bool(person.minor))
        for key, line in self.lines.items():
            line.show_text(str(getattr(person, key)), person.id)
        self.texts["selection_note"].show_text(person.selection_note, person.id)
        note = support_note(self._session.project, person.id)
        self.texts["support_note"].show_text(note, person.id)

    def _lay_out(self) -> None:
        say = self._session.text
        for key in STANDINGS:
            self.standing.addItem(say(f"prepare.standings.{key}"), key)
        self._grid.setContentsMargins(0, 8, 0, 0)
        self._grid.setColumnStretch(1, 1)
        self._grid.addWidget(self.title, 0, 0, 1, 2)
        self._add("standing", self.standing)
        self._add("age_band", self.lines["age_band"])
        self._grid.addWidget(self.minor, self._grid.rowCount(), 1)
        self._add("selection_note", self.texts["selection_note"])
        self._add("real_name", self.lines["real_name"], hint=True)
        self._add("support_note", self.texts["support_note"], hint=True)
        below = self._grid.rowCount()
        self._grid.addWidget(self.withdraw, below, 1, Qt.AlignmentFlag.AlignLeft)
        about = explanation(self._session.text("prepare.person.withdrawal_hint"))
        self._grid.addWidget(about, below + 1, 1)
        self.withdraw.clicked.connect(self._leave)
        self.minor.setMinimumHeight(24)
        self.standing.activated.connect(lambda: self._write("standing"))
        self.minor.clicked.connect(lambda: self._write("minor"))
        for key, line in self.lines.items():
            line.saved.connect(partial(self._save, key))
        for key, text in self.texts.items():
            text.saved.connect(partial(self._save, key))

    def _add(self, key: str, field: QWidget, *, hint: bool = False) -> None:
        words = self._session.text(f"prepare.person.{key}")
        label = QLabel(words)
        label.setBuddy(field)
        label.setWordWrap(True)
        field.setAccessibleName(words)
        row = self._grid.rowCount()
        self._grid.addWidget(label, row, 0)
        self._grid.addWidget(field, row, 1)
        if hint:
            told = explanation(self._session.text(f"prepare.person.{key}_hint"))
            self._grid.addWidget(told, row + 1, 1)

    def _leave(self) -> None:
        if self._person is not None:
            self.leaves.emit(self._person)

    def _write(self, key: str) -> None:
        value = self.standing.currentData() if key == "standing" else int(self.minor.isChecked())
        self._save(key, value)

    def _save(self, key: str, value: object) -> None:
        person, project = self._person, self._session.project
        if person is not None:
            self._session.attempt(lambda: describe_interviewee(project, person, **{key: value}))
