"""The start page: what the program is, recent projects, and the three ways to begin."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QListView, QPushButton, QVBoxLayout, QWidget

from small_stories_app.dialogs.opening import open_once
from small_stories_app.dialogs.passphrase import PassphraseDialog
from small_stories_app.dialogs.recovery_code import RecoveryCodeDialog
from small_stories_app.example_project import ExampleProject
from small_stories_app.folders import documents
from small_stories_app.session import Session
from small_stories_app.widgets.headings import explanation, heading
from small_stories_app.widgets.progress_line import ProgressLine
from small_stories_app.widgets.rows import Column, RowsModel
from small_stories_app.widgets.waiting import waiting
from small_stories_app.window.long_work import LongWork

if TYPE_CHECKING:
    from small_stories.storage.project_file import Project

_WIDTH: Final = 640


class StartPage(QWidget):
    """Shown while no project is open."""

    def __init__(self, session: Session, work: LongWork) -> None:
        super().__init__()
        self.session = session
        self._work = work
        self.progress = ProgressLine(session)
        self.example = ExampleProject(session, self.progress)
        self.new = QPushButton(session.text("start.new"))
        self.open = QPushButton(session.text("start.open"))
        self.try_example = QPushButton(session.text("start.example"))
        self.recent = QListView()
        self.recent_heading = heading(session.text("start.recent"))
        self._model: RowsModel[Path] = RowsModel([Column("", _in_words)], lambda folder: folder)
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        text = self.session.text
        self.recent.setModel(self._model)
        self.recent.setAccessibleName(text("start.recent"))
        self.recent.setSpacing(3)
        self.recent.setTextElideMode(Qt.TextElideMode.ElideMiddle)
        buttons = QHBoxLayout()
        for button in (self.new, self.open, self.try_example):
            button.setMinimumHeight(36)
            buttons.addWidget(button)
        middle = QWidget()
        middle.setMaximumWidth(_WIDTH)
        column = QVBoxLayout(middle)
        column.setSpacing(12)
        column.addStretch(1)
        column.addWidget(heading(text("window.title"), 2.0))
        column.addWidget(explanation(text("start.what")))
        column.addSpacing(8)
        column.addLayout(buttons)
        column.addWidget(explanation(text("start.example_what")))
        column.addWidget(self.progress)
        column.addSpacing(8)
        column.addWidget(self.recent_heading)
        column.addWidget(self.recent, 3)
        column.addStretch(1)
        row = QHBoxLayout(self)
        row.addStretch(1)
        row.addWidget(middle, 4)
        row.addStretch(1)

    def _connect(self) -> None:
        self.new.clicked.connect(self.new_project)
        self.open.clicked.connect(self.choose_project)
        self.try_example.clicked.connect(self.example.make)
        self.recent.activated.connect(self._open_recent)
        self.example.made.connect(self.open_folder)
        self.example.working.connect(self._allow)

    def refresh(self) -> None:
        """Read the recent projects anew; with one, Enter opens the newest."""
        folders = self.session.options.recent()
        self._model.show(folders)
        self.recent_heading.setVisible(bool(folders))
        self.recent.setVisible(bool(folders))
        if folders:
            self.recent.setCurrentIndex(self._model.index(0, 0))
        self.setFocusProxy(self.recent if folders else self.new)

    def new_project(self) -> None:
        """Ask for what a new project needs and make it."""
        self._work.stop_first(self._ask_for_new)

    def _ask_for_new(self) -> None:
        from small_stories_app.dialogs.new_project import NewProjectDialog

        dialog = NewProjectDialog(self.session, self.window())
        dialog.made.connect(lambda made: self._go_on(lambda start: start.begin(made)))
        open_once(dialog)

    def choose_project(self) -> None:
        """Ask for a project folder and open it."""
        title = self.session.text("dialogs.open_title")
        chosen = QFileDialog.getExistingDirectory(self, title, str(documents()))
        if chosen:
            self.open_folder(Path(chosen))

    def open_folder(self, folder: Path) -> None:
        """Open a project, asking for its passphrase if it has one."""
        if self.session.is_open and self.session.project.folder == folder:
            return
        if self.session.attempt(lambda: _refuse_what_is_none(folder)):
            self._work.stop_first(lambda: self._go_on(lambda start: start.open_here(folder)))

    def _go_on(self, do: "Callable[[StartPage], object]") -> None:
        """Go on here, or where no word is of the project that is open still."""
        if self.session.is_open:
            self.session.leave(do)
        else:
            do(self)

    def open_here(self, folder: Path) -> None:
        """Open a project in this window, which has none; ask for its passphrase first."""
        self.session.attempt(lambda: self._open(folder))

    def _open(self, folder: Path) -> None:
        from small_stories.storage.project_file import needs_passphrase

        if folder.is_dir() and needs_passphrase(folder):
            open_once(PassphraseDialog(self.session, folder, self.window()))
            return
        with waiting():
            self.session.open(folder, None)

    def _open_recent(self, index: QModelIndex) -> None:
        self.open_folder(self._model.rows[index.row()])

    def begin(self, project: "Project") -> None:
        """Work on a new project, and show its recovery code this once."""
        code, project.recovery_code = project.recovery_code, None
        self.session.take(project)
        self.session.warn_of(project, first=True)
        if code:
            open_once(RecoveryCodeDialog(self.session, code, self.window()))

    def _allow(self, working: bool) -> None:
        for button in (self.new, self.open, self.try_example, self.recent):
            button.setEnabled(not working)


def _refuse_what_is_none(folder: Path) -> None:
    """Raise what opening would for a folder that is no project, before another one is closed."""
    from small_stories.storage.project_file import needs_passphrase

    if folder.is_dir():
        needs_passphrase(folder)


def _in_words(folder: Path) -> str:
    return f"{folder.stem}\n{folder.parent}"
