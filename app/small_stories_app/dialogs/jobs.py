"""The long work of the window: what runs and how far it is, and what has ended and how."""

from PySide6.QtWidgets import QDialog, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from small_stories_app.dialogs.buttons import close_only
from small_stories_app.job_list import JobState, ListedJob
from small_stories_app.session import Session
from small_stories_app.widgets.empty_state import EmptyState
from small_stories_app.widgets.fitting import fit
from small_stories_app.widgets.progress_line import time_left
from small_stories_app.widgets.rows import Column, RowsModel
from small_stories_app.widgets.rows_table import RowsTable


class JobsDialog(QDialog):
    """Follows the jobs as they go on; what has ended stays listed until it is cleared."""

    def __init__(self, session: Session, parent: QWidget) -> None:
        super().__init__(parent)
        text = session.text
        self._session = session
        self.setWindowTitle(text("jobs.title"))
        self._model: RowsModel[ListedJob] = RowsModel(
            [
                Column(text("jobs.what"), lambda job: job.what),
                Column(text("jobs.state"), self._state),
                Column(text("jobs.left"), lambda job: time_left(session, job)),
            ],
            id,
        )
        self.table = RowsTable(self._model, text("jobs.title"), (0, 0, 24))
        self.empty = EmptyState(text("jobs.empty"))
        self.stop = QPushButton(text("progress.stop"))
        self.clear = QPushButton(text("jobs.clear"))
        buttons = QHBoxLayout()
        buttons.addWidget(self.stop)
        buttons.addWidget(self.clear)
        buttons.addStretch(1)
        column = QVBoxLayout(self)
        column.addWidget(self.table, 1)
        column.addWidget(self.empty, 1)
        column.addLayout(buttons)
        column.addWidget(close_only(self, session))
        fit(self, 760, 360)
        self.stop.clicked.connect(self._stop)
        self.clear.clicked.connect(session.jobs.forget_ended)
        self.table.selectionModel().currentRowChanged.connect(self._offer)
        session.jobs.moved.connect(self._read)
        self._read()

    def _read(self) -> None:
        jobs = self._session.jobs.jobs
        self.table.setVisible(bool(jobs))
        self.empty.setVisible(not jobs)
        self.table.show_rows(jobs)
        self._offer()

    def _offer(self) -> None:
        chosen: ListedJob | None = self.table.current()
        self.stop.setEnabled(chosen is not None and chosen.state == JobState.RUNNING)
        self.clear.setEnabled(len(self._session.jobs.jobs) > len(self._session.jobs.running))

    def _stop(self) -> None:
        chosen: ListedJob | None = self.table.current()
        if chosen is not None and chosen.job is not None:
            chosen.job.stop()

    def _state(self, listed: ListedJob) -> str:
        text = self._session.text
        if listed.state == JobState.RUNNING and listed.total:
            return text("jobs.at_work", percent=100 * listed.done // listed.total)
        if listed.state == JobState.FAILED:
            return listed.sentence
        return text(f"jobs.states.{listed.state}", time=f"{listed.at:%H.%M}")
