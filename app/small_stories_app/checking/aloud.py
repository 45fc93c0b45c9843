"""Reading aloud: one story after another in large letters, for two people at one screen."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from small_stories.model import CheckState
from small_stories.reporting.material import reading_text
from small_stories.storage.checks import check, has_new_reading
from small_stories.storage.stories import Story, reading, spans, words
from small_stories_app.checking.in_words import day_in_words
from small_stories_app.session import Session
from small_stories_app.widgets.headings import explanation, heading
from small_stories_app.widgets.reading import reads
from small_stories_app.widgets.saved_text import SavedText
from small_stories_app.widgets.two_voices import Read, Told

_LARGER: Final = 1.7
_MEASURE: Final = 900
_ANSWERS: Final = {
    CheckState.CONFIRMED: "so",
    CheckState.MODIFIED: "other",
    CheckState.DENIED: "not_so",
}


class AloudPage(QWidget):
    """One teller's stories alone: no code, no list, nobody else.

    ``answered`` carries a story and what its teller said of the reading, ``said`` a story and the
    teller's words; ``left`` comes when the page is left. Letters are keys in ``words`` alone, not
    where the teller's correction is typed.
    """

    answered = Signal(int, str)
    told = Signal(int, str)
    left = Signal()

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self._stories: list[int] = []
        self._at = 0
        say = session.text
        self.number = heading("", 1.3)
        self.told_words = Told(say("checking.aloud.told_words"))
        self.our_reading = Read(say("checking.aloud.our_reading"))
        self.stands = QLabel()
        self.correction = SavedText(session, say("checking.aloud.correction"), lines=3)
        self.buttons = {
            state: QPushButton(say(f"checking.aloud.{key}")) for state, key in _ANSWERS.items()
        }
        self.before = QPushButton(say("checking.aloud.before"))
        self.next = QPushButton(say("checking.aloud.next"))
        self.leave = QPushButton(say("checking.aloud.leave"))
        reads(self.before, self.next, self.leave)
        self.words = QScrollArea()
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        say = self._session.text
        inside = QWidget()
        inside.setMaximumWidth(_MEASURE)
        column = QVBoxLayout(inside)
        column.setSpacing(10)
        column.addWidget(self.number)
        column.addWidget(heading(say("checking.aloud.told_words"), 1.1))
        column.addWidget(self.told_words)
        column.addWidget(heading(say("checking.aloud.our_reading"), 1.1))
        column.addWidget(self.our_reading)
        column.addStretch(1)
        middle = QWidget()
        row = QHBoxLayout(middle)
        row.addStretch(1)
        row.addWidget(inside, 8)
        row.addStretch(1)
        self.words.setWidget(middle)
        self.words.setWidgetResizable(True)
        self.words.setFrameShape(QFrame.Shape.NoFrame)
        self.words.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.words.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.words.setAccessibleName(say("checking.aloud.name"))
        answers = QHBoxLayout()
        for button in (*self.buttons.values(), self.before, self.next, self.leave):
            answers.addWidget(button)
        self.stands.setWordWrap(True)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(16, 8, 16, 8)
        whole.addWidget(self.words, 1)
        whole.addWidget(self.stands)
        whole.addWidget(self.correction)
        whole.addLayout(answers)
        whole.addWidget(explanation(say("checking.aloud.keys")))
        self.setFocusProxy(self.words)

    def _connect(self) -> None:
        for state, button in self.buttons.items():
            button.clicked.connect(lambda _=False, state=state: self.answer(state))
        self.before.clicked.connect(lambda: self.go(-1))
        self.next.clicked.connect(lambda: self.go(1))
        self.leave.clicked.connect(self.left)
        self.correction.saved.connect(self._tell)

    @property
    def current(self) -> int | None:
        """The story that is read now."""
        return self._stories[self._at] if self._stories else None

    def begin(self, told: Sequence[Story], first: int | None) -> None:
        """Begin with a story of one teller."""
        self._stories = [story.id for story in told]
        self._at = self._stories.index(first) if first in self._stories else 0
        self.show_current()

    def follow(self, told: Sequence[Story]) -> None:
        """Follow a change; a story that is gone gives its place to the next one."""
        current = self.current
        self._stories = [story.id for story in told]
        if current in self._stories:
            self._at = self._stories.index(current)
        self._at = max(0, min(self._at, len(self._stories) - 1))
        if self._stories:
            self.show_current()
        else:
            self.left.emit()

    def go(self, step: int) -> None:
        """Read the next story (step 1) or the one before (step -1)."""
        self.correction.settle()
        there = self._at + step
        if 0 <= there < len(self._stories):
            self._at = there
            self.show_current()
            self.words.verticalScrollBar().setValue(0)
        elif step > 0:
            self._session.said.emit(self._session.text("checking.aloud.last"))
        self.words.setFocus(Qt.FocusReason.OtherFocusReason)

    def answer(self, state: CheckState) -> None:
        """Write down what the teller says of the reading; a correction is typed after it."""
        if self.current is not None:
            self.answered.emit(self.current, state)
            if state == CheckState.CONFIRMED:
                self.words.setFocus(Qt.FocusReason.OtherFocusReason)
            else:
                self.correction.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_current(self) -> None:
        """Show the story that is read now, and what its teller has said of it."""
        story = self.current
        if story is None:
            return
        project, say = self._session.project, self._session.text
        found = check(project, story)
        denied = found.state == CheckState.DENIED and not has_new_reading(project, story)
        size = self._session.options.text_size() * _LARGER
        self.number.setText(
            say("checking.aloud.number", None, number=self._at + 1, of=len(self._stories))
        )
        told = "\n\n".join(filter(None, words(project, spans(project, story))))
        self.told_words.say(told or say("checking.sound_alone"), size)
        read = "" if denied else reading_text(reading(project, story))
        nothing = say("checking.aloud.denied" if denied else "checking.not_read")
        self.our_reading.say(read or nothing, size)
        asked = found.state in _ANSWERS
        day = day_in_words(self._session, found.on_date)
        self.stands.setText(f"{say(f'checks.{found.state}')} {day}".strip() if asked else "")
        self.correction.setVisible(found.state in (CheckState.MODIFIED, CheckState.DENIED))
        self.correction.setPlaceholderText(say("checking.aloud.correction"))
        self.correction.show_text(found.told, story)
        self.before.setEnabled(self._at > 0)
        self.next.setEnabled(self._at + 1 < len(self._stories))

    def _tell(self, words: str) -> None:
        if self.current is not None:
            self.told.emit(self.current, words)
