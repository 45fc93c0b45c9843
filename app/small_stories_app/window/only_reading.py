"""While a project is open for reading alone: why, what can be done, and nothing that would fail."""

from collections.abc import Iterable

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QWidget

from small_stories_app.session import Session
from small_stories_app.widgets.reading import let_only_read


class OnlyReading(QWidget):
    """A line above the work, there only while a project cannot be written to.

    All in a view that would change the project is greyed, and its tip tells why
    (``widgets.reading``). The signals ask for what the line offers.
    """

    take_over_asked = Signal()
    rescued_asked = Signal()
    copy_asked = Signal()

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        say = session.text
        self.words = QLabel()
        self.words.setWordWrap(True)
        self.take_over = QPushButton(say("taking_over.take"))
        self.take_rescued = QPushButton(say("rescued.take"))
        self.copy = QPushButton(say("handing_over.begin"))
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 6, 12, 6)
        row.addWidget(self.words, 1)
        for button in (self.take_over, self.take_rescued, self.copy):
            row.addWidget(button, 0, Qt.AlignmentFlag.AlignTop)
        self.take_over.clicked.connect(self.take_over_asked)
        self.take_rescued.clicked.connect(self.rescued_asked)
        self.copy.clicked.connect(self.copy_asked)
        session.project_closed.connect(self.hide)
        self.hide()

    def show_project(self, views: Iterable[QWidget]) -> None:
        """Say why the project that was opened cannot be written to, if so, and hold views back."""
        from small_stories.storage.opening import can_take_over
        from small_stories.storage.project_file import ReadOnly

        project = self._session.project
        self.setVisible(project.read_only is not None)
        if project.read_only is None:
            return
        let_only_read(self._session, *views)
        elsewhere = can_take_over(project)
        self.take_over.setVisible(elsewhere)
        self.take_rescued.setVisible(project.read_only is ReadOnly.RESCUED)
        self.copy.setVisible(project.read_only is not ReadOnly.RESCUED)
        self.words.setText(self._owner() if elsewhere else self._session.why_only_reading())
        self.words.setAccessibleName(self.words.text())

    def _owner(self) -> str:
        from small_stories.storage.owner import owner_of

        owner = owner_of(self._session.project.folder)
        if owner is None:
            return self._session.why_only_reading()
        time = f"{owner.seen.astimezone():%H.%M}"
        return self._session.text("only_reading.owner", computer=owner.computer, time=time)
