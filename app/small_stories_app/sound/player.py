"""Playing a recording: where it is, how fast, and what of it.

Qt's multimedia is imported when something is played for the first time: neither the window nor an
interview waits for it. The player reads the canonical sound and not the original, which may have
more treble to it: in plain samples every moment is found exactly, while the moments of a compressed
original can lie some hundredths of a second away from the times of the words.
"""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QCoreApplication, QLoggingCategory, QObject, Qt, Signal
from shiboken6 import delete

from small_stories.storage.listening import ListenedSound
from small_stories_app.sound.device import SoundDevice

if TYPE_CHECKING:
    from PySide6.QtMultimedia import QMediaPlayer

SPEEDS: Final = (0.5, 0.75, 1.0, 1.25, 1.5, 1.75, 2.0)
USUAL_SPEED: Final = 1.0
_AT_END: Final = 100
# Qt looks for libraries of moving pictures and tells of each that is not there; sound needs none.
_QUIET: Final = "qt.multimedia.symbolsresolver=false\nqt.multimedia.ffmpeg.info=false"

Stretch = tuple[int, int]


class Player(QObject):
    """Plays one sound at a time; times are milliseconds from its beginning.

    ``moved`` comes some twenty times a second while it plays and at every step, ``changed`` when
    playing begins or ends, ``unplayable`` when Qt cannot make sound of it. Without any audio device
    time runs all the same, and ``is_heard`` says so.
    """

    moved = Signal(int)
    changed = Signal(bool)
    unplayable = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.duration_ms = 0
        self.position = 0
        self.speed = USUAL_SPEED
        self._sound: ListenedSound | None = None
        self._media: QMediaPlayer | None = None
        self._wants_to_play = False
        self._loaded = False
        self._is_heard = True
        self._is_broken = False
        self._stretches: list[Stretch] = []

    @property
    def has_sound(self) -> bool:
        """Whether there is something to play."""
        return self._sound is not None

    @property
    def has_gaps(self) -> bool:
        """Whether a part of the sound was found missing or damaged."""
        return self._sound is not None and self._sound.has_gaps

    @property
    def is_playing(self) -> bool:
        """Whether it plays, or is about to."""
        return self._wants_to_play

    @property
    def is_heard(self) -> bool:
        """Whether this computer has something to hear with; known once something was played."""
        return self._is_heard

    def take(self, sound: ListenedSound, duration_ms: int) -> None:
        """Have a sound to play from its beginning."""
        self.leave()
        self._sound, self.duration_ms = sound, duration_ms

    def leave(self) -> None:
        """Have nothing to play, and let go of the file."""
        self._play(on=False)
        self._stretches, self._loaded, self._is_broken = [], False, False
        if self._media is not None:
            # Qt waits here for its own thread, which may be about to read from the device, in
            # Python: of the calls that wait, only this one lets Python go on meanwhile.
            delete(self._media)
            self._media = None
        if self._sound is not None:
            self._sound.close()
        self._sound, self.position, self.duration_ms = None, 0, 0

    def play(self) -> None:
        """Play on from here; from the beginning where the end was reached."""
        if self._sound is None:
            return
        if self._is_broken:
            self.unplayable.emit()
            return
        if self.position > self.duration_ms - _AT_END:
            self.seek(0)
        self._play(on=True)

    def pause(self) -> None:
        """Stop here."""
        self._play(on=False)

    def play_from(self, position: int) -> None:
        """Play on from a place."""
        self._stretches = []
        self.seek(position)
        self.play()

    def play_stretches(self, stretches: Sequence[Stretch]) -> None:
        """Play from each start to its end, one after the other, and stop."""
        if stretches:
            self.play_from(stretches[0][0])
            self._stretches = list(stretches)

    def seek(self, position: int) -> None:
        """Go to a place, at most to the end; a stretch is played on while it is inside it."""
        position = max(0, min(position, self.duration_ms))
        if self._stretches and not self._stretches[0][0] <= position <= self._stretches[0][1]:
            self._stretches = []
        self._go_to(position)

    def skip(self, milliseconds: int) -> None:
        """Go on, or back when negative, from here."""
        self.seek(self.position + milliseconds)

    def set_speed(self, speed: float) -> None:
        """Play slower or faster; voices keep their pitch."""
        self.speed = speed
        if self._media is not None:
            self._media.setPlaybackRate(speed)

    def _play(self, *, on: bool) -> None:
        changed, self._wants_to_play = on != self._wants_to_play, on
        if on and not self._loaded:
            self._load()
        elif self._media is not None and self._loaded:
            self._media.play() if on else self._media.pause()
        if changed:
            self.changed.emit(on)

    def _go_to(self, position: int) -> None:
        self.position = position
        if self._media is not None and self._loaded:
            self._media.setPosition(position)
        self.moved.emit(position)

    def _load(self) -> None:
        if self._media is None and self._sound is not None:
            self._media = self._made()
            self._media.setSourceDevice(SoundDevice(self._sound, self._media))

    def _made(self) -> "QMediaPlayer":
        QLoggingCategory.setFilterRules(_QUIET)
        from PySide6.QtMultimedia import QMediaDevices, QMediaPlayer

        media = QMediaPlayer(self)
        if application := QCoreApplication.instance():
            # Left to Python's own end, Qt's thread could wait for a Python that is gone.
            application.aboutToQuit.connect(self.leave, Qt.ConnectionType.UniqueConnection)
        self._devices = QMediaDevices(media)
        self._devices.audioOutputsChanged.connect(self._choose_output)
        media.setPlaybackRate(self.speed)
        media.positionChanged.connect(self._follow)
        media.mediaStatusChanged.connect(self._follow_status)
        media.errorOccurred.connect(self._tell_of_error)
        self._media = media
        self._choose_output()
        return media

    def _choose_output(self) -> None:
        """Play to what the computer plays to now; to nothing where there is nothing."""
        from PySide6.QtMultimedia import QAudioBufferOutput, QAudioOutput, QMediaDevices

        assert self._media is not None
        device = QMediaDevices.defaultAudioOutput()
        self._is_heard = not device.isNull()
        if device.isNull():
            # Something has to take the sound in its time, or the end would never be reached.
            self._media.setAudioOutput(None)  # type: ignore[arg-type]  # Qt takes none
            self._media.setAudioBufferOutput(QAudioBufferOutput(self._media))
        else:
            self._media.setAudioBufferOutput(None)  # type: ignore[arg-type]  # Qt takes none
            self._media.setAudioOutput(QAudioOutput(device, self._media))

    def _follow(self, position: int) -> None:
        if not (self._loaded and self._wants_to_play):
            return
        self.position = position
        if self._stretches and position >= self._stretches[0][1]:
            self._end_stretch()
        else:
            self.moved.emit(position)

    def _end_stretch(self) -> None:
        _, end = self._stretches.pop(0)
        if self._stretches:
            self._go_to(self._stretches[0][0])
        else:
            self._play(on=False)
            self._go_to(end)

    def _follow_status(self, status: "QMediaPlayer.MediaStatus") -> None:
        known = type(status)
        if status == known.LoadedMedia and not self._loaded and self._sound is not None:
            self._loaded = True
            self._go_to(self.position)
            if self._wants_to_play and self._media is not None:
                self._media.play()
        elif status == known.EndOfMedia:
            self.position, self._stretches = self.duration_ms, []
            self._play(on=False)
            self.moved.emit(self.position)
        elif status == known.InvalidMedia:
            self._tell_of_error()

    def _tell_of_error(self) -> None:
        if self._sound is not None:
            self._is_broken = True
            self._play(on=False)
            self.unplayable.emit()


def speed_in(words: str) -> float:
    """Return the speed that a setting names, or the usual one where it names none."""
    return next((speed for speed in SPEEDS if f"{speed:g}" == words), USUAL_SPEED)
