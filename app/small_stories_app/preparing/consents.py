"""What one interviewee has agreed to: two moments and taking back, each scope by itself."""

from collections.abc import Callable
from functools import partial
from typing import Final

from PySide6.QtWidgets import QComboBox, QGridLayout, QLabel, QWidget

from small_stories.changes import consenting
from small_stories.changes.setting_up import record_consent
from small_stories.storage.setup import ConsentEvent, consent_events, consents, refuses
from small_stories_app.preparing.moment import Moment
from small_stories_app.session import Session
from small_stories_app.widgets.headings import explanation, heading
from small_stories_app.widgets.still import StillBox

MOMENTS: Final = ("invited", "reconfirmed", "withdrawn")
SCOPES: Final = ("recording", "stories", "quotes", "named", "other")
_ANSWERS: Final = ("", "yes", "no")
_TAKEN_BACK: Final = ("", "taken_back")
_FIRST_SCOPE: Final = 2


class Consents(QWidget):
    """The consents of the interviewee shown, in one table: a row for each scope.

    Below the answers stand when, by whom and how the person was asked at each moment. They belong
    to all answers of that moment.
    """

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self._interviewee: int | None = None
        self.answers: dict[tuple[str, str], QComboBox] = {}
        self.holds: dict[str, QLabel] = {}
        self.moments: dict[str, Moment] = {}
        self.title = heading("", 1.0)
        self._grid = QGridLayout(self)
        self._lay_out()

    def show_interviewee(self, interviewee: int, code: str) -> None:
        """Show the last answer on every scope at each moment, and what holds now."""
        project = self._session.project
        other = interviewee != self._interviewee
        self._interviewee = interviewee
        self.title.setText(self._session.text("prepare.consents_of", code=code))
        events = consent_events(project, interviewee)
        last = {(each.moment, each.scope): each for each in events}
        for place, box in self.answers.items():
            box.setCurrentIndex(max(box.findData(_answer(last.get(place))), 0))
        for scope, label in self.holds.items():
            label.setText(self._in_force(interviewee, scope))
        for moment, facts in self.moments.items():
            found = [each for each in events if each.moment == moment]
            facts.show_facts(found[-1] if found else None, interviewee, anew=other)

    def _lay_out(self) -> None:
        say, grid = self._session.text, self._grid
        grid.setContentsMargins(0, 8, 0, 0)
        grid.addWidget(self.title, 0, 0, 1, 5)
        headings = [*(f"prepare.moments.{moment}" for moment in MOMENTS), "prepare.consent.now"]
        for column, key in enumerate(headings, start=1):
            label = QLabel(say(key))
            label.setWordWrap(True)
            grid.addWidget(label, 1, column)
        for row, scope in enumerate(SCOPES, start=_FIRST_SCOPE):
            self._add_scope(scope, row)
        self._add_moments(_FIRST_SCOPE + len(SCOPES))
        grid.addWidget(explanation(say("prepare.consent.hint")), grid.rowCount(), 0, 1, 5)
        grid.setColumnStretch(0, 2)
        for column in range(1, 5):
            grid.setColumnStretch(column, 1)

    def _add_scope(self, scope: str, row: int) -> None:
        name = self._session.text(f"prepare.scopes.{scope}")
        label = QLabel(name)
        label.setWordWrap(True)
        self._grid.addWidget(label, row, 0)
        for column, moment in enumerate(MOMENTS, start=1):
            box = StillBox()
            for key in _TAKEN_BACK if moment == "withdrawn" else _ANSWERS:
                box.addItem(self._session.text(f"prepare.answers.{key or 'none'}"), key)
            box.setAccessibleName(f"{name}, {self._session.text(f'prepare.moments.{moment}')}")
            box.setMinimumWidth(60)
            box.activated.connect(partial(self._record, moment, scope))
            self.answers[moment, scope] = box
            self._grid.addWidget(box, row, column)
        self.holds[scope] = QLabel()
        self.holds[scope].setWordWrap(True)
        self._grid.addWidget(self.holds[scope], row, len(MOMENTS) + 1)

    def _add_moments(self, row: int) -> None:
        say = self._session.text
        for place, key in enumerate(Moment.FACTS):
            label = QLabel(say(f"prepare.consent.{key}"))
            label.setWordWrap(True)
            self._grid.addWidget(label, row + place, 0)
        for moment in MOMENTS:
            self.moments[moment] = Moment(self._session, moment, self._describe, self)
        for place, key in enumerate(Moment.FACTS):
            for column, moment in enumerate(MOMENTS, start=1):
                field = self.moments[moment].fields.get(key)
                if field is not None:
                    self._grid.addWidget(field, row + place, column)

    def _in_force(self, interviewee: int, scope: str) -> str:
        project, say = self._session.project, self._session.text
        if consents(project, interviewee, scope):
            return say("prepare.answers.yes")
        if scope == "named" or refuses(project, interviewee, scope):
            return say("prepare.answers.no")
        return say("prepare.answers.not_asked")

    def _record(self, moment: str, scope: str, place: int) -> None:
        person, project = self._interviewee, self._session.project
        key = self.answers[moment, scope].itemData(place)
        if person is None:
            return
        shown = {(each.moment, each.scope): each for each in consent_events(project, person)}
        if _answer(shown.get((moment, scope))) == key:
            return
        facts = self.moments[moment].facts()
        write: Callable[[], object] = partial(
            record_consent, project, person, moment, scope, given=key == "yes", **facts
        )
        if not key:
            write = partial(consenting.take_answer_away, project, person, moment, scope)
        self._session.attempt(write)

    def _describe(self, moment: str, **facts: object) -> None:
        person, project = self._interviewee, self._session.project
        if person is not None:
            self._session.attempt(
                lambda: consenting.describe_moment(project, person, moment, **facts)
            )


def _answer(event: ConsentEvent | None) -> str:
    if event is None:
        return ""
    if event.moment == "withdrawn":
        return "taken_back"
    return "yes" if event.given else "no"
