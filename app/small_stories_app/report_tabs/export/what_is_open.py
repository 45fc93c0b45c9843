"""What stops the report or is good to look at, each with the way to where it is put right."""

from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from small_stories.model import Profile
from small_stories.reporting.cautions import Caution
from small_stories.reporting.files import quotes_in
from small_stories.reporting.material import gather
from small_stories.reporting.readiness import (
    Hindrance,
    hindrance_text,
    hindrances,
    warning_text,
    warnings,
)
from small_stories.reporting.templates.printing import printed_sections
from small_stories.storage.interviews import interview
from small_stories.storage.quotes import quote
from small_stories.storage.setup import project_facts
from small_stories.storage.stories import story as story_by_id
from small_stories_app.report_tabs.draft.choices import ReportChoices
from small_stories_app.session import Session
from small_stories_app.widgets.reading import reads
from small_stories_app.widgets.rows import Column, RowsModel
from small_stories_app.widgets.rows_table import RowsTable

# Where what stops an export is put right: at the story, or at another step.
_AT_STORY: Final = ("no_reading", "no_effect", "denied", "lost_words")
_FIELDS: Final = {"no_reading": "text", "no_effect": "exemplifies", "denied": "text"}
_AT_STEP: Final = {"no_consent": "prepare", "teller_unknown": "interviews"}
_OWN_TEXTS: Final = {"type": "types"}
_OWN_TABS: Final = {
    "wording": "ledger", "section": "draft", "recommendation": "draft", "impact_story": "draft",
    "principle": "draft",
    "number": "figures", "survey": "figures",
}  # fmt: skip

_ROWS_SEEN: Final = 6

Open = Hindrance | Caution


class WhatIsOpen(QWidget):
    """The list of what is open, and a sentence above it.

    It asks for a story, a turn, a quote or its marks by id, and for a step or a tab by key;
    ``field_asked`` for a field of the reading of the story that was just asked for, and
    ``person_asked`` for an interviewee at the step that was.
    """

    story_asked = Signal(int)
    field_asked = Signal(str)
    person_asked = Signal(int)
    turn_asked = Signal(int)
    quote_asked = Signal(int)
    marks_asked = Signal(int)
    step_asked = Signal(str)
    tab_asked = Signal(str)

    def __init__(self, session: Session, choices: ReportChoices) -> None:
        super().__init__()
        reads(self)
        say = session.text
        self._session = session
        self._choices = choices
        self.stopping = 0
        self.state = QLabel()
        self.state.setWordWrap(True)
        self.model = RowsModel([Column(say("report_view.open"), self._sentence)], lambda each: each)
        self.table = RowsTable(self.model, say("report_view.open"), (0,))
        self.table.horizontalHeader().hide()
        self.go = QPushButton(say("report_view.go_there"))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.state)
        column.addWidget(self.table, 1)
        row = QHBoxLayout()
        row.addWidget(self.go)
        row.addStretch(1)
        column.addLayout(row)
        self.go.clicked.connect(self.go_there)
        self.table.activated.connect(self.go_there)

    def show_project(self) -> None:
        """Read anew what is open for the report that is chosen."""
        project = self._session.project
        leaving = self._leaving()
        stopping, to_look_at = hindrances(project, leaving), warnings(project)
        # The gate itself stops at these, and says where: so writing can be tried.
        leaks = [each for each in to_look_at if _is_leak(each)]
        others = [each for each in to_look_at if not _is_leak(each)]
        self.stopping = len(stopping)
        self.table.show_rows([*stopping, *leaks, *others])
        self.state.setText(self._state(len(stopping) + len(leaks), len(others), bool(leaving)))
        for part in (self.table, self.go):
            part.setVisible(bool(self.model.rows))
        rows = (
            min(len(self.model.rows), _ROWS_SEEN) * self.table.verticalHeader().defaultSectionSize()
        )
        self.table.setFixedHeight(rows + 2 * self.table.frameWidth())

    def show_what_stops(self) -> None:
        """Select where a hidden name stands, so that one key leads there."""
        stopping = [row for row, each in enumerate(self.model.rows) if _is_leak(each)]
        if stopping:
            self.table.selectRow(stopping[0])
            self.table.setFocus()

    def go_there(self) -> None:
        """Go to where what is selected can be put right."""
        found: Open | None = self.table.current()
        if isinstance(found, Caution):
            self._go_to_caution(found)
        elif found is not None:
            self._go_to(found)

    def _leaving(self) -> tuple[int, ...]:
        """Return the quotes that would leave with the report that is chosen."""
        chosen, project = self._choices.template(), self._session.project
        profile = Profile(project_facts(project).profile)
        known = gather(project, self._choices.language, profile)
        material, sections = printed_sections(known, chosen)
        return quotes_in(material, chosen, sections)

    def _go_to_caution(self, found: Caution) -> None:
        where = found.fields.get("where", "")
        if found.turn_id is not None:
            self.turn_asked.emit(found.turn_id)
        elif found.quote_id is not None:
            self.quote_asked.emit(found.quote_id)
        elif found.story_id is not None:
            self.story_asked.emit(found.story_id)
        elif where in _OWN_TABS:
            self.tab_asked.emit(_OWN_TABS[where])
        else:
            self.step_asked.emit(_OWN_TEXTS.get(where, "prepare"))

    def _go_to(self, found: Hindrance) -> None:
        told = quote(self._session.project, found.quote_id)
        if found.kind in ("undecided", "not_searched"):
            self.marks_asked.emit(found.quote_id)
        elif found.kind in _AT_STORY and told is not None:
            self.story_asked.emit(told.story_id)
            if found.kind in _FIELDS:
                self.field_asked.emit(_FIELDS[found.kind])
        elif found.kind in _AT_STEP:
            self.step_asked.emit(_AT_STEP[found.kind])
            if found.kind == "no_consent" and told is not None:
                self._ask_for_teller(told.story_id)
        else:
            self.quote_asked.emit(found.quote_id)

    def _ask_for_teller(self, story: int) -> None:
        project = self._session.project
        told = story_by_id(project, story)
        talk = interview(project, told.interview_id) if told else None
        if talk is not None and talk.interviewee_id is not None:
            self.person_asked.emit(talk.interviewee_id)

    def _state(self, stopping: int, to_look_at: int, any_quotes: bool) -> str:
        say = self._session.text
        if stopping:
            return say("report_view.stopped", stopping)
        ready = say("report_view.ready" if any_quotes else "report_view.ready_without_quotes")
        return f"{ready} {say('report_view.cautions', to_look_at)}" if to_look_at else ready

    def _sentence(self, found: Open) -> str:
        if isinstance(found, Hindrance):
            return hindrance_text(found, self._session.language)
        return warning_text(found, self._session.language)


def _is_leak(found: Open) -> bool:
    return found.kind in ("hidden_name", "hidden_number")
