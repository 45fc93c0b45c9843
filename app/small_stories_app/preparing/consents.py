"""What one interviewee has agreed to: two moments, each scope by itself."""

from typing import Final

from PySide6.QtCore import QDate
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDateEdit,
    QGridLayout,
    QLabel,
    QLineEdit,
    QWidget,
)

from small_stories.changes.setting_up import record_consent
from small_stories.storage.setup import ConsentEvent, consent_events
from small_stories_app.session import Session
from small_stories_app.widgets.headings import explanation, heading
from small_stories_app.widgets.still import StillBox, StillDate

MOMENTS: Final = ("invited", "reconfirmed")
SCOPES: Final = ("recording", "stories", "quotes", "named")
FORMS: Final = ("", "oral", "written")


class Consents(QWidget):
    """The consents of the interviewee shown, as check boxes with the date each was given.

    Date, who asked and in what form stand once for each moment, and are written with every box
    that is ticked or unticked after them.
    """

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self._interviewee: int | None = None
        self.boxes: dict[tuple[str, str], QCheckBox] = {}
        self.dates: dict[str, QDateEdit] = {}
        self.askers: dict[str, QLineEdit] = {}
        self.forms: dict[str, QComboBox] = {}
        self.title = heading("", 1.0)
        self._grid = QGridLayout(self)
        self._lay_out()

    def _lay_out(self) -> None:
        say = self._session.text
        grid = self._grid
        grid.setContentsMargins(0, 8, 0, 0)
        grid.addWidget(self.title, 0, 0, 1, 3)
        for row, key in enumerate(("on_date", "asked_by", "form"), start=2):
            grid.addWidget(QLabel(say(f"prepare.consent.{key}")), row, 0)
        for column, moment in enumerate(MOMENTS, start=1):
            grid.addWidget(QLabel(say(f"prepare.moments.{moment}")), 1, column)
            self._add_circumstances(moment, column)
        for row, scope in enumerate(SCOPES, start=5):
            grid.addWidget(QLabel(say(f"prepare.scopes.{scope}")), row, 0)
            for column, moment in enumerate(MOMENTS, start=1):
                self._add_box(moment, scope, row, column)
        grid.addWidget(explanation(say("prepare.consent.hint")), 9, 0, 1, 3)
        grid.setColumnStretch(0, 2)
        grid.setColumnStretch(1, 1)
        grid.setColumnStretch(2, 1)

    def _add_circumstances(self, moment: str, column: int) -> None:
        date = StillDate()
        date.setDate(QDate.currentDate())
        date.setCalendarPopup(True)
        date.setDisplayFormat("d.M.yyyy")
        asker = QLineEdit()
        form = StillBox()
        for key in FORMS:
            form.addItem(self._session.text(f"prepare.forms.{key or 'none'}"), key)
        fields = {"on_date": date, "asked_by": asker, "form": form}
        for row, (key, field) in enumerate(fields.items(), start=2):
            field.setAccessibleName(self._name(f"consent.{key}", moment))
            self._grid.addWidget(field, row, column)
        self.dates[moment], self.askers[moment], self.forms[moment] = date, asker, form

    def _add_box(self, moment: str, scope: str, row: int, column: int) -> None:
        box = QCheckBox()
        box.setMinimumHeight(24)
        box.setAccessibleName(self._name(f"scopes.{scope}", moment))
        box.clicked.connect(lambda given: self._record(moment, scope, given))
        self.boxes[moment, scope] = box
        self._grid.addWidget(box, row, column)

    def _name(self, key: str, moment: str) -> str:
        say = self._session.text
        return f"{say(f'prepare.{key}')}, {say(f'prepare.moments.{moment}')}"

    def show_interviewee(self, interviewee: int, code: str) -> None:
        """Show the last answer on every scope at both moments."""
        if interviewee != self._interviewee:
            self._forget_circumstances()
        self._interviewee = interviewee
        self.title.setText(self._session.text("prepare.consents_of", code=code))
        last = {(each.moment, each.scope): each
                for each in consent_events(self._session.project, interviewee)}  # fmt: skip
        for place, box in self.boxes.items():
            answer = last.get(place)
            box.setChecked(bool(answer and answer.given))
            box.setText(self._in_words(answer))

    def _forget_circumstances(self) -> None:
        for moment in MOMENTS:
            self.dates[moment].setDate(QDate.currentDate())
            self.askers[moment].clear()
            self.forms[moment].setCurrentIndex(0)

    def _in_words(self, answer: ConsentEvent | None) -> str:
        say = self._session.text
        if answer is None:
            return say("prepare.consent.yes")
        date = QDate.fromString(answer.on_date or "", "yyyy-MM-dd")
        on = date.toString("d.M.yyyy")
        return say(f"prepare.consent.{'given' if answer.given else 'not_given'}", date=on).strip()

    def _record(self, moment: str, scope: str, given: bool) -> None:
        person = self._interviewee
        if person is None:
            return
        facts = {
            "on_date": self.dates[moment].date().toString("yyyy-MM-dd"),
            "asked_by": self.askers[moment].text().strip(),
            "form": self.forms[moment].currentData(),
        }
        project = self._session.project
        self._session.attempt(
            lambda: record_consent(project, person, moment, scope, given=given, **facts)
        )
