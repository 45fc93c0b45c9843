"""Writing other words in place of those that are found, in this interview or in all."""

from collections.abc import Iterator
from time import perf_counter
from typing import Final

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QCheckBox, QLineEdit, QPushButton, QVBoxLayout, QWidget

from small_stories.changes.replacing_words import Wanted, places_of_words, replace_words
from small_stories.storage.interviews import interviews
from small_stories_app.session import Session
from small_stories_app.transcript.open_interview import OpenInterview
from small_stories_app.widgets.flowing_row import FlowingRow

# How long the window waits for one piece of the counting, in seconds.
_PIECE: Final = 0.015


class ReplaceLine(QWidget):
    """The words to come, how exactly the others are looked for, and where they are replaced.

    ``looked_otherwise`` tells that whole words or capitals are taken otherwise than before.
    """

    looked_otherwise = Signal()

    def __init__(self, session: Session, opened: OpenInterview) -> None:
        super().__init__()
        say = session.text
        self._session, self._opened = session, opened
        self._wanted = Wanted("")
        self._everywhere = 0
        self._going: Iterator[int] = iter(())
        self.field = QLineEdit()
        self.whole = QCheckBox(say("replace.whole_words"))
        self.case = QCheckBox(say("replace.same_case"))
        self.here = QPushButton()
        self.all = QPushButton()
        self._next = QTimer(self)
        self._next.setInterval(0)
        self._lay_out()
        self._next.timeout.connect(self._count_on)
        self.whole.toggled.connect(self.looked_otherwise)
        self.case.toggled.connect(self.looked_otherwise)
        self.here.clicked.connect(self.replace_here)
        self.all.clicked.connect(self.replace_everywhere)
        session.project_closing.connect(self._next.stop)
        self.hide()

    def _lay_out(self) -> None:
        say = self._session.text
        self.field.setPlaceholderText(say("replace.with"))
        self.field.setAccessibleName(say("replace.with"))
        self.field.setClearButtonEnabled(True)
        self.whole.setChecked(True)
        row = FlowingRow()
        for part in (self.whole, self.case, self.here, self.all):
            # As high as a button, so that all stand on one line.
            part.setMinimumHeight(self.here.sizeHint().height())
            row.addWidget(part)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.field)
        column.addLayout(row)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the room of the buttons where they go on in the next line."""
        super().resizeEvent(event)
        self._keep_room()

    def _keep_room(self) -> None:
        # The splitter that the line stands in knows nothing of widths that take more height.
        self.setMinimumHeight(self.heightForWidth(self.width()))

    def wanted(self, words: str) -> Wanted:
        """Return what is looked for when these words are."""
        return Wanted(words, self.whole.isChecked(), self.case.isChecked())

    def show_found(self, wanted: Wanted, here: int) -> None:
        """Say in how many places words are found here, and count those everywhere."""
        self._wanted = wanted
        self._everywhere = 0
        self.here.setText(self._session.text("replace.here", here))
        self.here.setEnabled(here > 0)
        self._going = self._counts()
        self._next.start()
        self._count_on()

    def replace_here(self) -> None:
        """Replace the words in the interview on the page, as one change."""
        self._replace(self._opened.shown.interview.id)

    def replace_everywhere(self) -> None:
        """Replace the words in all interviews, as one change."""
        self._replace(None)

    def _replace(self, interview: int | None) -> None:
        project, new, places = self._session.project, self.field.text(), list[int]()
        if self._session.attempt(
            lambda: places.append(replace_words(project, interview, self._wanted, new))
        ):
            self._session.said.emit(self._session.text("replace.done", places[0]))

    def _counts(self) -> Iterator[int]:
        project = self._session.project
        for each in interviews(project) if self._wanted.words.strip() else ():
            yield len(places_of_words(project, each.id, self._wanted))

    def _count_on(self) -> None:
        until = perf_counter() + _PIECE
        for found in self._going:
            self._everywhere += found
            if perf_counter() > until:
                break
        else:
            self._next.stop()
        self.all.setText(self._session.text("replace.everywhere", self._everywhere))
        self.all.setEnabled(self._everywhere > 0 and not self._next.isActive())
