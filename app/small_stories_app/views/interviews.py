"""The step interviews: the list of interviews, and the one at hand beside it."""

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Final

from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtWidgets import (
    QFileDialog,
    QListView,
    QPushButton,
    QSplitter,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from small_stories.changes.interviewing import remove_interview
from small_stories.storage.change_record import Changed
from small_stories.storage.interviews import Interview, interviews
from small_stories.storage.stories import story as story_by_id
from small_stories_app.bringing_in.notes import NotesDialog
from small_stories_app.bringing_in.recordings import Recordings
from small_stories_app.bringing_in.sheet import ImportSheet
from small_stories_app.commands import Command
from small_stories_app.interview_words import in_words
from small_stories_app.places import documents
from small_stories_app.session import Session
from small_stories_app.transcript.page import TranscriptPage
from small_stories_app.view import View
from small_stories_app.widgets.empty_state import EmptyState
from small_stories_app.widgets.progress_line import ProgressLine
from small_stories_app.widgets.rows import Column, RowsModel

_LIST_WIDTH: Final = 220


class InterviewsView(View):
    """All interviews by code; the one that is chosen is on the page beside the list."""

    key = "interviews"

    def __init__(self, session: Session, line: ProgressLine) -> None:
        super().__init__(session)
        self.recordings = Recordings(session, line)
        self.list = QListView()
        self.page = TranscriptPage(session)
        self.import_button = QPushButton(session.text("interviews.import"))
        self.notes_button = QPushButton(session.text("interviews.new_notes"))
        self.empty = EmptyState(
            session.text("interviews.empty"),
            session.text("interviews.import"),
            session.text("interviews.new_notes"),
        )
        self.untranscribed = EmptyState(
            session.text("interviews.untranscribed"), session.text("interviews.transcribe")
        )
        self._model: RowsModel[Interview] = RowsModel(
            [Column("", self._in_words)], lambda interview: interview.id
        )
        self._beside = QStackedWidget()
        self._whole = QStackedWidget()
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        self.list.setModel(self._model)
        self.list.setAccessibleName(self.session.text("interviews.list"))
        self.list.setSpacing(3)
        self.list.setWordWrap(True)
        self.list.setResizeMode(QListView.ResizeMode.Adjust)
        left = QWidget()
        column = QVBoxLayout(left)
        column.setContentsMargins(8, 8, 4, 8)
        column.addWidget(self.list, 1)
        column.addWidget(self.import_button)
        column.addWidget(self.notes_button)
        self._beside.addWidget(self.page)
        self._beside.addWidget(self.untranscribed)
        splitter = QSplitter(Qt.Orientation.Horizontal)
        splitter.setChildrenCollapsible(False)
        splitter.addWidget(left)
        splitter.addWidget(self._beside)
        splitter.setStretchFactor(1, 1)
        splitter.setSizes([_LIST_WIDTH, 1000])
        self._whole.addWidget(self.empty)
        self._whole.addWidget(splitter)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self._whole)
        self.setFocusProxy(self.list)

    def _connect(self) -> None:
        self.list.selectionModel().currentChanged.connect(self._show_current)
        self.import_button.clicked.connect(self.choose_files)
        self.notes_button.clicked.connect(self.write_notes)
        self.empty.started.connect(self.choose_files)
        self.empty.otherwise.connect(self.write_notes)
        self.list.activated.connect(self._go_into_talk)
        self.untranscribed.started.connect(self.write_down)
        self.recordings.moved.connect(self._reread)

    def commands(self) -> Iterable[Command]:
        """Return what can be done with interviews, and in the transcript."""
        return [
            Command("file.import", self.choose_files, "Ctrl+I", possible=self._is_open),
            Command("file.notes", self.write_notes, "Ctrl+Shift+N", possible=self._is_open),
            Command("file.transcribe", self.write_down, possible=self._can_write_down),
            Command("edit.remove_interview", self._remove, "Delete", self.list, self._has_current),
            *self.page.commands(),
        ]

    def panes(self) -> Sequence[QWidget]:
        """Return the list, the transcript and the story at hand."""
        return (self.list, self.page.text, self.page.panel, self.untranscribed, self.empty)

    @property
    def current(self) -> Interview | None:
        """The interview that is chosen in the list."""
        row = self.list.currentIndex().row()
        return self._model.rows[row] if 0 <= row < len(self._model.rows) else None

    def show_project(self) -> None:
        """Read the interviews; the one that was shown stays, or else the first is shown."""
        self._reread()
        if self.current is None and self._model.rows:
            self.list.setCurrentIndex(self._model.index(0, 0))
        self._show_current()

    def refresh(self, changed: Changed) -> None:
        """Follow a change: the list anew, and the page by what moved."""
        before = self.current and self.current.id
        self._reread()
        if self.current is None or self.current.id != before:
            self.show_project()
        elif self._beside.currentWidget() is self.page:
            self.page.refresh(changed)
        self._show_page_or_empty()

    def show_interview(self, number: int) -> None:
        """Choose an interview in the list and show it."""
        row = self._model.place_of(number)
        if row is not None:
            self.list.setCurrentIndex(self._model.index(row, 0))

    def show_story(self, story: int) -> None:
        """Show a story in its transcript."""
        found = story_by_id(self.session.project, story)
        if found is not None:
            self.show_interview(found.interview_id)
            self.page.show_story(story)

    def choose_files(self) -> None:
        """Let the analyst choose files to bring in."""
        title = self.session.text("interviews.choose_files")
        chosen, _ = QFileDialog.getOpenFileNames(self, title, str(documents()))
        self.bring_in([Path(path) for path in chosen])

    def bring_in(self, paths: Sequence[Path]) -> None:
        """Show what is in files, and let the analyst bring them in."""
        if not paths:
            return
        sheet = ImportSheet(self.session, paths, self.window())
        sheet.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        sheet.recording_wanted.connect(self.recordings.bring_in)
        sheet.brought_in.connect(self._show_new)
        sheet.open()

    def write_notes(self) -> None:
        """Let the analyst write an interview straight into the project."""
        dialog = NotesDialog(self.session, self.window())
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.written.connect(self._show_written)
        dialog.open()

    def write_down(self) -> None:
        """Write the recording of the chosen interview down."""
        if self.current and self.current.recording_id is not None:
            self.list.setFocus(Qt.FocusReason.OtherFocusReason)
            self.recordings.write_down(self.current.recording_id)

    def _show_new(self, numbers: list[int]) -> None:
        if numbers:
            self.show_interview(numbers[0])
            self.list.setFocus(Qt.FocusReason.OtherFocusReason)
            self.session.said.emit(self.session.text("interviews.brought_in", len(numbers)))

    def _show_written(self, number: int) -> None:
        self._show_new([number])

    def _go_into_talk(self) -> None:
        beside = self.untranscribed.button if self._can_write_down() else self.page
        beside.setFocus(Qt.FocusReason.OtherFocusReason)

    def _remove(self) -> None:
        if self.current:
            remove_interview(self.session.project, self.current.id)

    def _reread(self) -> None:
        if not self.session.is_open:
            return
        chosen = self.current and self.current.id
        self._model.show(interviews(self.session.project))
        row = self._model.place_of(chosen)
        if row is not None:
            self.list.setCurrentIndex(self._model.index(row, 0))
        self._show_page_or_empty()

    def _show_current(
        self, index: QModelIndex | None = None, before: QModelIndex | None = None
    ) -> None:
        if self.current is not None:
            self.page.show_interview(self.current.id)
        self._show_page_or_empty()

    def _show_page_or_empty(self) -> None:
        self._whole.setCurrentIndex(1 if self._model.rows else 0)
        waits = self._can_write_down()
        self._beside.setCurrentWidget(self.untranscribed if waits else self.page)
        if waits and self.current:
            busy = self.recordings.at_work_on == self.current.id
            key = "interviews.being_transcribed" if busy else "interviews.untranscribed"
            self.untranscribed.sentence.setText(self.session.text(key))
            self.untranscribed.button.setVisible(not busy)

    def _is_open(self) -> bool:
        return self.session.is_open

    def _has_current(self) -> bool:
        return self.session.is_open and self.current is not None

    def _can_write_down(self) -> bool:
        found = self.current if self.session.is_open else None
        return bool(found and found.recording_id is not None and not found.turns)

    def _in_words(self, interview: Interview) -> str:
        busy = self.recordings.at_work_on == interview.id
        return in_words(self.session, interview, being_transcribed=busy)
