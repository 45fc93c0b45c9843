"""The tab export: what stops the report, and writing it."""

from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Final

from PySide6.QtCore import QDateTime, QLocale, Qt, QUrl, Signal
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import (
    QComboBox,
    QFileDialog,
    QFormLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from small_stories.reporting.cautions import Caution
from small_stories.reporting.decision_log import write_decision_log
from small_stories.reporting.gate import LetOut
from small_stories.reporting.readiness import (
    Hindrance,
    hindrance_text,
    hindrances,
    warning_text,
    warnings,
)
from small_stories.reporting.writing import write_report
from small_stories.storage.exports import Export, exports
from small_stories.storage.project_file import Project
from small_stories.storage.quotes import quote, quotes
from small_stories.storage.setup import project_facts
from small_stories.strings import LANGUAGES
from small_stories_app.commands import Command, pressing
from small_stories_app.report_tabs.house_style_form import HouseStyleForm
from small_stories_app.report_tabs.tab import Tab
from small_stories_app.session import Session
from small_stories_app.widgets.headings import explanation, heading
from small_stories_app.widgets.pages import scrolling
from small_stories_app.widgets.rows import Column, RowsModel
from small_stories_app.widgets.rows_table import RowsTable
from small_stories_app.widgets.waiting import waiting

# Where what stops an export is put right: at the story, or at another step.
_AT_STORY: Final = ("no_reading", "no_effect", "denied", "lost_words")
_AT_STEP: Final = {"no_consent": "prepare", "teller_unknown": "interviews"}
_OWN_TEXTS: Final = {"type": "types"}

Open = Hindrance | Caution


class ExportTab(Tab):
    """What is open, where to go for it, and the report itself.

    ``tab_asked`` asks for another tab of the step by its key.
    """

    key = "export"
    tab_asked = Signal(str)

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        say = session.text
        self.state = QLabel()
        self.open_model = RowsModel(
            [Column(say("report_view.open"), self._sentence)], lambda each: each
        )
        self.open = RowsTable(self.open_model, say("report_view.open"), (0,))
        self.go = QPushButton(say("report_view.go_there"))
        self.language = QComboBox()
        self.house_style = HouseStyleForm(session)
        self.folder = QLineEdit()
        self.choose = QPushButton(say("report_view.choose_folder"))
        self.write = QPushButton(say("report_view.write"))
        self.write_log = QPushButton(say("report_view.write_log"))
        self.result = QLabel()
        self.open_folder = QPushButton(say("report_view.open_folder"))
        columns: list[Column[Export]] = [
            Column(say("report_view.exports.at"), self._moment),
            Column(say("report_view.exports.path"), lambda each: each.path),
        ]
        self.exports_model = RowsModel(columns, lambda each: each.id)
        self.exports = RowsTable(self.exports_model, say("report_view.exports.title"), (20, 0))
        self._lay_out()
        self._connect()

    def commands(self) -> Iterable[Command]:
        """Return the commands of the export."""
        return [
            Command("report.write", self._come_and_write, "Ctrl+E", possible=self._is_open),
            pressing("report.write_log", self.write_log, self),
            pressing("report.go_there", self.go, self),
            pressing("report.choose_folder", self.choose, self),
            pressing("report.open_folder", self.open_folder, self),
        ]

    def show_project(self) -> None:
        """Read anew what is open and what has been exported."""
        project = self.session.project
        stopping, to_look_at = hindrances(project), warnings(project)
        # The gate itself stops at these, and says where: so writing can be tried.
        leaks = [each for each in to_look_at if _is_leak(each)]
        others = [each for each in to_look_at if not _is_leak(each)]
        self.open.show_rows([*stopping, *leaks, *others])
        any_quotes = bool(quotes(project))
        self.state.setText(self._state(len(stopping) + len(leaks), len(others), any_quotes))
        for part in (self.open, self.go):
            part.setVisible(bool(self.open_model.rows))
        self.write.setEnabled(not stopping)
        self.house_style.show_project()
        self.exports.show_rows(list(reversed(exports(project))))
        self.exports.setVisible(bool(self.exports_model.rows))
        self.past.setVisible(bool(self.exports_model.rows))

    def begin_project(self) -> None:
        """Propose language and folder of a project that was just opened."""
        project = self.session.project
        self.language.setCurrentIndex(self.language.findData(project_facts(project).language))
        name = self.session.text("report_view.folder_name", name=project.folder.stem)
        self.folder.setText(str(project.folder.parent / name))
        self.result.clear()
        self.open_folder.hide()

    def write_report(self) -> None:
        """Write the files; all of them or none."""
        self._write(write_report, "report_view.written")

    def write_decision_log(self) -> None:
        """Write the log of decisions, which holds no original."""
        self._write(write_decision_log, "report_view.log_written")

    def _write(self, write: Callable[[Project, Path, str], LetOut], said: str) -> None:
        project, folder = self.session.project, Path(self.folder.text().strip())
        written: list[LetOut] = []
        with waiting():
            done = self.session.attempt(
                lambda: written.append(write(project, folder, self.language.currentData()))
            )
        if done:
            self._tell(written[0], said)
        else:
            self._show_what_stops()

    def _show_what_stops(self) -> None:
        """Show where a hidden name stands, so that one key leads there."""
        self.result.clear()
        self.open_folder.hide()
        self.show_project()
        stopping = [row for row, each in enumerate(self.open_model.rows) if _is_leak(each)]
        if stopping:
            self.open.selectRow(stopping[0])
            self.open.setFocus()

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
        self.result.setText("\n".join(lines))
        self.open_folder.show()
        self.session.said.emit(say(said))

    def _lay_out(self) -> None:
        say = self.session.text
        self.past = heading(say("report_view.exports.title"), 1.05)
        for language in LANGUAGES:
            self.language.addItem(say(f"report_view.languages.{language}"), language)
        self.open.horizontalHeader().hide()
        self.result.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        for label in (self.state, self.result):
            label.setWordWrap(True)
        form = QFormLayout()
        form.addRow(say("report_view.language"), self.language)
        self.house_style.add_to(form)
        place = QHBoxLayout()
        place.addWidget(self.folder, 1)
        place.addWidget(self.choose)
        form.addRow(say("report_view.folder"), place)
        self.folder.setAccessibleName(say("report_view.folder"))
        self.language.setAccessibleName(say("report_view.language"))
        inside = QWidget()
        around = QVBoxLayout(self)
        around.setContentsMargins(0, 0, 0, 0)
        around.addWidget(scrolling(inside))
        column = QVBoxLayout(inside)
        column.setContentsMargins(16, 12, 16, 12)
        column.addWidget(self.state)
        column.addWidget(self.open, 2)
        column.addLayout(_left(self.go))
        column.addLayout(form)
        column.addWidget(explanation(say("report_view.what_is_written")))
        column.addLayout(_left(self.write, self.write_log, self.open_folder))
        column.addWidget(self.result)
        column.addWidget(self.past)
        column.addWidget(self.exports, 1)
        column.addStretch(1)

    def _connect(self) -> None:
        self.go.clicked.connect(self._go)
        self.open.activated.connect(self._go)
        self.choose.clicked.connect(self._choose_folder)
        self.write.clicked.connect(self.write_report)
        self.write_log.clicked.connect(self.write_decision_log)
        self.open_folder.clicked.connect(self._show_folder)
        self.session.project_opened.connect(self.begin_project)
        if self.session.is_open:
            self.begin_project()

    def _choose_folder(self) -> None:
        title, before = self.session.text("report_view.choose_folder"), self.folder.text()
        chosen = QFileDialog.getExistingDirectory(self, title, before)
        if chosen:
            self.folder.setText(chosen)

    def _show_folder(self) -> None:
        QDesktopServices.openUrl(QUrl.fromLocalFile(self.folder.text().strip()))

    def _go(self) -> None:
        found: Open | None = self.open.current()
        if isinstance(found, Caution):
            if found.turn_id is not None:
                self.turn_asked.emit(found.turn_id)
            elif found.quote_id is not None:
                self.quote_asked.emit(found.quote_id)
            elif found.story_id is not None:
                self.story_asked.emit(found.story_id)
            elif found.fields.get("where") == "wording":
                self.tab_asked.emit("ledger")
            else:
                self.step_asked.emit(_OWN_TEXTS.get(found.fields.get("where", ""), "prepare"))
        elif found is not None:
            self._go_to(found)

    def _go_to(self, found: Hindrance) -> None:
        told = quote(self.session.project, found.quote_id)
        if found.kind in ("undecided", "not_searched"):
            self.marks_asked.emit(found.quote_id)
        elif found.kind in _AT_STORY and told is not None:
            self.story_asked.emit(told.story_id)
        elif found.kind in _AT_STEP:
            self.step_asked.emit(_AT_STEP[found.kind])
        else:
            self.quote_asked.emit(found.quote_id)

    def _state(self, stopping: int, to_look_at: int, any_quotes: bool) -> str:
        say = self.session.text
        if stopping:
            return say("report_view.stopped", stopping)
        ready = say("report_view.ready" if any_quotes else "report_view.ready_without_quotes")
        return f"{ready} {say('report_view.cautions', to_look_at)}" if to_look_at else ready

    def _sentence(self, found: Open) -> str:
        if isinstance(found, Hindrance):
            return hindrance_text(found, self.session.language)
        return warning_text(found, self.session.language)

    def _moment(self, export: Export) -> str:
        at = QDateTime.fromString(export.at, Qt.DateFormat.ISODate).toLocalTime()
        return QLocale(self.session.language).toString(at, QLocale.FormatType.ShortFormat)


def _is_leak(found: Open) -> bool:
    return found.kind in ("hidden_name", "hidden_number")


def _left(*buttons: QWidget) -> QHBoxLayout:
    row = QHBoxLayout()
    for button in buttons:
        row.addWidget(button)
    row.addStretch(1)
    return row
