"""The tab export: which report for whom, what stops it, writing it, and what has gone out."""

from collections.abc import Callable, Iterable
from pathlib import Path

from PySide6.QtCore import Qt, QUrl, Signal
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import (
    QFileDialog,
    QFormLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from small_stories.reporting.decision_log import write_decision_log
from small_stories.reporting.gate import LetOut
from small_stories.reporting.writing import write_report
from small_stories.storage.change_record import Changed
from small_stories.storage.project_file import Project
from small_stories_app.commands import Command, pressing
from small_stories_app.report_tabs.draft.choices import ChoiceFields, ReportChoices
from small_stories_app.report_tabs.export.own_template import OwnTemplateButtons
from small_stories_app.report_tabs.export.went_out import WentOut
from small_stories_app.report_tabs.export.what_is_open import WhatIsOpen
from small_stories_app.report_tabs.house_style_form import HouseStyleForm
from small_stories_app.report_tabs.tab import Tab
from small_stories_app.session import Session
from small_stories_app.widgets.flowing_row import FlowingRow
from small_stories_app.widgets.headings import explanation
from small_stories_app.widgets.pages import scrolling
from small_stories_app.widgets.reading import reads
from small_stories_app.widgets.waiting import waiting

_BOX_LETTERS = 64
# What changes neither what is open nor what has gone out.
_NOTHING_OF_IT = frozenset({"copied_section"})


class ExportTab(Tab):
    """The report itself: its choices, what is open, and the files.

    ``tab_asked`` asks for another tab of the step by its key, ``field_asked`` and
    ``person_asked`` for where something that is open is put right.
    """

    key = "export"
    tab_asked = Signal(str)
    field_asked = Signal(str)
    person_asked = Signal(int)

    def __init__(self, session: Session, choices: ReportChoices) -> None:
        super().__init__(session)
        say = session.text
        self.choices = choices
        self.fields = ChoiceFields(session, choices)
        self.own_template = OwnTemplateButtons(session, choices)
        self.house_style = HouseStyleForm(session)
        self.what_is_open = WhatIsOpen(session, choices)
        self.went_out = WentOut(session)
        self.folder = QLineEdit()
        self.choose = QPushButton(say("report_view.choose_folder"))
        self.write = QPushButton(say("report_view.write"))
        self.write_log = QPushButton(say("report_view.write_log"))
        self.open_folder = QPushButton(say("report_view.open_folder"))
        reads(self.open_folder)
        self.result = QLabel()
        self._lay_out()
        self._connect()

    def commands(self) -> Iterable[Command]:
        """Return the commands of the export."""
        return [
            Command("report.write", self._come_and_write, "Ctrl+E", possible=self._is_open),
            pressing("report.write_log", self.write_log, self),
            pressing("report.go_there", self.what_is_open.go, self),
            pressing("report.bring_template", self.own_template.bring, self),
            pressing("report.remove_template", self.own_template.remove, self),
            pressing("report.choose_folder", self.choose, self),
            pressing("report.open_folder", self.open_folder, self),
        ]

    def show_project(self) -> None:
        """Read anew what is open and what has been exported."""
        with waiting():
            self.fields.show_project()
            self.own_template.show_project()
            self.house_style.show_project()
            self.what_is_open.show_project()
            self.went_out.show_project()
        self.write.setEnabled(not self.what_is_open.stopping)

    def refresh(self, changed: Changed) -> None:
        """Follow a change that has to do with reports."""
        if not frozenset(changed.rows) <= _NOTHING_OF_IT:
            self.show_project()

    def begin_project(self) -> None:
        """Propose a folder for a project that was just opened."""
        project = self.session.project
        name = self.session.text("report_view.folder_name", name=project.folder.stem)
        self.folder.setText(str(project.folder.parent / name))
        self._say("")
        self.open_folder.hide()

    def write_report(self) -> None:
        """Write the files; all of them or none."""
        name = self.choices.name
        self._write(
            lambda project, folder, language: write_report(project, folder, language, name),
            "report_view.written",
        )

    def write_decision_log(self) -> None:
        """Write the log of decisions, which holds no original."""
        self._write(write_decision_log, "report_view.log_written")

    def _write(self, write: Callable[[Project, Path, str], LetOut], said: str) -> None:
        project, folder = self.session.project, Path(self.folder.text().strip())
        written: list[LetOut] = []
        with waiting():
            done = self.session.attempt(
                lambda: written.append(write(project, folder, self.choices.language))
            )
        if done:
            self._tell(written[0], said)
        else:
            self._say("")
            self.open_folder.hide()
            self.show_project()
            self.what_is_open.show_what_stops()

    def _is_open(self) -> bool:
        return self.session.is_open

    def _come_and_write(self) -> None:
        """Write from anywhere in the window; where something stops it, that is seen."""
        self.step_asked.emit("report")
        self.export_asked.emit()
        if self.write.isEnabled():
            self.write_report()

    def _tell(self, written: LetOut, said: str) -> None:
        say = self.session.text
        lines = [say(said), *map(str, written.paths)]
        lines += [say("report_view.look_at", where=where) for where in written.to_look_at]
        self._say("\n".join(lines))
        self.open_folder.show()
        self.went_out.show_newest()
        self.session.said.emit(say(said))

    def _say(self, words: str) -> None:
        self.result.setText(words)
        self.result.setVisible(bool(words))

    def _lay_out(self) -> None:
        say = self.session.text
        self.result.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.result.setWordWrap(True)
        self.result.hide()
        letter = self.fontMetrics().averageCharWidth()
        boxes = (self.fields.template, self.fields.language, self.house_style.profile,
                 self.house_style.brackets, self.house_style.omission)  # fmt: skip
        for box in boxes:
            box.setMaximumWidth(letter * _BOX_LETTERS)
        form = QFormLayout()
        form.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapLongRows)
        form.addRow(
            say("draft.template"),
            _under(self.fields.template, self.fields.about, self.own_template),
        )
        form.addRow(say("report_view.language"), self.fields.language)
        self.house_style.add_to(form)
        place = QHBoxLayout()
        place.addWidget(self.folder, 1)
        place.addWidget(self.choose)
        form.addRow(say("report_view.folder"), place)
        self.folder.setAccessibleName(say("report_view.folder"))
        buttons = FlowingRow()
        for button in (self.write, self.write_log, self.open_folder):
            buttons.addWidget(button)
        inside = QWidget()
        around = QVBoxLayout(self)
        around.setContentsMargins(0, 0, 0, 0)
        around.addWidget(scrolling(inside))
        column = QVBoxLayout(inside)
        column.setContentsMargins(16, 12, 16, 12)
        column.addLayout(form)
        column.addSpacing(8)
        column.addWidget(self.what_is_open)
        column.addWidget(explanation(say("report_view.what_is_written")))
        column.addLayout(buttons)
        column.addWidget(self.result)
        column.addWidget(self.went_out, 1)
        column.addStretch(1)

    def _connect(self) -> None:
        found = self.what_is_open
        found.story_asked.connect(self.story_asked)
        found.field_asked.connect(self.field_asked)
        found.person_asked.connect(self.person_asked)
        found.turn_asked.connect(self.turn_asked)
        found.quote_asked.connect(self.quote_asked)
        found.marks_asked.connect(self.marks_asked)
        found.step_asked.connect(self.step_asked)
        found.tab_asked.connect(self.tab_asked)
        self.choose.clicked.connect(self._choose_folder)
        self.write.clicked.connect(self.write_report)
        self.write_log.clicked.connect(self.write_decision_log)
        self.open_folder.clicked.connect(self._show_folder)
        self.choices.language_chosen.connect(self._change_language)
        self.session.project_opened.connect(self.begin_project)
        if self.session.is_open:
            self.begin_project()

    def _change_language(self) -> None:
        if self.session.is_open and self.isVisible():
            self.show_project()

    def _choose_folder(self) -> None:
        title, before = self.session.text("report_view.choose_folder"), self.folder.text()
        chosen = QFileDialog.getExistingDirectory(self, title, before)
        if chosen:
            self.folder.setText(chosen)

    def _show_folder(self) -> None:
        QDesktopServices.openUrl(QUrl.fromLocalFile(self.folder.text().strip()))


def _under(*parts: QWidget) -> QVBoxLayout:
    column = QVBoxLayout()
    column.setSpacing(4)
    for part in parts:
        column.addWidget(part)
    return column
