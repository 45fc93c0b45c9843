"""Long work as a child process of the program itself, so that the window never waits for it."""

import json
import sys

from PySide6.QtCore import QObject, QProcess, Signal

from small_stories.errors import SmallStoriesError
from small_stories.strings import error_text


class Job(QObject):
    """One run of ``small-stories job NAME``; stopping is killing.

    What the job needs goes in as one JSON line on standard input, so that no secret stands in
    the arguments or the environment. ``progressed`` carries done and total, ``reported`` every
    other event, ``finished`` comes when the child has ended well, ``failed`` carries a sentence.
    ``stage`` names what the child is at, where its work has several parts. ``crashed`` is the key
    of the sentence for a child that ends without a word.
    """

    progressed = Signal(int, int)
    reported = Signal(dict)
    finished = Signal()
    failed = Signal(str)
    stopped = Signal()

    def __init__(
        self, name: str, language: str, parent: QObject | None = None, crashed: str = ""
    ) -> None:
        super().__init__(parent)
        self._language = language
        self._settled = False
        self._done = False
        self.stage = ""
        self._sentence = error_text(SmallStoriesError(crashed or "job.crashed"), language)
        self._process = QProcess(self)
        self._process.setProgram(sys.executable)
        self._process.setArguments([*own_program(), "job", name])
        self._process.readyReadStandardOutput.connect(self._read)
        self._process.readyReadStandardError.connect(self._process.readAllStandardError)
        self._process.finished.connect(self._ended)
        self._process.errorOccurred.connect(self._ended)

    def start(self, needs: dict[str, object]) -> None:
        """Start the child and hand it what it needs."""
        self._process.start()
        self._process.write(json.dumps(needs).encode() + b"\n")
        self._process.closeWriteChannel()

    def stop(self) -> None:
        """Kill the child; nothing of the project is touched by that."""
        if not self._settled:
            self._settled = True
            self._process.kill()
            self._process.waitForFinished(3000)
            self.stopped.emit()

    def _read(self) -> None:
        while self._process.canReadLine() and not self._settled:
            self._take(json.loads(bytes(self._process.readLine().data())))

    def _take(self, event: dict[str, object]) -> None:
        match event.get("event"):
            case "progress":
                self.stage = str(event.get("stage") or "")
                self.progressed.emit(event["done"], event["total"])
            case "error":
                fields = event.get("fields")
                known = SmallStoriesError(str(event["key"]), **dict(fields or {}))  # type: ignore[call-overload]
                self._sentence = error_text(known, self._language)
            case "done":
                self.reported.emit(event)
                self._done = True
            case _:
                self.reported.emit(event)

    def _ended(self) -> None:
        # Only now, so that whoever hears of it may let the job go.
        self._read()
        if self._settled:
            return
        self._settled = True
        if self._done:
            self.finished.emit()
        else:
            self.failed.emit(self._sentence)


def own_program() -> list[str]:
    """Return the arguments with which this interpreter, or frozen program, is the program."""
    return [] if getattr(sys, "frozen", False) else ["-m", "small_stories_app"]
