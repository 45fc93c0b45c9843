"""While a project is open for reading alone: why, what can be done, and nothing that would fail."""

from collections.abc import Callable
from typing import Final

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractSpinBox,
    QComboBox,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QTextEdit,
    QWidget,
)

from small_stories_app.session import Session
from small_stories_app.widgets.reading import only_reads

# Views allow their buttons as the selection moves; what changed is greyed again this soon.
_AGAIN_MS: Final = 250


class OnlyReading(QWidget):
    """A line above the work, there only while a project cannot be written to.

    All in a view that would change the project is greyed, and its tip tells why; what only reads
    says so itself (``widgets.reading``). The signals ask for what the line offers.
    """

    take_over_asked = Signal()
    rescued_asked = Signal()
    copy_asked = Signal()

    def __init__(self, session: Session, shown: Callable[[], QWidget | None]) -> None:
        super().__init__()
        self._session = session
        self._shown = shown
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
        self._timer = QTimer(self)
        self._timer.setInterval(_AGAIN_MS)
        self._timer.timeout.connect(self.grey)
        self.take_over.clicked.connect(self.take_over_asked)
        self.take_rescued.clicked.connect(self.rescued_asked)
        self.copy.clicked.connect(self.copy_asked)
        session.project_closed.connect(self._end)
        self.hide()

    def show_project(self) -> None:
        """Say why the project that was opened cannot be written to, if that is so."""
        from small_stories.storage.opening import can_take_over
        from small_stories.storage.project_file import ReadOnly

        project = self._session.project
        self.setVisible(project.read_only is not None)
        if project.read_only is None:
            self._timer.stop()
            return
        elsewhere = can_take_over(project)
        self.take_over.setVisible(elsewhere)
        self.take_rescued.setVisible(project.read_only is ReadOnly.RESCUED)
        self.copy.setVisible(project.read_only is not ReadOnly.RESCUED)
        self.words.setText(self._owner() if elsewhere else self._reason())
        self.words.setAccessibleName(self.words.text())
        self._timer.start()

    def grey(self) -> None:
        """Grey what would change the project, in the view on screen."""
        view = self._shown()
        if view is None or not self._timer.isActive():
            return
        for kind in (QAbstractButton, QComboBox, QAbstractSpinBox):
            for widget in view.findChildren(kind):
                self._grey(widget, view)
        for field in (*view.findChildren(QLineEdit), *_written(view)):
            if not field.isReadOnly() and not only_reads(field, view):
                field.setReadOnly(True)
                field.setToolTip(self._reason())
        for table in view.findChildren(QAbstractItemView):
            table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
            table.setDragEnabled(False)

    def _grey(self, widget: QWidget, view: QWidget) -> None:
        if widget.isEnabled() and not only_reads(widget, view):
            widget.setEnabled(False)
            widget.setToolTip(self._reason())

    def _end(self) -> None:
        self._timer.stop()
        self.hide()

    def _reason(self) -> str:
        return self._session.text(f"only_reading.{self._session.project.read_only}")

    def _owner(self) -> str:
        from small_stories.storage.owner import owner_of

        owner = owner_of(self._session.project.folder)
        if owner is None:
            return self._reason()
        time = f"{owner.seen.astimezone():%H.%M}"
        return self._session.text("only_reading.owner", computer=owner.computer, time=time)


def _written(view: QWidget) -> list[QPlainTextEdit | QTextEdit]:
    return [*view.findChildren(QPlainTextEdit), *view.findChildren(QTextEdit)]
