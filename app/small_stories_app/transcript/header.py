"""The line above the transcript: which interview this is and how far it is."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QWidget

from small_stories.storage.interviews import Interview
from small_stories_app.clock import clock
from small_stories_app.session import Session
from small_stories_app.widgets.headings import explanation, heading


class InterviewHeader(QWidget):
    """Code, kind and state in words; ``read_to_end`` carries what the analyst ticked."""

    read_to_end = Signal(bool)

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self.code = heading("")
        self.code.setWordWrap(False)
        self.state = explanation()
        self.tick = QCheckBox(session.text("transcript.read_to_end"))
        self.tick.setMinimumHeight(24)
        row = self._row = QHBoxLayout(self)
        row.setContentsMargins(12, 8, 12, 8)
        row.setSpacing(12)
        row.addWidget(self.code)
        row.addWidget(self.state, 1)
        row.addWidget(self.tick)
        self.tick.clicked.connect(self.read_to_end)

    def put_beside_state(self, widget: QWidget) -> None:
        """Have something more to tell of the interview beside its state."""
        self._row.insertWidget(self._row.indexOf(self.tick), widget)

    def show_interview(self, interview: Interview) -> None:
        """Say what is known of an interview."""
        say = self._session.text
        self.code.setText(interview.code)
        parts = [say(f"source_kinds.{interview.source_kind}")]
        if interview.duration_ms:
            parts.append(clock(interview.duration_ms))
        if interview.draft_turns:
            parts.append(say("transcript.drafts_left", interview.draft_turns))
        parts.append(say("transcript.stories", interview.stories))
        self.state.setText(" · ".join(parts))
        self.tick.setChecked(interview.read_to_end)
