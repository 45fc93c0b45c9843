"""The themes below the steps: number, line and name, as they stand beside the talk."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from small_stories_app.appearance.palettes import PATTERNS, theme_colour

_LINE: Final = 26
_WIDE: Final = 3
_ROOM: Final = 10
_BETWEEN: Final = 4


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
        """Return the height that all rows take."""
        rows = self._row_height() * len(self._themes)
        return QSize(0, rows + 2 * _ROOM if rows else 0)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw number, line and name of each theme."""
        painter = QPainter(self)
        metrics, height = self.fontMetrics(), self._row_height()
        after = _ROOM + metrics.horizontalAdvance("8") + _BETWEEN
        words = after + _LINE + 2 * _BETWEEN
        for place, name in enumerate(self._themes):
            top = _ROOM + place * height
            middle = top + height // 2
            painter.setPen(self.palette().windowText().color())
            flag = Qt.AlignmentFlag.AlignVCenter
            painter.drawText(_ROOM, top, after, height, flag, str(place + 1))
            room = self.width() - words - _BETWEEN
            cut = metrics.elidedText(name, Qt.TextElideMode.ElideRight, room)
            painter.drawText(words, top, room, height, flag, cut)
            own = place >= len(PATTERNS)
            pen = QPen(theme_colour(place), 2 if own else _WIDE, PATTERNS[place % len(PATTERNS)])
            pen.setCapStyle(Qt.PenCapStyle.FlatCap)
            painter.setPen(pen)
            for shift in (-2, 2) if own else (0,):
                painter.drawLine(after, middle + shift, after + _LINE, middle + shift)
        painter.end()

    def _row_height(self) -> int:
        return self.fontMetrics().lineSpacing() + _BETWEEN
