"""The slider of a recording: where it is, and a press that goes there at once."""

from PySide6.QtCore import QPointF, QRect, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QMouseEvent, QPainter, QPaintEvent, QPen, QWheelEvent
from PySide6.QtWidgets import QSlider, QStyle, QStyleOptionSlider

from small_stories_app.appearance.palettes import colours
from small_stories_app.clock import clock
from small_stories_app.session import Session

_STEP_MS = 3000
_PAGE_MS = 30_000


class PlaceSlider(QSlider):
    """Milliseconds from the beginning; ``asked`` carries the place that the analyst wants.

    Arrows go three seconds, Page Up and Page Down half a minute, Home and End to the ends.
    """

    asked = Signal(int)

    def __init__(self, session: Session) -> None:
        super().__init__(Qt.Orientation.Horizontal)
        self._session = session
        self.setSingleStep(_STEP_MS)
        self.setPageStep(_PAGE_MS)
        self.setMinimumHeight(24)
        self.setMinimumWidth(80)
        self.setAccessibleName(session.text("sound.place"))
        self.actionTriggered.connect(self._ask)
        self.sliderReleased.connect(self._ask)

    def show_place(self, position: int) -> None:
        """Stand at a place, unless the analyst is dragging it somewhere else."""
        if not self.isSliderDown():
            self.setValue(position)

    def describe(self) -> None:
        """Say the place in words, for those who do not see it."""
        now, whole = clock(self.value()), clock(self.maximum())
        self.setAccessibleDescription(
            self._session.text("sound.place_words", None, now=now, whole=whole)
        )

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Bring the handle to the pointer, so that one press goes there and can be dragged on."""
        if event.button() == Qt.MouseButton.LeftButton:
            self.setSliderPosition(self._place_at(event.position()))
            self.asked.emit(self.sliderPosition())
        super().mousePressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw it with edges that are seen in a dark window too (WCAG 1.4.11)."""
        super().paintEvent(event)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QColor(colours().line))
        groove = QRectF(self._part(QStyle.SubControl.SC_SliderGroove))
        handle = QRectF(self._part(QStyle.SubControl.SC_SliderHandle))
        middle = groove.center().y()
        painter.drawLine(QPointF(handle.right(), middle), QPointF(groove.right(), middle))
        if self.hasFocus():
            painter.setPen(QPen(QColor(colours().text), 2))
        painter.drawRoundedRect(handle.adjusted(1.5, 1.5, -1.5, -1.5), 2, 2)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Leave the wheel to the page."""
        event.ignore()

    def _ask(self) -> None:
        self.asked.emit(self.sliderPosition())

    def _place_at(self, point: QPointF) -> int:
        groove = self._part(QStyle.SubControl.SC_SliderGroove)
        handle = self._part(QStyle.SubControl.SC_SliderHandle)
        room = groove.width() - handle.width()
        x = round(point.x()) - groove.x() - handle.width() // 2
        return QStyle.sliderValueFromPosition(self.minimum(), self.maximum(), x, room)

    def _part(self, part: QStyle.SubControl) -> QRect:
        option = QStyleOptionSlider()
        self.initStyleOption(option)
        control = QStyle.ComplexControl.CC_Slider
        return self.style().subControlRect(control, option, part, self)
