"""What a survey shows of its groups, in the words of the report, and bringing its answers in."""

from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QFileDialog,
    QLabel,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from small_stories.changes.survey import remove_wave
from small_stories.reporting.blocks import Grid, Prose, plain
from small_stories.reporting.sections.survey import survey_blocks, wave_name
from small_stories.storage.setup import project_facts
from small_stories.storage.survey import answers
from small_stories.survey.bringing_in import Found, read_answers
from small_stories.survey.results import results_of
from small_stories.survey.waves import in_order
from small_stories_app.dialogs.opening import open_once
from small_stories_app.folders import documents
from small_stories_app.keeping.answers_sheet import AnswersSheet
from small_stories_app.preparing.listed_rows import ListedRows
from small_stories_app.report_tabs.figures.conditions import Conditions
from small_stories_app.report_tabs.figures.import_answers import ImportAnswers
from small_stories_app.session import Session
from small_stories_app.widgets.flowing_row import FlowingRow
from small_stories_app.widgets.headings import explanation
from small_stories_app.widgets.reading_line import ReadingLine
from small_stories_app.widgets.rows import Column

Cells = tuple[str, ...]


class SurveyPanel(QWidget):
    """The survey below the figures: nothing of it stands for one person."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self.about = explanation(session.text("survey_tab.about"))
        self.bring = QPushButton(session.text("survey_tab.import"))
        self.bring.clicked.connect(self.ask_for_table)
        self.conditions = QPushButton(session.text("survey_tab.conditions.show"))
        self.conditions.clicked.connect(self.show_conditions)
        self.leaving = QPushButton(session.text("survey_tab.leaving.begin"))
        self.leaving.clicked.connect(self._ask_who_leaves)
        self.buttons = FlowingRow()
        for button in (self.bring, self.conditions, self.leaving):
            self.buttons.addWidget(button)
        self._removing: list[QPushButton] = []
        self.reading = ReadingLine(session)
        self.shown = QVBoxLayout()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.about)
        column.addLayout(self.shown)
        column.addLayout(self.buttons)
        column.addWidget(self.reading)

    def show_survey(self) -> None:
        """Read the survey anew."""
        project = self._session.project
        forms = answers(project)
        found = results_of(forms, project_facts(project).fewest_alike)
        self.about.setVisible(found is None)
        self.leaving.setVisible(bool(forms))
        self._clear()
        if found is not None:
            for block in survey_blocks(found, self._session.language):
                if isinstance(block, Prose):
                    self.shown.addWidget(_label(plain(block.parts)))
                elif isinstance(block, Grid):
                    self._add_table(block)
        for wave in in_order({each.wave for each in forms}):
            name = wave_name(wave, self._session.language)
            button = QPushButton(self._session.text("survey_tab.remove", wave=name))
            button.clicked.connect(partial(self._remove, wave))
            self.buttons.addWidget(button)
            self._removing.append(button)

    def show_conditions(self) -> Conditions:
        """Show the conditions of the survey's owner."""
        shown = Conditions(self._session, self.window())
        shown.open()
        return shown

    def ask_for_table(self) -> None:
        """Ask for a table of answers, after the conditions where they are not accepted yet."""
        if project_facts(self._session.project).survey_told_on:
            self._choose_table()
        else:
            self.show_conditions().accepted.connect(self._choose_table)

    def _choose_table(self) -> None:
        say = self._session.text
        title, kinds = say("survey_tab.import_title"), say("figures_tab.kinds_of_files")
        chosen, _ = QFileDialog.getOpenFileName(self.window(), title, str(documents()), kinds)
        if chosen:
            self.show_table(Path(chosen))

    def show_table(self, path: Path) -> None:
        """Show what a table holds before it comes in."""

        def show(found: Found) -> None:
            ImportAnswers(self._session, path.name, found, self.window()).open()

        self.reading.read(path, partial(read_answers, path), show)

    def _add_table(self, grid: Grid) -> None:
        """Show the means of the groups; the report's figure says no more than they do."""
        self.shown.addWidget(_label(grid.caption))
        columns = [_column(heading, place) for place, heading in enumerate(grid.header)]
        table: ListedRows[Cells] = ListedRows(self._session, grid.caption, columns, lambda row: row)
        table.show_rows([tuple(plain(cell) for cell in row) for row in grid.rows])
        self.shown.addWidget(table)

    def _ask_who_leaves(self) -> None:
        open_once(AnswersSheet(self._session, self.window()))

    def _remove(self, wave: str) -> None:
        self._session.attempt(lambda: remove_wave(self._session.project, wave))

    def _clear(self) -> None:
        while (item := self.shown.takeAt(0)) is not None:
            if widget := item.widget():
                widget.hide()
                widget.deleteLater()
        for button in self._removing:
            self.buttons.removeWidget(button)
            button.hide()
            button.deleteLater()
        self._removing = []


def _column(heading: str, place: int) -> Column[Cells]:
    return Column(heading, lambda row: row[place])


def _label(words: str) -> QLabel:
    label = QLabel(words)
    label.setWordWrap(True)
    label.setTextFormat(Qt.TextFormat.PlainText)
    return label
