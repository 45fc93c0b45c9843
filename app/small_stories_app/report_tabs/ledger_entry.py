"""One entry of the ledger whole: its names, who it is, its one decision, and where it is said."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QFormLayout,
    QFrame,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from small_stories.anonymising import ledger
from small_stories.anonymising.deciding import settling
from small_stories.anonymising.matching.book import NUMBERS
from small_stories.changes.hiding import Wordings
from small_stories.model import Decision
from small_stories.storage.identities import mark
from small_stories.storage.ledger_rows import LedgerRow
from small_stories.storage.setup import project_facts
from small_stories_app.report_tabs.ledger_decision import LedgerDecision
from small_stories_app.report_tabs.ledger_names import LedgerNames
from small_stories_app.report_tabs.ledger_places import LedgerPlaces
from small_stories_app.session import Session
from small_stories_app.widgets.headings import explanation, heading
from small_stories_app.widgets.saved_text import SavedLine
from small_stories_app.widgets.still import StillBox
from small_stories_app.widgets.waiting import waiting


class LedgerEntry(QScrollArea):
    """The entry that is selected; everything changed here is one change of the project.

    ``entry_asked`` asks the list for another entry, by id.
    """

    entry_asked = Signal(int)

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self._row: LedgerRow | None = None
        self.page = QWidget()
        say = session.text
        self.title = heading("")
        self.base = SavedLine(session, say("ledger.base"))
        self.who = SavedLine(session, say("ledger.who"))
        self.names = LedgerNames(session)
        self.sensitive = QCheckBox(say("ledger.sensitive"))
        self.decision = LedgerDecision(session)
        self.places = LedgerPlaces(session)
        self.other = QLineEdit()
        self.split_button = QPushButton(say("ledger.split"))
        self.split_note = explanation()
        self.same = StillBox()
        self.merge_button = QPushButton(say("ledger.merge"))
        self.merge_note = explanation()
        self.remove_button = QPushButton(say("ledger.remove"))
        self._lay_out()
        self._connect()

    def show_entry(self, row: LedgerRow | None, every: Sequence[LedgerRow]) -> None:
        """Show an entry; what is being typed for another is saved first."""
        if self._row is not None and (row is None or row.id != self._row.id):
            self._settle()
        self.page.setVisible(row is not None)
        moved = row is not None and (self._row is None or row.id != self._row.id)
        self._row = row
        if row is None:
            return
        kind = self._session.text(f"identity_kinds.{row.kind}")
        covered = row.kind in NUMBERS
        name = self._session.text("marks.mask") if covered else row.base
        self.title.setText(f"{name} · {kind}")
        # A number is read letter by letter only by who goes to its field.
        shown = QLineEdit.EchoMode
        self.base.setEchoMode(shown.PasswordEchoOnEdit if covered else shown.Normal)
        self.base.show_text(row.base, row.id)
        self.who.show_text(row.who, row.id)
        self.names.show_names(row.aliases.splitlines())
        self.sensitive.setChecked(bool(row.sensitive))
        self.decision.show_row(row, project_facts(self._session.project).language)
        self.places.show_places(row)
        self._give_room()
        self._show_others(row, every)
        if moved:
            self.places.table.clearSelection()
            self.verticalScrollBar().setValue(0)
        self._follow()

    def remove(self) -> None:
        """Take the entry out of the ledger; its marks are to be decided again."""
        if self._row is not None:
            number, project = self._row.id, self._session.project
            self._session.attempt(lambda: ledger.delete_entry(project, number))

    def merge(self) -> None:
        """Say that this entry is the one that is chosen."""
        kept = self.same.currentData()
        if self._row is None or kept is None:
            self.same.setFocus()
            return
        gone, project = self._row.id, self._session.project
        with waiting():
            if self._session.attempt(lambda: ledger.merge(project, int(kept), gone)):
                self.entry_asked.emit(int(kept))

    def split(self) -> None:
        """Say that the places selected are another one of the same name."""
        chosen = self.places.chosen()
        if self._row is None or not chosen:
            self.places.table.setFocus()
            return
        project, who = self._session.project, self.other.text().strip()
        marks = [found for place in chosen if (found := mark(project, place.id))]
        made: list[int] = []
        if self._session.attempt(lambda: made.append(ledger.split_off(project, marks, who))):
            self.other.clear()
            self.entry_asked.emit(made[0])

    def _lay_out(self) -> None:
        say = self._session.text
        form = QFormLayout()
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        form.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapLongRows)
        self.who.setPlaceholderText(say("ledger.who_hint"))
        form.addRow(say("ledger.base"), self.base)
        form.addRow(say("ledger.aliases"), self.names)
        form.addRow(say("ledger.who"), self.who)
        self.sensitive.setMinimumHeight(24)
        self.other.setPlaceholderText(say("ledger.other_one"))
        self.other.setAccessibleName(say("ledger.other_one"))
        self.same.setAccessibleName(say("ledger.same_as"))
        self.column = column = QVBoxLayout(self.page)
        column.setContentsMargins(16, 8, 16, 16)
        column.addWidget(self.title)
        column.addLayout(form)
        column.addWidget(self.sensitive)
        column.addWidget(explanation(say("ledger.sensitive_why")))
        column.addWidget(heading(say("ledger.decision"), 1.05))
        column.addWidget(self.decision)
        column.addWidget(self.places, 1)
        column.addLayout(_below(self.other, self.split_button))
        column.addWidget(self.split_note)
        column.addWidget(QLabel(say("ledger.same_as")))
        column.addLayout(_below(self.same, self.merge_button))
        column.addWidget(self.merge_note)
        left = QHBoxLayout()
        left.addWidget(self.remove_button)
        left.addStretch(1)
        column.addLayout(left)
        column.addStretch()
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setWidget(self.page)

    def _connect(self) -> None:
        self.base.saved.connect(self._rename)
        self.who.saved.connect(self._describe)
        self.names.added.connect(self._add_name)
        self.names.removed.connect(self._remove_name)
        self.sensitive.clicked.connect(self._set_sensitive)
        self.decision.decided.connect(self._decide)
        self.places.chosen_changed.connect(self._follow)
        self.same.currentIndexChanged.connect(self._follow)
        self.split_button.clicked.connect(self.split)
        self.merge_button.clicked.connect(self.merge)
        self.remove_button.clicked.connect(self.remove)

    def _show_others(self, row: LedgerRow, every: Sequence[LedgerRow]) -> None:
        before = self.same.currentData()
        self.same.clear()
        self.same.addItem(self._session.text("ledger.nobody_else"), None)
        for other in every:
            if other.kind == row.kind and other.id != row.id:
                who = f" ({other.who})" if other.who else ""
                self.same.addItem(f"{other.base}{who}", other.id)
        self.same.setCurrentIndex(max(self.same.findData(before), 0))

    def _follow(self) -> None:
        """Say what a split or a merge would do."""
        if self._row is None:
            return
        say, base, chosen = self._session.text, self._row.base, len(self.places.chosen())
        self.split_button.setEnabled(bool(chosen))
        self.split_note.setText(
            say("ledger.split_will", chosen, base=base) if chosen else say("ledger.split_how")
        )
        kept = self.same.currentData()
        self.merge_button.setEnabled(kept is not None)
        self.merge_note.setVisible(kept is not None)
        self.merge_note.setText(
            say("ledger.merge_will", self._row.places, gone=base, kept=self.same.currentText())
        )

    def _give_room(self) -> None:
        """Give the list of places what is left, and nothing while there is no place."""
        any_said = bool(self.places.model.rows)
        self.column.setStretchFactor(self.places, int(any_said))
        for part in (self.other, self.split_button, self.split_note):
            part.setVisible(any_said)

    def _settle(self) -> None:
        for field in (self.base, self.who, *self.decision.fields.values()):
            field.settle()

    def _rename(self, words: str) -> None:
        row = self._row
        if row is None:
            return
        if not words:
            self.base.show_text(row.base, row.id)
            self.base.setText(row.base)
            return
        self._do(lambda: ledger.rename(self._session.project, row.id, words))

    def _describe(self, words: str) -> None:
        row = self._row
        if row is not None:
            self._do(lambda: ledger.set_who(self._session.project, row.id, words))

    def _add_name(self, words: str) -> None:
        row, found = self._row, list[int]()
        if row is not None:
            project = self._session.project
            self._do(lambda: found.append(ledger.add_alias(project, row.id, words)))
            self._session.said.emit(self._session.text("ledger.found", sum(found)))

    def _remove_name(self, words: str) -> None:
        row = self._row
        if row is not None:
            self._do(lambda: ledger.remove_alias(self._session.project, row.id, words))

    def _set_sensitive(self, sensitive: bool) -> None:
        row = self._row
        if row is not None:
            self._do(lambda: ledger.set_sensitive(self._session.project, row.id, sensitive))

    def _decide(self, decision: Decision | None, wordings: Wordings) -> None:
        row, project = self._row, self._session.project
        if row is not None:
            self._do(lambda: settling.decide_entry(project, row.id, decision, wordings))

    def _do(self, change: Callable[[], object]) -> None:
        with waiting():
            self._session.attempt(change)


def _below(field: QWidget, button: QPushButton) -> QVBoxLayout:
    """Return a field with its button under it, which in large letters would not fit beside it."""
    column, row = QVBoxLayout(), QHBoxLayout()
    row.addWidget(button)
    row.addStretch(1)
    column.addWidget(field)
    column.addLayout(row)
    return column
