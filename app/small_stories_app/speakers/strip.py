"""The line above the talk that proposes who asks and who tells, and points out a third voice."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLabel, QPushButton, QVBoxLayout, QWidget

from small_stories.model import Role
from small_stories.storage.interviews import Speaker
from small_stories_app.session import Session
from small_stories_app.speakers.actions import WhoSpeaks
from small_stories_app.widgets.flowing_row import FlowingRow
from small_stories_app.widgets.reading import reads


class SpeakersStrip(QWidget):
    """Hidden as soon as there is nothing to say, and where there is little room for the talk.

    ``third_asked`` leads to the third voice.
    """

    third_asked = Signal()

    def __init__(self, session: Session, who: WhoSpeaks) -> None:
        super().__init__()
        say = session.text
        self._session, self._who = session, who
        self._gives_way = False
        self.roles = QLabel()
        self.confirm = QPushButton(say("speakers.confirm"))
        self.swap = QPushButton(say("speakers.swap"))
        self.third = QLabel(say("speakers.third"))
        self.listen = QPushButton(say("speakers.listen"))
        reads(self.listen)
        self._proposal = (self.roles, self.confirm, self.swap)
        self._third = (self.third, self.listen)
        self.setAccessibleName(say("speakers.line"))
        self.listen.setAccessibleDescription(self.third.text())
        row = FlowingRow()
        for part in (*self._proposal, *self._third):
            # As high as a button, so that words and buttons stand on one line.
            part.setMinimumHeight(self.confirm.sizeHint().height())
            part.hide()
            row.addWidget(part)
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 0, 12, 6)
        column.addLayout(row)
        self.confirm.clicked.connect(lambda: session.attempt(who.confirm))
        self.swap.clicked.connect(lambda: session.attempt(who.swap))
        self.listen.clicked.connect(self.third_asked)
        self.hide()

    def give_way(self, *, on: bool) -> None:
        """Leave the room to the talk, or come back."""
        self._gives_way = on
        self._show()

    def follow(self, *, third_voice: bool) -> None:
        """Say what is proposed of the interview on the page, and whether a third voice is heard."""
        there = self._who.speakers
        # Before anything is said, nobody is known to ask or to tell.
        known = any(each.role != Role.OTHER for each in there)
        proposed = known and any(each.proposed for each in there)
        self.roles.setText(self._in_words(there) if proposed else "")
        for part in self._proposal:
            part.setVisible(proposed)
            part.setAccessibleDescription(self.roles.text())
        self.swap.setVisible(proposed and self._who.can_swap)
        for part in self._third:
            part.setVisible(third_voice)
        self._show()

    def _show(self) -> None:
        wanted = not (self.roles.isHidden() and self.third.isHidden())
        self.setVisible(wanted and not self._gives_way)

    def _in_words(self, there: Sequence[Speaker]) -> str:
        parts = ", ".join(map(self._of, there))
        return self._session.text("speakers.proposal", None, parts=parts)

    def _of(self, speaker: Speaker) -> str:
        name, say = self._who.name_of(speaker), self._session.text
        match speaker.role:
            case Role.INTERVIEWER:
                return say("speakers.asks", None, name=name)
            case Role.INTERVIEWEE:
                return say("speakers.tells", None, name=name)
        return f"{name}: {say(f'roles.{speaker.role}')}"
