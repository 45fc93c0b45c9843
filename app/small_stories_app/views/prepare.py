"""The step prepare: what is evaluated, with what aims and questions, and whom it asks."""

from collections.abc import Iterable, Sequence
from functools import partial
from typing import Any, Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from small_stories.changes.setting_up import describe_project, write_report_section
from small_stories.erasing.withdrawal import Leaver
from small_stories.storage.interviews import interviews
from small_stories.storage.setup import (
    failure_notes,
    goals,
    project_facts,
    report_sections,
)
from small_stories_app.commands import Command, pressing
from small_stories_app.keeping.withdrawal_sheet import let_leave
from small_stories_app.preparing import lists
from small_stories_app.preparing.fit import Fit
from small_stories_app.preparing.frame import Frame
from small_stories_app.preparing.goal_starters import GoalStarters
from small_stories_app.preparing.held import Held
from small_stories_app.preparing.listed_rows import ListedRows
from small_stories_app.preparing.page import Page
from small_stories_app.preparing.people import People
from small_stories_app.preparing.sheets import Sheets
from small_stories_app.preparing.texts import Texts
from small_stories_app.preparing.themes import Themes
from small_stories_app.session import Session
from small_stories_app.view import View
from small_stories_app.widgets.headings import explanation, heading
from small_stories_app.widgets.reading import reads

SECTIONS: Final = ("resources", "measures", "outputs", "effects")
FACTS: Final = ("evaluated", "means", "selection_note", "member_check_note", "memo")


class PrepareView(View):
    """Everything the report says of the evaluation itself, in one page that scrolls."""

    key = "prepare"

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self.evaluation = Texts(session)
        self.selection = Texts(session)
        self.sections = Texts(session)
        self.memo = Texts(session)
        self.goals = lists.goals(session)
        self.starters = GoalStarters(session)
        self.themes = Themes(session)
        self.frame = Frame(session)
        self.people = People(session)
        self.held = Held(session)
        self.sheets = Sheets(session, lambda: self.frame.shown)
        self.failures = lists.failures(session)
        self.parts: dict[str, QWidget] = {
            "what": self.evaluation, "fit": Fit(session),
            "goals": _together(self.goals, self.starters), "themes": self.themes,
            "frame": self.frame, "selection": self.selection, "people": self.people,
            "held": self.held, "sheets": self.sheets, "course": self.sections,
            "failures": self.failures, "memo": self.memo,
        }  # fmt: skip
        self.page = Page(session.text("prepare.contents"))
        self.begin = explanation(session.text("prepare.begin"))
        self.to_interviews = QPushButton(session.text("prepare.to_interviews"))
        self.to_interviews.clicked.connect(lambda: self.step_asked.emit("interviews"))
        reads(self.to_interviews)
        self.people.details.leaves.connect(self._let_leave)
        session.project_opened.connect(self.sheets.begin_project)
        self._add_texts()
        self._lay_out()

    def commands(self) -> Iterable[Command]:
        """Return the commands of the page; keys of rows work where rows are."""
        page, is_open = self.page, self._is_open
        yield Command("prepare.next_part", partial(page.go_to_next, 1), "Ctrl+PgDown", page)
        yield Command("prepare.previous_part", partial(page.go_to_next, -1), "Ctrl+PgUp", page)
        yield Command("prepare.remove_row", self._remove, "Delete", page,
                      lambda: self._rows_can("can_remove"))  # fmt: skip
        yield Command("prepare.row_up", partial(self._move, -1), "Alt+Up", page,
                      lambda: self._rows_can("can_move"))  # fmt: skip
        yield Command("prepare.row_down", partial(self._move, 1), "Alt+Down", page,
                      lambda: self._rows_can("can_move"))  # fmt: skip
        for key, rows in self._lists().items():
            add = partial(self._begin_to_add, key, rows)
            yield Command(f"prepare.new.{key}", add, possible=is_open, listed=False)
        yield Command("prepare.goal_starters", self._ask_goals, possible=is_open)
        yield Command("prepare.ready_theme", self.themes.add_ready,
                      possible=lambda: self.themes.can_add_ready)  # fmt: skip
        for key, box in self.themes.code_sets.items():
            yield pressing(f"prepare.{key}", box, self)
        yield pressing("prepare.ten_principles", self.themes.principles, self)
        yield pressing("prepare.withdraw", self.people.details.withdraw, self)
        yield from self.frame.commands()
        yield from self.sheets.commands()

    def panes(self) -> Sequence[QWidget]:
        """Return the list of the parts and the page."""
        return (self.page.contents, self.page.scrolled)

    def show_project(self) -> None:
        """Fill the page from the project; what is being typed stays."""
        project = self.session.project
        facts = project_facts(project)
        self.begin.setVisible(not interviews(project))
        own = {fact: str(getattr(facts, fact)) for fact in FACTS}
        for texts in (self.evaluation, self.selection, self.memo):
            texts.show_texts(own)
        self.sections.show_texts(report_sections(project))
        self.goals.show_rows(goals(project))
        self.starters.show_goals()
        self.themes.show_themes()
        self.frame.show_frame()
        self.people.show_people()
        self.held.show_interviews()
        self.sheets.show_sheets()
        self.failures.show_rows(failure_notes(project))
        self._show_names()

    def show_person(self, number: int) -> None:
        """Show an interviewee with the consents that are given."""
        self.page.go_to(self.parts["people"])
        self.people.list.choose(number)

    def _show_names(self) -> None:
        """Say in the list of parts how many of each there are."""
        counts = {key: len(rows.model.rows) for key, rows in self._lists().items()}
        counts["frame"] = sum(row.line is not None for row in self.frame.list.model.rows)
        names = [(self.session.text(f"prepare.headings.{key}"), counts.get(key))
                 for key in self.parts]  # fmt: skip
        self.page.contents.show_names(
            [f"{name}\u00a0·\u00a0{n}" if n else name for name, n in names]
        )

    def _lay_out(self) -> None:
        self.page.column.addWidget(self.begin)
        for key, part in self.parts.items():
            self.page.add_part(
                heading(self.session.text(f"prepare.headings.{key}")),
                explanation(self.session.text(f"prepare.about.{key}")),
                part,
            )
        self.page.column.addSpacing(12)
        self.page.column.addWidget(self.to_interviews, 0, Qt.AlignmentFlag.AlignLeft)
        self.page.column.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.page)
        self.setFocusProxy(self.evaluation.fields["evaluated"])

    def _add_texts(self) -> None:
        for texts, fact in (
            (self.evaluation, "evaluated"), (self.evaluation, "means"),
            (self.selection, "selection_note"), (self.selection, "member_check_note"),
            (self.memo, "memo"),
        ):  # fmt: skip
            self._add_fact(texts, fact, 1 if fact == "evaluated" else 2)
        for key in SECTIONS:
            self.sections.add(key, partial(self._write_section, key), lines=2)

    def _add_fact(self, texts: Texts, fact: str, lines: int) -> None:
        def write(text: str) -> None:
            describe_project(self.session.project, **{fact: text})

        texts.add(fact, write, lines=lines)

    def _write_section(self, key: str, text: str) -> None:
        write_report_section(self.session.project, key, text)

    def _is_open(self) -> bool:
        return self.session.is_open

    def _let_leave(self, person: int) -> None:
        go = self.story_asked.emit, self.step_asked.emit
        let_leave(self.session, Leaver(person), self.window(), *go)

    def _lists(self) -> dict[str, ListedRows[Any]]:
        """Return the lists of the page by the parts they stand in."""
        return {
            "goals": self.goals, "themes": self.themes.list, "frame": self.frame.list,
            "people": self.people.list, "failures": self.failures,
        }  # fmt: skip

    def _rows(self) -> ListedRows[Any] | None:
        """Return the list whose rows have the focus."""
        focused = self.window().focusWidget()
        return next((rows for rows in self._lists().values() if rows.table is focused), None)

    def _begin_to_add(self, key: str, rows: ListedRows[Any]) -> None:
        """Go to the field where a new row is written, from any step."""
        self.step_asked.emit("prepare")
        self.page.go_to(self.parts[key])
        rows.fields[0].setFocus()

    def _rows_can(self, what: str) -> bool:
        rows = self._rows()
        return rows is not None and bool(getattr(rows, what))

    def _remove(self) -> None:
        if rows := self._rows():
            rows.remove_current()

    def _move(self, step: int) -> None:
        if rows := self._rows():
            rows.move_current(step)

    def _ask_goals(self) -> None:
        self.step_asked.emit("prepare")
        self.page.go_to(self.parts["goals"])
        self.starters.ask()


def _together(*parts: QWidget) -> QWidget:
    """Return widgets under each other as one part."""
    part = QWidget()
    column = QVBoxLayout(part)
    column.setContentsMargins(0, 0, 0, 0)
    for each in parts:
        column.addWidget(each)
    return part
