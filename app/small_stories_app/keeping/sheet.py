"""What every sheet is that asks before something is done that cannot be undone."""

from collections.abc import Iterable

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QLabel,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from small_stories.anonymising.leaving.own_texts import TextLeak
from small_stories_app.keeping.places import PlaceRow, go_to
from small_stories_app.session import Session
from small_stories_app.widgets.fitting import fit_around
from small_stories_app.widgets.headings import explanation, heading
from small_stories_app.widgets.notice import Notice
from small_stories_app.widgets.pages import scrolling

_WIDTH = 620


class LastSheet(QDialog):
    """Says what will go and what it does not reach; its button tells what it does.

    Enter leaves it, as Esc does: only a press of the button itself goes on. ``step_asked`` and
    ``story_asked`` ask the window to go where the analyst's own texts stand.
    """

    step_asked = Signal(str)
    story_asked = Signal(int)

    def __init__(self, session: Session, title: str, parent: QWidget | None) -> None:
        super().__init__(parent)
        self.session = session
        self.setWindowTitle(title)
        self.do_it = QPushButton()
        self.leave = QPushButton(session.text("dialogs.cancel"))
        self.notice = Notice()
        self.places: list[QPushButton] = []
        self._inside = QWidget()
        self.column = QVBoxLayout(self._inside)
        self.column.setContentsMargins(0, 0, 8, 0)
        self.do_it.clicked.connect(self.accept)
        self.leave.clicked.connect(self.reject)

    def finish(self) -> None:
        """Put the buttons below all that was added, and be as high as it needs."""
        self.column.addStretch(1)
        if self.session.jobs.running:
            self.notice.say(self.session.text("lock_away.sheets.work_stops"))
        area = scrolling(self._inside)
        # What does not fit is read by keys, too.
        area.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        area.setAccessibleName(self.windowTitle())
        column = QVBoxLayout(self)
        column.addWidget(area, 1)
        column.addWidget(self.notice)
        # Last, so that Tab comes to the buttons after all else.
        box = QDialogButtonBox(self)
        box.addButton(self.do_it, QDialogButtonBox.ButtonRole.ActionRole)
        box.addButton(self.leave, QDialogButtonBox.ButtonRole.RejectRole)
        self.do_it.setAutoDefault(False)
        self.leave.setDefault(True)
        column.addWidget(box)
        self.leave.setFocus()
        fit_around(self, area, _WIDTH)

    def add_words(self, sentence: str) -> QLabel:
        """Add a paragraph."""
        label = QLabel(sentence)
        label.setWordWrap(True)
        self.column.addWidget(label)
        return label

    def add_part(self, title: str, lines: Iterable[str], about: str = "") -> None:
        """Add a heading with a list below it, and quiet words about it."""
        self.column.addWidget(heading(title, 1.1))
        listed = "\n".join(f"• {line}" for line in lines)
        if listed:
            # The paths of files are copied from here when they are looked for.
            can = Qt.TextInteractionFlag.TextSelectableByMouse
            self.add_words(listed).setTextInteractionFlags(can)
        if about:
            self.column.addWidget(explanation(about))

    def add_places(self, places: Iterable[TextLeak]) -> None:
        """Add a line for each of the analyst's own texts, with a button that goes there."""
        for place in dict.fromkeys(places):
            row = PlaceRow(self.session, place, self._go)
            self.places.append(row.button)
            self.column.addWidget(row)

    def _go(self, place: TextLeak) -> None:
        self.reject()
        go_to(place, self.story_asked.emit, self.step_asked.emit)
