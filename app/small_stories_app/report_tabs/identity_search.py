"""The button that searches the interviews for what identifies people, and how far it is."""

from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from small_stories.anonymising import searching
from small_stories.storage.interviews import interviews
from small_stories_app.jobs import Job
from small_stories_app.session import Session
from small_stories_app.widgets.progress_line import ProgressLine


class IdentitySearch(QWidget):
    """Starts the search in a child process; each interview is stored as it is found.

    ``finished`` comes when all interviews have been searched.
    """

    finished = Signal()

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self.job: Job | None = None
        self._rules_only = 0
        self.button = QPushButton(session.text("marks.find"))
        self.progress = ProgressLine(session)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.button)
        self.button.clicked.connect(self.start)
        session.project_closing.connect(self.stop)

    def start(self) -> None:
        """Search all interviews; nothing happens while a search is running."""
        if self.job is not None or not interviews(self._session.project):
            return
        job = Job("find-identities", self._session.language, self)
        self.job = job
        self._rules_only = 0
        self.button.setEnabled(False)
        self.progress.follow(job, self._session.text("marks.finding"))
        job.reported.connect(self._store)
        job.finished.connect(self._finish)
        job.failed.connect(self._fail)
        job.stopped.connect(self._end)
        job.start(searching.needs(self._session.project))

    def stop(self) -> None:
        """Stop the search; what was found in whole interviews is kept."""
        if self.job is not None:
            self.job.stop()

    def _store(self, event: dict[str, Any]) -> None:
        self._session.attempt(lambda: searching.store(self._session.project, event))
        self._rules_only += bool(event.get("rules_only"))

    def _finish(self) -> None:
        self._end()
        say, by_rules = self._session.text, self._rules_only
        self._session.said.emit(
            say("marks.found_by_rules", by_rules) if by_rules else say("marks.found")
        )
        self.finished.emit()

    def _fail(self, sentence: str) -> None:
        self._end()
        self._session.failed.emit(sentence)

    def _end(self) -> None:
        self.job = None
        self.button.setEnabled(True)
