"""Versions of the question frame: which one is looked at, and keeping the one at work."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QPushButton, QVBoxLayout, QWidget

from small_stories.changes.question_frames import keep_version
from small_stories.storage.question_frames import QuestionFrame, question_frames
from small_stories_app.session import Session
from small_stories_app.widgets.headings import explanation
from small_stories_app.widgets.still import StillBox


class Versions(QWidget):
    """A box with the versions; ``chosen`` comes when another one is to be shown."""

    chosen = Signal()

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self._versions: list[QuestionFrame] = []
        self.shown: QuestionFrame | None = None
        self.box = StillBox()
        self.box.setAccessibleName(session.text("prepare.frame.version"))
        self.box.activated.connect(self._choose)
        label = QLabel(session.text("prepare.frame.version"))
        label.setBuddy(self.box)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(label)
        row.addWidget(self.box)
        row.addStretch(1)

    @property
    def is_working(self) -> bool:
        """Whether the version shown is the one being worked on."""
        return bool(self._versions) and self.shown == self._versions[0]

    def show_versions(self) -> None:
        """Offer the project's versions; the one chosen before stays, or else the newest."""
        self._versions = question_frames(self._session.project)
        before = self.shown.id if self.shown else None
        newest = self._versions[0] if self._versions else None
        self.shown = next((each for each in self._versions if each.id == before), newest)
        self.box.clear()
        for place, each in enumerate(self._versions):
            key = "version_kept" if place else "version_working"
            words = self._session.text(f"prepare.frame.{key}", version=each.version)
            self.box.addItem(f"{words}: {each.note}" if each.note else words, each.id)
        if self.shown:
            self.box.setCurrentIndex(self.box.findData(self.shown.id))
        self.setVisible(bool(self._versions))

    def _choose(self, place: int) -> None:
        self.shown = self._versions[place]
        self.chosen.emit()


class Keeping(QWidget):
    """A note of what the version was used for, and a button that keeps it."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        say = session.text
        self.note = QLineEdit()
        self.note.setPlaceholderText(say("prepare.frame.note"))
        self.note.setAccessibleName(say("prepare.frame.note"))
        self.keep = QPushButton(say("prepare.frame.keep"))
        self.note.returnPressed.connect(lambda: session.attempt(self.keep_version))
        self.keep.clicked.connect(lambda: session.attempt(self.keep_version))
        row = QHBoxLayout()
        row.addWidget(self.note, 1)
        row.addWidget(self.keep)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(explanation(say("prepare.frame.keeping")))
        column.addLayout(row)

    def keep_version(self) -> None:
        """Keep the frame as it is now, with the note that is written."""
        keep_version(self._session.project, self.note.text().strip())
        self.note.clear()
        kept = question_frames(self._session.project)[1]
        self._session.said.emit(self._session.text("prepare.frame.kept", version=kept.version))
