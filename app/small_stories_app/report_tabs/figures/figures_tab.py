"""The tab figures: what is counted beside the stories, typed once and read by every export."""

from collections.abc import Iterable
from functools import partial
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFileDialog, QPushButton, QVBoxLayout, QWidget

from small_stories.figures.bringing_in import Found, read_figures
from small_stories.storage.change_record import Changed
from small_stories_app.commands import Command, pressing
from small_stories_app.folders import documents
from small_stories_app.report_tabs.figures.import_figures import ImportFigures
from small_stories_app.report_tabs.figures.survey_panel import SurveyPanel
from small_stories_app.report_tabs.figures.table import FigureTable
from small_stories_app.report_tabs.tab import Tab
from small_stories_app.session import Session
from small_stories_app.widgets.headings import explanation, heading
from small_stories_app.widgets.pages import scrolling
from small_stories_app.widgets.reading_line import ReadingLine

_TABLES = frozenset({"quant_result", "area", "esis_answer", "project"})


class FiguresTab(Tab):
    """One page that scrolls: the figures, what they come to, and a survey beside them.

    ``tab_asked`` asks for this tab by its key.
    """

    key = "figures"
    tab_asked = Signal(str)

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        say = session.text
        self.empty = explanation(say("figures_tab.empty"))
        self.table = FigureTable(session)
        self.bring = QPushButton(say("figures_tab.import"))
        self.bring.clicked.connect(self.ask_for_table)
        self.reading = ReadingLine(session)
        self.survey = SurveyPanel(session)
        page = QWidget()
        inside = QVBoxLayout(page)
        inside.setContentsMargins(16, 12, 16, 12)
        inside.addWidget(heading(say("figures_tab.heading")))
        inside.addWidget(self.empty)
        inside.addWidget(self.table)
        self.table.list.adding.addWidget(self.bring)
        inside.addWidget(self.reading)
        inside.addSpacing(16)
        inside.addWidget(heading(say("survey_tab.heading")))
        inside.addWidget(self.survey)
        inside.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(scrolling(page))

    def commands(self) -> Iterable[Command]:
        """Return what is done with figures; Delete works in their list alone."""
        return [
            Command("report.new_figure", self._begin_to_add, possible=self._is_open),
            Command("report.remove_figure", self.table.list.remove_current, "Delete",
                    self.table.list.table, lambda: self.table.list.can_remove),
            Command("report.import_figures", self._come_and_ask, possible=self._is_open),
            pressing("report.go_to_figure", self.table.go, self),
            Command("report.import_answers", self._come_and_ask_answers, possible=self._is_open),
            Command("report.survey_conditions", self._come_and_show, possible=self._is_open),
        ]  # fmt: skip

    def show_project(self) -> None:
        """Read figures and survey anew."""
        self.table.show_figures()
        self.empty.setVisible(not self.table.list.model.rows)
        self.survey.show_survey()
        any_rows = bool(self.table.list.model.rows)
        self.setFocusProxy(self.table.list.table if any_rows else self.table.list.fields[0])

    def refresh(self, changed: Changed) -> None:
        """Follow a change of what stands here."""
        if changed.rows.keys() & _TABLES:
            self.show_project()

    def ask_for_table(self) -> None:
        """Ask for a table of figures and show what it holds."""
        title, kinds = (self.session.text(f"figures_tab.{key}")
                        for key in ("import_title", "kinds_of_files"))  # fmt: skip
        chosen, _ = QFileDialog.getOpenFileName(self.window(), title, str(documents()), kinds)
        if chosen:
            self.show_table(Path(chosen))

    def show_table(self, path: Path) -> None:
        """Show what a table holds before it comes in."""

        def show(found: Found) -> None:
            ImportFigures(self.session, path.name, found, self.window()).open()

        self.reading.read(path, partial(read_figures, path), show)

    def _come(self) -> None:
        self.step_asked.emit("report")
        self.tab_asked.emit(self.key)

    def _begin_to_add(self) -> None:
        self._come()
        self.table.list.fields[0].setFocus()

    def _come_and_ask(self) -> None:
        self._come()
        self.ask_for_table()

    def _come_and_ask_answers(self) -> None:
        self._come()
        self.survey.ask_for_table()

    def _come_and_show(self) -> None:
        self._come()
        self.survey.show_conditions()

    def _is_open(self) -> bool:
        return self.session.is_open
