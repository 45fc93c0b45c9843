"""The line above the talk that proposes who asks and who tells, and points out a third voice."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from small_stories.model import Role
from small_stories.storage.interviews import Speaker
from small_stories_app.session import Session
from small_stories_app.speakers.actions import WhoSpeaks


class SpeakersStrip(QWidget):
    """Hidden as soon as there is nothing to say; ``third_asked`` leads to the third voice."""

    third_asked = Signal()

    def __init__(self, session: Session, who: WhoSpeaks) -> None:
        super().__init__()
        say = session.text
        self._session, self._who = session, who
        self._alone = False
        self.roles = QLabel()
        self.confirm = QPushButton(say("speakers.confirm"))
        self.swap = QPushButton(say("speakers.swap"))
        self.third = QLabel(say("speakers.third"))
        self.listen = QPushButton(say("speakers.listen"))
        self._proposal = _line(self.roles, self.confirm, self.swap)
        self._third = _line(self.third, self.listen)
        self.setAccessibleName(say("speakers.line"))
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 0, 12, 6)
        column.setSpacing(4)
        column.addWidget(self._proposal)
        column.addWidget(self._third)
        self.confirm.clicked.connect(lambda: session.attempt(who.confirm))
        self.swap.clicked.connect(lambda: session.attempt(who.swap))
        self.listen.clicked.connect(self.third_asked)
        self.hide()

    def give_way(self, *, alone: bool) -> None:
        """Leave the room to the talk alone, or come back."""
        self._alone = alone
        self._show()

    def follow(self, *, third_voice: bool) -> None:
        """Say what is proposed of the interview on the page, and whether a third voice is heard."""
        there = self._who.speakers
        proposed = any(each.proposed for each in there)
        self.roles.setText(self._in_words(there) if proposed else "")
        self._proposal.setVisible(proposed)
        self.swap.setVisible(self._who.can_swap)
        self._third.setVisible(third_voice)
        self._show()

    def _show(self) -> None:
        wanted = not (self._proposal.isHidden() and self._third.isHidden())
        self.setVisible(wanted and not self._alone)

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


def _line(words: QLabel, *buttons: QPushButton) -> QWidget:
    line = QWidget()
    row = QHBoxLayout(line)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(8)
    words.setWordWrap(True)
    words.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
    row.addWidget(words, 1)
    for button in buttons:
        row.addWidget(button)
    line.hide()
    return line
