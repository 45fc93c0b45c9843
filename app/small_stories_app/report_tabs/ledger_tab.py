"""The tab names: everybody and everything that the project hides or keeps, each decided once."""

from collections.abc import Callable, Iterable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLineEdit,
    QPushButton,
    QSplitter,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from small_stories.anonymising import ledger
from small_stories.anonymising.matching.book import NUMBERS
from small_stories.model import IdentityKind
from small_stories.storage.identities import marks
from small_stories.storage.ledger_rows import LedgerRow, ledger_rows
from small_stories.storage.ledger_rows import waiting as places_waiting
from small_stories_app.commands import Command, pressing
from small_stories_app.report_tabs.ledger_entry import LedgerEntry
from small_stories_app.report_tabs.tab import Tab
from small_stories_app.session import Session
from small_stories_app.widgets.empty_state import EmptyState
from small_stories_app.widgets.reading import reads
from small_stories_app.widgets.rows import Column, RowsModel
from small_stories_app.widgets.rows_table import RowsTable
from small_stories_app.widgets.still import StillBox
from small_stories_app.widgets.waiting import waiting


class LedgerTab(Tab):
    """A list of the ledger's entries; the selected one stands whole beside it.

    ``tab_asked`` asks for a tab by its key: this one, or the queue.
    """

    key = "ledger"
    tab_asked = Signal(str)

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        say = session.text
        self._all: list[LedgerRow] = []
        columns: list[Column[LedgerRow]] = [
            Column(say("ledger.columns.name"), self._name, whole=self._whole_name),
            Column(say("ledger.columns.kind"), lambda each: say(f"identity_kinds.{each.kind}")),
            Column(say("ledger.columns.who"), lambda each: each.who),
            Column(say("ledger.columns.decision"), self._decision, whole=self._whole_decision),
            Column(say("ledger.columns.places"), self._places),
        ]
        self.model = RowsModel(columns, lambda each: each.id)
        self.table = RowsTable(self.model, say("report_view.tabs.ledger"), (0, 20, 0, 0, 16))
        self.wanted = QLineEdit()
        reads(self.wanted)
        self.name = QLineEdit()
        self.kind = StillBox()
        self.add = QPushButton(say("ledger.add"))
        self.entry = LedgerEntry(session)
        self.empty = EmptyState(say("ledger.empty"), say("ledger.to_marks"))
        self.pages = QStackedWidget()
        self._lay_out()
        self._connect()

    def commands(self) -> Iterable[Command]:
        """Return what is done with the ledger; Delete works in the list alone."""
        return [
            Command("report.filter_ledger", self._go(self.wanted), possible=self._is_any),
            Command("report.add_to_ledger", self._go(self.name), possible=self._is_open),
            Command("report.remove_from_ledger", self.entry.remove, "Delete", self.table,
                    self._is_any),
            pressing("report.add_alias", self.entry.names.add_button, self),
            pressing("report.merge_entries", self.entry.merge_button, self),
            pressing("report.split_entry", self.entry.split_button, self),
        ]  # fmt: skip

    def show_project(self) -> None:
        """Read the ledger anew."""
        self._all = ledger_rows(self.session.project)
        self._show_wanted()
        self.pages.setCurrentIndex(1 if self._all else 0)
        self.setFocusProxy(self.table if self._all else self.name)

    def show_entry(self, number: int) -> None:
        """Select an entry."""
        self.wanted.clear()
        self.table.go_to(number)
        self.table.setFocus()

    def add_entry(self) -> None:
        """Put the typed name into the ledger; it is looked for in every interview."""
        name, project = self.name.text().strip(), self.session.project
        if not name:
            self.name.setFocus()
            return
        kind, made = IdentityKind(self.kind.currentData()), list[int]()
        for row in self._all:
            if row.kind == kind and row.base.casefold() == name.casefold():
                self.show_entry(row.id)
                self.session.said.emit(self.session.text("ledger.there_already"))
                return
        with waiting():
            done = self.session.attempt(lambda: made.append(ledger.add_entry(project, kind, name)))
        if done:
            self.name.clear()
            self.wanted.clear()
            self.table.go_to(made[0])
            found = sum(mark.identity_id == made[0] for mark in marks(project))
            found += places_waiting(project, [name])
            self.session.said.emit(self.session.text("ledger.found", found))

    def _lay_out(self) -> None:
        say = self.session.text
        for field, key in ((self.wanted, "filter"), (self.name, "new_name")):
            field.setPlaceholderText(say(f"ledger.{key}"))
            field.setAccessibleName(say(f"ledger.{key}"))
        self.wanted.setClearButtonEnabled(True)
        self.kind.setAccessibleName(say("ledger.kind"))
        for kind in IdentityKind:
            self.kind.addItem(say(f"identity_kinds.{kind}"), kind)
        left = QWidget()
        column = QVBoxLayout(left)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.wanted)
        column.addWidget(self.table, 1)
        splitter = QSplitter()
        splitter.setChildrenCollapsible(False)
        splitter.addWidget(left)
        splitter.addWidget(self.entry)
        splitter.setSizes([620, 450])
        self.pages.addWidget(self.empty)
        self.pages.addWidget(splitter)
        adding = QHBoxLayout()
        adding.addWidget(self.name, 1)
        adding.addWidget(self.kind)
        adding.addWidget(self.add)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(8, 8, 8, 8)
        whole.addLayout(adding)
        whole.addWidget(self.pages, 1)

    def _connect(self) -> None:
        self.table.selectionModel().currentRowChanged.connect(self._show_current)
        self.wanted.textChanged.connect(self._show_wanted)
        self.wanted.returnPressed.connect(self.table.setFocus)
        self.add.clicked.connect(self.add_entry)
        self.name.returnPressed.connect(self.add_entry)
        self.entry.places.turn_asked.connect(self.turn_asked)
        self.entry.entry_asked.connect(self.show_entry)
        self.empty.started.connect(lambda: self.tab_asked.emit("marks"))

    def _show_wanted(self) -> None:
        wanted = self.wanted.text().strip().casefold()
        found = [each for each in self._all if wanted in _told(each).casefold()]
        self.table.show_rows(found)
        self._show_current()

    def _show_current(self) -> None:
        self.entry.show_entry(self.table.current(), self._all)

    def _name(self, row: LedgerRow) -> str:
        return self.session.text("marks.mask") if row.kind in NUMBERS else row.base

    def _whole_name(self, row: LedgerRow) -> str:
        return self._name(row) if row.kind in NUMBERS else _names(row)

    def _decision(self, row: LedgerRow) -> str:
        if row.decision is None:
            return self.session.text("ledger.open")
        return row.wording or self.session.text(f"decisions.{row.decision}")

    def _whole_decision(self, row: LedgerRow) -> str:
        if row.decision is None:
            return self.session.text("ledger.open")
        words = dict.fromkeys(filter(None, (row.wording, row.internal, row.strict)))
        return ": ".join((self.session.text(f"decisions.{row.decision}"), ", ".join(words)))

    def _places(self, row: LedgerRow) -> str:
        return f"{row.places} / {row.interviews}"

    def _go(self, field: QLineEdit) -> Callable[[], None]:
        def go() -> None:
            self.step_asked.emit("report")
            self.tab_asked.emit(self.key)
            field.setFocus()
            field.selectAll()

        return go

    def _is_any(self) -> bool:
        return self.table.current() is not None

    def _is_open(self) -> bool:
        return self.session.is_open


def _names(row: LedgerRow) -> str:
    return ", ".join((row.base, *row.aliases.splitlines()))


def _told(row: LedgerRow) -> str:
    return f"{_names(row)} {row.who} {row.wording}"
