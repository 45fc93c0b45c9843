"""The transcript page: one interview, its stories, and the story at hand."""

from collections.abc import Iterable
from itertools import zip_longest
from typing import Final

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QSplitter, QVBoxLayout, QWidget

from small_stories.changes.interviewing import set_read_to_end
from small_stories.model import PartKind, Span
from small_stories.storage.change_record import Changed
from small_stories.storage.stories import story as story_of
from small_stories_app.commands import Command
from small_stories_app.listen_again.going import FOLLOWED, ListenAgain
from small_stories_app.options import UNCERTAIN, Option
from small_stories_app.session import Session
from small_stories_app.speakers.actions import WhoSpeaks
from small_stories_app.speakers.strip import SpeakersStrip
from small_stories_app.story_panel.panel import StoryPanel
from small_stories_app.transcript.finding import FindLine
from small_stories_app.transcript.header import InterviewHeader
from small_stories_app.transcript.hiding import Hiding
from small_stories_app.transcript.hint_line import HintLine
from small_stories_app.transcript.hinting import Hinting
from small_stories_app.transcript.marking import Marking
from small_stories_app.transcript.menus import context_menu, speaker_menu
from small_stories_app.transcript.naming_words import NamingWords
from small_stories_app.transcript.open_interview import OpenInterview
from small_stories_app.transcript.place_in_words import place_in_words
from small_stories_app.transcript.place_keeping import PlaceKeeping
from small_stories_app.transcript.recutting import Recutting
from small_stories_app.transcript.repairing import Repairing
from small_stories_app.transcript.story_commands import page_commands
from small_stories_app.transcript.talk_area import TalkArea
from small_stories_app.transcript.text import TranscriptText
from small_stories_app.transcript.turn_by_turn import TurnByTurn
from small_stories_app.transcript.walking import StoryWalk
from small_stories_app.transcript.writing_marks import WritingMarks

PANES = Option("transcript/panes", "")
_AT_FIRST: Final = (780, 345, 345)


class TranscriptPage(QWidget):
    """Header, transcript and story panel; the transcript takes single keys, the panel does not."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self.session = session
        self.opened = OpenInterview(session)
        self.header = InterviewHeader(session)
        self.text = TranscriptText(session)
        self.panel = StoryPanel(self.opened)
        self.find_line = FindLine(session, self.opened)
        self.marking = Marking(self.opened, self.text)
        self.hiding = Hiding(self.opened, self.text, self.marking)
        self.naming = NamingWords(self.opened, self.text)
        self.repairing = Repairing(self.opened, self.text)
        self.walk = StoryWalk(self.opened, self.text, self.show_story)
        self.place = PlaceKeeping(self.opened, self.text)
        self.text.words_of = self.opened.story_sentence
        self.area = TalkArea(self.opened, self.text, self.marking)
        self.area.listening.writing.allow_in(self.panel)
        self.editor = self.area.editor
        self.again = ListenAgain(self.opened, self.text, self.area.listening)
        self.turns = TurnByTurn(self.opened, self.text, self.editor, self.area.listening)
        self.recutting = Recutting(self.opened, self.text, self.turns, self.editor)
        self.who = WhoSpeaks(self.opened, self.recutting, self)
        self.speakers = SpeakersStrip(session, self.who)
        self.marks = WritingMarks(self.opened, self.text, self.editor, self.area.listening)
        self.hinting = Hinting(self.opened, self.text)
        self.hint_line = HintLine(self.opened, self.text, self.hinting)
        self.panes = QSplitter(Qt.Orientation.Horizontal)
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        middle = QWidget()
        column = QVBoxLayout(middle)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.area, 1)
        column.addWidget(self.hint_line)
        column.addWidget(self.find_line)
        self.panes.addWidget(middle)
        self.panes.addWidget(self.panel)
        self.panes.addWidget(self.again.panel)
        self.panes.setChildrenCollapsible(False)
        self.panes.setStretchFactor(0, 1)
        self.panes.setStretchFactor(1, 0)
        self.panes.setStretchFactor(2, 0)
        self.panes.setSizes(self._kept_panes())
        whole = self._whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(self.header)
        whole.addWidget(self.speakers)
        whole.addWidget(self.panes, 1)
        self.setFocusProxy(self.text)

    def _connect(self) -> None:
        self.opened.current_changed.connect(self._show_current)
        self.text.place_moved.connect(self._follow_cursor)
        self.text.story_pointed.connect(self.opened.take)
        self.text.customContextMenuRequested.connect(self._show_menu)
        self.header.read_to_end.connect(self._set_read_to_end)
        self.speakers.third_asked.connect(self.again.go_to_third_voice)
        self.who.menu_asked.connect(self.show_speakers)
        self.find_line.hit.connect(self.text.select)
        self.find_line.left.connect(self.text.setFocus)
        self.find_line.left.connect(self.hint_line.follow)
        self.hint_line.comes_after = self.find_line
        self.panel.left.connect(self.area.take_focus)
        self.panel.place_asked.connect(self.show_place)
        self.panel.marking_asked.connect(lambda kind: self.naming.mark_part(PartKind(kind)))
        self.panes.splitterMoved.connect(self._keep_panes)
        self.session.project_closing.connect(self.place.keep)
        self.session.project_closed.connect(self._leave)

    def put_under_header(self, line: QWidget) -> None:
        """Have a line of its own between the header and the talk."""
        self._whole.insertWidget(1, line)

    def show_interview(self, interview: int) -> None:
        """Show an interview where it was left, or else from its beginning."""
        self.editor.keep()
        self.panel.reading.keep()
        if self.opened.content is not None and self.opened.shown.interview.id == interview:
            self.opened.read_anew()
            self._follow()
            self._follow_voices()
            return
        self.place.keep()
        self.opened.show(interview)
        content = self.opened.content
        if content is None:
            return
        self.header.show_interview(content.interview)
        name = self.session.text("transcript.name", None, code=content.interview.code)
        self.text.setAccessibleName(name)
        self.text.show_content(content, None)
        self.place.go_back()
        self.area.follow()
        self._follow_voices()
        self.find_line.look_again()
        self._show_current()

    def show_story(self, story: int) -> None:
        """Show a story at its words, in the interview it was told in."""
        found = story_of(self.session.project, story)
        if found is None:
            return
        if self.opened.content is None or self.opened.shown.interview.id != found.interview_id:
            self.show_interview(found.interview_id)
        self.opened.take(story)
        spans = self.opened.spans_of(story)
        if spans:
            self.text.go_to(spans[0].turn_id, spans[0].start)
        self.area.go_to_sound()
        self.area.take_focus()

    def show_place(self, place: Span) -> None:
        """Show words of the story at hand, which stays so where others share the place."""
        current = self.opened.current
        self.text.go_to(place.turn_id, place.start)
        self.opened.take(current.id if current else None)
        self.text.setFocus(Qt.FocusReason.OtherFocusReason)

    def refresh(self, changed: Changed) -> None:
        """Follow a change; the words in view and the cursor stay where they are."""
        self.opened.refresh(changed)
        self._follow()
        if not FOLLOWED.isdisjoint(changed.rows):
            self._follow_voices()

    def commands(self) -> Iterable[Command]:
        """Return what can be done on the page, with keys that work in the transcript alone."""
        return page_commands(self)

    # What the page's own commands do

    def begin_find(self) -> None:
        """Open the find line with the selected words in it."""
        self.find_line.open(self.selected_words())
        self.hint_line.follow()

    def begin_replace(self) -> None:
        """Open the find line with the selected words in it, to be replaced by others."""
        self.find_line.open(self.selected_words(), replace=True)
        self.hint_line.follow()

    def selected_words(self) -> str:
        """Return the words that are selected in one turn, or nothing."""
        chosen = self.text.selected()
        if len(chosen) != 1:
            return ""
        return self.opened.turn(chosen[0].turn_id).text[chosen[0].start : chosen[0].end]

    def show_words(self, span: Span) -> None:
        """Select words of the interview, with some of the talk before them in view."""
        if span.turn_id in self.opened.shown.turns:
            self.text.go_to(span.turn_id, span.start)
            self.text.select(span)
            self.text.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_or_hide_uncertain(self) -> None:
        """Dot the words that the recogniser was not sure of, or no longer."""
        options = self.session.options
        options.switch(UNCERTAIN, on=not options.is_on(UNCERTAIN))
        self.text.show_look()

    def show_speakers(self) -> None:
        """Ask who speaks in the turn at the cursor, and who that is."""
        menu = speaker_menu(self)
        menu.popup(self.text.viewport().mapToGlobal(self.text.cursorRect().bottomLeft()))

    def leave_story(self) -> None:
        """Have no story at hand, and none that has only begun."""
        self.area.by_ear.forget()
        self.opened.take(None)

    def _leave(self) -> None:
        self.opened.leave()
        self.text.forget()
        self.hint_line.follow()

    def _follow(self) -> None:
        content, current = self.opened.content, self.opened.current
        if content is None:
            self.area.follow()
            self.hint_line.follow()
            return
        self.header.show_interview(content.interview)
        self.text.follow(content, current.id if current else None)
        self.area.follow()
        self.panel.show_current()
        self.find_line.look_again()
        self._describe_place()

    def _follow_voices(self) -> None:
        """Say who speaks, and what is to be listened to again."""
        self.again.follow_interview()
        self.speakers.follow(third_voice=self.again.third_voice is not None)

    def _show_current(self) -> None:
        current = self.opened.current
        self.text.point_out(current.id if current else None)
        self.panel.show_current()
        self._describe_place()

    def _follow_cursor(self) -> None:
        """Take the story at the cursor; one taken before stays where words have none."""
        if self.opened.content is None:
            return
        here = self.text.here()
        found = self.opened.content.stories_at(*here) if here else []
        current = self.opened.current
        elsewhere = current is None or current.id not in found
        if found and elsewhere and not self.text.textCursor().hasSelection():
            self.opened.take(found[0])
        self._describe_place()

    def _describe_place(self) -> None:
        """Say in words who speaks at the cursor, and in which stories it is."""
        self.hint_line.follow()
        words = place_in_words(self.opened, self.text.here())
        if self.text.accessibleDescription() != words:
            self.text.setAccessibleDescription(words)

    def _set_read_to_end(self, read: bool) -> None:
        number = self.opened.shown.interview.id
        self.session.attempt(lambda: set_read_to_end(self.session.project, number, read=read))

    def _show_menu(self, place: QPoint) -> None:
        if self.opened.is_shown:
            context_menu(self).popup(self.text.viewport().mapToGlobal(place))

    def _kept_panes(self) -> list[int]:
        """Return how wide talk, story panel and places were, or are at first."""
        kept = [int(size) for size in self.session.options.get(PANES).split()]
        return [was or first for was, first in zip_longest(kept, _AT_FIRST, fillvalue=0)]

    def _keep_panes(self) -> None:
        # What is hidden now comes back as wide as it was.
        both = zip(self.panes.sizes(), self._kept_panes(), strict=True)
        self.session.options.set(PANES, " ".join(str(now or before) for now, before in both))
