"""One run in the window: a child writes a recording down, and each thing it tells is stored."""

from collections.abc import Callable, Mapping

from PySide6.QtCore import QObject, QTimer

from small_stories.errors import SmallStoriesError
from small_stories.storage.change_record import Changed
from small_stories.strings import error_text
from small_stories_app.jobs import Job
from small_stories_app.session import Session

UNDONE = "changes.undone_meanwhile"


class Run(QObject):
    """Stores what a job tells, at once and in the run's own change.

    What cannot be stored ends the run: one that was undone is stopped quietly, any other trouble,
    such as a full disk, is told. What was stored before stays.
    """

    def __init__(
        self, session: Session, transcription: int, job: Job, corrected: Callable[[], int | None]
    ) -> None:
        super().__init__(job)
        self._session = session
        self._transcription = transcription
        self._job = job
        self._corrected = corrected
        # Once the undo is over: what waits for its turn begins with a change of its own.
        self._soon = QTimer(self, singleShot=True, interval=0)
        self._soon.timeout.connect(self._stop_if_undone)
        job.reported.connect(self.take)
        session.changed.connect(self._look)

    def _look(self, changed: Changed) -> None:
        if "transcription" in changed.rows:
            self._soon.start()

    def _stop_if_undone(self) -> None:
        """Let no child go on with a run that was undone, for which it may take minutes to tell."""
        from small_stories.storage.transcriptions import run

        if self._session.is_open and run(self._session.project, self._transcription) is None:
            self._stop_undone()

    def _stop_undone(self) -> None:
        self._job.stop()
        self._session.said.emit(self._session.text("writing_down.undone"))

    def take(self, event: Mapping[str, object]) -> None:
        """Store what an event tells; when the child is done there is nothing more to store."""
        if event.get("event") == "done":
            return
        try:
            self._store(event)
        except SmallStoriesError as error:
            if error.key == UNDONE:
                self._stop_undone()
            else:
                self._job.stop()
                self._session.failed.emit(error_text(error, self._session.language))

    def _store(self, event: Mapping[str, object]) -> None:
        from small_stories.transcribing.bring_in import store
        from small_stories.transcribing.events import event_from

        found, project = event_from(event), self._session.project
        if found is not None:
            # The turn that is being corrected gets no more words: those in the field are its own.
            store(project, self._transcription, found, leave=self._corrected())
