"""What the analyst decides at once: the marks of one ledger entry, or of one name or wording.

Nobody is merged by guess: marks without an entry stand together only when they say the same words,
have the same base form, or say a form of a name that another mark says.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from small_stories.anonymising.ledger import NAMED
from small_stories.anonymising.marks import Tier
from small_stories.anonymising.matching.known import KnownName, NameBook
from small_stories.model import IdentityKind
from small_stories.storage.change_record import Changed
from small_stories.storage.identities import MarkInTurn, marks, marks_among, marks_quoted
from small_stories.storage.project_file import Project

Key = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Group:
    """Marks of one person or thing in the order of the talk; ``quoted`` are those in quotes."""

    key: Key
    marks: tuple[MarkInTurn, ...]
    quoted: frozenset[int]

    @property
    def first(self) -> MarkInTurn:
        """The mark that tells what the group is."""
        return self.marks[0]

    @property
    def name(self) -> str:
        """The base form, or the words as they were said first."""
        return self.first.base or self.first.words

    @property
    def forms(self) -> list[str]:
        """The different words that were said, in order."""
        return list(dict.fromkeys(mark.words for mark in self.marks))

    @property
    def interviews(self) -> int:
        """In how many interviews it is said."""
        return len({mark.interview_id for mark in self.marks})

    @property
    def open_marks(self) -> tuple[MarkInTurn, ...]:
        """The marks that nobody has decided."""
        return tuple(mark for mark in self.marks if mark.decision is None)

    @property
    def to_settle(self) -> tuple[MarkInTurn, ...]:
        """The marks that a decision is about: the open ones, or all when none is open."""
        return self.open_marks or self.marks

    @property
    def is_sure(self) -> bool:
        """Whether any of the marks is surely identifying."""
        return any(mark.tier != Tier.CHECK for mark in self.marks)


class Groups:
    """All groups of a project, read by one query and kept up with each change."""

    def __init__(self) -> None:
        self._marks: dict[int, MarkInTurn] = {}
        self._order: dict[int, int] = {}
        self._members: dict[Key, list[int]] = {}
        self._groups: dict[Key, Group] = {}
        self._homes: dict[tuple[str, str], str] = {}
        self._known_words: frozenset[tuple[str, str]] = frozenset()
        self._quoted: frozenset[int] = frozenset()

    def read(self, project: Project) -> None:
        """Read every mark anew."""
        found = marks(project)
        self._marks = {mark.id: mark for mark in found}
        self._order = {mark.id: place for place, mark in enumerate(found)}
        self._quoted = marks_quoted(project)
        self._find_homes()
        self._members, self._groups = {}, {}
        for mark in found:
            self._join(mark)

    def follow(self, project: Project, changed: Changed) -> None:
        """Follow a change: read the marks again that it moved, or all where words moved."""
        moved = set(changed.rows)
        if not moved <= {"quote_decision", "identity", "identity_alias", "quote"}:
            self.read(project)
            return
        own = changed.rows.get("quote_decision", frozenset())
        found = marks_among(project, own, changed.rows.get("identity", frozenset()))
        if any(number not in self._marks for number in own):
            self.read(project)
            return
        self._leave(own | {mark.id for mark in found})
        for mark in found:
            self._marks[mark.id] = mark
        if not _words_to_match(found) <= self._known_words:
            self.read(project)
            return
        for mark in found:
            self._join(mark)

    def all(self) -> list[Group]:
        """Return the groups: those said in most places first, then as they come in the talk."""
        for key in self._members.keys() - self._groups.keys():
            self._groups[key] = self._group(key, self._members[key])
        found = self._groups.values()
        return sorted(found, key=lambda each: (-len(each.marks), self._order[each.first.id]))

    def moved_by(self, changed: Changed) -> set[Key]:
        """Return the keys of the groups whose marks, or whose entry, a change has moved."""
        marks = changed.rows.get("quote_decision", frozenset())
        entries = {("entry", str(number)) for number in changed.rows.get("identity", frozenset())}
        found = {self._key(self._marks[number]) for number in marks & self._marks.keys()}
        return found | (entries & self._members.keys())

    def _group(self, key: Key, numbers: Sequence[int]) -> Group:
        own = tuple(self._marks[n] for n in sorted(numbers, key=self._order.__getitem__))
        return Group(key, own, self._quoted.intersection(numbers))

    def _join(self, mark: MarkInTurn) -> None:
        key = self._key(mark)
        self._members.setdefault(key, []).append(mark.id)
        self._groups.pop(key, None)

    def _leave(self, gone: Iterable[int]) -> None:
        for number in gone:
            mark = self._marks.pop(number, None)
            if mark is not None:
                key = self._key(mark)
                self._members[key].remove(number)
                self._groups.pop(key, None)
                if not self._members[key]:
                    del self._members[key]

    def _key(self, mark: MarkInTurn) -> Key:
        if mark.identity_id is not None:
            return "entry", str(mark.identity_id)
        words = (mark.base or mark.words).casefold()
        return mark.kind, self._homes.get((mark.kind, words), words)

    def _find_homes(self) -> None:
        """Find of what other name's words the words are a form that have no base form."""
        self._known_words = _words_to_match(self._marks.values())
        self._homes = {}
        for kind in NAMED:
            words = sorted(said for of, said in self._known_words if of == kind)
            book = NameBook(KnownName(at, kind, said) for at, said in enumerate(words))
            for said in words:
                meant = {each.text.casefold() for each in book.called(said) if each.whole}
                others = meant - {said}
                if len(others) == 1:
                    self._homes[kind, said] = others.pop()


def _words_to_match(found: Iterable[MarkInTurn]) -> frozenset[tuple[str, str]]:
    """Return the names that are said and have no entry yet, with their kinds, in small letters."""
    return frozenset(
        (mark.kind, (mark.base or mark.words).casefold())
        for mark in found
        if mark.identity_id is None and IdentityKind(mark.kind) in NAMED
    )
