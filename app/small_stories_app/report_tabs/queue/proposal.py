"""What would be decided now: the way that is proposed or chosen, and its wordings."""

from collections.abc import Iterable
from dataclasses import replace

from PySide6.QtCore import QObject, Signal

from small_stories.anonymising.deciding.groups import Group
from small_stories.anonymising.deciding.invented import beginnings, invented_name
from small_stories.anonymising.deciding.previews import sentences
from small_stories.anonymising.deciding.proposals import (
    decided_before,
    first_way,
    proposals,
    typed_way,
)
from small_stories.anonymising.deciding.told_roles import told_role
from small_stories.anonymising.finding.languages import has_rules
from small_stories.anonymising.ledger import NAMED, proposed_base
from small_stories.anonymising.rewriting.house_style import HouseStyle, house_style_of
from small_stories.changes.hiding import Wordings
from small_stories.model import Decision, IdentityKind
from small_stories.storage.identities import MarkInTurn, identities, identity
from small_stories.storage.interviews import words_of_turns
from small_stories_app.report_tabs.mark_words import MarkWords
from small_stories_app.report_tabs.queue.reading_lists import ReadingLists
from small_stories_app.report_tabs.queue.wording_rows import WordingRows
from small_stories_app.session import Session

_USUAL = "fi"


class Proposal(QObject):
    """The ways to decide a group and the one that is chosen; ``changed`` when that is another."""

    changed = Signal()

    def __init__(self, session: Session, words: MarkWords, rows: WordingRows) -> None:
        super().__init__()
        self._session = session
        self._words = words
        self._rows = rows
        self.lists = ReadingLists()
        self.ways: dict[Decision, Wordings] = {}
        self.decision = Decision.COARSEN
        self.base = ""
        self._group: Group | None = None
        self._mark: MarkInTurn | None = None
        self._turn, self._language = "", _USUAL
        self._around: list[MarkInTurn] = []
        self._taken: set[str] = set()
        self._style = HouseStyle()
        self.lists.read.connect(self._propose)
        rows.edited.connect(self._typed)

    def read_names(self, groups: Iterable[Group]) -> None:
        """Read what people are called: nobody gets a name that somebody has."""
        self._style = house_style_of(self._session.project)
        called = {form for group in groups for form in (group.name, *group.forms)}
        for entry in identities(self._session.project):
            called |= {entry.base, entry.wording, entry.internal, entry.strict}
        self._taken = beginnings(called)

    def show(
        self, group: Group, mark: MarkInTurn, turn: str, around: list[MarkInTurn], language: str
    ) -> None:
        """Show what is proposed for a group at a place; what somebody types stays."""
        again = self._group is not None and self._group == group and self._rows.has_focus()
        self._group, self._mark, self._turn, self._around = group, mark, turn, around
        self._language = language if has_rules(language) else _USUAL
        if again:
            self._preview()
        elif self.lists.is_ready:
            self._propose()
        else:
            self._rows.show_wordings(Wordings())
            self._rows.show_printed({})
            self.lists.begin()

    def settle(self) -> None:
        """Have the proposal there, also for who decides before the lists are read."""
        if not self.lists.is_ready:
            self.lists.wait()
            self._propose()

    def choose(self, decision: Decision) -> bool:
        """Choose a way; return whether it has a wording, or has to be typed."""
        self.settle()
        self.decision = decision
        self._rows.show_wordings(self.ways.get(decision, Wordings()))
        self._follow()
        return decision in self.ways

    def wordings(self) -> Wordings:
        """Return what is to be printed; what keeps or removes the words has none."""
        no_words = self.decision in (Decision.KEEP, Decision.REMOVE)
        return Wordings() if no_words else self._rows.wordings()

    def take(self, name: str) -> None:
        """Give nobody else a name that has been given."""
        self._taken |= beginnings([name])

    def rename(self, base: str) -> None:
        """Take another base form."""
        self.base = base
        self._preview()

    def _propose(self) -> None:
        group, project = self._group, self._session.project if self._session.is_open else None
        if group is None or project is None:
            return
        self.base = self._base_of(group)
        number = group.first.identity_id
        entry = identity(project, number) if number is not None else None
        who = (entry.who if entry else "") or self._told_of(group)
        invented = invented_name(self.base, self._language, self._taken)
        self.ways = proposals(group, self.base, self._language, who, invented)
        before = decided_before(group, entry)
        if before:
            self.ways[before[0]] = before[1]
        self.decision = before[0] if before else first_way(self.ways)
        self._rows.show_wordings(self.ways[self.decision])
        self._follow()

    def _told_of(self, group: Group) -> str:
        """Return who the talk says that somebody is, where it is said beside the name."""
        if group.first.kind != IdentityKind.PERSON:
            return ""
        turns = dict(words_of_turns(self._session.project, [m.turn_id for m in group.marks]))
        return told_role(group.marks, turns, self._language)

    def _base_of(self, group: Group) -> str:
        first = group.first
        if first.base or IdentityKind(first.kind) not in NAMED:
            return first.base or first.words
        said = {form.casefold(): form for form in group.forms}
        if len(said) > 1 and group.key[1] in said:
            return said[group.key[1]]
        return proposed_base(first.words, self._language)

    def _typed(self) -> None:
        if self._group is not None and self._rows.wordings().public:
            kind = IdentityKind(self._group.first.kind)
            self.decision = typed_way(kind, self._rows.wordings().public, self.decision)
        self._follow()

    def _follow(self) -> None:
        self._preview()
        self.changed.emit()

    def _preview(self) -> None:
        if self._mark is None or self._group is None:
            return
        covered = self._words.cover(self._turn, self._around)
        mark = replace(self._mark, base=self.base)
        printed = sentences(covered, self._around, mark, self.decision, self.wordings(),
                            self._language, self._style)  # fmt: skip
        self._rows.show_printed({key: self._words.uncover(each) for key, each in printed.items()})
