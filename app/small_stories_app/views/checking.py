"""The step checking: what each teller has said of our readings."""

from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from small_stories.model import CheckState
from small_stories.storage.checks import Teller, tellers
from small_stories_app.session import Session
from small_stories_app.view import View
from small_stories_app.widgets.empty_state import EmptyState
from small_stories_app.widgets.headings import explanation
from small_stories_app.widgets.rows import Column, RowsModel
from small_stories_app.widgets.rows_table import RowsTable


class CheckingView(View):
    """One row for each teller, with how their stories stand in words."""

    key = "checking"

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        say = session.text
        columns: list[Column[Teller]] = [
            Column(say("checking.columns.teller"), lambda teller: teller.code),
            Column(say("checking.columns.stands"), self._stands),
        ]
        self.model = RowsModel(columns, lambda teller: (teller.interviewee_id, teller.code))
        self.people = RowsTable(self.model, say("checking.people"), (14, 0))
        self.empty = EmptyState(say("checking.none"), say("stories.to_interviews"))
        self.pages = QStackedWidget()
        self._lay_out()
        self.empty.started.connect(lambda: self.step_asked.emit("interviews"))

    def show_project(self) -> None:
        """Read every teller and their stories anew."""
        found = tellers(self.session.project)
        self.people.show_rows(found)
        told = any(teller.stories for teller in found)
        self.pages.setCurrentIndex(1 if told else 0)

    def _lay_out(self) -> None:
        shown = QWidget()
        column = QVBoxLayout(shown)
        column.setContentsMargins(12, 12, 12, 0)
        column.addWidget(explanation(self.session.text("checking.explained")))
        column.addWidget(self.people, 1)
        self.pages.addWidget(self.empty)
        self.pages.addWidget(shown)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self.pages)
        self.setFocusProxy(self.people)

    def _stands(self, teller: Teller) -> str:
        """Return how many stories stand where, in words."""
        if not teller.stories:
            return self.session.text("checking.no_stories")
        counted = [(state, len(teller.stories_in(state))) for state in CheckState]
        words = [f"{self.session.text(f'checks.{state}')} {n}" for state, n in counted if n]
        return ", ".join(words)
