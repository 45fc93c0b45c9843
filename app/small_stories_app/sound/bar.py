"""The bar above the talk: play, go back, where it is, how fast."""

from typing import Final

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QIcon, QPainter, QPixmap, QPolygonF
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from small_stories_app.appearance.palettes import colours
from small_stories_app.clock import clock
from small_stories_app.session import Session
from small_stories_app.sound.place import PlaceSlider
from small_stories_app.sound.player import SPEEDS, USUAL_SPEED
from small_stories_app.widgets.headings import explanation
from small_stories_app.widgets.reading import reads
from small_stories_app.widgets.still import StillBox

_ICON: Final = 14


class SoundBar(QWidget):
    """Only there for an interview with a recording; it shows, and asks for what is to be done."""

    play_asked = Signal()
    back_asked = Signal()
    place_asked = Signal(int)
    speed_asked = Signal(float)

    def __init__(self, session: Session) -> None:
        super().__init__()
        reads(self)
        self._session = session
        self._playing = False
        self._said: list[str] = []
        self.play = QPushButton()
        self.back = QPushButton(session.text("sound.back"))
        self.place = PlaceSlider(session)
        self.times = QLabel()
        self.speed = StillBox()
        self.notice = explanation()
        self._lay_out()
        self._connect()
        self.show_playing(on=False)
        self.show_speed(USUAL_SPEED)
        self.hide()

    def _lay_out(self) -> None:
        say = self._session.text
        self.setAccessibleName(say("sound.bar"))
        self.play.setIconSize(QSize(_ICON, _ICON))
        self.play.setFixedWidth(36)
        self.back.setAccessibleName(say("sound.back_name"))
        self.speed.setAccessibleName(say("sound.speed"))
        self.speed.setToolTip(say("sound.speed"))
        for speed in SPEEDS:
            self.speed.addItem(self._speed_words(speed), speed)
        self.notice.hide()
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self.play)
        row.addWidget(self.back)
        row.addWidget(self.place, 1)
        row.addWidget(self.times)
        row.addWidget(self.speed)
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 0, 12, 6)
        column.setSpacing(4)
        column.addLayout(row)
        column.addWidget(self.notice)

    def _connect(self) -> None:
        self.play.clicked.connect(self.play_asked)
        self.back.clicked.connect(self.back_asked)
        self.place.asked.connect(self.place_asked)
        self.speed.activated.connect(lambda at: self.speed_asked.emit(SPEEDS[at]))

    def show_recording(self, duration_ms: int, *, can_play: bool) -> None:
        """Show a recording at its beginning, or one that cannot be listened to."""
        self.place.setRange(0, duration_ms)
        for widget in (self.play, self.back, self.place, self.speed):
            widget.setEnabled(can_play)
        self._said = []
        self._show_said()
        self.show_place(0)
        self.place.describe()
        self.show()

    def show_place(self, position: int) -> None:
        """Show where the recording is."""
        self.place.show_place(position)
        times = {"now": clock(position), "whole": clock(self.place.maximum())}
        words = self._session.text("sound.times", None, **times)
        if words != self.times.text():
            self.times.setText(words)
            if not self._playing:
                self.place.describe()

    def show_playing(self, *, on: bool) -> None:
        """Show whether it plays."""
        self._playing = on
        name = self._session.text("sound.pause" if on else "sound.play")
        self.play.setIcon(_icon(on, self.devicePixelRatioF()))
        self.play.setAccessibleName(name)
        self.play.setToolTip(name)
        self.place.describe()

    def show_speed(self, speed: float) -> None:
        """Show how fast it plays."""
        self.speed.setCurrentIndex(SPEEDS.index(speed))

    def say(self, sentence: str, *, on: bool) -> None:
        """Say below the bar what is missing, or that it is no longer so."""
        if on != (sentence in self._said):
            self._said = [said for said in self._said if said != sentence] + [sentence] * on
            self._show_said()

    def _show_said(self) -> None:
        self.notice.setText(" ".join(self._said))
        self.notice.setVisible(bool(self._said))

    def changeEvent(self, event: QEvent) -> None:
        """Follow the palette."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self.play.setIcon(_icon(self._playing, self.devicePixelRatioF()))

    def _speed_words(self, speed: float) -> str:
        number = f"{speed:g}"
        if self._session.language != "en":
            number = number.replace(".", ",")
        return self._session.text("sound.speed_words", None, speed=number)


def _icon(playing: bool, ratio: float) -> QIcon:
    """Return two bars while it plays, an arrowhead while it does not, in the colour of text."""
    picture = QPixmap(round(_ICON * ratio), round(_ICON * ratio))
    picture.setDevicePixelRatio(ratio)
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(colours().text))
    if playing:
        painter.drawRect(QRectF(2, 1, 4, 12))
        painter.drawRect(QRectF(8, 1, 4, 12))
    else:
        painter.drawPolygon(QPolygonF([QPointF(2, 0.5), QPointF(13, 7), QPointF(2, 13.5)]))
    painter.end()
    return QIcon(picture)
