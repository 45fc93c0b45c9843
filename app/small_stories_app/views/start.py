"""The start page: what the program is, recent projects, and the three ways to begin."""

from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QListView, QPushButton, QVBoxLayout, QWidget

from small_stories_app.dialogs.opening import open_once
from small_stories_app.dialogs.passphrase import PassphraseDialog
from small_stories_app.dialogs.recovery_code import RecoveryCodeDialog
from small_stories_app.example_project import ExampleProject
from small_stories_app.folders import documents
from small_stories_app.session import Session
from small_stories_app.widgets.headings import explanation, heading
from small_stories_app.widgets.notice import Notice
from small_stories_app.widgets.progress_line import ProgressLine
from small_stories_app.widgets.rows import Column, RowsModel
from small_stories_app.widgets.waiting import waiting
from small_stories_app.window.long_work import LongWork

if TYPE_CHECKING:
    from small_stories.storage.project_file import Project

_WIDTH: Final = 640


class StartPage(QWidget):
    """Shown while no project is open.

    ``locked`` carries the folder of a project that was just locked, and whether all was stored.
    """

    locked = Signal(Path, bool)

    def __init__(self, session: Session, work: LongWork) -> None:
        super().__init__()
        self.session = session
        self._work = work
        self.progress = ProgressLine(session)
        self.example = ExampleProject(session, self.progress)
        self.new = QPushButton(session.text("start.new"))
        self.open = QPushButton(session.text("start.open"))
        self.try_example = QPushButton(session.text("start.example"))
        self.notice = Notice()
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
        column.addWidget(self.notice)
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
        dialog.made.connect(self._leave_for)
        open_once(dialog)

    def choose_project(self) -> None:
        """Ask for a project folder and open it."""
        title = self.session.text("dialogs.open_title")
        chosen = QFileDialog.getExistingDirectory(self, title, str(documents()))
        if chosen:
            self.open_folder(Path(chosen))

    def open_folder(self, folder: Path) -> None:
        """Open a project, asking for its passphrase if it has one."""
        if not (self.session.is_open and _is_one(folder, self.session.project.folder)):
            self._work.stop_first(lambda: self.session.attempt(lambda: self._open(folder)))

    def ask_again(self, folder: Path, all_stored: bool) -> None:
        """Ask for the passphrase of a project that was locked, and say what was lost by it."""
        self.notice.say("" if all_stored else self.session.text("unstored.lost"))
        if folder.is_dir() or all_stored:
            self.open_folder(folder)

    def _open(self, folder: Path) -> None:
        from small_stories.storage.project_file import needs_passphrase

        if folder.is_dir() and needs_passphrase(folder):
            open_once(PassphraseDialog(self.session, folder, self.window()))
            return
        with waiting():
            self.session.open(folder, None)

    def _open_recent(self, index: QModelIndex) -> None:
        self.open_folder(self._model.rows[index.row()])

    def _leave_for(self, project: "Project") -> None:
        """Work on a new project where no word is of one that is open still."""
        if self.session.is_open:
            self.session.leave(lambda start: start.begin(project))
        else:
            self.begin(project)

    def begin(self, project: "Project") -> None:
        """Work on a new project, and show its recovery code this once."""
        code, project.recovery_code = project.recovery_code, None
        self.session.begin(project)
        if code:
            open_once(RecoveryCodeDialog(self.session, code, self.window()))

    def _allow(self, working: bool) -> None:
        for button in (self.new, self.open, self.try_example, self.recent):
            button.setEnabled(not working)


def _is_one(folder: Path, other: Path) -> bool:
    """Tell whether two paths lead to the same folder, also by another name."""
    return folder == other or (folder.exists() and other.exists() and folder.samefile(other))


def _in_words(folder: Path) -> str:
    return f"{folder.stem}\n{folder.parent}"
