"""A Word template of one's own: taken from disk into the project, and taken away again."""

from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QPushButton, QWidget

from small_stories.changes.house_style import choose_template
from small_stories.changes.own_templates import remove_report_template
from small_stories.reporting.own_templates.own_template import OWN, bring_in, is_own
from small_stories.reporting.templates.catalogue import TEMPLATES
from small_stories_app.report_tabs.draft.choices import ReportChoices
from small_stories_app.session import Session
from small_stories_app.widgets.flowing_row import FlowingRow


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
        self.setLayout(row)
        self.bring.clicked.connect(self._ask)
        self.remove.clicked.connect(self.remove_chosen)

    def show_project(self) -> None:
        """Show whether a template of one's own is chosen."""
        self.remove.setVisible(is_own(self._choices.name))

    def bring_in(self, path: Path) -> None:
        """Keep a Word file as a template and have the report follow it."""
        project, names = self._session.project, list[str]()

        def take() -> None:
            names.append(bring_in(project, path, self._session.language))

        if self._session.attempt(take):
            self._choices.choose(f"{OWN}{names[0]}")
            said = self._session.text("own_templates.brought", name=names[0])
            self._session.said.emit(said)

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
