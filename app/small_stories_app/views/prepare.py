"""The step prepare: what is evaluated, with what aims, and whom it asks."""

from functools import partial
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QScrollArea, QVBoxLayout, QWidget

from small_stories.changes.setting_up import describe_project, write_report_section
from small_stories.storage.interviews import interviews
from small_stories.storage.setup import (
    failure_notes,
    goals,
    project_facts,
    quant_results,
    report_sections,
    themes,
)
from small_stories_app.preparing import lists
from small_stories_app.preparing.people import People
from small_stories_app.preparing.texts import Texts
from small_stories_app.session import Session
from small_stories_app.view import View
from small_stories_app.widgets.headings import explanation, heading

WIDEST: Final = 860
FACTS: Final = ("evaluated", "means", "selection_note", "member_check_note")
SECTIONS: Final = ("resources", "measures", "outputs", "effects")


class PrepareView(View):
    """Everything the report says of the evaluation itself, in one page that scrolls."""

    key = "prepare"

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self.evaluation = Texts(session)
        self.selection = Texts(session)
        self.sections = Texts(session)
        self.goals = lists.goals(session)
        self.themes = lists.themes(session)
        self.people = People(session)
        self.numbers = lists.numbers(session)
        self.failures = lists.failures(session)
        self.begin = explanation(session.text("prepare.begin"))
        self.to_interviews = QPushButton(session.text("prepare.to_interviews"))
        self.to_interviews.clicked.connect(lambda: self.step_asked.emit("interviews"))
        self._add_texts()
        self._lay_out()

    def show_project(self) -> None:
        """Fill the page from the project; what is being typed stays."""
        project = self.session.project
        facts = project_facts(project)
        self.begin.setVisible(not interviews(project))
        own = {fact: str(getattr(facts, fact)) for fact in FACTS}
        self.evaluation.show_texts(own)
        self.selection.show_texts(own)
        self.sections.show_texts(report_sections(project))
        self.goals.show_rows(goals(project))
        self.themes.show_rows(themes(project))
        self.people.show_people()
        self.numbers.show_rows(quant_results(project))
        self.failures.show_rows(failure_notes(project))

    def _lay_out(self) -> None:
        page = QWidget()
        page.setMaximumWidth(WIDEST)
        column = QVBoxLayout(page)
        column.setContentsMargins(24, 16, 24, 24)
        column.setSpacing(8)
        column.addWidget(self.begin)
        parts: dict[str, QWidget] = {
            "what": self.evaluation, "goals": self.goals, "themes": self.themes,
            "selection": self.selection, "people": self.people, "course": self.sections,
            "numbers": self.numbers, "failures": self.failures,
        }  # fmt: skip
        for key, part in parts.items():
            column.addSpacing(12)
            column.addWidget(heading(self.session.text(f"prepare.headings.{key}")))
            column.addWidget(explanation(self.session.text(f"prepare.about.{key}")))
            column.addWidget(part)
        column.addSpacing(12)
        column.addWidget(self.to_interviews, 0, Qt.AlignmentFlag.AlignLeft)
        column.addStretch(1)
        scrolled = QScrollArea()
        scrolled.setFrameShape(QFrame.Shape.NoFrame)
        scrolled.setWidgetResizable(True)
        scrolled.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scrolled.setWidget(page)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(scrolled)
        self.setFocusProxy(self.evaluation.fields["evaluated"])

    def _add_texts(self) -> None:
        for fact, lines in (("evaluated", 1), ("means", 3)):
            self._add_fact(self.evaluation, fact, lines)
        for fact in ("selection_note", "member_check_note"):
            self._add_fact(self.selection, fact, 3)
        for key in SECTIONS:
            self.sections.add(key, partial(self._write_section, key), lines=4)

    def _add_fact(self, texts: Texts, fact: str, lines: int) -> None:
        def write(text: str) -> None:
            describe_project(self.session.project, **{fact: text})

        texts.add(fact, write, lines=lines)

    def _write_section(self, key: str, text: str) -> None:
        write_report_section(self.session.project, key, text)
