"""The step interviews: the list of interviews, and the one at hand beside it."""

from collections.abc import Iterable, Sequence
from functools import partial
from itertools import pairwise
from pathlib import Path
from typing import Final

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtWidgets import QSplitter, QStackedWidget, QVBoxLayout, QWidget

from small_stories.changes.interviewing import remove_interview
from small_stories.model import Span
from small_stories.storage.change_record import Changed
from small_stories.storage.finding import Hit
from small_stories.storage.interviews import Interview
from small_stories.storage.stories import story as story_by_id
from small_stories_app.bringing_in.asking import BringingIn
from small_stories_app.bringing_in.recordings import Recordings
from small_stories_app.commands import Command
from small_stories_app.finding.page import FindPage
from small_stories_app.session import Session
from small_stories_app.transcript.interview_list import WIDTH, InterviewList
from small_stories_app.transcript.page import TranscriptPage
from small_stories_app.view import View
from small_stories_app.widgets.empty_state import EmptyState
from small_stories_app.widgets.pages import Pages
from small_stories_app.widgets.progress_line import ProgressLine
from small_stories_app.window.place import Place
from small_stories_app.writing_down.actions import WritingDown
from small_stories_app.writing_down.heard_language import HeardLanguage
from small_stories_app.writing_down.standings import Standings

# What the list tells is read from these tables.
_LISTED: Final = frozenset(
    {"interview", "turn", "story", "recording", "transcription", "piece", "speaker", "hint"}
)


class InterviewsView(View):
    """All interviews by code; the one that is chosen is on the page beside the list.

    ``models_asked`` comes where the analyst wants to see all speech models.
    """

    key = "interviews"
    follows_growth = True
    models_asked = Signal()

    def __init__(self, session: Session, line: ProgressLine) -> None:
        super().__init__(session)
        self.recordings = Recordings(session, line)
        self.bringing = BringingIn(session, self.recordings, self)
        self.standings = Standings(session, self.recordings)
        self.run_line = self.standings.line
        self.all = InterviewList(session, self.standings.in_few_words)
        self.list = self.all.list
        self.page = TranscriptPage(session)
        self.page.put_under_header(self.run_line)
        self.recordings.writing.corrected = lambda: self.page.editor.turn
        self.heard = HeardLanguage(session)
        self.page.header.put_beside_state(self.heard)
        self.writing = WritingDown(
            session, self.recordings, self.standings, lambda: self.current, self
        )
        self.find_page = FindPage(session)
        self.empty = EmptyState(
            session.text("interviews.empty"),
            session.text("interviews.import"),
            session.text("interviews.new_notes"),
        )
        self.untranscribed = EmptyState(
            session.text("writing_down.untold"), session.text("writing_down.write_down")
        )
        self._beside = QStackedWidget()
        self._whole = Pages()
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        self._beside.addWidget(self.page)
        self._beside.addWidget(self.find_page)
        splitter = QSplitter(Qt.Orientation.Horizontal)
        splitter.setChildrenCollapsible(False)
        splitter.addWidget(self.all)
        splitter.addWidget(self._beside)
        splitter.setStretchFactor(1, 1)
        splitter.setSizes([WIDTH, 1000])
        self._whole.addWidget(self.empty)
        self._whole.addWidget(splitter)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self._whole)
        self.setFocusProxy(self.list)
        # What was put between the list and the talk comes by Tab where it stands.
        by_tab = (self.all.notes_button, self.heard, self.page.header.tick, *self.run_line.buttons)
        for before, after in pairwise(by_tab):
            self.setTabOrder(before, after)

    def _connect(self) -> None:
        self.list.selectionModel().currentChanged.connect(self._show_current)
        self.all.import_button.clicked.connect(self.bringing.choose_files)
        self.all.notes_button.clicked.connect(self.bringing.write_notes)
        self.empty.started.connect(self.bringing.choose_files)
        self.empty.otherwise.connect(self.bringing.write_notes)
        self.list.activated.connect(self._go_into_talk)
        self.untranscribed.started.connect(self.writing.begin)
        self.recordings.progressed.connect(self._say_progress)
        self.run_line.places_asked.connect(self.page.again.show_list)
        self.page.who.voices_asked.connect(self.writing.tell_voices)
        self.bringing.brought_in.connect(self._show_new)
        for asking in (self.bringing, self.writing):
            asking.models_asked.connect(self.models_asked)
        self.recordings.moved.connect(self._reread)
        self.find_page.hit.connect(self._show_hit)
        self.find_page.left.connect(self._show_page_or_empty)
        self.find_page.left.connect(self._go_into_talk)

    def commands(self) -> Iterable[Command]:
        """Return what can be done with interviews, and in the transcript."""
        opened, bringing, step = self._is_open, self.bringing, self.find_page.step
        return [
            Command("file.import", bringing.choose_files, "Ctrl+I", possible=opened),
            Command("file.notes", bringing.write_notes, "Ctrl+Shift+N", possible=opened),
            *self.writing.commands(),
            Command("edit.find_everywhere", self.find_everywhere, "Ctrl+Shift+F", possible=opened),
            Command("edit.next_found", partial(step, 1), "F3", possible=opened),
            Command("edit.previous_found", partial(step, -1), "Shift+F3", possible=opened),
            Command("go.next_interview", partial(self.all.go, 1), "Alt+PgDown", self),
            Command("go.previous_interview", partial(self.all.go, -1), "Alt+PgUp", self),
            Command(
                "edit.remove_interview",
                self._remove,
                "Delete",
                self.list,
                lambda: self.current is not None,
            ),
            *self.page.commands(),
        ]

    def panes(self) -> Sequence[QWidget]:
        """Return the list, the transcript and the story at hand."""
        page = self.page
        words = (page.text, self.untranscribed)
        return (self.list, page.area.bar, *words, page.panel, page.again.panel, self.find_page,
                self.empty)  # fmt: skip

    @property
    def current(self) -> Interview | None:
        """The interview that is chosen in the list."""
        return self.all.current if self.session.is_open else None

    def show_project(self) -> None:
        """Read the interviews; the one that was shown stays, or else the first is shown."""
        self._show_anew()
        self.standings.offer_to_go_on(self.all.model.rows)

    def _show_anew(self) -> None:
        self._reread()
        self.all.choose_one(None)
        self._show_current()

    def refresh(self, changed: Changed) -> None:
        """Follow a change: the list anew, and the page by what moved."""
        before = self.current and self.current.id
        if not _LISTED.isdisjoint(changed.rows):
            self._reread()
        if self.current is None or self.current.id != before:
            self._show_anew()
        else:
            self.page.refresh(changed)

    def show_interview(self, number: int) -> None:
        """Choose an interview in the list and show it."""
        self.all.choose(number)
        self._show_page_or_empty()

    def show_story(self, story: int) -> None:
        """Show a story in its transcript."""
        found = story_by_id(self.session.project, story)
        if found is not None:
            self.show_interview(found.interview_id)
            self.page.show_story(story)

    def place(self) -> Place:
        """Return which interview, story and turn are at hand."""
        page = self.page
        story, here = page.opened.current, page.text.here()
        interview = self.current.id if self.current else 0
        return Place(self.key, interview, story.id if story else 0, here[0] if here else 0)

    def go_back_to(self, place: Place) -> None:
        """Show what was at hand before, as far as it is still there."""
        self.show_interview(place.interview)
        if self.current is None or self.current.id != place.interview:
            return
        # Where it was read to is known to the page itself.
        if place.story in self.page.opened.shown.stories:
            self.page.opened.take(place.story)

    def find_everywhere(self) -> None:
        """Let the analyst find words in the whole project; selected words are looked for."""
        words = self.page.selected_words() if self.page.text.isVisible() else ""
        self.step_asked.emit(self.key)
        if self.all.is_empty:
            return
        self._beside.setCurrentWidget(self.find_page)
        self.find_page.open(words)

    def _show_hit(self, hit: Hit) -> None:
        """Show the words that were found, or the story that was written of."""
        self.step_asked.emit(self.key)
        if hit.story_id is not None:
            self.show_story(hit.story_id)
            return
        self.show_interview(hit.interview_id)
        if hit.turn_id is not None:
            self.page.show_words(Span(hit.turn_id, hit.start, hit.end))

    def bring_in(self, paths: Sequence[Path]) -> None:
        """Show what is in files, and let the analyst bring them in."""
        self.bringing.bring_in(paths)

    def _show_new(self, numbers: list[int]) -> None:
        if numbers:
            self.show_interview(numbers[0])
            self.list.setFocus(Qt.FocusReason.OtherFocusReason)
            self.session.said.emit(self.session.text("interviews.brought_in", len(numbers)))

    def _go_into_talk(self) -> None:
        if self.untranscribed.button.isVisible():
            self.untranscribed.button.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self.page.area.take_focus()

    def _remove(self) -> None:
        if self.current:
            remove_interview(self.session.project, self.current.id)

    def _reread(self) -> None:
        if not self.session.is_open:
            return
        self.standings.read()
        self.all.reread()
        # What is looked for is not left by it.
        if self._beside.currentWidget() is not self.find_page or self.all.is_empty:
            self._show_page_or_empty()

    def _show_current(
        self, index: QModelIndex | None = None, before: QModelIndex | None = None
    ) -> None:
        if self.current is not None:
            self.page.show_interview(self.current.id)
        self._show_page_or_empty()

    def _show_page_or_empty(self) -> None:
        self._whole.setCurrentIndex(0 if self.all.is_empty else 1)
        waits = self._waits_for_words()
        self._beside.setCurrentWidget(self.page)
        self.page.area.show_instead(self.untranscribed if waits else self.page.area.no_words)
        self._say_progress()

    def _say_progress(self) -> None:
        """Say how far the recordings are written down, on the page and in the list."""
        if not self.session.is_open:
            return
        current = self.current
        self.standings.show(current)
        self.heard.show_of(current, self.standings.run_of(current.id) if current else None)
        self.all.say_progress_anew()
        if current and self._waits_for_words():
            standing = self.standings.standing(current)
            key = f"coming.{standing.stand}" if standing else "untold"
            sentences = (f"writing_down.{key}", "sound.hint")
            self.untranscribed.sentence.setText("\n\n".join(map(self.session.text, sentences)))
            self.untranscribed.button.setVisible(standing is None)

    def _is_open(self) -> bool:
        return self.session.is_open

    def _waits_for_words(self) -> bool:
        found = self.current
        return bool(found and found.recording_id is not None and not found.turns)
