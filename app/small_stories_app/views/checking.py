"""The step checking: what each teller has said of our readings."""

from collections.abc import Iterable, Sequence
from typing import Any, Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import QListView, QSplitter, QVBoxLayout, QWidget

from small_stories.model import Span
from small_stories.storage.checks import Teller, tellers
from small_stories.storage.stories import stories
from small_stories.typology.codes import codes_of
from small_stories_app.checking import sheets
from small_stories_app.checking.actions import CheckingActions
from small_stories_app.checking.aloud import AloudPage
from small_stories_app.checking.commands import aloud_commands, overview_commands
from small_stories_app.checking.in_words import how_stories_stand
from small_stories_app.checking.teller_page import TellerPage
from small_stories_app.commands import Command
from small_stories_app.session import Session
from small_stories_app.view import View
from small_stories_app.widgets.empty_state import EmptyState
from small_stories_app.widgets.headings import explanation
from small_stories_app.widgets.pages import Pages
from small_stories_app.widgets.rows import Column, RowsModel

_LIST_WIDTH: Final = 220
_LEAST_WIDTH: Final = 130


class CheckingView(View):
    """One row for each teller, and beside it that person's stories.

    ``reading_asked`` asks for the reading of the story that was just asked for, ``words_asked``
    for words of an interview.
    """

    key = "checking"
    reading_asked = Signal()
    words_asked = Signal(object)

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self._codes: dict[int, str] = {}
        say = session.text
        self.model: RowsModel[Teller] = RowsModel(
            [Column(say("checking.people"), self._in_words)],
            lambda teller: (teller.interviewee_id, teller.code),
        )
        self.people = QListView()
        self.page = TellerPage(session)
        self.actions_on = CheckingActions(session, self.page, lambda: self.teller)
        self.aloud = AloudPage(session)
        self.empty = EmptyState(say("checking.none"), say("stories.to_interviews"))
        self.shown = QWidget()
        self.pages = Pages()
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        self.people.setModel(self.model)
        self.people.setAccessibleName(self.session.text("checking.people"))
        self.people.setSpacing(3)
        self.people.setWordWrap(True)
        self.people.setResizeMode(QListView.ResizeMode.Adjust)
        self.people.setMinimumWidth(_LEAST_WIDTH)
        beside = QSplitter(Qt.Orientation.Horizontal)
        beside.setChildrenCollapsible(False)
        beside.addWidget(self.people)
        beside.addWidget(self.page)
        beside.setStretchFactor(1, 1)
        beside.setSizes([_LIST_WIDTH, 1000])
        column = QVBoxLayout(self.shown)
        column.setContentsMargins(8, 8, 0, 0)
        column.addWidget(explanation(self.session.text("checking.explained")))
        column.addWidget(beside, 1)
        for page in (self.empty, self.shown, self.aloud):
            self.pages.addWidget(page)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self.pages)
        self.setFocusProxy(self.people)

    def _connect(self) -> None:
        self.people.selectionModel().currentChanged.connect(self._show_teller)
        self.people.activated.connect(lambda: self.page.stories.setFocus())
        self.page.stories.doubleClicked.connect(self.open_story)
        self.page.story.reading_asked.connect(self.write_new_reading)
        self.page.story.correction_asked.connect(self.actions_on.take_correction)
        self.page.story.words_asked.connect(self._show_words)
        self.page.offer_asked.connect(self.actions_on.offer_all)
        self.page.sheet_asked.connect(self.write_sheet)
        self.page.aloud_asked.connect(self.read_aloud)
        self.aloud.answered.connect(self.actions_on.answer_aloud)
        self.aloud.told.connect(self.actions_on.tell_aloud)
        self.aloud.left.connect(self.leave_aloud)
        self.empty.started.connect(lambda: self.step_asked.emit("interviews"))

    def commands(self) -> Iterable[Command]:
        """Return what can be done with tellers and stories, and while reading aloud."""
        return [*overview_commands(self), *aloud_commands(self)]

    def panes(self) -> Sequence[QWidget]:
        """Return the tellers, their stories and the story at hand."""
        return (self.empty, self.people, self.page.stories, self.page.story, self.aloud)

    def hasHeightForWidth(self) -> bool:
        """Take the height there is: what does not fit scrolls inside."""
        return False

    def show_project(self) -> None:
        """Read every teller and their stories anew; who is at hand stays."""
        if not self.session.is_open:
            return
        told_by_all = stories(self.session.project)
        self._codes = codes_of(told_by_all)
        found = tellers(self.session.project, told_by_all)
        key = self.model.key_at(self.people.currentIndex().row())
        self.model.show(found)
        place = self.model.place_of(key) if key is not None else None
        self.people.setCurrentIndex(self.model.index(place or 0, 0))
        self._show_teller()
        if not self._reads_aloud:
            told = any(teller.stories for teller in found)
            self.pages.setCurrentWidget(self.shown if told else self.empty)
        elif self.teller:
            self.aloud.follow(self.teller.stories)

    @property
    def teller(self) -> Teller | None:
        """The teller at hand."""
        place = self.people.currentIndex().row()
        return self.model.rows[place] if 0 <= place < len(self.model.rows) else None

    def has_teller(self) -> bool:
        """Tell whether there is a teller with stories that may be used."""
        there = self.session.is_open and self.shown.isVisible() and self.teller
        return bool(there and there.stories and not there.refuses)

    def has_story(self) -> bool:
        """Tell whether a story is at hand."""
        there = self.session.is_open and self.shown.isVisible()
        return there and self.page.current is not None

    # What the commands do

    def open_story(self) -> None:
        """Show the story at hand in its transcript."""
        if self.page.current is not None:
            self.story_asked.emit(self.page.current)

    def write_new_reading(self) -> None:
        """Show the story at hand at its reading."""
        if self.page.current is not None:
            self.story_asked.emit(self.page.current)
            self.reading_asked.emit()

    def write_sheet(self) -> None:
        """Write the story sheet of the teller at hand; its stories can be marked as offered."""
        self._write(keepsake=False)

    def write_keepsake(self) -> None:
        """Write the stories of the teller at hand for the teller to keep."""
        self._write(keepsake=True)

    def read_aloud(self) -> None:
        """Read the stories of the teller at hand aloud, with nothing else on screen."""
        if self.teller and self.teller.stories:
            self.page.story.keep()
            self.aloud.begin(self.teller.stories, self.page.current)
            self.pages.setCurrentWidget(self.aloud)
            self.alone_asked.emit(True)
            self.aloud.words.setFocus(Qt.FocusReason.OtherFocusReason)

    def leave_aloud(self) -> None:
        """Go back to the list, at the story that was read last."""
        if not self._reads_aloud:
            return
        self.aloud.correction.settle()
        self.page.stories.go_to(self.aloud.current)
        self.pages.setCurrentWidget(self.shown)
        self.alone_asked.emit(False)
        self.show_project()
        self.page.stories.setFocus(Qt.FocusReason.OtherFocusReason)

    def hideEvent(self, event: QHideEvent) -> None:
        """Leave reading aloud when another step is shown."""
        super().hideEvent(event)
        if not event.spontaneous() and self._reads_aloud:
            self.pages.setCurrentWidget(self.shown)
            self.alone_asked.emit(False)

    @property
    def _reads_aloud(self) -> bool:
        return self.pages.currentWidget() is self.aloud

    def _show_teller(self, *_: Any) -> None:
        if self.teller:
            self.page.show_teller(self.teller, self._codes)

    def _show_words(self, place: Span) -> None:
        self.step_asked.emit("interviews")
        self.words_asked.emit(place)

    def _write(self, *, keepsake: bool) -> None:
        if self.teller:
            self.page.story.keep()
            then = (lambda: None) if keepsake else self._say_written
            sheets.ask_and_write(self.session, self.teller, self, then, keepsake=keepsake)

    def _say_written(self) -> None:
        self.page.say_written(self.session.text("checking.offer_after_sheet"))
        self.page.offer.setFocus(Qt.FocusReason.OtherFocusReason)

    def _in_words(self, teller: Teller) -> str:
        return f"{teller.code}\n{how_stories_stand(self.session, teller)}"
