"""One file read beside the window, which can be used meanwhile, and a way to stop it."""

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TypeVar

from PySide6.QtCore import QThread
from PySide6.QtWidgets import QWidget

from small_stories.apart.reading import end as end_reading
from small_stories.errors import SmallStoriesError
from small_stories.strings import error_text
from small_stories_app.session import Session
from small_stories_app.widgets.progress_line import ProgressLine

Found = TypeVar("Found")
_LOOK_EVERY_MS = 50


class _Reader(QThread):
    """Reads; what came of it is known when it has finished."""

    def __init__(self, read: Callable[[], object], parent: QWidget) -> None:
        super().__init__(parent)
        self._read = read
        self.found: object = None
        self.trouble: SmallStoriesError | None = None

    def run(self) -> None:
        """Read the file."""
        try:
            self.found = self._read()
        except SmallStoriesError as error:
            self.trouble = error


class ReadingLine(ProgressLine):
    """Shows that a file is read, where that takes a moment; what reads it is in a process apart.

    When the project closes, reading stops too.
    """

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(session, parent)
        self._reader: _Reader | None = None
        self._then: Callable[[], object] = self.leave_off
        self.stop_asked.connect(self.leave_off)
        session.project_closing.connect(self.leave_off)

    @property
    def is_reading(self) -> bool:
        """Whether a file is being read."""
        return self._reader is not None

    def read(self, path: Path, read: Callable[[], Found], then: Callable[[Found], object]) -> None:
        """Read a file, and go on with what was found; what is wrong with it is told.

        One file at a time: while one is read, another is not begun.
        """
        if self._reader is not None:
            return
        reader = self._reader = _Reader(read, self)
        self._then = partial(self._go_on, reader, then)
        reader.finished.connect(self._take)
        self.begin(self._session.text("progress.reading", name=path.name))
        reader.start()

    def leave_off(self) -> None:
        """Stop reading; nothing comes of it."""
        reader, self._reader = self._reader, None
        if reader is None:
            return
        self.end()
        while not reader.wait(_LOOK_EVERY_MS):
            end_reading()
        reader.deleteLater()

    def _take(self) -> None:
        if self._reader is not None and self._reader.isFinished():
            self._reader.deleteLater()
            self._reader = None
            self.end()
            self._then()

    def _go_on(self, reader: _Reader, then: Callable[[Found], object]) -> None:
        if reader.trouble is not None:
            self._session.failed.emit(error_text(reader.trouble, self._session.language))
        elif reader.found is not None:
            found: Found = reader.found  # type: ignore[assignment]
            self._session.attempt(lambda: then(found))
