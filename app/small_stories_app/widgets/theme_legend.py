"""The themes below the steps: number, line and name, as they stand beside the talk."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from small_stories_app.appearance.palettes import PATTERNS, theme_colour

_LINE: Final = 26
_WIDE: Final = 3
_ROOM: Final = 8
_BETWEEN: Final = 4
_BROKEN: Final = Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignLeft


class ThemeLegend(QWidget):
    """A row for each theme; own themes, from the fourth on, have a double line."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self._name = name
        self._themes: tuple[str, ...] = ()
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)

    def show_themes(self, names: Sequence[str]) -> None:
        """Show the themes in their order."""
        self._themes = tuple(names)
        told = ", ".join(f"{number} {name}" for number, name in enumerate(names, start=1))
        self.setAccessibleName(f"{self._name}: {told}")
        self.setToolTip("\n".join(f"{number}  {name}" for number, name in enumerate(names, 1)))
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """Return the height that all rows take; a long name has two lines."""
        rows = sum(self._row_heights())
        return QSize(0, rows + 2 * _ROOM if rows else 0)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Break the names anew."""
        super().resizeEvent(event)
        self.updateGeometry()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw number, line and name of each theme."""
        painter = QPainter(self)
        metrics, top = self.fontMetrics(), _ROOM
        after = _ROOM + metrics.horizontalAdvance("8") + _BETWEEN
        for place, (name, height) in enumerate(zip(self._themes, self._row_heights(), strict=True)):
            painter.setPen(self.palette().windowText().color())
            painter.drawText(_ROOM, top + metrics.ascent(), str(place + 1))
            room = QRect(self._indent(), top, self._room(), height)
            painter.drawText(room, _BROKEN, name)
            _draw_line(painter, place, after, top + metrics.lineSpacing() // 2)
            top += height
        painter.end()

    def _indent(self) -> int:
        return _ROOM + self.fontMetrics().horizontalAdvance("8") + _LINE + 3 * _BETWEEN

    def _room(self) -> int:
        return max(self.width() - self._indent() - _BETWEEN, 1)

    def _row_heights(self) -> list[int]:
        metrics = self.fontMetrics()
        wide = QRect(0, 0, self._room(), 1000)
        lines = (metrics.boundingRect(wide, _BROKEN, name).height() for name in self._themes)
        return [max(height, metrics.lineSpacing()) + _BETWEEN for height in lines]


def _draw_line(painter: QPainter, place: int, start: int, middle: int) -> None:
    own = place >= len(PATTERNS)
    pen = QPen(theme_colour(place), 2 if own else _WIDE, PATTERNS[place % len(PATTERNS)])
    pen.setCapStyle(Qt.PenCapStyle.FlatCap)
    painter.setPen(pen)
    for shift in (-2, 2) if own else (0,):
        painter.drawLine(start, middle + shift, start + _LINE, middle + shift)
