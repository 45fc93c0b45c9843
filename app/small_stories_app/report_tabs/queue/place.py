"""One place where something is said: the turn with the words lit, and the way to the next place."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QPalette, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QCheckBox, QLabel, QPlainTextEdit, QTextEdit, QVBoxLayout, QWidget

from small_stories_app.report_tabs.queue.buttons import quiet_button
from small_stories_app.session import Session
from small_stories_app.text_positions import TextPositions
from small_stories_app.widgets.flowing_row import FlowingRow

_LINES = 4


class PlaceView(QWidget):
    """The words around; ``stepped`` carries 1 or -1 for the next place or the one before."""

    stepped = Signal(int)

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        say = session.text
        self.where = QLabel()
        self.back = quiet_button(say("marks.place_back"))
        self.on = quiet_button(say("marks.place_on"))
        self.only = QCheckBox(say("marks.only_here"))
        self.turn = QPlainTextEdit()
        self._lay_out()
        self.back.clicked.connect(lambda: self.stepped.emit(-1))
        self.on.clicked.connect(lambda: self.stepped.emit(1))

    def _lay_out(self) -> None:
        self.turn.setReadOnly(True)
        self.turn.setTabChangesFocus(True)
        self.turn.setAccessibleName(self._session.text("marks.turn"))
        self.turn.setFixedHeight(self.fontMetrics().lineSpacing() * _LINES + 14)
        row = FlowingRow()
        for part in (self.where, self.back, self.on, self.only):
            part.setMinimumHeight(24)
            row.addWidget(part)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addLayout(row)
        column.addWidget(self.turn)

    def show_place(self, where: str, shown: tuple[str, int, int], places: int) -> None:
        """Show a turn's words with those lit that are decided about."""
        self.where.setText(where)
        for part in (self.back, self.on, self.only):
            part.setVisible(places > 1)
        words, start, end = shown
        units = TextPositions(words)
        if self.turn.toPlainText() != words:
            self.turn.setPlainText(words)
        self._light(units.to_qt(start), units.to_qt(end))

    def _light(self, start: int, end: int) -> None:
        place = QTextEdit.ExtraSelection()
        look = QTextCharFormat()
        look.setBackground(self.palette().color(QPalette.ColorRole.Highlight))
        look.setForeground(self.palette().color(QPalette.ColorRole.HighlightedText))
        cursor = QTextCursor(self.turn.document())
        cursor.setPosition(start)
        cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
        place.cursor, place.format = cursor, look
        self.turn.setExtraSelections([place])
        cursor.clearSelection()
        self.turn.setTextCursor(cursor)
        self.turn.centerCursor()
