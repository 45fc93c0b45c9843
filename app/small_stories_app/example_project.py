"""Making the example project: the real work on invented interviews, in a child process."""

import shutil
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from small_stories_app.folders import folder_for
from small_stories_app.jobs import Job
from small_stories_app.session import Session
from small_stories_app.widgets.progress_line import ProgressLine


class ExampleProject(QObject):
    """One example project at a time; ``made`` carries its folder, ``working`` whether it runs."""

    made = Signal(Path)
    working = Signal(bool)

    def __init__(self, session: Session, line: ProgressLine) -> None:
        super().__init__(line)
        self._session = session
        self._line = line
        self._folder = Path()
        self.job: Job | None = None

    def make(self) -> None:
        """Begin to make an example project in a folder of its own."""
        self._folder = _free_folder(self._session.text("start.example_name"))
        self.job = Job("demo", self._session.language, self)
        # First, so that the work counts as over when the finished example is opened.
        self._line.follow(self.job, self._session.text("start.making_example"))
        self.job.reported.connect(self._tell)
        self.job.finished.connect(self._finish)
        self.job.failed.connect(self._fail)
        self.job.stopped.connect(self._clear_away)
        self.working.emit(True)
        # The interviews are invented and in Finnish: the example needs no passphrase, and its
        # report is Finnish whatever the window speaks.
        self.job.start({"folder": str(self._folder), "passphrase": None})

    def stop(self) -> None:
        """Break off, when one is being made; nothing of it stays."""
        if self.job is not None:
            self.job.stop()

    def _tell(self, event: dict[str, object]) -> None:
        if event.get("event") == "step":
            self._line.say(self._session.text(f"example.{event['key']}"))

    def _finish(self) -> None:
        self.working.emit(False)
        self.made.emit(self._folder)

    def _fail(self, sentence: str) -> None:
        self._clear_away()
        self._session.failed.emit(sentence)

    def _clear_away(self) -> None:
        # Half an example is of no use, and nobody has put anything of their own into it.
        shutil.rmtree(self._folder, ignore_errors=True)
        self.working.emit(False)


def _free_folder(name: str) -> Path:
    first = folder_for(name)
    numbered = (folder_for(f"{name} {number}") for number in range(2, 1000))
    return first if not first.exists() else next(each for each in numbered if not each.exists())
