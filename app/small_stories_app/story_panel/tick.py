"""A box to tick whose words take more lines where there is little room."""

from typing import Final

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QCheckBox, QSizePolicy, QStyle, QStyleOptionButton

_LEAST: Final = QSize(120, 24)
_AROUND: Final = 6


class Tick(QCheckBox):
    """Qt draws the words of a box on one line and cuts them; here they break."""

    def __init__(self, words: str) -> None:
        super().__init__(words)
        shape = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        shape.setHeightForWidth(True)
        self.setSizePolicy(shape)

    def minimumSizeHint(self) -> QSize:
        """Return room for the box and a word."""
        return _LEAST

    def hasHeightForWidth(self) -> bool:
        """Return that fewer pixels across need more down."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Return the height of the words at a width."""
        room = QRect(0, 0, max(width - self._words_left(), 1), 0)
        words = self.fontMetrics().boundingRect(room, Qt.TextFlag.TextWordWrap, self.text())
        return max(words.height() + _AROUND, _LEAST.height())

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the box, and the words beside it."""
        option = QStyleOptionButton()
        self.initStyleOption(option)
        option.text = ""
        painter = QPainter(self)
        self.style().drawControl(QStyle.ControlElement.CE_CheckBox, option, painter, self)
        flags = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        place = self.rect().adjusted(self._words_left(), 0, 0, 0)
        self.style().drawItemText(
            painter, place, flags.value | Qt.TextFlag.TextWordWrap.value, self.palette(),
            self.isEnabled(), self.text(), self.foregroundRole(),
        )  # fmt: skip

    def _words_left(self) -> int:
        metric = QStyle.PixelMetric
        box = self.style().pixelMetric(metric.PM_IndicatorWidth, None, self)
        gap = self.style().pixelMetric(metric.PM_CheckBoxLabelSpacing, None, self)
        return box + gap
