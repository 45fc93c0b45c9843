"""All long work of the window: what runs, how far it is, and what has ended and how."""

from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from time import monotonic
from typing import Final

from PySide6.QtCore import QObject, Signal

from small_stories_app.jobs import Job

_KEPT: Final = 20
_ENOUGH: Final = 0.02
_SECONDS: Final = 2


class JobState(StrEnum):
    """How a job stands."""

    RUNNING = "running"
    FINISHED = "finished"
    FAILED = "failed"
    STOPPED = "stopped"


@dataclass(slots=True)
class ListedJob:
    """One long piece of work; ``at`` is when it began, or ended when it has.

    Of work in stages, the ``longest`` one tells how long all of it takes; the others do not.
    """

    job: Job | None
    what: str
    at: datetime
    began: float = field(default_factory=monotonic)
    state: JobState = JobState.RUNNING
    done: int = 0
    total: int = 0
    sentence: str = ""
    longest: str = ""
    _stage: str = field(default="", init=False)
    _stage_began: float = field(default=0.0, init=False)
    _stage_from: int = field(default=0, init=False)

    def seconds(self) -> float:
        """Return how long it has run."""
        return monotonic() - self.began

    def seconds_left(self) -> float | None:
        """Return about how long it still takes, once enough is done to tell.

        What was done before, by a run that broke off, tells nothing of the pace now.
        """
        done = self.done - self._stage_from
        seconds = monotonic() - (self._stage_began or self.began)
        little = not self.total or done / self.total < _ENOUGH
        little = little or self._stage not in ("", self.longest or self._stage)
        if self.state != JobState.RUNNING or little or seconds < _SECONDS:
            return None
        return seconds * (self.total - self.done) / done

    def go_on(self, done: int, total: int, stage: str) -> None:
        """Note how far its stage is."""
        if stage != self._stage or not self._stage_began:
            self._stage, self._stage_from = stage, done if stage else 0
            self._stage_began = monotonic() if stage else self.began
        self.done, self.total = done, total


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
        job.progressed.connect(lambda done, total: self._go_on(listed, done, total, job.stage))
        job.finished.connect(lambda: self._end(listed, JobState.FINISHED))
        job.failed.connect(lambda sentence: self._end(listed, JobState.FAILED, sentence))
        job.stopped.connect(lambda: self._end(listed, JobState.STOPPED))
        self.moved.emit()
        return listed

    def forget_ended(self) -> None:
        """List only what still runs."""
        self.jobs = self.running
        self.moved.emit()

    def _go_on(self, listed: ListedJob, done: int, total: int, stage: str) -> None:
        listed.go_on(done, total, stage)
        self.moved.emit()

    def _end(self, listed: ListedJob, state: JobState, sentence: str = "") -> None:
        listed.state, listed.sentence = state, sentence
        listed.job, listed.at = None, datetime.now()
        self.moved.emit()
        self.ended.emit(listed)
