"""The list of the queue: one row for each person or thing that is decided at once."""

from collections.abc import Iterable, Sequence, Set

from small_stories.anonymising.deciding.groups import Group, Key
from small_stories_app.report_tabs.mark_words import MarkWords
from small_stories_app.session import Session
from small_stories_app.widgets.rows import Column, RowsModel
from small_stories_app.widgets.rows_table import RowsTable

_WIDTHS = (0, 20, 12, 13)


class GroupTable(RowsTable):
    """Words or mask, kind, places, and whether it is sure, to be checked, or how it is decided."""

    def __init__(self, session: Session, words: MarkWords) -> None:
        say = session.text
        self._session = session
        self._words = words
        columns: list[Column[Group]] = [
            Column(say("marks.columns.words"), self._name_and_who),
            Column(say("marks.columns.kind"), self._kind),
            Column(say("marks.columns.places"), lambda each: say("marks.places", len(each.marks)),
                   whole=self.places_of),
            Column(say("marks.columns.state"), self._state),
        ]  # fmt: skip
        self.groups: RowsModel[Group] = RowsModel(columns, lambda each: each.key)
        super().__init__(self.groups, say("marks.queue"), _WIDTHS)

    def name_of(self, group: Group) -> str:
        """Return what a group is called on screen: its base form, or the mask."""
        covered = any(self._words.is_masked(mark) for mark in group.marks)
        return self._words.mask if covered else group.name

    def show_rows(self, rows: Sequence[Group]) -> None:
        """Show rows; when the last one is gone the first of those left before it comes next."""
        place = self.currentIndex().row()
        key = self.groups.key_at(place)
        super().show_rows(rows)
        if 0 < len(rows) <= place and self.groups.place_of(key) is None:
            self.selectRow(0)

    def _name_and_who(self, group: Group) -> str:
        """Return the name with who it is, which keeps two of one name apart."""
        name, who = self.name_of(group), group.first.who
        return f"{name} ({who})" if who and name == group.name else name

    def places_of(self, group: Group) -> str:
        """Return in words where a group is said."""
        say = self._session.text
        places = say("marks.places", len(group.marks))
        return f"{places}, {say('marks.in_interviews', group.interviews)}"

    def _kind(self, group: Group) -> str:
        return self._session.text(f"identity_kinds.{group.first.kind}")

    def current_group(self) -> Group | None:
        """Return the selected group."""
        found: Group | None = self.current()
        return found

    def go_on(self) -> None:
        """Go to the next row; from the last one to the first."""
        rows = len(self.groups.rows)
        if rows:
            self.selectRow((self.currentIndex().row() + 1) % rows)

    def go_to_open(self) -> None:
        """Go to the next group that is open, where decided ones are shown too."""
        at = max(self.currentIndex().row(), 0)
        self._select_open([*range(at, len(self.groups.rows)), *range(at)])

    def go_to_any(self, keys: Set[Key | None]) -> None:
        """Select the first open group of some keys, if one is here."""
        rows = enumerate(self.groups.rows)
        self._select_open([row for row, group in rows if group.key in keys])

    def _select_open(self, order: Iterable[int]) -> None:
        place = next((row for row in order if self.groups.rows[row].open_marks), None)
        if place is not None:
            self.selectRow(place)

    def _state(self, group: Group) -> str:
        say, first = self._session.text, group.first
        if group.open_marks:
            return say("marks.sure" if group.is_sure else "marks.to_check")
        way = say(f"decisions.{first.decision}")
        return f"{way}: {first.wording}" if first.wording else way
