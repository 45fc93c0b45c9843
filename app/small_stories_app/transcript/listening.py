"""Listening to the interview on the page: what is heard is marked in the talk and kept in view."""

from typing import Final

from PySide6.QtCore import QObject

from small_stories.errors import SmallStoriesError
from small_stories.storage.interviews import recording
from small_stories.storage.listening import ListenedSound
from small_stories.storage.spoken import stretches_of
from small_stories.strings import error_text
from small_stories_app.clock import clock
from small_stories_app.options import SPEED
from small_stories_app.sound.bar import SoundBar
from small_stories_app.sound.player import SPEEDS, USUAL_SPEED, Player, speed_in
from small_stories_app.transcript.correcting import TurnEditor
from small_stories_app.transcript.following import Following
from small_stories_app.transcript.open_interview import OpenInterview
from small_stories_app.transcript.text import TranscriptText
from small_stories_app.transcript.while_writing import WhileWriting

_STEP_MS: Final = 3000


class Listening(QObject):
    """The player, its bar, and the talk that follows it."""

    def __init__(
        self, opened: OpenInterview, text: TranscriptText, editor: TurnEditor, bar: SoundBar
    ) -> None:
        super().__init__(bar)
        self._opened, self._session = opened, opened.session
        self._text, self._editor, self.bar = text, editor, bar
        self.player = Player(self)
        self.player.set_speed(speed_in(self._session.options.get(SPEED)))
        self._recording: int | None = None
        self._following = Following(opened, text)
        self.writing = WhileWriting(self.player, editor, self._session.options)
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
        self._text.time_pressed.connect(self.play_from_turn)
        self._session.project_closing.connect(self.leave)

    @property
    def can_play(self) -> bool:
        """Whether the interview on the page has a recording that can be listened to."""
        return self.player.has_sound

    @property
    def turn_heard(self) -> int | None:
        """The turn that is being played, if any is."""
        return self._text.spoken.turn if self.player.is_playing else None

    def follow_interview(self) -> None:
        """Have the recording of the interview on the page; one that is here plays on."""
        content = self._opened.content
        number = content.interview.recording_id if content else None
        if number != self._recording:
            self.leave()
            if number is not None:
                self._take(number)
        if self._following.take_turns() and self.player.is_playing:
            self._follow(self.player.position)

    def leave(self) -> None:
        """Let go of the recording."""
        self.writing.wait_no_longer()
        self.player.leave()
        self._following.mark_nothing()
        self._recording = None
        self.bar.hide()

    def play_or_pause(self) -> None:
        """Play on from here, or stop here."""
        self.writing.wait_no_longer()
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
            self._following.mark_nothing()
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
            self._following.mark_nothing()
            self.player.play_stretches(
                [(start, whole if end is None else end) for start, end in stretches]
            )
        else:
            self._say("story_without_time")

    def play_stretch(self, start_ms: int, end_ms: int) -> None:
        """Play from a time to another."""
        self._following.mark_nothing()
        self.player.play_stretches([(start_ms, end_ms)])

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
        return self.writing.pauses

    def pause_or_not_while_typing(self) -> None:
        """Let the sound stop while the analyst corrects words, or no longer."""
        self.writing.set_pauses(on=not self.writing.pauses)
        self._say("pauses" if self.writing.pauses else "goes_on")

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
        self._following.mark_nothing()
        self.player.play()

    def _set_speed(self, speed: float) -> None:
        self.player.set_speed(speed)
        self._session.options.set(SPEED, f"{speed:g}")
        self.bar.show_speed(speed)

    def _show_playing(self, on: bool) -> None:
        self.bar.show_playing(on=on)
        self._tell("no_output", on=not self.player.is_heard)

    def _tell(self, key: str, *, on: bool = True, **fields: object) -> None:
        self.bar.say(self._session.text(f"sound.{key}", None, **fields), on=on)

    def _follow(self, position: int) -> None:
        self.bar.show_place(position)
        self._tell("gaps", on=self.player.has_gaps)
        self._following.mark(position, follow=not self._editor.is_open)

    def _say(self, key: str) -> None:
        self._session.said.emit(self._session.text(f"sound.{key}"))
