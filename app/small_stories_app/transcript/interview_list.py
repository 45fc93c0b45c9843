"""The list of interviews: code, length and state of each in words."""

from collections.abc import Callable
from typing import Final

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QSize
from PySide6.QtWidgets import (
    QListView,
    QPushButton,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from small_stories.model import SourceKind
from small_stories.storage.hints import open_hints_by_interview
from small_stories.storage.interviews import Interview, interviews
from small_stories_app.clock import clock
from small_stories_app.options import HINTS
from small_stories_app.session import Session
from small_stories_app.widgets.rows import Column, RowsModel

WIDTH: Final = 220
_AROUND: Final = 8


class _Rows(QStyledItemDelegate):
    """Rows as high as what an interview tells has lines."""

    def sizeHint(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        """Return the height of a row by its lines alone: to lay the words out costs far more."""
        lines = 1 + str(index.data()).count("\n")
        return QSize(0, lines * option.fontMetrics.lineSpacing() + _AROUND)


class InterviewList(QWidget):
    """All interviews by code, and the buttons that bring in another.

    ``progress_of`` tells how far an interview is written down, in words, or nothing where that is
    over or has not begun.
    """

    def __init__(self, session: Session, progress_of: Callable[[Interview], str]) -> None:
        super().__init__()
        self._session = session
        self._progress_of = progress_of
        self._hints: dict[int, int] = {}
        self.list = QListView()
        self.import_button = QPushButton(session.text("interviews.import"))
        self.notes_button = QPushButton(session.text("interviews.new_notes"))
        self.model: RowsModel[Interview] = RowsModel(
            [Column("", self._in_words)], lambda interview: interview.id
        )
        self.list.setModel(self.model)
        self.list.setAccessibleName(session.text("interviews.list"))
        self.list.setSpacing(3)
        self.list.setItemDelegate(_Rows(self.list))
        column = QVBoxLayout(self)
        column.setContentsMargins(8, 8, 4, 8)
        column.addWidget(self.list, 1)
        column.addWidget(self.import_button)
        column.addWidget(self.notes_button)

    @property
    def current(self) -> Interview | None:
        """The interview that is chosen."""
        row = self.list.currentIndex().row()
        return self.model.rows[row] if 0 <= row < len(self.model.rows) else None

    @property
    def is_empty(self) -> bool:
        """Whether there are no interviews."""
        return not self.model.rows

    def reread(self) -> None:
        """Read the interviews; the one that was chosen stays so."""
        chosen = self.current.id if self.current else None
        shown = self._session.options.is_on(HINTS)
        self._hints = open_hints_by_interview(self._session.project) if shown else {}
        self.model.show(interviews(self._session.project))
        self.choose(chosen)

    def say_progress_anew(self) -> None:
        """Put what the rows tell in words again, as a run goes on."""
        self.list.scheduleDelayedItemsLayout()
        self.list.viewport().update()

    def choose(self, number: int | None) -> None:
        """Choose an interview by its id, if it is there."""
        row = self.model.place_of(number)
        if row is not None:
            self.list.setCurrentIndex(self.model.index(row, 0))

    def choose_one(self, number: int | None) -> None:
        """Choose an interview where none is chosen: the one of an id, or else the first."""
        if self.current is None and self.model.rows:
            row = self.model.place_of(number) or 0
            self.list.setCurrentIndex(self.model.index(row, 0))

    def go(self, step: int) -> None:
        """Choose the next interview (step 1) or the one before (step -1), where there is one."""
        row = self.list.currentIndex().row() + step
        if 0 <= row < len(self.model.rows):
            self.list.setCurrentIndex(self.model.index(row, 0))

    def _in_words(self, interview: Interview) -> str:
        hints = self._hints.get(interview.id, 0)
        return in_words(self._session, interview, self._progress_of(interview), hints)


def in_words(session: Session, interview: Interview, progress: str = "", hints: int = 0) -> str:
    """Return code, kind and length, what is in it, and its state, each on a line of its own.

    ``progress`` tells how far it is written down, where that is going on or broke off; ``hints``
    is how many wait for an answer.
    """
    kind = session.text(f"source_kinds.{interview.source_kind}")
    length = [clock(interview.duration_ms)] if interview.duration_ms else []
    first = " · ".join([interview.code, kind, *length])
    waiting = session.text("interviews.hints", hints) if hints else ""
    state = progress or _state(session, interview, waiting)
    parts = [first, _size(session, interview), state]
    return "\n".join(part for part in parts if part)


def _size(session: Session, interview: Interview) -> str:
    turns = [session.text("interviews.turns", interview.turns)] if interview.turns else []
    stories = [session.text("interviews.stories", interview.stories)] if interview.stories else []
    return ", ".join(turns + stories)


def _state(session: Session, interview: Interview, waiting: str) -> str:
    if not interview.turns:
        recorded = interview.recording_id is not None
        return session.text(f"interviews.state_{'recording' if recorded else 'no_turns'}")
    read = session.text("interviews.state_read") if interview.read_to_end else ""
    both = ", ".join(filter(None, [read, waiting]))
    return "\n".join(filter(None, [_checked(session, interview), both]))


def _checked(session: Session, interview: Interview) -> str:
    if interview.draft_turns:
        return session.text("interviews.state_draft", interview.draft_turns)
    match interview.source_kind:
        case SourceKind.AUDIO:
            return session.text("interviews.state_checked")
        case SourceKind.NOTES | SourceKind.COWRITTEN:
            return session.text("interviews.state_notes")
    # A transcript came in as somebody else has checked it, or not: that cannot be told.
    return ""
