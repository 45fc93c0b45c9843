"""The middle of the page: the recording above, and the talk, or what stands there before it."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from small_stories_app.sound.bar import SoundBar
from small_stories_app.transcript.by_ear import ByEar
from small_stories_app.transcript.correcting import TurnEditor
from small_stories_app.transcript.listening import Listening
from small_stories_app.transcript.marking import Marking
from small_stories_app.transcript.open_interview import OpenInterview
from small_stories_app.transcript.sound_strip import SoundStrip
from small_stories_app.transcript.text import TranscriptText
from small_stories_app.widgets.empty_state import EmptyState


class TalkArea(QWidget):
    """Where an interview is read and heard; keys of listening work in all of it."""

    def __init__(self, opened: OpenInterview, text: TranscriptText, marking: Marking) -> None:
        super().__init__()
        self._opened = opened
        self.text = text
        self.bar = SoundBar(opened.session)
        self.strip = SoundStrip(opened)
        self.talk = QStackedWidget()
        self.no_words = EmptyState(opened.session.text("transcript.no_words"))
        self._instead: QWidget = self.no_words
        self.editor = TurnEditor(opened.session, text, self.talk)
        self.listening = Listening(opened, text, self.editor, self.bar)
        self.by_ear = ByEar(opened, self.listening, marking, self.strip)
        self.talk.addWidget(text)
        self.talk.addWidget(self.no_words)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.bar)
        column.addWidget(self.strip)
        column.addWidget(self.talk, 1)

    def follow(self) -> None:
        """Show the interview that is open as it is now."""
        content = self._opened.content
        has_words = content is not None and bool(content.turns)
        self.talk.setCurrentWidget(self.text if has_words else self._instead)
        self.listening.follow_interview()
        self.by_ear.follow_interview()

    def show_instead(self, widget: QWidget) -> None:
        """Show a widget in the place of the words while there are none."""
        self._instead = widget
        if self.talk.indexOf(widget) < 0:
            self.talk.addWidget(widget)
        if self.talk.currentWidget() is not self.text:
            self.talk.setCurrentWidget(widget)

    def take_focus(self) -> None:
        """Give the keys to the talk, or to the recording where there are no words."""
        taker = self.text if self.talk.currentWidget() is self.text else self.bar.play
        taker.setFocus(Qt.FocusReason.OtherFocusReason)

    def go_to_sound(self) -> None:
        """Go to where the story at hand is told in the recording, unless it is being played."""
        story = self._opened.current
        player = self.listening.player
        if story and story.sound_start_ms is not None and not player.is_playing:
            player.seek(story.sound_start_ms)
