"""The dialogs by which interviews come into the project."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QFileDialog, QWidget

from small_stories_app.bringing_in.notes import NotesDialog
from small_stories_app.bringing_in.recordings import Recordings
from small_stories_app.bringing_in.sheet import ImportSheet
from small_stories_app.dialogs.opening import open_once
from small_stories_app.folders import documents
from small_stories_app.session import Session


class BringingIn(QObject):
    """Files and notes become interviews; ``brought_in`` carries the ids of the new ones.

    ``models_asked`` comes where the analyst wants to see all speech models.
    """

    brought_in = Signal(list)
    models_asked = Signal()

    def __init__(self, session: Session, recordings: Recordings, over: QWidget) -> None:
        super().__init__(over)
        self._session = session
        self._recordings = recordings
        self._over = over

    def choose_files(self) -> None:
        """Let the analyst choose files to bring in."""
        title = self._session.text("interviews.choose_files")
        chosen, _ = QFileDialog.getOpenFileNames(self._over, title, str(documents()))
        self.bring_in([Path(path) for path in chosen])

    def bring_in(self, paths: Sequence[Path]) -> None:
        """Show what is in files, and let the analyst bring them in."""
        if not paths:
            return
        sheet = ImportSheet(self._session, paths, self._over.window())
        sheet.recording_wanted.connect(self._recordings.bring_in)
        sheet.brought_in.connect(self.brought_in)
        sheet.models_asked.connect(self.models_asked)
        open_once(sheet)

    def write_notes(self) -> None:
        """Let the analyst write an interview straight into the project."""
        dialog = NotesDialog(self._session, self._over.window())
        dialog.written.connect(lambda number: self.brought_in.emit([number]))
        open_once(dialog)
