"""What the status bar says: what was saved, what runs, and that all stays on this computer."""

from datetime import datetime
from typing import Final

from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import (
    QApplication,
    QHBoxLayout,
    QLabel,
    QMainWindow,
    QPushButton,
    QWidget,
)

from small_stories_app.job_list import JobState, ListedJob
from small_stories_app.session import Session
from small_stories_app.widgets.cut_label import CutLabel
from small_stories_app.widgets.lock_sign import LockSign
from small_stories_app.widgets.progress_line import ProgressLine

_PROGRESS_WIDTH: Final = 560
_WIDE: Final = 960
_SHOWN_MS: Final = 8000
_A_LETTER_MS: Final = 100
_WORTH_A_NOTICE: Final = 60
_APART: Final = 64  # pixels between the message and what stands beside it


class StatusLine:
    """Fills the status bar of the window."""

    def __init__(self, session: Session, window: QMainWindow) -> None:
        self._session = session
        self._window = window
        self._bar = window.statusBar()
        self.progress = ProgressLine(session)
        self._progress_width = _PROGRESS_WIDTH
        self.saved = CutLabel()
        self.saved.setContentsMargins(12, 0, 12, 0)
        self.jobs = QPushButton()
        self.jobs.setFlat(True)
        self.jobs.setToolTip(session.text("jobs.title"))
        self.jobs.hide()
        self._here = _beside(LockSign(), QLabel(session.text("window.on_this_computer")))
        for part in (self.progress, self.jobs, self.saved, self._here):
            self._bar.addPermanentWidget(part)
        self._bar.messageChanged.connect(self._make_room)
        self.progress.came_or_went.connect(lambda: self._make_room(self._bar.currentMessage()))
        session.said.connect(self.say)
        session.unstored.not_taken.connect(self._say_what_is_not_saved)
        session.disk_back.connect(self._say_it_is_back)
        session.jobs.moved.connect(self._show_jobs)
        session.jobs.ended.connect(self._tell_of_end)

    def say(self, sentence: str) -> None:
        """Say a sentence for a while, and to readers of the screen at once."""
        self._bar.showMessage(sentence, max(_SHOWN_MS, len(sentence) * _A_LETTER_MS))
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self._window, sentence))

    def say_what_is_saved(self, *, just_now: bool) -> None:
        """Say that everything is saved, and what undo would take back."""
        text = self._session.text
        time = f"{datetime.now():%H.%M}"
        saved = text("window.saved", time=time) if just_now else text("window.all_saved")
        change = self._session.project.next_undo()
        if change:
            named = self._session.change_text(change)
            saved = f"{saved} · {text('window.next_undo', change=named)}"
        self.saved.setText(saved)

    def _say_what_is_not_saved(self) -> None:
        self.saved.setText(self._session.text("window.not_saved"))

    def _say_it_is_back(self) -> None:
        self.say_what_is_saved(just_now=False)

    def clear(self) -> None:
        """Say nothing of a project."""
        self.saved.clear()

    def be_wide(self, width: int) -> None:
        """Share out the room that there is in a window so wide."""
        self._progress_width = min(_PROGRESS_WIDTH, width * 9 // 20)
        self._make_room(self._bar.currentMessage())

    def _make_room(self, message: str) -> None:
        """Let a message be read whole: what stands beside it is said again after it."""
        room = self._bar.width() - _APART
        room -= self._bar.fontMetrics().horizontalAdvance(message) if message else 0
        least = self.progress.minimumSizeHint().width()
        self.progress.setFixedWidth(min(max(room, least), self._progress_width))
        room -= 0 if self.progress.isHidden() else self.progress.minimumWidth()
        wide = self._bar.width() >= _WIDE
        for part, wanted in ((self.jobs, bool(self._session.jobs.jobs)), (self._here, wide)):
            width = part.sizeHint().width()
            stays = wanted and (width <= room or not message)
            part.setVisible(stays)
            room -= width if stays else 0
        self.saved.setMaximumWidth(max(room, 0))
        self.saved.setVisible(room >= self.saved.minimumSizeHint().width())

    def _show_jobs(self) -> None:
        listed, running = self._session.jobs.jobs, self._session.jobs.running
        key = "running" if running else "ended"
        self.jobs.setText(self._session.text(f"jobs.button_{key}", len(running or listed)))
        self._make_room(self._bar.currentMessage())

    def _tell_of_end(self, listed: ListedJob) -> None:
        if listed.state == JobState.FINISHED and listed.seconds() > _WORTH_A_NOTICE:
            QApplication.alert(self._window)


def _beside(sign: QWidget, words: QLabel) -> QWidget:
    both = QWidget()
    row = QHBoxLayout(both)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(4)
    row.addWidget(sign)
    row.addWidget(words)
    return both
