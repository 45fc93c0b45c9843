"""A Word template of one's own: taken from disk into the project, and taken away again."""

from functools import partial
from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QPushButton, QVBoxLayout, QWidget

from small_stories.changes.house_style import choose_template
from small_stories.changes.own_templates import remove_report_template
from small_stories.reporting.own_templates.own_template import OWN, is_own, keep, read_own
from small_stories.reporting.templates.catalogue import TEMPLATES
from small_stories_app.report_tabs.draft.choices import ReportChoices
from small_stories_app.session import Session
from small_stories_app.widgets.flowing_row import FlowingRow
from small_stories_app.widgets.reading_line import ReadingLine


class OwnTemplateButtons(QWidget):
    """Brings a Word file in as a template and chooses it; the one that is chosen can be removed."""

    def __init__(self, session: Session, choices: ReportChoices) -> None:
        super().__init__()
        self._session = session
        self._choices = choices
        self.bring = QPushButton(session.text("own_templates.bring"))
        self.remove = QPushButton(session.text("own_templates.remove"))
        row = FlowingRow()
        row.addWidget(self.bring)
        row.addWidget(self.remove)
        self.reading = ReadingLine(session)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addLayout(row)
        column.addWidget(self.reading)
        self.bring.clicked.connect(self._ask)
        self.remove.clicked.connect(self.remove_chosen)

    def show_project(self) -> None:
        """Show whether a template of one's own is chosen."""
        self.remove.setVisible(is_own(self._choices.name))

    def bring_in(self, path: Path) -> None:
        """Keep a Word file as a template and have the report follow it."""

        def take(content: bytes) -> None:
            name = keep(self._session.project, path, content)
            self._choices.choose(f"{OWN}{name}")
            self._session.said.emit(self._session.text("own_templates.brought", name=name))

        self.reading.read(path, partial(read_own, path, self._session.language), take)

    def remove_chosen(self) -> None:
        """Keep the chosen template no longer; the report follows the first again."""
        project, name = self._session.project, self._choices.name

        def remove() -> None:
            with project.change("report_template.removed"):
                choose_template(project, next(iter(TEMPLATES)))
                remove_report_template(project, name.removeprefix(OWN))

        self._session.attempt(remove)

    def _ask(self) -> None:
        say = self._session.text
        kinds = f"{say('dialogs.word_document')} (*.docx *.dotx)"
        chosen, _ = QFileDialog.getOpenFileName(self, say("own_templates.bring"), "", kinds)
        if chosen:
            self.bring_in(Path(chosen))
