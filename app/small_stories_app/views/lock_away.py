"""The step lock away: what is kept where, how it is locked, and what has left the project."""

from collections.abc import Iterable, Sequence
from datetime import date
from functools import partial
from pathlib import Path
from typing import Final

from PySide6.QtCore import QDate, Qt, QTimer, QUrl
from PySide6.QtGui import QAction, QDesktopServices, QShowEvent
from PySide6.QtWidgets import (
    QCheckBox,
    QFrame,
    QHBoxLayout,
    QLabel,
    QMessageBox,
    QPushButton,
    QScrollArea,
    QSizePolicy,
    QSpacerItem,
    QVBoxLayout,
    QWidget,
)

from small_stories.changes.keeping import set_retention
from small_stories.storage.exports import Export, exports
from small_stories.storage.kept import (
    days_left,
    size_of,
    was_destroyed,
    what_is_kept,
)
from small_stories.storage.project_file import needs_passphrase
from small_stories.storage.restoring import copy_names
from small_stories.storage.setup import project_facts
from small_stories_app.commands import Command
from small_stories_app.dialogs.opening import open_once
from small_stories_app.keeping import in_words
from small_stories_app.keeping.at_the_end import AtTheEnd
from small_stories_app.keeping.handing_over import HandingOver
from small_stories_app.keeping.passphrase_sheet import PassphraseSheet
from small_stories_app.keeping.removed import Removed
from small_stories_app.keeping.restore_sheet import RestoreSheet
from small_stories_app.keeping.who_leaves import WhoLeaves
from small_stories_app.session import Session
from small_stories_app.view import View
from small_stories_app.widgets.headings import explanation, heading
from small_stories_app.widgets.notice import Notice
from small_stories_app.widgets.reading import reads
from small_stories_app.widgets.rows import Column, RowsModel
from small_stories_app.widgets.rows_table import RowsTable
from small_stories_app.widgets.settled_date import SettledDate

_WIDTHS: Final = (24, 24, 0, 25)
_ROWS: Final = 220
_A_YEAR: Final = 1
_SOON_MS: Final = 300


class LockAwayView(View):
    """What is there today, in words, and what can be done with it for good."""

    key = "lock_away"

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        say = session.text
        self.reminder = Notice()
        self.lock = QLabel()
        self.passphrase = QPushButton()
        self.close_now = QPushButton(say("lock_away.close_now"))
        self.decided = QCheckBox(say("lock_away.decided"))
        self.until = SettledDate(session, say("lock_away.keep_until"))
        self.contents = QLabel()
        self.place = QLabel()
        self.open_folder = QPushButton(say("lock_away.open_folder"))
        self.copies = QLabel()
        self.go_back = QPushButton(say("lock_away.restore.begin"))
        reads(self.close_now, self.open_folder)
        columns: list[Column[Export]] = [
            Column(say("lock_away.columns.at"), lambda each: in_words.moment(session, each)),
            Column(say("lock_away.columns.kind"), lambda each: in_words.kind(session, each)),
            Column(say("lock_away.columns.path"), lambda each: each.path),
            Column(say("lock_away.columns.there"), self._is_there),
        ]
        self.model = RowsModel(columns, lambda each: each.id)
        self.left = RowsTable(self.model, say("lock_away.left"), _WIDTHS)
        self.nothing_left = explanation(say("lock_away.nothing_left"))
        self.handing = HandingOver(session)
        self.removed = Removed(session)
        self._of_removed = heading(say("lock_away.removed.title"), 1.1)
        self.leaving = WhoLeaves(session)
        self.to_ending = QPushButton(say("lock_away.to_destroying"))
        self.ending = AtTheEnd(session)
        self._lay_out()
        self._connect()
        if session.is_open:
            self._remind()

    def _lay_out(self) -> None:
        say = self.session.text
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(16, 12, 16, 12)
        column.setSpacing(6)
        column.addWidget(self.reminder)
        column.addWidget(self.to_ending, 0, Qt.AlignmentFlag.AlignLeft)
        self._add(column, "lock", self.lock, self.passphrase, self.close_now)
        self._add(column, "keep_until", self.decided, self.until)
        column.addWidget(explanation(say("lock_away.keep_explained")))
        self._add(column, "what", self.contents)
        column.addWidget(explanation(say("lock_away.nothing_sent")))
        self._add(column, "where", self.place, self.open_folder)
        row = QHBoxLayout()
        row.addWidget(self.copies, 1)
        row.addWidget(self.go_back)
        column.addLayout(row)
        column.addWidget(explanation(say("lock_away.copies_explained")))
        self._add(column, "left", self.nothing_left)
        self.left.setMinimumHeight(_ROWS)
        column.addWidget(self.left)
        self._add(column, "handing", self.handing)
        self._add(column, "leaving", self.leaving)
        self._add(column, "destroying", self.ending)
        self._of_removed.setContentsMargins(0, 10, 0, 0)
        column.addWidget(self._of_removed)
        column.addWidget(self.removed)
        # Qt counts a space too few when it tells the height: this gives way, and no label is cut.
        room = QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Expanding
        column.addItem(QSpacerItem(0, 12, *room))
        for label in (self.lock, self.contents, self.place, self.copies):
            label.setWordWrap(True)
        self.place.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._area = area = QScrollArea()
        area.setWidget(inside)
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(area)

    def _add(self, column: QVBoxLayout, name: str, words: QWidget, *beside: QWidget) -> None:
        """Add a part with its heading: words, and what can be done with them at their right."""
        above = heading(self.session.text(f"lock_away.{name}"), 1.1)
        above.setContentsMargins(0, 10, 0, 0)
        column.addWidget(above)
        row = QHBoxLayout()
        row.addWidget(words, 0 if isinstance(words, QCheckBox) else 1)
        for each in beside:
            row.addWidget(each)
        if isinstance(words, QCheckBox):
            row.addStretch(1)
        column.addLayout(row)

    def _connect(self) -> None:
        self.close_now.clicked.connect(self._close_now)
        self.passphrase.clicked.connect(self._ask_passphrase)
        self.go_back.clicked.connect(self._ask_copy)
        self.open_folder.clicked.connect(self.show_folder)
        self.decided.clicked.connect(self._decide)
        self.until.settled.connect(self._write)
        for part in (self.handing, self.leaving, self.ending):
            part.step_asked.connect(self.step_asked)
            part.story_asked.connect(self.story_asked)
        self.to_ending.clicked.connect(self._go_to_ending)
        self.session.project_opened.connect(self._remind)

    def commands(self) -> Iterable[Command]:
        """Return what can be done with the project's folder, and what the buttons stand for."""
        yield Command("file.show_folder", self.show_folder, possible=self._is_open)
        buttons = {
            "passphrase": self.passphrase, "go_back": self.go_back,
            "hand_over": self.handing.begin, "withdraw": self.leaving.begin,
            "destroy": self.ending.begin,
        }  # fmt: skip
        for key, button in buttons.items():
            press = partial(self._press, button)
            yield Command(f"file.{key}", press, possible=self._is_open, listed=False)

    def panes(self) -> Sequence[QWidget]:
        """Return the lock, what has left, a copy for others, who leaves, and the end."""
        begins = (self.handing.begin, self.leaving.people, self.ending.begin)
        return (self.close_now, self.left, *begins)

    def hasHeightForWidth(self) -> bool:
        """Take the height there is: what does not fit scrolls inside."""
        return False

    def show_project(self) -> None:
        """Read anew what is there."""
        # Where the folder is away, what was said of it stays: there is nothing to read anew.
        if not (self.session.is_open and self.session.project.is_within_reach()):
            return
        project = self.session.project
        folder, say = project.folder, self.session.text
        self._show_lock()
        self.contents.setText(in_words.contents(self.session, what_is_kept(project)))
        size = in_words.size_in_words(self.session, size_of(folder))
        self.place.setText(say("lock_away.folder", None, folder=folder, size=size))
        self._show_copies()
        self._show_retention(project_facts(project).retention_until)
        gone = list(reversed(exports(project)))
        self.left.show_rows(gone)
        self.left.setVisible(bool(gone))
        self.nothing_left.setVisible(not gone)
        self.leaving.show_people()
        self.ending.show_forms()
        any_removed = self.removed.show_removals()
        self.removed.setVisible(any_removed)
        self._of_removed.setVisible(any_removed)

    def showEvent(self, event: QShowEvent) -> None:
        """Read the folder anew: files come and go without a change in the project."""
        super().showEvent(event)
        self.show_project()

    def _show_lock(self) -> None:
        say = self.session.text
        locked = needs_passphrase(self.session.project.folder)
        self.lock.setText(say("lock_away.locked" if locked else "lock_away.open"))
        self.close_now.setText(say("lock_away.close_now" if locked else "lock_away.close_open"))
        self.passphrase.setText(say(f"lock_away.passphrase.{'change' if locked else 'give'}"))

    def _ask_passphrase(self) -> None:
        sheet = PassphraseSheet(self.session, self.window())
        sheet.accepted.connect(self._show_lock)
        open_once(sheet)

    def _ask_copy(self) -> None:
        open_once(RestoreSheet(self.session, self.window()))

    def _show_copies(self) -> None:
        """Say which copies there are; one that is being made now is waited for."""
        if not self.session.is_open:
            return
        project = self.session.project
        self.go_back.setEnabled(bool(copy_names(project.folder)))
        if project.copying is not None and project.copying.is_alive():
            self.copies.setText(self.session.text("lock_away.copying"))
            QTimer.singleShot(_SOON_MS, self, self._show_copies)
        else:
            self.copies.setText(in_words.copies_in_words(self.session, copy_names(project.folder)))

    def show_folder(self) -> None:
        """Show the project's folder in the system's own window of files."""
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(self.session.project.folder)))

    def _show_retention(self, until: str | None) -> None:
        self.decided.setChecked(until is not None)
        self.until.setVisible(until is not None)
        self.until.show_day(until)
        sentence = self._reminder(until)
        self.reminder.say(sentence)
        self.to_ending.setVisible(bool(sentence))

    def _decide(self, decided: bool) -> None:
        proposed = QDate.currentDate().addYears(_A_YEAR)
        self._write(proposed if decided else None)
        if decided:
            self.until.setFocus(Qt.FocusReason.OtherFocusReason)

    def _write(self, day: QDate | None) -> None:
        until = date(day.year(), day.month(), day.day()) if day else None
        self.session.attempt(lambda: set_retention(self.session.project, until))

    def _reminder(self, until: str | None) -> str:
        if was_destroyed(self.session.project):
            return ""
        return in_words.reminder(self.session, until, date.today())

    def _remind(self) -> None:
        """Say once at opening that the time to keep the material ends; ask when it is past."""
        until = project_facts(self.session.project).retention_until
        sentence = self._reminder(until)
        if sentence:
            self.session.said.emit(sentence)
        if sentence and (days_left(until, date.today()) or 0) < 0:
            self._offer_to_come(sentence)

    def _offer_to_come(self, sentence: str) -> None:
        box = QMessageBox(self.window())
        box.setWindowTitle(self.session.text("window.title"))
        box.setText(sentence)
        here = box.addButton(
            self.session.text("lock_away.to_this_step"), QMessageBox.ButtonRole.ActionRole
        )
        later = box.addButton(self.session.text("dialogs.close"), QMessageBox.ButtonRole.RejectRole)
        box.setDefaultButton(later)
        here.clicked.connect(lambda: self.step_asked.emit(self.key))
        open_once(box)

    def _go_to_ending(self) -> None:
        self._area.ensureWidgetVisible(self.ending)
        self.ending.begin.setFocus(Qt.FocusReason.OtherFocusReason)

    def _press(self, button: QPushButton) -> None:
        self.step_asked.emit(self.key)
        button.click()

    def _close_now(self) -> None:
        # The window asks first when long work runs: its own commands do that. Locking leaves no
        # word of the project behind in a window; only a passphrase can be asked for again.
        locked = needs_passphrase(self.session.project.folder)
        action = self.window().findChild(QAction, "file.lock" if locked else "file.close")
        if action is not None:
            action.trigger()

    def _is_open(self) -> bool:
        return self.session.is_open

    def _is_there(self, export: Export) -> str:
        if not export.path:
            return ""
        there = Path(export.path).exists()
        return self.session.text(f"lock_away.{'still_there' if there else 'not_there'}")
