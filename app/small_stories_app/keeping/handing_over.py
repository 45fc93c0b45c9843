"""The part of the step where a copy is made for somebody else, and how far it is."""

from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from small_stories.erasing.handing_over_copy import clear_away, log_handed_over
from small_stories.erasing.handing_over_job import needs
from small_stories_app.dialogs.opening import open_once
from small_stories_app.dialogs.recovery_code import RecoveryCodeDialog
from small_stories_app.jobs import Job
from small_stories_app.keeping.hand_over_sheet import HandOverSheet
from small_stories_app.session import Session
from small_stories_app.widgets.headings import explanation
from small_stories_app.widgets.progress_line import ProgressLine
from small_stories_app.widgets.reading import reads


class HandingOver(QWidget):
    """One copy at a time; the project can be worked on meanwhile.

    Of a copy that is stopped, or that could not be made, nothing stays.
    """

    step_asked = Signal(str)
    story_asked = Signal(int)

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self.job: Job | None = None
        self._target = Path()
        self._archive = False
        self._code = ""
        self.begin = QPushButton(session.text("handing_over.begin"))
        # The window finds it by this name, to offer a copy where nothing can be written.
        self.begin.setObjectName("hand_over")
        reads(self.begin)
        self.progress = ProgressLine(session)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(explanation(session.text("handing_over.about")))
        column.addWidget(self.begin, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self.progress)
        self.begin.clicked.connect(self._ask)
        session.project_closing.connect(self.stop)

    def stop(self) -> None:
        """Break the copy off that is being made."""
        if self.job is not None:
            self.job.stop()

    def _ask(self) -> None:
        sheet = HandOverSheet(self._session, self.window())
        sheet.wished.connect(self.make)
        sheet.step_asked.connect(self.step_asked)
        sheet.story_asked.connect(self.story_asked)
        open_once(sheet)

    def make(self, target: Path, passphrase: str, archive: bool) -> None:
        """Make a copy in a folder that is not there yet."""
        session = self._session
        self._target, self._archive = target, archive
        self.job = job = Job("hand-over", session.language, self)
        self.begin.setEnabled(False)
        # A list of work may be seen by others: it tells no name of a project.
        self.progress.follow(job, session.text("handing_over.making"))
        job.reported.connect(self._keep_code)
        job.finished.connect(self._finish)
        job.failed.connect(self._fail)
        job.stopped.connect(self._stopped)
        job.start(needs(session.project, target, passphrase, archive=archive))

    def _keep_code(self, event: dict[str, object]) -> None:
        self._code = str(event.get("code") or "")

    def _finish(self) -> None:
        self._end()
        session, target = self._session, self._target
        # One that is only read here cannot note what has left it.
        if not session.project.read_only:
            session.attempt(lambda: log_handed_over(session.project, target, archive=self._archive))
        made = session.text(f"handing_over.{'archived' if self._archive else 'handed_over'}",
                            name=target.name)  # fmt: skip
        session.said.emit(session.text("handing_over.made"))
        code, self._code = self._code, ""
        open_once(RecoveryCodeDialog(session, code, self.window(), first=made))

    def _fail(self, sentence: str) -> None:
        self._end()
        clear_away(self._target)
        self._session.failed.emit(sentence)

    def _stopped(self) -> None:
        self._end()
        clear_away(self._target)
        self._session.said.emit(self._session.text("handing_over.stopped"))

    def _end(self) -> None:
        if self.job is not None:
            self.job.deleteLater()
        self.job = None
        self.begin.setEnabled(True)
