"""What the queue shows: quotes or all interviews or one quote, one kind, decided ones too."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QWidget

from small_stories.anonymising.deciding.groups import Group
from small_stories.anonymising.rewriting.printed import marks_of_quote
from small_stories.model import IdentityKind
from small_stories.storage.project_file import Project
from small_stories.typology.codes import quote_codes
from small_stories_app.session import Session
from small_stories_app.widgets.flowing_row import FlowingRow
from small_stories_app.widgets.reading import reads
from small_stories_app.widgets.still import StillBox

QUOTES, ALL, ONE = "quotes", "all", "one"


class Filters(QWidget):
    """``changed`` comes when something else is to be shown."""

    changed = Signal()

    def __init__(self, session: Session) -> None:
        super().__init__()
        reads(self)
        say = session.text
        self._session = session
        self._quote: int | None = None
        self._one_quote: frozenset[int] = frozenset()
        self.scope = StillBox()
        self.kind = StillBox()
        self.decided = QCheckBox(say("marks.decided_too"))
        for scope in (QUOTES, ALL):
            self.scope.addItem(say(f"marks.scopes.{scope}"), scope)
        self.kind.addItem(say("marks.all_kinds"), None)
        for kind in IdentityKind:
            self.kind.addItem(say(f"identity_kinds.{kind}"), kind)
        self.scope.setAccessibleName(say("marks.scope"))
        self.kind.setAccessibleName(say("marks.kind"))
        row = FlowingRow()
        for part in (self.scope, self.kind, self.decided):
            part.setMinimumHeight(24)
            row.addWidget(part)
        self.setLayout(row)
        self.scope.currentIndexChanged.connect(self.changed)
        self.kind.currentIndexChanged.connect(self.changed)
        self.decided.toggled.connect(self.changed)

    def show_quote(self, project: Project, number: int) -> None:
        """Show the marks of one quote alone."""
        self._quote = number
        name = self._session.text("marks.scopes.one", code=quote_codes(project)[number])
        if self.scope.findData(ONE) < 0:
            self.scope.addItem(name, ONE)
        self.scope.setItemText(self.scope.findData(ONE), name)
        self.read_quote(project)
        self.kind.setCurrentIndex(0)
        self.scope.setCurrentIndex(self.scope.findData(ONE))
        self.changed.emit()

    def read_quote(self, project: Project) -> None:
        """Read which marks the one quote has now."""
        if self._quote is not None:
            self._one_quote = frozenset(mark.id for mark in marks_of_quote(project, self._quote))

    def forget_quote(self) -> None:
        """Show all quotes again."""
        place, self._quote = self.scope.findData(ONE), None
        if place >= 0:
            self.scope.setCurrentIndex(0)
            self.scope.removeItem(place)

    def toggle_all(self) -> None:
        """Show all interviews, or the quotes alone."""
        self.scope.setCurrentIndex(self.scope.findData(QUOTES if self.shows_all() else ALL))

    def shows_all(self) -> bool:
        """Tell whether all interviews are shown."""
        return bool(self.scope.currentData() == ALL)

    def shows_quotes_alone(self) -> bool:
        """Tell whether every kind is shown that stands in any quote, and nothing else."""
        return self.scope.currentData() == QUOTES and self.kind.currentData() is None

    def is_narrow(self) -> bool:
        """Tell whether one kind or one quote hides other groups that are to be decided."""
        return self.kind.currentData() is not None or self.scope.currentData() == ONE

    def show_more(self) -> None:
        """Show every kind and every quote, and where that is shown already all interviews."""
        if self.shows_quotes_alone():
            self.toggle_all()
        else:
            self.widen()

    def widen(self) -> None:
        """Show every kind and every quote."""
        self.kind.setCurrentIndex(0)
        self.forget_quote()

    def in_scope(self, groups: Sequence[Group]) -> list[Group]:
        """Return the groups of the scope and kind, decided or not."""
        kind = self.kind.currentData()
        return [each for each in groups
                if self._is_in(each) and kind in (None, each.first.kind)]  # fmt: skip

    def wanted(self, group: Group) -> frozenset[int]:
        """Return the marks of a group that the scope is about."""
        match self.scope.currentData():
            case "all":
                return frozenset(mark.id for mark in group.marks)
            case "one":
                return self._one_quote
            case _:
                return group.quoted

    def _is_in(self, group: Group) -> bool:
        return any(mark.id in self.wanted(group) for mark in group.marks)
