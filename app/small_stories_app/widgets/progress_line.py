"""One line for long work: what is being done, how far it is, and a way to stop it."""

from typing import Final

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QPushButton, QSizePolicy, QWidget

from small_stories_app.job_list import ListedJob
from small_stories_app.jobs import Job
from small_stories_app.session import Session
from small_stories_app.widgets.cut_label import CutLabel
from small_stories_app.widgets.reading import reads

_BAR_WIDTH: Final = 120
_BAR_HEIGHT: Final = 10
_SHOWN_AFTER_MS: Final = 300
_MINUTE: Final = 60
# In minutes.
_HOUR: Final = 60
_ROUNDED: Final = 10


class ProgressLine(QWidget):
    """Hidden while nothing runs, and for what is over at once; ``stop_asked`` comes from Stop.

    ``came_or_went`` tells that it is shown or hidden.
    """

    stop_asked = Signal()
    came_or_went = Signal()

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        reads(self)
        self._session = session
        self._what = ""
        self._listed: ListedJob | None = None
        self.label = CutLabel()
        self.bar = QProgressBar()
        self.stop = QPushButton(session.text("progress.stop"))
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(_SHOWN_AFTER_MS)
        self._soon.timeout.connect(self.show)
        self._soon.timeout.connect(self.came_or_went)
        self._lay_out()
        self.stop.clicked.connect(self.stop_asked)
        self.hide()

    def _lay_out(self) -> None:
        self.bar.setTextVisible(False)
        self.bar.setFixedSize(_BAR_WIDTH, _BAR_HEIGHT)
        self.label.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.label, 1)
        row.addWidget(self.bar)
        row.addWidget(self.stop)

    def begin(self, what: str) -> None:
        """Show that work has begun; how long it takes is not known yet."""
        self.bar.setRange(0, 0)
        self.bar.setAccessibleName(what)
        self.stop.setAccessibleName(self._session.text("progress.stop_what", what=what))
        self.say(what)
        self._soon.start()

    def say(self, what: str) -> None:
        """Say what is being done now."""
        self._what = what
        left = time_left(self._session, self._listed) if self._listed else ""
        words = f"{what} · {left}" if left else what
        self.label.setText(words)

    def show_progress(self, done: int, total: int) -> None:
        """Show how far the work is."""
        self.bar.setRange(0, max(total, 1))
        self.bar.setValue(done)
        self.say(self._what)

    def end(self) -> None:
        """Go out of sight."""
        self._soon.stop()
        self._listed = None
        self.hide()
        self.came_or_went.emit()

    def follow(self, job: Job, what: str) -> ListedJob:
        """Show a job that is about to start until it finishes, fails or is stopped."""
        listed = self._listed = self._session.jobs.follow(job, what)
        self.begin(what)
        job.progressed.connect(self.show_progress)
        self.stop_asked.connect(job.stop)
        for ending in (job.finished, job.failed, job.stopped):
            ending.connect(self.end)
        return listed


def time_left(session: Session, listed: ListedJob) -> str:
    """Return in words how long a job still takes, or nothing while that cannot be told."""
    seconds = listed.seconds_left()
    return "" if seconds is None else left_in_words(session, seconds)


def left_in_words(session: Session, seconds: float) -> str:
    """Return how long something still takes: about 9 minutes, or about 3 h 20 min."""
    minutes = int(seconds / _MINUTE + 0.5)
    if minutes < _HOUR:
        return session.text("progress.left", minutes)
    hours, rest = divmod(round(minutes / _ROUNDED) * _ROUNDED, _HOUR)
    return session.text("progress.hours_left", hours=hours, minutes=rest)
