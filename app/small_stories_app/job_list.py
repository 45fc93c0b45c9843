"""All long work of the window: what runs, how far it is, and what has ended and how."""

from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from time import monotonic

from PySide6.QtCore import QObject, Signal

from small_stories_app.jobs import Job

_KEPT = 20


class JobState(StrEnum):
    """How a job stands."""

    RUNNING = "running"
    FINISHED = "finished"
    FAILED = "failed"
    STOPPED = "stopped"


@dataclass(slots=True)
class ListedJob:
    """One long piece of work; ``at`` is when it began, or ended when it has."""

    job: Job | None
    what: str
    at: datetime
    began: float = field(default_factory=monotonic)
    state: JobState = JobState.RUNNING
    done: int = 0
    total: int = 0
    sentence: str = ""

    def seconds(self) -> float:
        """Return how long it has run."""
        return monotonic() - self.began

    def seconds_left(self) -> float | None:
        """Return about how long it still takes, once enough is done to tell."""
        share = self.done / self.total if self.total else 0.0
        if self.state != JobState.RUNNING or share < 0.02 or self.seconds() < 2:
            return None
        return self.seconds() * (1 - share) / share


class JobList(QObject):
    """The jobs of a session, newest first; ``moved`` tells that one began, went on or ended.

    ``ended`` carries each job that has come to its end.
    """

    moved = Signal()
    ended = Signal(object)

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.jobs: list[ListedJob] = []

    @property
    def running(self) -> list[ListedJob]:
        """What is at work now."""
        return [one for one in self.jobs if one.state == JobState.RUNNING]

    def follow(self, job: Job, what: str) -> ListedJob:
        """List a job that is about to start."""
        listed = ListedJob(job, what, datetime.now())
        self.jobs = [listed, *self.jobs][:_KEPT]
        job.progressed.connect(lambda done, total: self._go_on(listed, done, total))
        job.finished.connect(lambda: self._end(listed, JobState.FINISHED))
        job.failed.connect(lambda sentence: self._end(listed, JobState.FAILED, sentence))
        job.stopped.connect(lambda: self._end(listed, JobState.STOPPED))
        self.moved.emit()
        return listed

    def forget_ended(self) -> None:
        """List only what still runs."""
        self.jobs = self.running
        self.moved.emit()

    def _go_on(self, listed: ListedJob, done: int, total: int) -> None:
        listed.done, listed.total = done, total
        self.moved.emit()

    def _end(self, listed: ListedJob, state: JobState, sentence: str = "") -> None:
        listed.state, listed.sentence = state, sentence
        listed.job, listed.at = None, datetime.now()
        self.moved.emit()
        self.ended.emit(listed)
