"""The part of the step where one person's withdrawal begins: who it is."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from small_stories.erasing.withdrawal import Leaver
from small_stories.storage.interviews import interviews
from small_stories.storage.setup import interviewees
from small_stories_app.keeping.withdrawal_sheet import let_leave
from small_stories_app.session import Session
from small_stories_app.widgets.headings import explanation
from small_stories_app.widgets.still import StillBox


class WhoLeaves(QWidget):
    """Interviewees by code, and interviews whose teller nobody has written down."""

    step_asked = Signal(str)
    story_asked = Signal(int)

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        say = session.text
        self.people = StillBox()
        self.people.setAccessibleName(say("lock_away.withdrawal.who"))
        self.begin = QPushButton(say("lock_away.withdrawal.begin"))
        row = QHBoxLayout()
        row.addWidget(self.people)
        row.addWidget(self.begin)
        row.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(explanation(say("lock_away.withdrawal.about")))
        column.addLayout(row)
        self.begin.clicked.connect(self._begin)

    def show_people(self) -> None:
        """List those who can leave."""
        project, chosen = self._session.project, self.people.currentText()
        self.people.clear()
        for person in interviewees(project):
            self.people.addItem(person.code, Leaver(person.id))
        for talk in interviews(project):
            if talk.interviewee_id is None:
                words = self._session.text("lock_away.withdrawal.interview", code=talk.code)
                self.people.addItem(words, Leaver(None, talk.id))
        self.people.setCurrentIndex(max(self.people.findText(chosen), 0))
        self.setEnabled(self.people.count() > 0)

    def _begin(self) -> None:
        who, window = self.people.currentData(), self.window()
        let_leave(self._session, who, window, self.story_asked.emit, self.step_asked.emit)
