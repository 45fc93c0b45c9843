"""What runs on the page of models: what it is, how far it is, and a way to stop it."""

from PySide6.QtWidgets import QHBoxLayout, QLabel, QProgressBar, QPushButton, QSizePolicy, QWidget

from small_stories.transcribing.models.in_words import size_in_words
from small_stories_app.session import Session
from small_stories_app.speech_models.work import ModelWork
from small_stories_app.widgets.progress_line import time_left

_BAR_WIDTH = 160
_KB = 1000


class WorkLine(QWidget):
    """Follows the work, also when it began before the page was opened; hidden while none runs."""

    def __init__(self, session: Session, work: ModelWork) -> None:
        super().__init__()
        self._session = session
        self._work = work
        self.label = QLabel()
        self.label.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self.bar = QProgressBar()
        self.bar.setTextVisible(False)
        self.bar.setFixedWidth(_BAR_WIDTH)
        self.stop = QPushButton(session.text("progress.stop"))
        self.stop.setAutoDefault(False)
        self.stop.clicked.connect(work.stop)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.label, 1)
        row.addWidget(self.bar)
        row.addWidget(self.stop)
        work.moved.connect(self.follow)
        self.follow()

    def follow(self) -> None:
        """Show how far the work is."""
        self.setVisible(self._work.is_busy)
        listed = self._work.listed
        if listed is None or not self._work.is_busy:
            return
        self.bar.setRange(0, listed.total)
        self.bar.setValue(listed.done)
        parts = [listed.what]
        if listed.total:
            said = self._session.language
            come, whole = (size_in_words(size * _KB, said) for size in (listed.done, listed.total))
            parts.append(self._session.text("models.page.come", come=come, whole=whole))
        if left := time_left(self._session, listed):
            parts.append(left)
        self.label.setText(" · ".join(parts))
        self.bar.setAccessibleName(self.label.text())
        self.stop.setAccessibleName(self._session.text("progress.stop_what", what=listed.what))
