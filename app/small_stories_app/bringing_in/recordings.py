"""Recordings on their way: stored encrypted, then written down, one after the other."""

from collections import deque
from collections.abc import Callable, Mapping
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from small_stories.storage.interviews import interview, recording
from small_stories_app.bringing_in.incoming import Facts
from small_stories_app.bringing_in.storing import store_recording
from small_stories_app.jobs import Job
from small_stories_app.session import Session
from small_stories_app.widgets.progress_line import ProgressLine
from small_stories_app.widgets.waiting import waiting

Event = Mapping[str, object]


class Recordings(QObject):
    """A queue of long work on recordings; ``moved`` tells that something of it began or ended.

    A child that is stopped, fails or dies has changed nothing of the project: what it found is
    stored here, at its end, as one change.
    """

    moved = Signal()

    def __init__(self, session: Session, line: ProgressLine) -> None:
        super().__init__(line)
        self._session = session
        self._line = line
        self._waiting: deque[Callable[[], None]] = deque()
        self._job: Job | None = None
        self.at_work_on: int | None = None
        self._percent = 0
        session.project_closing.connect(self.stop_all)

    @property
    def is_working(self) -> bool:
        """Whether something is being stored or written down."""
        return self._job is not None

    def bring_in(self, path: Path, facts: Facts) -> None:
        """Store a recording as an interview, and then write it down."""
        self._waiting.append(partial(self._store, path, facts))
        self._go_on()

    def write_down(self, recording_id: int) -> None:
        """Write a stored recording down as draft turns."""
        self._waiting.append(partial(self._transcribe, recording_id))
        self._go_on()

    def progress_of(self, interview: int) -> str:
        """Return in words how far the writing down of an interview is, or nothing."""
        if self.at_work_on != interview:
            return ""
        return self._session.text("interviews.state_transcribing", percent=self._percent)

    def stop_all(self) -> None:
        """Stop what runs and forget what waits."""
        self._waiting.clear()
        if self._job is not None:
            self._job.stop()

    def _go_on(self) -> None:
        while self._job is None and self._waiting:
            self._session.attempt(self._waiting.popleft())
        self.moved.emit()

    def _start(self, name: str, needs: dict[str, object], what: str) -> Job:
        job = self._job = Job(name, self._session.language, self)
        self._line.follow(job, what)
        job.failed.connect(self._session.failed)
        for ending in (job.finished, job.failed, job.stopped):
            ending.connect(self._ended)
        job.start(needs)
        return job

    def _ended(self) -> None:
        if self._job is not None:
            self._job.deleteLater()
        self._job = None
        self.at_work_on = None
        self._go_on()

    def _store(self, path: Path, facts: Facts) -> None:
        from small_stories.transcribing import storing_job

        what = self._session.text("interviews.storing_recording", code=facts.code)
        job = self._start("store-recording", storing_job.needs(self._session.project, path), what)
        job.reported.connect(partial(self._take_sounds, facts))

    def _take_sounds(self, facts: Facts, event: Event) -> None:
        from small_stories.transcribing.storing_job import recording_from, remarks_from

        if event.get("event") == "done":
            stored = recording_from(event)
            self._session.attempt(partial(self._make_interview, stored, facts))
            for remark in remarks_from(event):
                self._session.failed.emit(self._session.text(remark.key, None, **remark.fields))

    def _make_interview(self, stored: object, facts: Facts) -> None:
        from small_stories.changes.recordings import NewRecording

        assert isinstance(stored, NewRecording)
        number = store_recording(self._session.project, stored, facts)
        self._waiting.appendleft(partial(self._transcribe, number))

    def _transcribe(self, number: int) -> None:
        from small_stories.transcribing import job as transcribing
        from small_stories.transcribing.model_files import starter_model

        project = self._session.project
        found = recording(project, number)
        with waiting():
            model = starter_model()
        asked = interview(project, found.interview_id)
        what = self._session.text("interviews.transcribing", code=asked.code if asked else "")
        run = _Transcription(self._session, number, model, self)
        self.at_work_on, self._percent = found.interview_id, 0
        job = self._start("transcribe", transcribing.needs(project, number, model), what)
        job.reported.connect(run.take)
        job.progressed.connect(self._note_progress)

    def _note_progress(self, done: int, total: int) -> None:
        percent = done * 100 // max(total, 1)
        if percent != self._percent:
            self._percent = percent
            self.moved.emit()


class _Transcription(QObject):
    """What one run has recognised so far; stored when the run is done."""

    def __init__(self, session: Session, number: int, model: Path, parent: QObject) -> None:
        super().__init__(parent)
        self._session = session
        self._number = number
        self._model = model
        self._segments: list[Event] = []

    def take(self, event: Event) -> None:
        """Keep a segment; store them all at the end."""
        if event.get("event") == "segment":
            self._segments.append(event)
        elif event.get("event") == "done":
            self._session.attempt(partial(self._store, str(event.get("language") or "")))

    def _store(self, language: str) -> None:
        from small_stories.transcribing.bring_in import store_transcription
        from small_stories.transcribing.job import segment_from

        segments = [segment_from(event) for event in self._segments]
        project = self._session.project
        store_transcription(project, self._number, segments, self._model, language)
        self._session.said.emit(self._session.text("interviews.transcribed"))
