"""Where a ledger entry is said: every place with the words around it."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QAbstractItemView, QVBoxLayout, QWidget

from small_stories.anonymising.matching.book import NUMBERS
from small_stories.storage.ledger_rows import LedgerPlace, LedgerRow, places_of, waiting
from small_stories_app.session import Session
from small_stories_app.widgets.headings import explanation, heading
from small_stories_app.widgets.rows import Column, RowsModel
from small_stories_app.widgets.rows_table import ROW_HEIGHT, RowsTable

_LEAST_ROWS = 4
_SHORT = 32  # code points before the name, so that it is seen


class LedgerPlaces(QWidget):
    """Several places can be selected; Enter goes to the turn of the one at hand.

    ``chosen_changed`` comes when others are selected.
    """

    turn_asked = Signal(int)
    chosen_changed = Signal()

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self._covered = False
        say = session.text
        columns: list[Column[LedgerPlace]] = [
            Column(say("ledger.place"), lambda each: each.code),
            Column(say("ledger.words_around"), self._around, whole=self._whole),
        ]
        self.model = RowsModel(columns, lambda each: each.id)
        self.title = heading("", 1.05)
        self.waiting = explanation()
        self.table = RowsTable(self.model, say("ledger.where"), (9, 0))
        self.table.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.table.horizontalHeader().hide()
        self.table.setMinimumHeight(ROW_HEIGHT * _LEAST_ROWS)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.title)
        column.addWidget(self.waiting)
        column.addWidget(self.table, 1)
        self.table.activated.connect(self._go)
        self.table.selectionModel().selectionChanged.connect(self.chosen_changed)

    def show_places(self, row: LedgerRow) -> None:
        """Show where an entry is said, and how many places wait for a word on whose they are."""
        project = self._session.project
        self._covered = row.kind in NUMBERS
        found = places_of(project, row.id)
        open_ones = waiting(project, [row.base, *row.aliases.splitlines()])
        self.model.show(found)
        self.table.setVisible(bool(found))
        say = self._session.text
        interviews = say("ledger.in_interviews", len({each.code for each in found}))
        said = say("ledger.said_in", len(found), interviews=interviews)
        self.title.setText(said if found else say("ledger.nowhere"))
        self.title.setVisible(bool(found) or not open_ones)
        self.waiting.setText(say(f"ledger.{'waiting' if found else 'only_waiting'}", open_ones))
        self.waiting.setVisible(bool(open_ones))

    def chosen(self) -> list[LedgerPlace]:
        """Return the places that are selected."""
        rows = self.table.selectionModel().selectedRows()
        return [self.model.rows[index.row()] for index in rows]

    def _go(self) -> None:
        place = self.table.current()
        if place is not None:
            self.turn_asked.emit(place.turn_id)

    def _around(self, place: LedgerPlace) -> str:
        short = place.before[-_SHORT:]
        before = short.partition(" ")[2] if len(short) == _SHORT else short
        return " ".join(f"{before}”{self._words(place)}”{place.after}".split())

    def _whole(self, place: LedgerPlace) -> str:
        return " ".join(f"{place.before}{self._words(place)}{place.after}".split())

    def _words(self, place: LedgerPlace) -> str:
        return self._session.text("marks.mask") if self._covered else place.words
