"""Listening to the interview on the page: what is heard is marked in the talk and kept in view."""

from bisect import bisect_right
from typing import Final

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QTextEdit, QWidget

from small_stories.errors import SmallStoriesError
from small_stories.storage.interviews import Turn, recording
from small_stories.storage.listening import ListenedSound
from small_stories.storage.spoken import TimedWord, stretches_of, timed_words
from small_stories.strings import error_text
from small_stories_app.clock import clock
from small_stories_app.options import PAUSE_WHILE_TYPING
from small_stories_app.sound.bar import SoundBar
from small_stories_app.sound.player import SPEEDS, USUAL_SPEED, Player
from small_stories_app.transcript.correcting import TurnEditor
from small_stories_app.transcript.open_interview import OpenInterview
from small_stories_app.transcript.text import TranscriptText

_STEP_MS: Final = 3000
_GOES_ON_AFTER_MS: Final = 1000
_KEYS: Final = (Qt.Key.Key_K, Qt.Key.Key_J, Qt.Key.Key_L)


class Listening(QObject):
    """The player, its bar, and the talk that follows it."""

    def __init__(
        self, opened: OpenInterview, text: TranscriptText, editor: TurnEditor, bar: SoundBar
    ) -> None:
        super().__init__(bar)
        self._opened, self._session = opened, opened.session
        self._text, self._editor, self.bar = text, editor, bar
        self.player = Player(self)
        self._recording: int | None = None
        self._talk: dict[int, Turn] | None = None
        self._timed: list[tuple[int, int]] = []
        self._words: list[TimedWord] = []
        self._typing = QTimer(self)
        self._typing.setSingleShot(True)
        self._typing.setInterval(_GOES_ON_AFTER_MS)
        self._connect()

    def _connect(self) -> None:
        player, bar = self.player, self.bar
        player.moved.connect(self._follow)
        player.changed.connect(self._show_playing)
        player.unplayable.connect(lambda: self._tell("unplayable"))
        bar.play_asked.connect(self.play_or_pause)
        bar.back_asked.connect(self.back)
        bar.place_asked.connect(player.seek)
        bar.speed_asked.connect(self._set_speed)
        self._typing.timeout.connect(player.play)
        self._editor.ended.connect(self._go_on)
        self._editor.field.installEventFilter(self)
        self._text.time_pressed.connect(self.play_from_turn)
        self._session.project_closing.connect(self.leave)

    @property
    def can_play(self) -> bool:
        """Whether the interview on the page has a recording that can be listened to."""
        return self.player.has_sound

    def follow_interview(self) -> None:
        """Have the recording of the interview on the page; one that is here plays on."""
        content = self._opened.content
        number = content.interview.recording_id if content else None
        if number != self._recording:
            self.leave()
            if number is not None:
                self._take(number)
        turns = content.turns if content else None
        if turns is not self._talk:
            self._talk = turns
            self._timed = sorted(
                (turn.start_ms, turn.id)
                for turn in (turns or {}).values()
                if turn.start_ms is not None
            )
            self._mark(None)
            if self.player.is_playing:
                self._follow(self.player.position)

    def leave(self) -> None:
        """Let go of the recording."""
        self._typing.stop()
        self.player.leave()
        self._mark(None)
        self._recording = None
        self.bar.hide()

    def allow_while_writing(self, part: QWidget) -> None:
        """Let the keys of listening work while somebody writes in a part of the page.

        The fields themselves would cut a line by Ctrl+K on some systems.
        """
        for kind in (QLineEdit, QPlainTextEdit, QTextEdit):
            for field in part.findChildren(kind):
                field.installEventFilter(self)

    def play_or_pause(self) -> None:
        """Play on from here, or stop here."""
        self._typing.stop()
        self.player.pause() if self.player.is_playing else self._play()

    def back(self) -> None:
        """Go back three seconds."""
        self.player.skip(-_STEP_MS)

    def on(self) -> None:
        """Go on three seconds."""
        self.player.skip(_STEP_MS)

    def play_turn(self) -> None:
        """Play from the turn at the cursor."""
        turn = self._text.turn_here()
        if turn is not None:
            self.play_from_turn(turn)

    def play_from_turn(self, turn: int) -> None:
        """Play from the beginning of a turn."""
        start = self._opened.turn(turn).start_ms
        if not self.can_play:
            return
        if start is None:
            self._say("turn_without_time")
        else:
            self._mark(None)
            self.player.play_from(start)

    def play_story(self) -> None:
        """Play the story at hand in the order told, and stop at its end."""
        story = self._opened.current
        if story is None:
            self._session.said.emit(self._session.text("transcript.no_story"))
            return
        stretches = stretches_of(self._session.project, story)
        if stretches:
            whole = self.player.duration_ms
            self._mark(None)
            self.player.play_stretches(
                [(start, whole if end is None else end) for start, end in stretches]
            )
        else:
            self._say("story_without_time")

    def slower(self) -> None:
        """Play slower, at half speed at the least."""
        self._set_speed(SPEEDS[max(0, SPEEDS.index(self.player.speed) - 1)])

    def faster(self) -> None:
        """Play faster, at double speed at the most."""
        self._set_speed(SPEEDS[min(len(SPEEDS) - 1, SPEEDS.index(self.player.speed) + 1)])

    def usual_speed(self) -> None:
        """Play as fast as it was spoken."""
        self._set_speed(USUAL_SPEED)

    def pauses_while_typing(self) -> bool:
        """Tell whether the sound stops while the analyst corrects words."""
        return self._session.options.get(PAUSE_WHILE_TYPING) == "on"

    def pause_or_not_while_typing(self) -> None:
        """Let the sound stop while the analyst corrects words, or no longer."""
        pauses = not self.pauses_while_typing()
        self._session.options.set(PAUSE_WHILE_TYPING, "on" if pauses else "off")
        self._say("pauses" if pauses else "goes_on")

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Leave the keys of listening to the window, and notice when a turn is typed in."""
        if event.type() == QEvent.Type.ShortcutOverride and _is_for_listening(event):
            event.ignore()
            return True
        if watched is not self._editor.field:
            return super().eventFilter(watched, event)
        typed = event.type() == QEvent.Type.InputMethod
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            control = event.modifiers() & Qt.KeyboardModifier.ControlModifier
            typed = bool(event.text()) and not control
        if typed:
            self._pause_for_typing()
        return super().eventFilter(watched, event)

    def _take(self, number: int) -> None:
        project = self._session.project
        found = recording(project, number)
        self._recording = number
        try:
            sound = ListenedSound(project.folder, project.key, found.canonical_sound_id)
        except SmallStoriesError as error:
            self.bar.show_recording(found.duration_ms, can_play=False)
            self.bar.say(error_text(error, self._session.language), on=True)
            return
        self.player.take(sound, found.duration_ms)
        self.bar.show_recording(found.duration_ms, can_play=True)
        self.bar.show_speed(self.player.speed)
        if not found.whole:
            self._tell("cut_off", time=clock(found.duration_ms))
        self._tell("gaps", on=self.player.has_gaps)

    def _play(self) -> None:
        self._mark(None)
        self.player.play()

    def _set_speed(self, speed: float) -> None:
        self.player.set_speed(speed)
        self.bar.show_speed(speed)

    def _show_playing(self, on: bool) -> None:
        self.bar.show_playing(on=on)
        self._tell("no_output", on=not self.player.is_heard)

    def _tell(self, key: str, *, on: bool = True, **fields: object) -> None:
        self.bar.say(self._session.text(f"sound.{key}", None, **fields), on=on)

    def _follow(self, position: int) -> None:
        self.bar.show_place(position)
        self._tell("gaps", on=self.player.has_gaps)
        self._mark(position)

    def _mark(self, position: int | None) -> None:
        """Mark the turn and the word that are spoken at a place, or nothing."""
        spoken = self._text.spoken
        place = 0 if position is None else bisect_right(self._timed, position, key=_start)
        turn = self._timed[place - 1][1] if place else None
        if turn != spoken.turn:
            self._words = timed_words(self._session.project, turn) if turn is not None else []
        word = self._word_at(position or 0)
        follow = not self._editor.is_open
        self._text.show_spoken(turn, (word.start, word.end) if word else None, follow=follow)

    def _word_at(self, position: int) -> TimedWord | None:
        place = bisect_right(self._words, position, key=lambda word: word.start_ms)
        return self._words[place - 1] if place else None

    def _pause_for_typing(self) -> None:
        if self.player.is_playing and self.pauses_while_typing():
            self.player.pause()
            self._typing.start()
        elif self._typing.isActive():
            self._typing.start()

    def _go_on(self) -> None:
        if self._typing.isActive():
            self._typing.stop()
            self.player.play()

    def _say(self, key: str) -> None:
        self._session.said.emit(self._session.text(f"sound.{key}"))


def _is_for_listening(event: QEvent) -> bool:
    control = Qt.KeyboardModifier.ControlModifier
    return isinstance(event, QKeyEvent) and event.modifiers() == control and event.key() in _KEYS


def _start(timed: tuple[int, int]) -> int:
    return timed[0]
