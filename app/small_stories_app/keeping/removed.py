"""What was removed for good, and when, with the certificate of each."""

from PySide6.QtCore import QDate, QLocale, QSize
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from small_stories.storage.removals import Removal, removals
from small_stories_app.keeping.certificate_dialog import offer_certificate
from small_stories_app.session import Session
from small_stories_app.widgets.reading import reads


class Removed(QWidget):
    """A line for each removal, the newest first; without any it is not there."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        reads(self)
        self._session = session
        self.buttons: list[QPushButton] = []
        self._rows: list[QWidget] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)

    def show_removals(self) -> bool:
        """Read anew what was removed; return whether anything was."""
        for row in self._rows:
            self._column.removeWidget(row)
            row.deleteLater()
        self.buttons.clear()
        self._rows = [self._row(each) for each in reversed(removals(self._session.project))]
        for row in self._rows:
            self._column.addWidget(row)
        return bool(self._rows)

    def minimumSizeHint(self) -> QSize:
        """Take the room that the lines need."""
        return self._column.minimumSize()

    def _row(self, removal: Removal) -> QWidget:
        say = self._session.text
        on = removal.day
        day = QLocale(self._session.language).toString(QDate(on.year, on.month, on.day), "d.M.yyyy")
        words = say(f"lock_away.removed.{removal.kind}", day=day)
        button = QPushButton(say("lock_away.removed.certificate"))
        button.setAccessibleName(say("lock_away.removed.certificate_of", what=words))
        button.clicked.connect(lambda: offer_certificate(self._session, removal, self.window()))
        self.buttons.append(button)
        row = QWidget()
        line = QHBoxLayout(row)
        line.setContentsMargins(0, 0, 0, 0)
        line.addWidget(QLabel(words), 1)
        line.addWidget(button)
        return row
