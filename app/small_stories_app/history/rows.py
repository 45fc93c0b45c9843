"""The rows of the history: read a page at a time, and as one scrolls."""

from collections.abc import Iterator
from itertools import islice
from typing import Any, Final

from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtGui import QColor

from small_stories.storage.history import Entry, all_entries
from small_stories_app.appearance.palettes import colours
from small_stories_app.history import wording
from small_stories_app.session import Session
from small_stories_app.widgets.rows import Column, Index, RowsModel

_PAGE: Final = 200


class HistoryRows(RowsModel[Entry]):
    """Changes newest first; the day stands at the first of each day alone."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self._left: Iterator[Entry] = iter(())
        self._over = True
        text = session.text
        super().__init__(
            [
                Column(text("history.day"), self._day, whole=self._whole_day),
                Column(text("history.time"), wording.time),
                Column(text("history.what"), lambda entry: wording.what(session, entry)),
                Column(text("history.who"), lambda entry: entry.change.analyst),
                Column(text("history.state"), lambda entry: wording.standing(session, entry)),
            ],
            lambda entry: entry.change.id,
        )
        self._first_of_day: set[int] = set()

    def read(self, words: str) -> None:
        """Begin anew with the changes whose sentence or person has all these words."""
        self._left = (one for one in all_entries(self._session.project) if self._has(one, words))
        self._over = False
        self._first_of_day = set()
        self.show([])
        self.more()

    def more(self) -> bool:
        """Read the next page; return whether there was anything."""
        found = [] if self._over else list(islice(self._left, _PAGE))
        self._over = len(found) < _PAGE
        if found:
            self._mark_days(found)
            start = len(self.rows)
            self.beginInsertRows(QModelIndex(), start, start + len(found) - 1)
            self.rows = [*self.rows, *found]
            self.endInsertRows()
        return bool(found)

    def canFetchMore(self, parent: Index) -> bool:
        """Tell whether there are older changes."""
        return not self._over

    def fetchMore(self, parent: Index) -> None:
        """Read older changes, as the analyst scrolls to the end."""
        self.more()

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return the words of a cell; what was taken back is quieter, and says so in words."""
        if role == Qt.ItemDataRole.ForegroundRole and index.isValid():
            undone = wording.standing(self._session, self.rows[index.row()])
            return QColor(colours().muted) if undone else None
        return super().data(index, role)

    def _mark_days(self, found: list[Entry]) -> None:
        before = wording.moment(self.rows[-1]).date() if self.rows else None
        for entry in found:
            on = wording.moment(entry).date()
            if on != before:
                self._first_of_day.add(entry.change.id)
            before = on

    def _day(self, entry: Entry) -> str:
        return self._whole_day(entry) if entry.change.id in self._first_of_day else ""

    def _whole_day(self, entry: Entry) -> str:
        return wording.day(self._session, entry)

    def _has(self, entry: Entry, words: str) -> bool:
        wanted = words.casefold().split()
        if not wanted:
            return True
        told = f"{wording.what(self._session, entry)} {entry.change.analyst}".casefold()
        return all(word in told for word in wanted)
