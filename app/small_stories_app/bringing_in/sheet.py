"""The sheet on which files are looked at before they come in."""

from collections.abc import Sequence
from functools import partial
from pathlib import Path
from typing import Final

from PySide6.QtCore import QModelIndex, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QDialog,
    QHBoxLayout,
    QLabel,
    QListView,
    QVBoxLayout,
    QWidget,
)

from small_stories.apart.reading import end as end_reading
from small_stories.errors import SmallStoriesError
from small_stories.model import SourceKind
from small_stories.storage.interviews import free_codes, interviews
from small_stories.storage.setup import project_facts
from small_stories.strings import error_text
from small_stories_app.bringing_in.facts_form import FactsForm
from small_stories_app.bringing_in.incoming import Facts, Incoming, Reader
from small_stories_app.bringing_in.preview import Preview
from small_stories_app.bringing_in.roles_form import RolesForm
from small_stories_app.bringing_in.storing import person_awaited, proposed_codes, store_draft
from small_stories_app.dialogs.buttons import accept_or_cancel
from small_stories_app.session import Session
from small_stories_app.widgets.fitting import fit
from small_stories_app.widgets.notice import Notice
from small_stories_app.widgets.pages import scrolling
from small_stories_app.widgets.progress_line import ProgressLine
from small_stories_app.widgets.rows import Column, RowsModel
from small_stories_app.widgets.waiting import waiting
from small_stories_app.writing_down.last_choices import proposed
from small_stories_app.writing_down.memory import hindrance_of
from small_stories_app.writing_down.wishes_form import WishesForm

_LIST: Final = 300
_LOOK_EVERY_MS: Final = 50


class ImportSheet(QDialog):
    """Shows each file's first turns, asks what cannot be told, and stores what is wanted.

    ``brought_in`` carries the ids of the interviews made; ``recording_wanted`` a path, its facts,
    and how it is to be written down, for each recording. All of them are written down alike, but
    each in its own language. ``models_asked`` comes where all speech models are asked for.
    """

    brought_in = Signal(list)
    recording_wanted = Signal(Path, object, object)
    models_asked = Signal()

    def __init__(
        self, session: Session, paths: Sequence[Path], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._session = session
        self.files = _with_codes(session, paths)
        self._model: RowsModel[Incoming] = RowsModel([Column("", self._in_words)], _path_of)
        self.list = QListView()
        self.wanted = QCheckBox(session.text("interviews.wanted"))
        self.facts = FactsForm(session)
        self.roles = RolesForm(session)
        self.wishes = WishesForm(session)
        self.wishes.show_wishes(proposed(session, project_facts(session.project).language))
        self.preview = Preview(session)
        self.begins = QLabel(session.text("interviews.preview"))
        self.about = QLabel()
        self.notice = Notice()
        self.line = ProgressLine(session)
        self._lay_out()
        self._connect()
        self._model.show(self.files)
        self.list.setCurrentIndex(self._model.index(0, 0))
        self.reader = Reader(paths, self)
        self.reader.read.connect(self._take)
        self.reader.finished.connect(self.line.end)
        self.line.begin(session.text("interviews.reading_files"))
        self.line.show_progress(0, len(self.files))
        self.reader.start()
        # Locking takes the window away, and with it a sheet that nobody has left.
        session.project_closing.connect(self.reject)

    def _lay_out(self) -> None:
        text = self._session.text
        self.setWindowTitle(text("interviews.sheet_title"))
        fit(self, 980, 660)
        self.list.setModel(self._model)
        self.list.setAccessibleName(text("interviews.files"))
        self.list.setWordWrap(True)
        self.list.setResizeMode(QListView.ResizeMode.Adjust)
        self.list.setSpacing(3)
        self.list.setFixedWidth(min(_LIST, self.width() * 3 // 10))
        self.begins.setBuddy(self.preview)
        right = QVBoxLayout()
        for part in (self.wanted, self.about, self.facts, self.roles, self.wishes):
            right.addWidget(part)
        self.about.setWordWrap(True)
        right.addWidget(self.begins)
        right.addWidget(self.preview, 1)
        right.addStretch()
        page = QWidget()
        page.setLayout(right)
        right.setContentsMargins(0, 0, 0, 0)
        row = QHBoxLayout()
        row.addWidget(self.list)
        row.addWidget(scrolling(page), 1)
        column = QVBoxLayout(self)
        column.addLayout(row, 1)
        column.addWidget(self.notice)
        column.addWidget(self.line)
        column.addWidget(accept_or_cancel(self, self._session, text("interviews.bring_in")))

    def _connect(self) -> None:
        self.list.selectionModel().currentChanged.connect(self._show)
        self.wanted.toggled.connect(self._note_choices)
        self.facts.edited.connect(self._note_choices)
        self.roles.edited.connect(self._note_choices)
        self.wishes.edited.connect(self._note_choices)
        self.wishes.models_asked.connect(self.models_asked)
        self.line.stop_asked.connect(self.stop_reading)

    @property
    def current(self) -> Incoming | None:
        """The file that is looked at."""
        row = self.list.currentIndex().row()
        return self.files[row] if 0 <= row < len(self.files) else None

    def _take(self, place: int, found: object) -> None:
        incoming = self.files[place]
        incoming.take(found)  # type: ignore[arg-type]
        self.line.show_progress(place + 1, len(self.files))
        self._model.show(self.files)
        if incoming is self.current:
            self._show()

    def _show(self, index: QModelIndex | None = None, before: QModelIndex | None = None) -> None:
        incoming = self.current
        if incoming is None:
            return
        comes = incoming.is_read and incoming.trouble is None
        self.wanted.blockSignals(True)
        self.wanted.setChecked(incoming.wanted and incoming.trouble is None)
        self.wanted.blockSignals(False)
        self.wanted.setEnabled(comes)
        for part in (self.facts, self.roles, self.preview, self.wishes):
            part.setEnabled(comes)
        self.wishes.setVisible(incoming.is_recording)
        self.begins.setVisible(not incoming.is_recording)
        self.preview.setVisible(not incoming.is_recording)
        self.about.setText(self._about(incoming))
        self.about.setVisible(bool(self.about.text()))
        self.facts.show_facts(incoming.facts)
        self.roles.show_roles(incoming)
        self.preview.show_file(incoming)
        incoming.seen = incoming.seen or (self.isVisible() and incoming.is_read)

    def _note_choices(self) -> None:
        incoming = self.current
        if incoming is None:
            return
        incoming.wanted = self.wanted.isChecked()
        incoming.facts = self.facts.facts()
        incoming.roles |= self.roles.roles()
        if incoming.is_recording:
            self.wishes.follow_language(incoming.facts.language)
            self.about.setText(self._about(incoming))
        self.preview.show_file(incoming)
        self._model.show(self.files)

    def _in_words(self, incoming: Incoming) -> str:
        return f"{incoming.facts.code} · {incoming.path.name}\n{self._state(incoming)}"

    def _state(self, incoming: Incoming) -> str:
        text = self._session.text
        if incoming.trouble:
            return text("interviews.file_trouble")
        if not incoming.is_read:
            return text("interviews.file_reading")
        if not incoming.wanted:
            return text("interviews.file_left_out")
        kind = text(f"source_kinds.{incoming.facts.kind}")
        if incoming.draft is None:
            return kind
        return f"{kind}, {text('interviews.turns', len(incoming.draft.turns))}"

    def _about(self, incoming: Incoming) -> str:
        if incoming.trouble:
            return error_text(incoming.trouble, self._session.language)
        if not incoming.is_read:
            return self._session.text("interviews.file_reading")
        if not incoming.is_recording:
            return ""
        # It is stored all the same, and can be written down when there is a model for it.
        hindrance = hindrance_of(self._session, self.wishes.wishes(incoming.facts.language))
        return hindrance or self._session.text("interviews.recording_what")

    def _hindrance(self) -> str:
        """Return the sentence of what stands in the way of bringing in, or nothing."""
        text = self._session.text
        coming = [each for each in self.files if each.can_come_in]
        taken = {each.code for each in interviews(self._session.project)}
        for each in coming:
            if not each.facts.code:
                self._look_at(each)
                return text("interviews.needs_code")
            if each.facts.code in taken:
                self._look_at(each)
                wanted = {other.facts.code for other in coming}
                free = (code for code in free_codes(self._session.project) if code not in wanted)
                return text("interviews.code_taken", code=each.facts.code, free=next(free))
            taken.add(each.facts.code)
            if each.roles_to_ask and not each.seen:
                self._look_at(each)
                return text("interviews.check_roles", file=each.path.name)
        if any(each.wanted and not each.is_read for each in self.files):
            return text("interviews.still_reading")
        return "" if coming else text("interviews.nothing_to_bring")

    def _look_at(self, incoming: Incoming) -> None:
        self.list.setCurrentIndex(self._model.index(self.files.index(incoming), 0))

    def accept(self) -> None:
        """Store what is wanted, or stay and say what is missing."""
        hindrance = self._hindrance()
        self.notice.say(hindrance)
        if hindrance:
            return
        super().accept()
        numbers: list[int] = []
        with waiting():
            for each in self.files:
                if each.can_come_in:
                    self._session.attempt(partial(self._store, each, numbers))
        self.brought_in.emit(numbers)

    def _store(self, incoming: Incoming, numbers: list[int]) -> None:
        if incoming.draft is None:
            self.wishes.keep()
            how = self.wishes.wishes(incoming.facts.language)
            self.recording_wanted.emit(incoming.path, incoming.facts, how)
            return
        project = self._session.project
        numbers.append(store_draft(project, incoming.draft, incoming.facts, incoming.roles))

    def stop_reading(self) -> None:
        """Read no further; what has been read can come in."""
        self._leave_off()
        for each in self.files:
            if not each.is_read:
                each.take(SmallStoriesError("reading.stopped", name=each.path.name))
        self._model.show(self.files)
        self._show()

    def _leave_off(self) -> None:
        if self.reader.isRunning():
            self.reader.requestInterruption()
            while not self.reader.wait(_LOOK_EVERY_MS):
                end_reading()

    def done(self, result: int) -> None:
        """Leave off reading when the sheet goes, also in the middle of a file."""
        self._leave_off()
        super().done(result)


def _path_of(incoming: Incoming) -> object:
    return incoming.path


def _with_codes(session: Session, paths: Sequence[Path]) -> list[Incoming]:
    """Return the files with codes: of those awaited first, and else that no interview has."""
    project = session.project
    language = project_facts(project).language
    found = []
    for path, code in zip(paths, proposed_codes(project), strict=False):
        person = person_awaited(project, code)
        found.append(Incoming(path, Facts(code, language, SourceKind.TRANSCRIPT, person)))
    return found
