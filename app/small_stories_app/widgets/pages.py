"""The middle of the window: one page at a time, which scrolls where the window is too small."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QFrame, QScrollArea, QStackedWidget, QWidget


class Pages(QStackedWidget):
    """Pages of which only the one on screen says how much room is needed."""

    def minimumSizeHint(self) -> QSize:
        """Return the least size of the page on screen."""
        shown = self.currentWidget()
        return shown.minimumSizeHint() if shown else QSize(0, 0)

    def sizeHint(self) -> QSize:
        """Return the size that the page on screen would like."""
        shown = self.currentWidget()
        return shown.sizeHint() if shown else QSize(0, 0)

    def heightForWidth(self, width: int) -> int:
        """Return the height the page on screen needs at this width, or -1 if any will do."""
        shown = self.currentWidget()
        return shown.heightForWidth(width) if shown else -1


def scrolling(inside: QWidget) -> QScrollArea:
    """Return an area that scrolls what does not fit, and takes no focus of its own."""
    area = QScrollArea()
    area.setWidgetResizable(True)
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    area.setMinimumSize(0, 0)
    area.setWidget(inside)
    return area
