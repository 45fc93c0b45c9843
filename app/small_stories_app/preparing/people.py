"""Whom the evaluation asks: interviewees by code, what is known of each, and their consents."""

from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from small_stories.changes.consenting import remove_interviewee
from small_stories.changes.setting_up import add_interviewee, describe_interviewee
from small_stories.errors import SmallStoriesError
from small_stories.storage.setup import Interviewee, interviewees
from small_stories_app.dialogs.opening import open_once
from small_stories_app.preparing.consents import Consents
from small_stories_app.preparing.group_sizes import GroupSizesDialog
from small_stories_app.preparing.listed_rows import ListedRows
from small_stories_app.preparing.person import Person
from small_stories_app.session import Session
from small_stories_app.widgets.headings import explanation
from small_stories_app.widgets.rows import Column


class People(QWidget):
    """The interviewees; details and consents are those of the selected one."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        say = session.text
        columns: list[Column[Interviewee]] = [
            Column(say("prepare.person.code"), lambda each: each.code, self._rename),
            self._column("role_word"),
            self._column("place_kind"),
        ]
        self.list = ListedRows(session, say("prepare.people"), columns, lambda each: each.id)
        self.list.offer_adding(
            [say(f"prepare.person.new_{key}") for key in ("code", "role_word", "place_kind")],
            say("prepare.person.add"),
            self._add,
            stretch=1,
        )
        self.list.offer_removing(say("prepare.person.remove"), self._remove)
        self.list.narrow(0, 14)
        self.sizes = QPushButton(say("who_could_it_be.sizes"))
        self.sizes.clicked.connect(self._ask_sizes)
        self.consents = Consents(session)
        self.details = Person(session)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(explanation(say("prepare.people_hint")))
        column.addWidget(self.list)
        column.addWidget(self.sizes, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self.consents)
        column.addWidget(self.details)
        self.list.table.selectionModel().currentRowChanged.connect(self._show_one)

    def show_people(self) -> None:
        """Show the interviewees and the selected one's details."""
        self.list.show_rows(interviewees(self._session.project))
        if self.list.current() is None and self.list.model.rows:
            self.list.table.selectRow(0)
        self._show_one()

    def _ask_sizes(self) -> None:
        open_once(GroupSizesDialog(self._session, self.window()))

    def _show_one(self) -> None:
        person = self.list.current()
        self.consents.setVisible(person is not None)
        self.details.setVisible(person is not None)
        if person is not None:
            self.consents.show_interviewee(person.id, person.code)
            self.details.show_person(person)

    def _column(self, fact: str) -> Column[Interviewee]:
        heading = self._session.text(f"prepare.person.{fact}")
        return Column(heading, lambda each: str(getattr(each, fact)), partial(self._write, fact))

    def _write(self, fact: str, person: Interviewee, words: str) -> None:
        describe_interviewee(self._session.project, person.id, **{fact: words})

    def _rename(self, person: Interviewee, code: str) -> None:
        if code:
            self._be_free(code)
            describe_interviewee(self._session.project, person.id, code=code)

    def _add(self, code: str, role_word: str, place_kind: str) -> None:
        self._be_free(code)
        add_interviewee(self._session.project, code, role_word=role_word, place_kind=place_kind)

    def _remove(self, person: Interviewee) -> None:
        remove_interviewee(self._session.project, person.id, person.code)

    def _be_free(self, code: str) -> None:
        if any(each.code == code for each in interviewees(self._session.project)):
            raise SmallStoriesError("prepare.code_taken", code=code)
