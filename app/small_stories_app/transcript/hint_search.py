"""The search for hints in a child process: one interview, or all of a project."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QObject, Signal

from small_stories.hinting import storing
from small_stories.storage.hints import open_hints_by_interview, searched_for_hints
from small_stories.storage.interviews import interviews
from small_stories_app.jobs import Job
from small_stories_app.session import Session
from small_stories_app.widgets.progress_line import ProgressLine


class HintSearch(QObject):
    """Starts a search when it is asked for, never by itself; each interview is kept as it is done.

    ``turned`` tells that a search has begun or is over.
    """

    turned = Signal()

    def __init__(self, session: Session, progress: ProgressLine) -> None:
        super().__init__(progress)
        self._session, self._progress = session, progress
        self.job: Job | None = None
        self._asked: list[int] = []
        self._words_alone = 0
        session.project_closing.connect(self.stop)

    def search_all(self) -> None:
        """Search every interview whose words no search has read as they are now."""
        done = searched_for_hints(self._session.project)
        told = [each.id for each in interviews(self._session.project) if each.turns]
        left = [number for number in told if number not in done]
        if told and not left:
            self._session.said.emit(self._session.text("hints.all_searched"))
        else:
            self.search(left)

    def search(self, numbers: Sequence[int]) -> None:
        """Search some interviews; nothing happens while a search is running."""
        if self.job is not None or not numbers:
            return
        job = Job("find-hints", self._session.language, self)
        self.job, self._words_alone, self._asked = job, 0, list(numbers)
        self._progress.follow(job, self._session.text("hints.finding"))
        job.reported.connect(self._store)
        job.finished.connect(self._finish)
        job.failed.connect(self._fail)
        job.stopped.connect(self._end)
        job.start(storing.needs_of_all(self._session.project, numbers))
        self.turned.emit()

    def stop(self) -> None:
        """Stop the search; what was found in whole interviews is kept."""
        if self.job is not None:
            self.job.stop()

    def _store(self, event: dict[str, Any]) -> None:
        self._session.attempt(lambda: storing.store(self._session.project, event))
        self._words_alone += bool(event.get("words_alone"))

    def _finish(self) -> None:
        say, found = self._session.text, open_hints_by_interview(self._session.project)
        count = sum(found.get(number, 0) for number in self._asked)
        by_lists = say("hints.words_alone") if self._words_alone else ""
        self._end()
        self._session.said.emit(" ".join(filter(None, [say("hints.found", count), by_lists])))

    def _fail(self, sentence: str) -> None:
        self._end()
        self._session.failed.emit(sentence)

    def _end(self) -> None:
        self.job = None
        self.turned.emit()
